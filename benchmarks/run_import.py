"""What importing a large table costs, and what an editor waits for among many documents.

A table of 10,000 rows (2,000 objectives with four key results each, in 40 teams) is imported as CSV
and as XLSX into an empty folder, in a process of its own, next to a Python program that only reads
the CSV and writes it again as JSON. Then 1,000 documents are loaded as the language server does,
and one is changed as by a key. Usage::

    python benchmarks/run_import.py [RUNS]
"""

from __future__ import annotations

import csv
import io
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

ROWS = 10_000
DOCUMENTS = 1_000
TODAY = "2026-11-20"
_COLUMNS = ["Row ID", "Title", "Parent", "Entity", "Owner Email", "Time Period", "Type",
            "Start Value", "Target Value", "Unit", "Current Value"]  # fmt: skip
_LEAST = """
import csv, json, sys
rows = list(csv.DictReader(open(sys.argv[1], encoding="utf-8", newline="")))
json.dump(rows, open(sys.argv[2], "w", encoding="utf-8"))
"""


def table() -> list[list[str]]:
    """Give the rows of the table, the names of its columns first."""
    rows = [_COLUMNS]
    for number in range(ROWS // 5):
        team = f"Team {number % 40}"
        key = str(len(rows))
        period = "Q4 2026"
        rows.append([key, f"Objective {number}", "", team, f"p{number % 50}@example.org", period,
                     "Objective", "", "", "", ""])  # fmt: skip
        for part in range(4):
            rows.append([str(len(rows)), f"Key result {number} {part}", key, team,
                         f"p{part}@example.org", period, "Key Result", "0", "100", "%",
                         str(part * 7)])  # fmt: skip
    return rows


def _median(command: list[str], runs: int) -> float:
    times = []
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            start = time.perf_counter()
            subprocess.run(
                [word.replace("FOLDER", folder) for word in command],
                check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
            times.append(time.perf_counter() - start)
    return statistics.median(times)


def importing(runs: int) -> None:
    """Measure the imports and print them."""
    from okrascode.exchange.xlsx_file import as_xlsx

    with tempfile.TemporaryDirectory() as folder:
        out = io.StringIO(newline="")
        csv.writer(out).writerows(table())
        text, workbook = Path(folder, "t.csv"), Path(folder, "t.xlsx")
        text.write_text(out.getvalue(), encoding="utf-8", newline="")
        workbook.write_bytes(as_xlsx(_COLUMNS, table()[1:], title="OKRs"))
        least = _median([sys.executable, "-c", _LEAST, str(text), "FOLDER/t.json"], runs)
        print(f"csv to json, nothing else   {least:6.2f} s")
        for kind, file in (("csv", text), ("xlsx", workbook)):
            command = [sys.executable, "-m", "okrascode", "-C", "FOLDER", "import", kind,
                       str(file), "--today", TODAY, "-q"]  # fmt: skip
            seconds = _median(command, runs)
            print(
                f"okr import {kind:4}             {seconds:6.2f} s"
                f"   {ROWS / seconds:8,.0f} rows a second   {seconds / least:5.1f} x"
            )


def editing(runs: int) -> None:
    """Measure what a key press costs in the language server and print it."""
    from okrascode.lsp.desk import Desk

    head = "apiVersion: okrascode/v1\nkind: {}\n"
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        okrs = root / "okrs"
        okrs.mkdir()
        (okrs / "organization.yaml").write_text(
            head.format("Organization") + "name: A\ncycles:\n"
            "  - {id: 2026-Q4, start: 2026-10-01, end: 2026-12-31}\n"
        )
        body = ""
        for number in range(DOCUMENTS // 2):
            team = okrs / f"t{number}"
            team.mkdir()
            parent = "parent: t0\n" if number else ""
            (team / "team.yaml").write_text(
                head.format("Team") + f"id: t{number}\nname: T {number}\n{parent}"
            )
            body = head.format("Objectives") + f"team: t{number}\ncycle: 2026-Q4\nobjectives:\n"
            for one in range(3):
                body += f"  - id: o{one}\n    objective: Good {one}\n    owner: ana\n"
                body += "    key_results:\n" + "".join(
                    f"      - id: k{part}\n        key_result: It {number} {one} {part} rises\n"
                    "        owner: bo\n        measure: {baseline: 0, target: 10}\n"
                    for part in range(3)
                )
            (team / "2026-Q4.yaml").write_text(body)
        desk = Desk(root, today=date.fromisoformat(TODAY))
        desk.findings()
        path = f"okrs/t{DOCUMENTS // 2 - 1}/2026-Q4.yaml"
        own, words, everything = [], [], []
        for number in range(max(runs, 5)):
            written = body.replace("It ", f"It {number} ", 1)
            desk.typed(path, written)
            start = time.perf_counter()
            desk.findings()
            words.append(time.perf_counter() - start)
            desk.typed(path, written.replace("owner: bo", f"owner: b{number}", 1))
            start = time.perf_counter()
            desk.findings_of_text(path)
            own.append(time.perf_counter() - start)
            desk.findings()
            everything.append(time.perf_counter() - start)
    print(
        f"a key among {DOCUMENTS:,} documents: the text itself"
        f" {statistics.median(own) * 1000:.0f} ms, everything after a key in words"
        f" {statistics.median(words) * 1000:.0f} ms, after any other"
        f" {statistics.median(everything) * 1000:.0f} ms"
    )


if __name__ == "__main__":
    given = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    importing(given)
    editing(given)
