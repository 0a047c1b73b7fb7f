#!/usr/bin/env python3
"""The directory by site, beside two well-known engines that only group and count.

    pip install polars duckdb
    cargo build --release && cargo bench --bench directory
    python3 benches/peers.py target/release/exercoord target/tmp/annuaire.txt

Every round does each work once, on the same file, from the page cache; the middle of the rounds is
told. exercoord is a whole run, from start to a file of CSV on the disk; the engines are in memory
already and are timed from the query to its result, which is the number of lines of each site,
profession and mode of practice.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from statistics import median

ROUNDS = 7
SITE = "Identifiant technique de la structure"
KEYS = [SITE, "Code profession", "Code mode exercice"]


def with_wc(path):
    subprocess.run(["wc", "-l", path], check=True, stdout=subprocess.DEVNULL)


def with_exercoord(program, path, out):
    line = [program, "screen", "--rpps", path, "--by", "site", "-o", out, "--force"]
    subprocess.run(line, check=True, stderr=subprocess.DEVNULL)


def with_polars(polars, path):
    lines = polars.scan_csv(
        path,
        separator="|",
        quote_char=None,
        infer_schema=False,
        encoding="utf8-lossy",
        truncate_ragged_lines=True,
        ignore_errors=True,
    )
    return lines.group_by(KEYS).len().collect().height


def with_duckdb(duckdb, path):
    keys = ", ".join(f'"{key}"' for key in KEYS)
    lines = (
        f"read_csv('{path}', delim='|', quote='', escape='', header=true, all_varchar=true, "
        "ignore_errors=true, null_padding=true, strict_mode=false)"
    )
    return len(duckdb.sql(f"select {keys}, count(*) from {lines} group by all").fetchnumpy()[SITE])


def main():
    program, path = sys.argv[1:]
    with tempfile.TemporaryDirectory() as home:
        out = os.path.join(home, "sites.csv")
        # First, since a child begins with what its parent held.
        with_exercoord(program, path, out)
        most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        import duckdb
        import polars

        works = {
            "wc -l": lambda: with_wc(path),
            "exercoord": lambda: with_exercoord(program, path, out),
            f"Polars {polars.__version__}": lambda: with_polars(polars, path),
            f"DuckDB {duckdb.__version__}": lambda: with_duckdb(duckdb, path),
        }
        times = {name: [] for name in works}
        for _ in range(ROUNDS):
            for name, work in works.items():
                begun = time.perf_counter()
                work()
                times[name].append(time.perf_counter() - begun)
    for name, taken in times.items():
        print(f"{name:<16} {median(taken):.2f} s   ({min(taken):.2f} to {max(taken):.2f})")
    print(f"exercoord held {most / 1024:.0f} MB at the most")


if __name__ == "__main__":
    main()
