#!/usr/bin/env python3
"""Says how two path policies differ on the results of studies, as a Markdown table.

    benchmarks/peers/compare_policies.py STUDY.yaml... [--entrepot ./entrepot]

It runs `entrepot paths` twice on all results that each study names, whatever their probes' region,
under `strict` and under `ihr`, and tells for each path that both keep and read differently why:
with the fewest of a few changes that turn the row of ASes of `strict` into that of `ihr`. Nothing
but the two outputs is asked, so the table can be made again whenever a policy has changed.
"""

import argparse
import itertools
import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter

CHANGES = ["probe", "origins", "hops", "loops", "gaps", "crossings", "end"]
WORDS = {
    "probe": "the probe's AS is another (by its record, by its address)",
    "origins": "the first of several origins is taken",
    "loops": "an AS that comes back is left out there",
    "gaps": "a gap is bridged",
    "crossings": "an exchange whose member is not known is left out",
    "end": "an open end is closed with the destination's AS",
    "late": "a hop is another: a late reply or an answer to another destination",
    "exchange": "a hop is another: an address at an exchange",
    "border": "a hop is another: strict corrects a border",
    "third-party": "a hop is another: strict takes out a third party",
    "loop-collapsed": "a hop is another: strict takes A B A for A",
    "other-hop": "a hop is another: none of these",
    "unexplained": "by more than these changes",
}


def results_of(study):
    """The files of results that a study names; a list in lines, or one in brackets."""
    folder = os.path.dirname(os.path.abspath(study))
    files, inside = [], False
    with open(study, encoding="utf-8") as lines:
        for line in lines:
            named = re.match(r"results:\s*(?:\[(.*)\])?\s*$", line)
            if named:
                inside = True
                files += [name.strip() for name in (named.group(1) or "").split(",") if name.strip()]
            elif inside and re.match(r"\s+-\s", line):
                files.append(line.split("-", 1)[1].strip())
            elif inside and line.strip() and not line.startswith((" ", "#")):
                inside = False
    if not files:
        sys.exit(f"{study}: names no file of results that could be read here")
    return [os.path.join(folder, name) for name in files]


def paths(entrepot, study, policy, out):
    command = [entrepot, "paths", *results_of(study), "--reference", study, "--policy", policy]
    subprocess.run([*command, "--quiet"], stdout=out, check=True)
    out.seek(0)


def is_resolved(path):
    """Whether every step is one AS, or the LAN of an exchange between two of them."""
    return "gap" not in path["flags"] and all(
        isinstance(asn, int) or (asn is None and reason == "exchange")
        for asn, reason in zip(path["as_path"], path["reasons"])
    )


def row(path):
    """The path hop by hop: [hop or None, AS or list or None, reason]."""
    cells = []
    for asn, hops, reason in zip(path["as_path"], path["hops"], path["reasons"]):
        cells += [[hop, asn, reason] for hop in hops] or [[None, asn, reason]]
    return cells


def operators(path):
    """The AS of each hop number, where it stands behind a step."""
    return {hop: asn for asn, hops in zip(path["as_path"], path["hops"]) for hop in hops}


def other_hops(strict, ihr):
    """Hops to which the two give another AS, with the reason under strict."""
    told = operators(ihr)
    seen = {hop: (asn, reason) for hop, asn, reason in row(strict) if hop is not None}
    found = {}
    for hop, asn in told.items():
        mine, reason = seen.get(hop, (None, "left out"))
        if mine != asn and not (isinstance(mine, list) and asn in mine):
            found[hop] = reason
    return found


def labels(strict, ihr):
    """Why hops have another AS."""
    why = set()
    for reason in other_hops(strict, ihr).values():
        flags = strict["flags"]
        if "late-reply" in ihr["flags"] or "edst" in ihr["flags"]:
            why.add("late")
        elif reason.startswith("exchange"):
            why.add("exchange")
        elif any(word.startswith("border") for word in [reason, *flags]):
            why.add("border")
        elif "third-party" in flags:
            why.add("third-party")
        elif "as-loop-collapsed" in flags:
            why.add("loop-collapsed")
        elif "ixp_in_path" in ihr["flags"]:
            why.add("exchange")
        else:
            why.add("other-hop")
    return why


