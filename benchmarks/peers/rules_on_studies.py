#!/usr/bin/env python3
"""Says what each rule of `strict` does to the real paths of studies, as a Markdown table.

    benchmarks/peers/rules_on_studies.py STUDY.yaml... [--entrepot ./entrepot]

It runs `entrepot paths` on all results that each study names, under `strict`, under `strict` without
each of its rules in turn, by longest match alone, and under `ihr`. A path is resolved if every step
of it is one AS or the crossing of an exchange; it is changed if its row of ASes is not that of
`strict`.
"""

import argparse
import json
import subprocess
import sys

from compare_policies import results_of

RULES = [
    "artefacts", "reach", "ip-loops", "special-purpose", "exchanges", "longest-match",
    "borders", "origin-sets", "gaps", "as-loops", "third-party", "bridges",
]
CORRECTIONS = ["exchanges", "borders", "origin-sets", "gaps", "as-loops", "third-party", "bridges"]


def rows(entrepot, study, policy):
    """Each path as (its row of ASes, whether it is resolved), or None where it is discarded."""
    command = [entrepot, "paths", *results_of(study), "--reference", study, "--policy", policy, "--quiet"]
    run = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    found = []
    for line in run.stdout:
        path = json.loads(line)
        row = path["as_path"]
        known = [step for step, why in zip(row, path["reasons"]) if why != "exchange"]
        resolved = all(isinstance(step, int) for step in known)
        found.append(None if path["discarded"] else (row, resolved))
    if run.wait() != 0:
        sys.exit(f"{' '.join(command)}: status {run.returncode}")
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("studies", nargs="+", metavar="STUDY.yaml")
    parser.add_argument("--entrepot", default="./entrepot")
    given = parser.parse_args()
    policies = [("`strict`", "strict")]
    policies += [(f"without `{rule}`", f"strict-without-{rule}") for rule in RULES]
    policies += [("longest match alone", "strict-without-" + "-without-".join(CORRECTIONS))]
    policies += [("`ihr`", "ihr")]
    for study in given.studies:
        print(f"| {study.split('/')[-1]} | paths | resolved | share | changed | share |")
        print("|---|--:|--:|--:|--:|--:|")
        strict = rows(given.entrepot, study, "strict")
        for name, policy in policies:
            found = strict if policy == "strict" else rows(given.entrepot, study, policy)
            kept = sum(1 for path in found if path)
            resolved = sum(1 for path in found if path and path[1])
            both = [(a, b) for a, b in zip(strict, found) if a and b]
            changed = sum(1 for a, b in both if a[0] != b[0])
            print(
                f"| {name} | {kept:,} | {resolved:,} | {resolved / max(kept, 1):.1%}"
                f" | {changed:,} | {changed / max(len(both), 1):.1%} |"
            )
            sys.stdout.flush()
        print()


if __name__ == "__main__":
    main()
