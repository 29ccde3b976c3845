"""Betweenness by igraph's C library, asked for by lines on standard input.

usage: graph_igraph.py AS-REL-FILE     (CAIDA's provider|customer|-1, peer|peer|0; plain or gzip)

Each line of input is a number of sources; they are taken at equal distances among the ASes in order
of their numbers. The answer is one line: the sum of betweenness over all ASes, so that the two sides
can be seen to have computed the same, and the seconds that it took the processor.

Wants an igraph whose betweenness takes sources: 1.0.0 does, 0.10.2 does not. With all sources given it
takes as long as without any (5.15 and 5.14 s on 6,000 nodes).
"""

import gzip
import sys
import time

import igraph


def links(name):
    opened = gzip.open(name, "rt") if name.endswith(".gz") else open(name)
    seen = set()
    with opened as lines:
        for line in lines:
            if not line.startswith("#"):
                first, second = map(int, line.split("|")[:2])
                seen.add((min(first, second), max(first, second)))
    return sorted(seen)


def main():
    pairs = links(sys.argv[1])
    asns = sorted({asn for pair in pairs for asn in pair})
    place = {asn: i for i, asn in enumerate(asns)}
    graph = igraph.Graph(
        n=len(asns), edges=[(place[a], place[b]) for a, b in pairs], directed=False
    )
    print(f"ready {graph.vcount()} {graph.ecount()}", flush=True)
    for line in sys.stdin:
        count = int(line)
        sources = [i * len(asns) // count for i in range(count)]
        started = time.process_time()
        scores = graph.betweenness(directed=False, sources=sources, targets=None)
        seconds = time.process_time() - started
        print(f"{sum(scores)!r} {seconds!r}", flush=True)


if __name__ == "__main__":
    main()
