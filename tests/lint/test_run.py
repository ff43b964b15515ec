"""A whole run: what is found, in which order, and what is left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from okrascode.config import LintOverride, LintSettings, Settings
from okrascode.documents.file_kind import symlink_finding
from okrascode.findings import Severity
from okrascode.lint.material import Texts, read_texts
from okrascode.lint.run import lint
from okrascode.lint.select import Choice
from okrascode.readings.record import Record
from tests.support.good_company import GOOD_COMPANY, GOOD_TODAY
from tests.support.lint_texts import lint_texts, material_of

PLAN = "okrs/payments/2026-Q4.yaml"
SALES = "okrs/sales/2026-Q4.yaml"


def changed(old: str, new: str, path: str = PLAN) -> dict[str, bytes]:
    """Give the good company with one text changed; the old words must be there."""
    text = GOOD_COMPANY[path].decode()
    assert old in text
    return {**GOOD_COMPANY, path: text.replace(old, new).encode()}


def test_nothing_is_said_about_a_good_company() -> None:
    """No rule of any profile fires on a company that does everything right."""
    result = lint_texts(GOOD_COMPANY, profile="audit")
    assert [f"{f.path} {f.code} {f.message}" for f in result.findings] == []
    assert result.documents == len(GOOD_COMPANY)


def test_findings_are_ordered_by_place() -> None:
    """Findings of all files come in one run, ordered by path and line."""
    files = changed("owner: ana", "ownr: ana") | changed("owner: bo", "ownr: bo", SALES)
    files[PLAN] = changed("owner: ana", "ownr: ana")[PLAN]
    result = lint_texts(files)
    places = [(f.path, f.span.start.line) for f in result.findings if f.span]
    assert places == sorted(places)
    assert {f.path for f in result.findings} >= {PLAN, SALES}


def test_a_finding_lies_on_the_words_it_is_about() -> None:
    """Line and column are those of the value, counted from 1 in characters."""
    result = lint_texts(changed("company@2026:love-us", "company@2026:love-uss"))
    [finding] = result.findings
    line = GOOD_COMPANY[PLAN].decode().split("\n")[finding.span.start.line - 1]
    assert line.strip().startswith("supports:")
    assert line[finding.span.start.column - 1 :].startswith("company@2026:love-us")
    assert finding.help == "Did you mean company@2026:love-us?"
    assert finding.entity == "payments@2026-Q4:effortless-checkout"


def test_what_follows_from_an_unreadable_file_is_muted() -> None:
    """A file that does not parse gives one finding, and nobody who refers to it gets one."""
    files = changed("objective: Merchants", "objective: a: b", "okrs/company/2026.yaml")
    result = lint_texts(files, profile="audit")
    assert [f.code for f in result.findings] == ["OKR001"]


def test_an_unreadable_organization_is_one_finding() -> None:
    """Without cycles nothing is said about cycles that are not known."""
    files = changed("name: Acme\n", "name: Acme: x\n", "okrs/organization.yaml")
    result = lint_texts(files, profile="audit")
    assert [f.code for f in result.findings] == ["OKR001"]


def test_an_unreadable_team_is_one_finding() -> None:
    """The objectives and sub-teams of a team that cannot be read are not accused."""
    files = changed("name: Acme", "nam: Acme", "okrs/company/team.yaml")
    result = lint_texts(files, profile="audit")
    assert {f.path for f in result.findings} == {"okrs/company/team.yaml"}


@pytest.mark.parametrize("path", sorted(GOOD_COMPANY))
def test_a_file_half_saved_is_one_finding(path: str) -> None:
    """Wherever a document breaks off, nothing is said that only follows from it."""
    lines = GOOD_COMPANY[path].decode().splitlines(keepends=True)
    for kept in range(len(lines)):
        files = {**GOOD_COMPANY, path: ("".join(lines[:kept]) + "x: [").encode()}
        found = [f"{f.path} {f.code}" for f in lint_texts(files).findings]
        assert {line.split()[0] for line in found} == {path}, f"{kept} lines: {found}"


@pytest.mark.parametrize(
    ("old", "new"), [("team: payments", "team: paymnts"), ("2026-Q4", "2026-Q5")]
)
@pytest.mark.parametrize(
    "path", sorted(path for path in GOOD_COMPANY if "payments/2026-Q4" in path)
)
def test_a_wrong_team_or_cycle_is_said_once(path: str, old: str, new: str) -> None:
    """What a document refers to is not unknown as well when its own head is wrong."""
    text = GOOD_COMPANY[path].decode().replace(old, new, 1)
    found = lint_texts({**GOOD_COMPANY, path: text.encode()}, select=("2",)).findings
    mine = [f for f in found if f.path == path]
    assert [f.code for f in mine] == ["OKR201"]
    assert mine[0].help.startswith("Did you mean ")


def test_a_check_in_that_cannot_be_read_may_be_the_report() -> None:
    """While a team's check-in is broken nobody says that the team was silent."""
    path = "okrs/payments/2026-Q4/2026-12-18-x1y2.yaml"
    late = date(2026, 12, 20)
    result = lint_texts({**GOOD_COMPANY, path: b"kind: CheckIn\ndate: ["}, today=late)
    teams = {(f.entity or "").partition("@")[0] for f in result.findings if f.code == "OKR401"}
    assert "payments" not in teams
    assert teams == {"sales"}