def changed(strict, ihr, changes):
    """The ASes of strict in a row after some of the changes."""
    told = operators(ihr)
    others = other_hops(strict, ihr)
    cells = row(strict)
    if "probe" in changes and cells:
        # What strict counts as the probe's premises shrinks to the hops that ihr sees, if any.
        own = list(itertools.takewhile(lambda cell: cell[1] == cells[0][1], cells))
        seen = [[hop, told[hop], reason] for hop, _, reason in own if hop in told]
        cells = [[None, ihr["src_asn"], "probe"], *seen, *cells[len(own) :]]
    if "hops" in changes:
        known = {cell[0] for cell in cells}
        for cell in cells:
            if cell[0] in others:
                cell[1] = told[cell[0]]
        end = [cells[-1]] if cells[-1][0] is None else []
        body = cells[: len(cells) - len(end)]
        body += [[hop, told[hop], "left out"] for hop in sorted(others) if hop not in known]
        cells = body + end
    names = []
    for i, (hop, asn, reason) in enumerate(cells):
        if asn is None:
            crossing = reason == "exchange"
            inner = any(cell[1] is not None for cell in cells[i:])
            change = "crossings" if crossing else "gaps" if inner else "end"
            if change in changes:
                continue
        if isinstance(asn, list) and "origins" in changes and hop in told:
            asn = told[hop]
        if "loops" in changes and isinstance(asn, int) and asn in names:
            continue
        if not names or names[-1] != asn:
            names.append(asn)
    if "end" in changes and names and names[-1] != ihr["dst_asn"]:
        names.append(ihr["dst_asn"])
    return names


def causes(strict, ihr):
    """The fewest changes that make the one the other."""
    for number in range(1, len(CHANGES) + 1):
        for changes in itertools.combinations(CHANGES, number):
            if changed(strict, ihr, changes) == ihr["as_path"]:
                found = {change for change in changes if change != "hops"}
                return found | (labels(strict, ihr) if "hops" in changes else set())
    return {"unexplained"} | labels(strict, ihr)


def compare(entrepot, study):
    """What is counted of one study."""
    count = Counter()
    with tempfile.TemporaryFile("w+b") as one, tempfile.TemporaryFile("w+b") as two:
        paths(entrepot, study, "strict", one)
        paths(entrepot, study, "ihr", two)
        for left, right in itertools.zip_longest(one, two):
            strict, ihr = json.loads(left), json.loads(right)
            key = ("prb_id", "msm_id", "timestamp")
            assert [strict[k] for k in key] == [ihr[k] for k in key], "the outputs are of other results"
            count["all"] += 1
            for name, path in (("strict", strict), ("ihr", ihr)):
                if path["discarded"]:
                    count[f"{name} discards", path["discarded"]] += 1
                else:
                    count[f"{name} keeps"] += 1
                    count[f"{name} resolved"] += is_resolved(path)
            if strict["discarded"] or ihr["discarded"]:
                continue
            count["both"] += 1
            if strict["as_path"] == ihr["as_path"]:
                count["equal"] += 1
                continue
            why = causes(strict, ihr)
            for cause in why:
                count["cause", cause] += 1
                count["only", cause] += why == {cause}
            for flag in ihr["flags"]:
                count["flag", flag.split("=")[0]] += 1
    return count


def share(part, whole):
    return f"{part:,} ({100 * part / whole:.1f}%)" if whole else f"{part:,}"


def table(studies, counts):
    print("| | " + " | ".join(f"`{study}`" for study in studies) + " |")
    print("|---|" + "---:|" * len(studies))

    def line(words, cell):
        print(f"| {words} | " + " | ".join(cell(count) for count in counts) + " |")

    line("traceroutes", lambda count: f"{count['all']:,}")
    for name in ("strict", "ihr"):
        line(f"kept by `{name}`", lambda count: share(count[f"{name} keeps"], count["all"]))
        line(
            "... every step one AS",
            lambda count: share(count[f"{name} resolved"], count[f"{name} keeps"]),
        )
        reasons = sorted({k[1] for c in counts for k in c if k[0] == f"{name} discards"})
        for reason in reasons:
            line(
                f"... discarded: {reason}",
                lambda count: share(count[f"{name} discards", reason], count["all"]),
            )
    line("kept by both", lambda count: share(count["both"], count["all"]))
    line("... the same ASes in a row", lambda count: share(count["equal"], count["both"]))
    line(
        "... other ASes, **because**",
        lambda count: share(count["both"] - count["equal"], count["both"]),
    )
    for cause, words in WORDS.items():
        if any(count["cause", cause] for count in counts):
            line(
                f"{words}; *alone*",
                lambda count: share(count["cause", cause], count["both"])
                + f"; *{count['only', cause]:,}*",
            )


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("studies", nargs="+", metavar="STUDY", help="a study file")
    here = os.path.dirname(os.path.abspath(__file__))
    parser.add_argument(
        "--entrepot", default=os.path.join(here, "..", "..", "entrepot"), help="the command"
    )
    asked = parser.parse_args()
    counts = [compare(asked.entrepot, study) for study in asked.studies]
    names = [os.path.basename(study).rsplit(".", 1)[0] for study in asked.studies]
    table(names, counts)


if __name__ == "__main__":
    main()
