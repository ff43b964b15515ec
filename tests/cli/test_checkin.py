"""``okr checkin`` from a script: one new file that reads as it was said, or a clear refusal."""

from __future__ import annotations

import shutil
import threading
from datetime import date
from pathlib import Path

import pytest

from okrascode.documents.read import read_document
from okrascode.model.check_in import CheckIn
from okrascode.workspace.check_ins import write_check_ins
from tests.support.git_repo import GitRepo
from tests.support.okr_program import TODAY, Said, company_with_history, okr

RATE = "payments:effortless-checkout/completion"
WALLETS = "payments:effortless-checkout/wallets"


@pytest.fixture
def repo(tmp_path: Path) -> GitRepo:
    """Give the good company with its history, checked out by Ana."""
    repo = company_with_history(tmp_path / "company")
    repo.git("config", "user.email", "ana@example.org")
    repo.git("config", "user.name", "Ana Díaz")
    return repo


def _run(repo: GitRepo, *words: str | Path) -> Said:
    return okr("-C", repo.folder, "--today", TODAY, "checkin", *words)


def _new(repo: GitRepo) -> list[str]:
    out = repo.git("status", "--porcelain", "--untracked-files=all")
    return [line[3:] for line in out.splitlines()]


def _check_in(repo: GitRepo, path: str) -> CheckIn:
    document = read_document((repo.folder / path).read_bytes(), path=path).document
    assert isinstance(document, CheckIn)
    return document


def test_a_value_becomes_a_file(repo: GitRepo) -> None:
    """Value, confidence, note and ask stand in one new file next to the team's others."""
    said = _run(
        repo, RATE, "68 %", "--confidence", "7/10", "--note", "Wallets: #1", "--ask", "Time"
    )
    assert said.code == 0, said.err
    [path] = _new(repo)
    assert path.startswith("okrs/payments/2026-Q4/2026-11-20-")
    assert f"wrote  {path}" in said.out
    check_in = _check_in(repo, path)
    [entry] = check_in.entries
    assert (str(entry.current), str(entry.confidence), entry.note, entry.ask) == (
        "68",
        "7",
        "Wallets: #1",
        "Time",
    )
    assert (check_in.by, str(check_in.date)) == ("ana", TODAY)


def test_the_number_is_the_new_one(repo: GitRepo) -> None:
    """What was checked in is what the next roll-up says."""
    _run(repo, RATE, "68")
    rows = okr("-C", repo.folder, "--today", TODAY, "rollup", "--format", "csv").out
    assert ",68," in next(line for line in rows.splitlines() if "/completion," in line)


@pytest.mark.parametrize("value", ["-5", "−5", "-0.5", "-1,5", "-1.2k"])
def test_a_negative_value_is_a_value(repo: GitRepo, value: str) -> None:
    """A minus before a digit is no option."""
    assert _run(repo, RATE, value, "--confidence", "3").code == 0
    [entry] = _check_in(repo, _new(repo)[0]).entries
    assert entry.current is not None
    assert entry.current < 0


def test_milestones_by_name(repo: GitRepo) -> None:
    """--done and --undone name them; so does a value."""
    assert _run(repo, WALLETS, "--done", "google", "--undone", "apple").code == 0
    [entry] = _check_in(repo, _new(repo)[0]).entries
    assert (entry.done, entry.undone) == (("google",), ("apple",))


def test_how_many_are_done_needs_the_last_value(repo: GitRepo) -> None:
    """2/2 with one done before means the other one."""
    assert _run(repo, WALLETS, "2/2").code == 0
    [entry] = _check_in(repo, _new(repo)[0]).entries
    assert entry.done == ("google",)


@pytest.mark.parametrize("name", ["completion", "effortless-checkout/completion"])
def test_a_name_that_is_clear_needs_no_team(repo: GitRepo, name: str) -> None:
    """Where only one key result is called so, its team can be left out."""
    assert _run(repo, name, "68").code == 0


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((RATE, "1/3"), "no finite number of percent"),
        ((RATE, "66", "--confidence", "11"), "between 0 and 10"),
        ((RATE, "66", "--date", "2026-11-21"), "is after today"),
        (("payments:effortless-checkout/fax", "3"), "was dropped"),
        (("payments:effortless-checkout", "3"), "is not a key result"),
        (("payments:effortless-checkout/compl", "3"), "Did you mean"),
        ((RATE, "66", "--done", "google"), "do not go together"),
        ((RATE, ""), "The value is empty"),
        ((RATE,), "no terminal to ask in"),
        ((RATE, "66", "--by", "anna"), "Did you mean ana"),
        ((RATE, "66", "--edit"), "Leave the value out"),
        ((RATE, "66", "--at", "HEAD"), "A check-in is about now"),
    ],
)
def test_what_is_not_clear_is_refused(repo: GitRepo, words: tuple[str, ...], sentence: str) -> None:
    """Exit code 2, a sentence with its cure, and nothing written."""
    said = _run(repo, *words)
    assert said.code == 2
    assert sentence in said.err
    assert _new(repo) == []