def test_a_link_hides_what_may_be_behind_it() -> None:
    """What others refer to is not called unknown while its document is a symbolic link."""
    path = "okrs/company/2026.yaml"
    rest = {name: text for name, text in GOOD_COMPANY.items() if name != path}
    material = replace(material_of(rest), file_findings=(symlink_finding(path),))
    assert [f.code for f in lint(material).findings] == ["OKR008"]


def test_a_broken_file_elsewhere_mutes_nothing() -> None:
    """A wrong reference is found while the document of another team is broken."""
    files = changed("company@2026:love-us", "company@2026:nobody")
    files[SALES] = b"team: sales\nkind: Objectives\nx: ["
    assert ("okrs/payments/2026-Q4.yaml", "OKR201") in {
        (f.path, f.code) for f in lint_texts(files).findings
    }


def test_paths_narrow_the_report_and_not_the_judgement() -> None:
    """Below a path the same is found as in the whole, and nothing outside it."""
    files = changed("company@2026:love-us", "company@2026:nobody")
    files[SALES] = changed("company@2026:love-us", "company@2026:nobody", SALES)[SALES]
    whole = lint_texts(files)
    part = lint_texts(files, paths=("okrs/sales",))
    assert [f.code for f in whole.findings] == ["OKR303", "OKR201", "OKR201"]
    assert part.findings == tuple(f for f in whole.findings if f.path == SALES)
    assert lint_texts(files, paths=("okrs/sal",)).findings == ()
    assert lint_texts(files, paths=(SALES,)).findings == part.findings
    assert lint_texts(files, paths=("",)).findings == whole.findings


def test_overrides_leave_rules_out_for_some_files() -> None:
    """A table of overrides silences its rules in its files, and only there."""
    files = changed("    owner: ana\n", "")
    files[SALES] = changed("    owner: bo\n", "", SALES)[SALES]
    table = LintOverride(files=("okrs/payments/**",), ignore=("no-owner",))
    settings = Settings(lint=LintSettings(overrides=(table,)))
    assert [f.path for f in lint_texts(files, settings=settings).findings] == [SALES]


def test_without_history_a_rule_says_so_once() -> None:
    """Stale check-ins are not judged in a clone without history, which is said in one place."""
    result = lint(read_texts(GOOD_COMPANY, today=date(2026, 12, 20)))
    [finding] = result.findings
    assert (finding.code, finding.path) == ("OKR905", "okrs/organization.yaml")
    assert "stale-check-in" in finding.message
    assert "There is no Git history here." in finding.message
    assert finding.help == "Run git init and commit the documents; their history begins there."
    assert finding.severity is Severity.WARNING


