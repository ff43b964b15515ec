"""``okr import`` as a person runs it: writes all or nothing, and says what it did."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from okrascode.documents.read import read_document
from tests.support.foreign_tables import TABLES
from tests.support.okr_program import TODAY, okr
from tests.support.source import ROOT


def run(folder: Path, text: str | bytes, *words: str, kind: str = "csv") -> tuple[int, str, str]:
    """Import a file that holds a text."""
    file = folder / f"source.{kind}"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    said = okr("-C", folder, "import", kind, file.name, "--today", TODAY, *words)
    return said.code, said.out, said.err


def documents(folder: Path) -> list[str]:
    """Name the documents there are."""
    return sorted(p.relative_to(folder).as_posix() for p in (folder / "okrs").rglob("*.yaml"))


def test_an_import_into_nothing_makes_a_repository_that_lints_clean(tmp_path: Path) -> None:
    """Organisation, teams, objectives and check-ins are written, and no rule finds an error."""
    code, out, err = run(tmp_path, TABLES["viva-goals"])
    assert code == 0, err
    assert "2 objectives, 1 key result, 2 check-ins imported." in out
    assert "okrs/organization.yaml" in documents(tmp_path)
    assert okr("-C", tmp_path, "lint", "--today", TODAY).code == 0


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    """It names the same files."""
    code, out, _ = run(tmp_path, TABLES["viva-goals"], "--dry-run")
    assert code == 0
    assert "would write  okrs/payments/2026-Q4.yaml" in out
    assert documents(tmp_path) == []


def test_everything_left_out_is_told_line_by_line(tmp_path: Path) -> None:
    """The screen says each sentence once with its lines, the report says each line."""
    _, _, err = run(tmp_path, TABLES["viva-goals"], "--report", "out.csv")
    assert "line 6: Not imported, because it is a Deliverable: Do a thing." in err
    assert "The column 'Creator' is left out (4 cells): who typed it in" in err
    report = (tmp_path / "out.csv").read_text(encoding="utf-8")
    assert 'line 6,"Not imported, because it is a Deliverable' in report


def test_cells_without_a_place_can_be_kept(tmp_path: Path) -> None:
    """With --keep they stand in the documents under a key that okr carries along."""
    run(tmp_path, TABLES["betterworks"], "--keep")
    text = "".join((tmp_path / p).read_text(encoding="utf-8") for p in documents(tmp_path))
    assert "x-imported: {categories: Customers}" in text


def test_no_file_is_overwritten(tmp_path: Path) -> None:
    """A document of the same name stays, and the new one gets another name."""
    okr("init", tmp_path, "--today", TODAY, "--ci", "none")
    path = tmp_path / "okrs/company/2026-Q4.yaml"
    before = path.read_bytes()
    code, _, err = run(tmp_path, TABLES["betterworks"], "--cycle", "2026-Q4", "--team", "company")
    assert code == 0, err
    assert path.read_bytes() == before
    assert "okrs/company/2026-Q4-2.yaml" in documents(tmp_path)
    assert okr("-C", tmp_path, "lint", "--today", TODAY).code == 0


def test_a_failure_in_the_middle_leaves_nothing(tmp_path: Path) -> None:
    """When one file cannot be written, those before it are taken back, folders too."""
    (tmp_path / "okrs").mkdir()
    (tmp_path / "okrs/payments").write_text("in the way", encoding="utf-8")
    code, _, err = run(tmp_path, TABLES["viva-goals"])
    assert code == 3, err
    assert documents(tmp_path) == []
    assert sorted(p.name for p in (tmp_path / "okrs").iterdir()) == ["payments"]


def test_a_link_out_of_the_repository_is_not_followed(tmp_path: Path) -> None:
    """A folder that is a link elsewhere gets no documents."""
    outside = tmp_path / "outside"
    outside.mkdir()
    root = tmp_path / "root"
    (root / "okrs").mkdir(parents=True)
    (root / "okrs/payments").symlink_to(outside)
    code, _, err = run(root, TABLES["viva-goals"])
    assert code == 3, err
    assert list(outside.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (b"Objective,Key result\nA,\xff\n", "The file is not utf-8: byte 0xff in line 2."),
        (b"a,b\n1,2\n", "No ready mapping fits these columns: a, b."),
        (b"", "No ready mapping fits these columns"),
        (b"Objective,Key result\nA,\0\n", "NUL"),
        (b'Objective,Key result\n"' + b"x" * 40_000, "is no CSV: field larger than field limit"),
        (b"Objective,Key result\n" + b"x," * 2_000, "has more than 1,000 cells."),
    ],
    ids=["encoding", "columns", "empty", "nul", "cell", "wide"],
)
def test_a_broken_file_gets_one_sentence(tmp_path: Path, text: bytes, sentence: str) -> None:
    """Nothing is written, the exit code is 2, and the sentence says what is wrong."""
    code, _, err = run(tmp_path, text)
    assert code == 2, err
    assert sentence in err
    assert documents(tmp_path) == []


def test_broken_rows_are_named_and_the_others_come(tmp_path: Path) -> None:
    """Numbers, days and parents that are none leave their rows with a sentence each."""
    text = (
        "Objective,Key result,Baseline,Target,Current,As of,Cycle,Team,Owner\n"
        "Be loved,Score rises,30,lots,40,03/04/2026,2026-Q4,Payments,Ana\n"
        "Be loved,Same start and end,5,5,5,,2026-Q4,Payments,=cmd|' /C calc'!A0\n"
        ",,,,,,,,\n"
        "Be lost,No cycle,1,2,1,,sometime,Payments,Bo\n"
    )
    code, out, err = run(tmp_path, text)
    assert code == 0, err
    assert "line 2: target 'lots' is not a number, and is left out." in err
    assert "as of '03/04/2026' is not a day that can be read in one way" in err
    assert "line 3: Start and target are both 5" in err
    assert "line 5: Not imported, because the cycle 'sometime' has no days" in err
    assert "1 objective, 2 key results" in out


def test_the_mapping_can_be_ones_own(tmp_path: Path) -> None:
    """A file of the user's says which column is what; a wrong key in it is named."""
    (tmp_path / "ours.toml").write_text(
        'default_kind = "objective"\n[columns]\ntitle = "Wish"\ncycle = "When"\n'
        '[key_result]\ntitle = "Proof"\ntarget = "Until"\n',
        encoding="utf-8",
    )
    text = "Wish,Proof,Until,When\nBe loved,Score,50,2026-Q4\n"
    assert run(tmp_path, text, "--mapping", "ours.toml")[0] == 0
    (tmp_path / "bad.toml").write_text('[columns]\ntitel = "Wish"\n', encoding="utf-8")
    code, _, err = run(tmp_path, text, "--mapping", "bad.toml")
    assert code == 2
    assert "'titel' is not known" in err