def test_a_dry_run_writes_nothing(repo: GitRepo) -> None:
    """The text that would be written is printed."""
    said = _run(repo, RATE, "68", "--dry-run")
    assert "current: 68" in said.out
    assert _new(repo) == []


def test_a_commit_has_the_file_alone_and_links_it(repo: GitRepo) -> None:
    """What was staged besides stays staged; the trailer links and declares no second value."""
    repo.write("other.txt", "mine")
    repo.git("add", "other.txt")
    said = _run(repo, RATE, "68", "--commit")
    assert said.code == 0, said.err
    files = repo.git("show", "--name-only", "--format=", "HEAD").split()
    assert len(files) == 1
    assert files[0].startswith("okrs/payments/2026-Q4/2026-11-20-")
    message = repo.git("log", "-1", "--format=%B")
    assert message.startswith("Check in payments: completion 68")
    assert "OKR: payments@2026-Q4:effortless-checkout/completion" in message.splitlines()
    assert repo.git("diff", "--cached", "--name-only") == "other.txt"


def test_a_hook_that_refuses_keeps_the_file(repo: GitRepo) -> None:
    """The person's own hooks decide about their commit, and the check-in is not lost."""
    hook = repo.folder / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho not on Fridays >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    said = _run(repo, RATE, "68", "--commit")
    assert said.code == 3
    assert "written and not committed" in said.err
    assert len(_new(repo)) == 1


def test_two_at_once_both_count(repo: GitRepo) -> None:
    """Check-ins written at the same moment are two whole files."""
    text = "apiVersion: okrascode/v1\nkind: CheckIn\n"
    runs = [
        threading.Thread(
            target=write_check_ins,
            args=(repo.folder, [("okrs/payments/2026-Q4", text)]),
            kwargs={"day": date.fromisoformat(TODAY)},
        )
        for _ in range(8)
    ]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert len(_new(repo)) == 8


def test_without_git_it_works_too(repo: GitRepo, tmp_path: Path) -> None:
    """A folder of documents needs no repository to be reported in."""
    shutil.copytree(repo.folder / "okrs", tmp_path / "plain/okrs")
    said = okr("-C", tmp_path / "plain", "--today", TODAY, "checkin", RATE, "68")
    assert said.code == 0, said.err
    refused = okr("-C", tmp_path / "plain", "--today", TODAY, "checkin", RATE, "68", "--commit")
    assert refused.code == 2
    assert "no Git repository" in refused.err


def test_what_commits_declared_is_proposed(repo: GitRepo) -> None:
    """The last value of each key result, with the subject as its note; reverted ones do not."""
    start = repo.head()
    repo.commit(
        "Wallet on\n\nOKR: payments:effortless-checkout/wallets done google", on="2026-11-19"
    )
    wrong = repo.commit(f"Wrong\n\nOKR: {RATE} = 99", on="2026-11-19")
    repo.commit(f'Revert "Wrong"\n\nThis reverts commit {wrong}.', on="2026-11-19")
    time = repo.commit("Time\n\nOKR: payments:effortless-checkout/time = 30", on="2026-11-19")
    back = repo.commit(f'Revert "Time"\n\nThis reverts commit {time}.', on="2026-11-19")
    repo.commit(f'Revert "Revert "Time""\n\nThis reverts commit {back}.', on="2026-11-19")
    repo.commit(f"Right: form\n\nOKR: {RATE} = 70 (8/10)", on="2026-11-20")
    said = _run(repo, "--from-commits", f"{start}..HEAD")
    assert said.code == 0, said.err
    entries = {str(e.key_result.key_result): e for e in _check_in(repo, _new(repo)[0]).entries}
    assert entries["wallets"].done == ("google",)
    assert str(entries["time"].current) == "30"
    assert (str(entries["completion"].current), entries["completion"].note) == ("70", "Right: form")


def test_two_teammates_on_two_branches(repo: GitRepo) -> None:
    """Both branches merge without a conflict, and the roll-up has both values."""
    repo.git("checkout", "--quiet", "-b", "bo")
    assert _run(repo, RATE, "70", "--as", "bo", "--commit").code == 0
    repo.git("checkout", "--quiet", "main")
    assert _run(repo, "payments:effortless-checkout/time", "30", "--commit").code == 0
    assert _run(repo, WALLETS, "google", "--commit").code == 0
    repo.git("merge", "--quiet", "--no-edit", "bo")
    rows = okr("-C", repo.folder, "--today", TODAY, "rollup", "--format", "csv").out.splitlines()
    now = {
        row.split(",")[3].rpartition("/")[2]: row for row in rows if row.startswith("key_result")
    }
    # (70 - 61) / (75 - 61), (60 - 30) / (60 - 20), and both of two wallets.
    assert ",70,0.642857," in now["completion"]
    assert ",30,0.75," in now["time"]
    assert ",1,1," in now["wallets"].replace("apple;google", "")


