"""``okr lint`` on a real folder: paths, outputs, exit codes, and words that mean nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from okrascode.cli.main import main, run
from tests.support.good_company import GOOD_COMPANY
from tests.support.okr_program import TODAY
from tests.support.okr_program import okr as run_okr

PLAN = "okrs/payments/2026-Q4.yaml"
TEXTS = ("--select", "0,1,2,3,5,9", "--ignore", "207")
"""Rules that read no history."""


@pytest.fixture
def company(tmp_path: Path) -> Path:
    """Write the good company with one error and one warning into a folder."""
    for path, raw in GOOD_COMPANY.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(raw)
    plan = tmp_path / PLAN
    text = plan.read_text(encoding="utf-8")
    text = text.replace("company@2026:love-us", "company@2026:love-uss")
    plan.write_text(text.replace("    owner: ana\n", ""), encoding="utf-8")
    return tmp_path


def okr(folder: Path, *words: str) -> Result:
    """Run the command in a folder."""
    arguments = ["-C", str(folder), "--today", "2026-11-20", "lint", *words]
    return CliRunner().invoke(main, arguments, standalone_mode=False, catch_exceptions=False)


def code_of(folder: Path, *words: str) -> int:
    """Give the exit code of the whole program."""
    with pytest.raises(SystemExit) as stop:
        run(["-C", str(folder), "--today", "2026-11-20", "lint", *words])
    assert isinstance(stop.value.code, int)
    return stop.value.code


def test_findings_are_shown_with_their_line(company: Path) -> None:
    """By default a person sees the text, and the count on standard error."""
    result = okr(company, *TEXTS)
    assert f"{PLAN}:10:16: error OKR201 unknown-reference:" in result.stdout
    assert "supports: [company@2026:love-uss]" in result.stdout
    assert result.stderr == "1 error, 1 warning in 9 documents. --fix=unsafe mends 1.\n"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ((), 1),
        (("--exit-zero",), 0),
        (("--ignore", "201"), 0),
        (("--ignore", "201", "--fail-on", "warning"), 1),
        (("--select", "team-tree"), 0),
        (("--select", "nonsense"), 2),
        (("--format", "xml"), 2),
        (("--format", "json:"), 2),
        (("--profile", "lax"), 2),
        (("--fail-on", "never"), 2),
        (("okrs/nobody",), 2),
        (("okrs/company",), 0),
        (("..",), 2),
        (("--format", "json:no/such/folder/out.json"), 3),
    ],
)
def test_exit_codes(
    company: Path, words: tuple[str, ...], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """0 nothing at the threshold, 1 findings, 2 wrong usage, 3 the environment failed."""
    given = words if "--select" in words else (*TEXTS, *words)
    assert code_of(company, *given) == code
    said = capsys.readouterr()
    assert "Traceback" not in said.err
    assert said.err


def test_several_outputs_in_one_run(company: Path) -> None:
    """Each format goes where it is sent, and all hold the same findings."""
    result = okr(company, *TEXTS, "--format", "concise", "--format", "json:out.json", "-q")
    document = json.loads((company / "out.json").read_text(encoding="utf-8"))
    assert len(document["findings"]) == len(result.stdout.splitlines()) == 2
    assert result.stderr == ""


def test_a_path_is_seen_from_where_one_stands(company: Path) -> None:
    """A path is relative to the folder one works in, and shown relative to the root."""
    here = company / "okrs" / "payments"
    assert f"{PLAN}:" in okr(here, *TEXTS, "2026-Q4.yaml", "--format", "concise").stdout
    assert okr(here, *TEXTS, "team.yaml", "--format", "concise").stdout == ""
    assert f"{PLAN}:" in okr(here, *TEXTS, str(company / PLAN), "--format", "concise").stdout
    assert f"{PLAN}:" in okr(company, *TEXTS, ".", "--format", "concise").stdout


def test_statistics_are_counted(company: Path) -> None:
    """The number of findings of each rule stands on standard error."""
    result = okr(company, *TEXTS, "--statistics")
    assert "     1  OKR201 unknown-reference\n" in result.stderr


def test_a_symbolic_link_is_named_and_not_followed(company: Path) -> None:
    """A document that is a link is one finding, at its own path."""
    (company / "secret").write_text("kind: secret\n", encoding="utf-8")
    (company / "okrs/payments/link.yaml").symlink_to(company / "secret")
    result = okr(company, *TEXTS, "okrs/payments/link.yaml")
    assert "okrs/payments/link.yaml:1:1: error OKR008 symlink:" in result.stdout
    assert "secret" not in result.stdout.split("error", 1)[1].split("help")[0]


def test_settings_are_used(company: Path) -> None:
    """The threshold and the rules of okr.toml hold, and the command line beats them."""
    (company / "okr.toml").write_text(
        '[lint]\nfail-on = "warning"\nignore = ["201"]\n', encoding="utf-8"
    )
    ignored = ("--ignore", "stale-check-in,two-values,rule-needs-history")
    assert code_of(company, *ignored) == 1
    assert code_of(company, *ignored, "--fail-on", "error") == 0
    assert code_of(company, "--select", "201") == 1


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ('[lint]\nselect = ["OKR999"]\n', "okr.toml:2: There is no rule 'OKR999'."),
        ('[lint]\nignore = ["stale-chekin"]\n', "okr.toml:2: There is no rule 'stale-chekin'."),
        (
            'version = 1\n[lint.rules.no-ownr]\nseverity = "info"\n',
            "okr.toml:2: There is no rule 'no-ownr'.",
        ),
        (
            "[lint.rules.too-many-objectives]\n\nmoost = 3\n",
            "okr.toml:3: There is no setting lint.rules.too-many-objectives.moost.",
        ),
        (
            '[lint.rules.too-many-objectives]\nmost = "x"\n',
            "okr.toml:2: lint.rules.too-many-objectives.most is 'x', but must be a whole number"
            " of 0 or more.",
        ),
        (
            '[[lint.overrides]]\nfiles = ["a"]\nignore = ["nope"]\n',
            "okr.toml:3: There is no rule 'nope'.",
        ),
        ('plugins = ["nope"]\n', "okr.toml:1: The plug-in 'nope' is not installed."),
        (
            '[paths]\nokrs = ["../**/*.yaml"]\n',
            "okr.toml:2: '../**/*.yaml' leads out of the folder of this file.",
        ),
    ],
)
def test_a_wrong_setting_stops_with_its_line(
    company: Path, capsys: pytest.CaptureFixture[str], settings: str, message: str
) -> None:
    """Whatever okr.toml names and is not there is said with its place, by exit code 2."""
    (company / "okr.toml").write_text(settings, encoding="utf-8")
    assert code_of(company) == 2
    assert capsys.readouterr().err.splitlines()[0] == f"okr: {message}"


def test_a_rule_of_the_organisation_speaks_as_it_was_written(tmp_path: Path) -> None:
    """Its message may read like one of ours, and stays in every language."""
    message = "A lead must be named, but this team has none."
    rule = f"""[[rule]]
