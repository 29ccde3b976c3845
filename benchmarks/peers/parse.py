#!/usr/bin/env python3
"""Reads each line of a file of traceroutes with Python's json and walks to every round-trip time."""

import gzip
import json
import sys

count = 0
micros = 0
with gzip.open(sys.argv[1], "rt") if sys.argv[1].endswith(".gz") else open(sys.argv[1]) as lines:
    for line in lines:
        count += 1
        for hop in json.loads(line).get("result", ()):
            for reply in hop.get("result", ()):
                micros += round(1000 * reply.get("rtt", 0))
print(count, micros)