def test_a_link_is_not_followed(repo: GitRepo, tmp_path: Path) -> None:
    """A folder of check-ins that leads elsewhere is refused, and nothing is written there."""
    (repo.folder / "okrs/payments/2026-Q4").rename(tmp_path / "elsewhere")
    (repo.folder / "okrs/payments/2026-Q4").symlink_to(tmp_path / "elsewhere")
    before = sorted((tmp_path / "elsewhere").iterdir())
    said = _run(repo, RATE, "68")
    assert said.code == 3
    assert "symbolic link" in said.err
    assert sorted((tmp_path / "elsewhere").iterdir()) == before


def test_who_i_am_goes_through_mailmap(repo: GitRepo) -> None:
    """An address that .mailmap leads to somebody's is theirs."""
    repo.write(".mailmap", "Ana Díaz <ana@example.org> <private@home.example>\n")
    repo.git("config", "user.email", "private@home.example")
    repo.git("config", "user.name", "adz")
    _run(repo, RATE, "68")
    [path] = [path for path in _new(repo) if path.endswith(".yaml")]
    assert _check_in(repo, path).by == "ana"


@pytest.mark.parametrize("has_commits", [True, False])
def test_in_a_folder_of_a_repository(repo: GitRepo, tmp_path: Path, has_commits: bool) -> None:
    """Commit and undo work below the top of Git, also as the very first commit."""
    top = GitRepo(tmp_path / "top")
    top.git("config", "user.email", "ana@example.org")
    top.git("config", "user.name", "Ana Díaz")
    shutil.copytree(repo.folder / "okrs", top.folder / "goals/okrs")
    if has_commits:
        top.git("add", ".")
        top.commit("Begin", on="2026-10-01")
    folder = top.folder / "goals"
    said = okr("-C", folder, "--today", TODAY, "checkin", RATE, "68", "--commit")
    assert said.code == 0, said.err
    [path] = top.git("show", "--name-only", "--format=", "HEAD").split()
    assert path.startswith("goals/okrs/payments/2026-Q4/2026-11-20-")
    top.git("checkout", "--quiet", "--detach")
    state = str(tmp_path / "state")
    said = okr("-C", folder, "--today", TODAY, "undo", "--yes", "--commit", XDG_STATE_HOME=state)
    assert said.code == 0, said.err
    assert not (top.folder / path).exists()
    assert path in top.git("show", "--name-only", "--format=", "HEAD")


def test_hostile_titles_cannot_steer_the_terminal(repo: GitRepo, tmp_path: Path) -> None:
    """What a document says is shown, never obeyed, in questions and in forms."""
    path = repo.folder / "okrs/payments/2026-Q4.yaml"
    text = path.read_text(encoding="utf-8")
    evil = 'key_result: "Rise \\e]0;x\\a\\e[2J ::error::x"'
    old = "key_result: Checkout completion rises in every market"
    path.write_text(text.replace(old, evil), encoding="utf-8")
    editor = tmp_path / "editor.sh"
    editor.write_text('#!/bin/sh\ncp "$1" "$SEEN"\n', encoding="utf-8")
    editor.chmod(0o755)
    said = okr(
        *("-C", repo.folder, "--today", TODAY, "checkin", RATE, "--edit", "--as", "bo"),
        EDITOR=str(editor),
        SEEN=str(tmp_path / "seen"),
        XDG_STATE_HOME=str(tmp_path / "state"),
    )
    assert said.code == 0, said.err
    seen = (tmp_path / "seen").read_text(encoding="utf-8")
    assert "Rise" in seen
    assert "\x1b" not in seen + said.out + said.err
    assert "\x07" not in seen + said.out + said.err


def test_what_is_refused_is_said_in_the_terminals_language(repo: GitRepo) -> None:
    """In a Chinese terminal a wrong value and its cure are Chinese, and nothing is written."""
    here = ("-C", repo.folder, "--today", TODAY, "checkin")
    said = okr(*here, RATE, "abc", LANG="zh_CN.UTF-8")
    assert said.code == 2
    assert "okr: 'abc' 不是数字。" in said.err
    assert "请像这样输入" in said.err
    said = okr(*here, RATE, "68", LANG="zh_CN.UTF-8")
    assert "已写入" in said.out