code = "ACME001"
message = "{message}"
select = {{kind = "team"}}
require = {{sponsor = "^nobody$"}}
"""
    for name, text in {**GOOD_COMPANY, "okr.toml": rule.encode()}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(text)
    said = run_okr("-C", tmp_path, "--today", TODAY, "lint", "--language", "zh")
    assert f"ACME001 acme001: {message}" in said.out


def test_lint_speaks_chinese_to_people(tmp_path: Path) -> None:
    """In a Chinese terminal full is Chinese and JSON is not; --language counts for each format."""
    files = {**GOOD_COMPANY}
    path = "okrs/payments/2026-Q4.yaml"
    files[path] = files[path].replace(b"    owner: ", b"    ownr: ", 1)
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(text)
    chinese = {"LANG": "zh_CN.UTF-8", "LC_ALL": "", "LC_MESSAGES": ""}
    said = run_okr("-C", tmp_path, "--today", TODAY, "lint", **chinese)
    assert said.code == 1
    assert "`ownr` 不是目标的字段。" in said.out
    assert "建议: 您是指 `owner` 吗？" in said.out
    assert "1 个错误" in said.err
    plain = run_okr("-C", tmp_path, "--today", TODAY, "lint", "--format", "json", **chinese)
    assert "is not a field of an objective" in plain.out
    told = run_okr(
        "-C", tmp_path, "--today", TODAY, "lint", "--format", "concise", "--language", "zh"
    )
    assert "不是目标的字段" in told.out
    english = run_okr("-C", tmp_path, "--today", TODAY, "lint", "--language", "en", **chinese)
    assert "is not a field of an objective" in english.out