def test_loops_of_parents_are_opened(tmp_path: Path) -> None:
    """Two objectives that belong to each other give one link, and a sentence."""
    text = (
        "Row ID,Title,Parent,Entity,Owner Email,Time Period,Type\n"
        "1,A,2,Acme,ana@example.org,Q4 2026,Objective\n"
        "2,B,1,Acme,ana@example.org,Q4 2026,Objective\n"
    )
    code, _, err = run(tmp_path, text)
    assert code == 0, err
    assert "closes a loop" in err


def test_a_process_that_is_killed_leaves_whole_files(tmp_path: Path) -> None:
    """Whatever is there under its name has its last byte, and can be read."""
    rows = [f"O{n},K{n},1,2,2026-Q4,T{n}" for n in range(150)]
    (tmp_path / "x.csv").write_text(
        "\n".join(["Objective,Key result,Baseline,Target,Cycle,Team", *rows]), encoding="utf-8"
    )
    command = [sys.executable, "-m", "okrascode", "-C", str(tmp_path), "import", "csv", "x.csv"]
    running = subprocess.Popen(
        command, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    while running.poll() is None and len(list(tmp_path.glob("okrs/*/*.yaml"))) < 20:
        time.sleep(0.001)
    running.kill()
    running.wait()
    found = list((tmp_path / "okrs").rglob("*.yaml"))
    assert len(found) >= 20
    for path in found:
        relative = path.relative_to(tmp_path).as_posix()
        assert read_document(path.read_bytes(), path=relative).document is not None, relative


def test_the_example_of_the_documentation_does_what_its_page_says(tmp_path: Path) -> None:
    """The invented export in docs/ gives the numbers that the page shows."""
    page = (ROOT / "docs/how-to/import.md").read_text(encoding="utf-8")
    _, out, _ = run(tmp_path, (ROOT / "docs/how-to/examples/viva-goals.csv").read_bytes())
    [count] = [line for line in out.splitlines() if line.endswith("imported.")]
    assert count in page


def test_merged_cells_belong_to_the_objective_above(tmp_path: Path) -> None:
    """A row without an objective adds to the one above; what it says otherwise is named."""
    table = tmp_path / "merged.csv"
    table.write_text(
        "Objective,Key result,Team,Quarter,Start,Target\n"
        "Customers love us,,Sales,Q4 2026,,\n"
        ",NPS rises,Sales,Q4 2026,10,50\n"
        ",They stay,Sales,Q3 2026,80,90\n",
        encoding="utf-8",
    )
    root = tmp_path / "company"
    root.mkdir()
    said = okr("-C", root, "--today", "2026-11-20", "import", "csv", table)
    assert said.code == 0, said.err
    assert "1 objective, 2 key results" in said.out
    assert "Not imported" not in said.err
    assert "line 4: Its cycle 'Q3 2026' is 'Q4 2026' for the objective above" in said.err
