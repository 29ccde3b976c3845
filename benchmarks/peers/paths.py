#!/usr/bin/env python3
"""AS paths of traceroutes as one writes it in an afternoon: json, pyasn, and nothing else.

paths.py TABLE FILE prints for each traceroute of FILE (JSON Lines, plain or gzip) its probe and the
origin ASes of the first address of each hop, repeats collapsed; "?" where a hop keeps silent or no
prefix of TABLE covers its address. No exchange, no third party, no doubt: it is a yardstick of time.
"""

import gzip
import json
import sys

import pyasn


def opened(name):
    return gzip.open(name, "rt") if name.endswith(".gz") else open(name)


def first_address(hop):
    for reply in hop.get("result", ()):
        if "from" in reply:
            return reply["from"]
    return None


def origin(table, address):
    if not address:
        return "?"
    asn = table.lookup(address)[0]
    return "?" if asn is None else str(asn)


def main(table_name, results_name):
    table = pyasn.pyasn(table_name)
    with opened(results_name) as lines:
        for line in lines:
            result = json.loads(line)
            if result.get("type") != "traceroute":
                continue
            path = []
            for hop in result.get("result", ()):
                asn = origin(table, first_address(hop))
                if not path or path[-1] != asn:
                    path.append(asn)
            print(result["prb_id"], " ".join(path))


if __name__ == "__main__":
    main(*sys.argv[1:])