def test_in_a_shallow_clone_the_cure_is_to_fetch() -> None:
    """What is missing in a shallow clone can be fetched."""
    record = Record(complete_history=False, history_starts=GOOD_TODAY)
    result = lint(read_texts(GOOD_COMPANY, today=GOOD_TODAY, record=record))
    [finding] = result.findings
    assert finding.code == "OKR905"
    assert "git fetch --unshallow" in finding.help


def test_with_history_silence_is_found() -> None:
    """The same check-ins are stale a month later, each key result for itself."""
    result = lint_texts(GOOD_COMPANY, today=date(2026, 12, 20))
    stale = [f for f in result.findings if f.code == "OKR401"]
    assert len(stale) == 6
    assert stale[0].message == (
        "Nobody reported on completion for 32 days; 7 days and 3 of grace are the rule."
    )


class _WithoutGit(Texts):
    """Material whose history must not be asked for."""

    def record(self) -> Record:
        """Fail the test."""
        raise AssertionError("a rule about texts asked for the history")


def test_history_is_asked_for_only_by_rules_that_need_it() -> None:
    """A run of rules about texts never reads Git."""
    texts = read_texts(GOOD_COMPANY, today=GOOD_TODAY)
    fields = {name: getattr(texts, name) for name in Texts.__dataclass_fields__}
    material = _WithoutGit(**fields)
    assert lint(material, choice=Choice(select=("no-owner", "0", "1", "3"))).findings == ()
    with pytest.raises(AssertionError, match="asked for the history"):
        lint(material, choice=Choice(select=("stale-check-in",)))


@pytest.mark.parametrize("profile", ["regular", "strict", "audit"])
def test_a_profile_includes_the_one_before(profile: str) -> None:
    """Whatever a mild profile finds, a stricter one finds too."""
    files = changed("    owner: ana\n", "")
    mild = {f.fingerprint for f in lint_texts(files).findings}
    assert mild <= {f.fingerprint for f in lint_texts(files, profile=profile).findings}


def test_no_owner_is_an_error_when_strict() -> None:
    """The severity of a rule may depend on the profile."""
    files = changed("    owner: ana\n", "")
    [regular] = lint_texts(files).findings
    [strict] = lint_texts(files, profile="strict").findings
    assert (regular.severity, strict.severity) == (Severity.WARNING, Severity.ERROR)
    assert regular.fingerprint == strict.fingerprint


def test_fingerprints_stay_when_text_moves() -> None:
    """Comments and items added above make no finding a new one."""
    files = changed("owner: bo\n", "ownr: bo\n")
    before = lint_texts(files)
    text = files[PLAN].decode()
    moved = text.replace(
        "objectives:\n",
        "# new\n\nobjectives:\n  - {id: other, objective: Another thing is true, owner: ana}\n",
    )
    after = lint_texts({**files, PLAN: moved.encode()})
    was = {f.fingerprint for f in before.findings}
    assert was
    assert was <= {f.fingerprint for f in after.findings}
    assert before.findings[0].span != after.findings[0].span


def test_fingerprints_stay_when_a_list_grows() -> None:
    """A text in a list is known by itself and not by its number; a group of fields is not."""
    team = "okrs/payments/team.yaml"
    text = GOOD_COMPANY[team].decode()
    prints = []
    for members in ("[ana, yes]", "[bo, lin, ana, yes]"):
        files = {**GOOD_COMPANY, team: text.replace("[ana, bo]", members).encode()}
        prints.append([f.fingerprint for f in lint_texts(files, select=("006",)).findings])
    assert prints[0] == prints[1] != []


def test_equal_findings_have_fingerprints_of_their_own() -> None:
    """Two findings that say the same about the same thing are told apart."""
    text = "supports: [company@2026:nobody, company@2026:nobody]"
    result = lint_texts(changed("supports: [company@2026:love-us]", text))
    first, second = result.findings
    assert first.message == second.message
    assert first.fingerprint != second.fingerprint


def test_a_missing_organization_is_said_once() -> None:
    """Without a document of kind Organization there is one finding, not one a file."""
    files = {path: raw for path, raw in GOOD_COMPANY.items() if "organization" not in path}
    result = lint_texts(files, profile="audit")
    assert [f.code for f in result.findings] == ["OKR210"]
