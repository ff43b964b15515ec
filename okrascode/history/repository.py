"""Run Git: the one file that starts it, through GitPython as a thin streaming wrapper.

GitPython's own objects cost milliseconds a commit, so only its ``Git.execute`` is used, where an
answer is read while it comes. Importing it takes as long as ten short answers, which do without.
"""

from __future__ import annotations

import io
import os
import subprocess
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from okrascode.errors import EnvironmentFailure
from okrascode.history.pinned import ENVIRONMENT, FORGOTTEN, NETWORK, OPTIONS

if TYPE_CHECKING:
    from okrascode.history.queries import Repository
    from okrascode.history.remembered import Memory

__all__ = ["ask_git", "open_repository", "run_git"]


def open_repository(
    root: Path, *, offline: bool = False, memory: Memory | None = None
) -> Repository | None:
    """Give the repository that an OKR root lies in; ``None`` when it lies in no Git work tree.

    With ``offline`` nothing is ever fetched that a partial clone lacks; ``memory`` keeps what was
    read of a history for the next run.

    Raises:
        EnvironmentFailure: there is a repository, but Git is missing, refuses or cannot read it.
    """
    root = root.resolve()
    marked = next((p for p in (root, *root.parents) if os.path.lexists(p / ".git")), None)
    if marked is None:
        return None
    question = ["--is-inside-work-tree", "--is-shallow-repository", "--show-cdup", "--show-prefix"]
    git = _Git(root)
    status, out, error = git.attempt("rev-parse", *question)
    if status != 0:
        if "dubious ownership" in error:
            raise EnvironmentFailure(
                f"Git does not read {marked}: it belongs to somebody else.",
                hint=f"If you trust it: git config --global --add safe.directory {marked}",
            )
        raise EnvironmentFailure(
            f"The Git repository of {root} cannot be read: {error}.",
            hint=f"See what git -C {root} status says.",
        )
    inside, shallow, up, prefix = out.decode("utf-8", "surrogateescape").split("\n", 3)
    prefix = prefix.removesuffix("\n")
    if inside != "true" or root.joinpath(up).resolve() != marked:
        raise EnvironmentFailure(
            f"The Git repository in {marked} says that its work tree is elsewhere.",
            hint="Take core.worktree and core.bare out of its configuration.",
        )
    boundary = _shallow_boundary(git, root) if shallow == "true" else ()
    from okrascode.history.queries import Repository  # Short questions do without.

    return Repository(
        root=root,
        prefix=prefix,
        boundary=frozenset(boundary),
        promisor=_promisor(git, marked / ".git" / "config"),
        offline=offline,
        git=git,
        memory=memory,
    )


def _promisor(git: _Git, configuration: Path) -> str | None:
    # Nearly every clone is whole, and reading a file is quicker than asking Git.
    try:
        if b"promisor" not in configuration.read_bytes().lower():
            return None
    except OSError:  # A linked work tree: its .git is a file.
        pass
    question = ["config", "-z", "--name-only", "--type=bool", "--get-regexp"]
    _, out, _ = git.attempt(*question, r"^remote\..*\.promisor$", "true")
    names = out.decode("utf-8", "surrogateescape").split("\0")[:-1]
    return names[0].removeprefix("remote.").removesuffix(".promisor") if names else None


def _shallow_boundary(git: _Git, root: Path) -> list[str]:
    out = git.run("rev-parse", "--git-path", "shallow")
    path = root / os.fsdecode(out.removesuffix(b"\n"))
    try:
        return path.read_text(encoding="ascii").split()
    except (OSError, ValueError) as error:
        raise EnvironmentFailure(f"{path} cannot be read: {error}.") from error


class _Git:
    """Starts Git in one folder with everything pinned; see :mod:`okrascode.history.pinned`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def run(self, *arguments: str, stdin: bytes = b"") -> bytes:
        return run_git(
            [*OPTIONS, *arguments], cwd=self._folder, stdin=stdin, environment=ENVIRONMENT
        )

    def attempt(
        self, *arguments: str, stdin: bytes = b"", network: bool = False
    ) -> tuple[int, bytes, str]:
        environment = NETWORK if network else ENVIRONMENT
        status, out, error = _asked(
            [*OPTIONS, *arguments], cwd=self._folder, stdin=stdin, environment=environment
        )
        return status, out, _last_words(error)

    @contextmanager
    def stream(self, *arguments: str, stdin: bytes = b"") -> Iterator[IO[bytes]]:
        with _started(
            [*OPTIONS, *arguments], cwd=self._folder, stdin=stdin, environment=ENVIRONMENT
        ) as process:
            output, errors = cast(IO[bytes], process.stdout), cast(IO[bytes], process.stderr)
            said: list[bytes] = []
            # Somebody must read what Git complains about, or it waits for ever at a full pipe.
            listener = threading.Thread(target=lambda: said.append(errors.read()))
            listener.start()
            try:
                yield io.BufferedReader(cast(io.BufferedReader, output).raw, _AT_ONCE)
                is_whole = process.wait() == 0
            except EOFError:
                is_whole = False
            finally:
                process.kill()
                process.wait()
                listener.join()
        if not is_whole:
            raise _failure(self._folder, said[0])


def run_git(
    arguments: Sequence[str],
    *,
    cwd: Path,
    stdin: bytes = b"",
    environment: Mapping[str, str] | None = None,
) -> bytes:
    """Run Git to its end and give what it wrote; ``environment`` is set besides the user's own.

    Raises :class:`EnvironmentFailure` with Git's last words, or when Git is not installed.
    """
    status, out, error = _asked(arguments, cwd=cwd, stdin=stdin, environment=environment or {})
    if status != 0:
        raise _failure(cwd, error)
    return out


def ask_git(arguments: Sequence[str], *, cwd: Path) -> tuple[int, bytes, str]:
    """Run Git for its exit code as well: give that, what it wrote, and its last words."""
    return _Git(cwd).attempt(*arguments)


def _failure(folder: Path, error: bytes) -> EnvironmentFailure:
    words = _last_words(error)
    if "from promisor remote" in words:
        from okrascode.history.partial import CURE

        return EnvironmentFailure(
            "This partial clone lacks objects of its own history.",
            hint=f"Make it whole: {CURE}",
        )
    return EnvironmentFailure(f"Git failed in {folder}: {words}.")


def _asked(
    arguments: Sequence[str], *, cwd: Path, stdin: bytes, environment: Mapping[str, str]
) -> tuple[int, bytes, bytes]:
    """Run Git to its end: exit status, output, complaints."""
    if os.name != "posix":  # pragma: no cover  # Windows would find a git.exe of the folder first.
        with _started(arguments, cwd=cwd, stdin=stdin, environment=environment) as process:
            out, error = process.communicate()
        return process.returncode, out, error
    with _STARTING:
        own = {name: value for name, value in os.environ.items() if name not in FORGOTTEN}
    own |= {"LC_ALL": "C", "LANGUAGE": "C", **environment}
    command = [own.get("GIT_PYTHON_GIT_EXECUTABLE") or "git", *arguments]  # As GitPython does.
    try:
        done = subprocess.run(
            command, cwd=cwd, input=stdin, env=own, capture_output=True, check=False
        )
    except (FileNotFoundError, PermissionError) as error:
        raise EnvironmentFailure(_NO_GIT, hint=_GET_GIT) from error
    return done.returncode, done.stdout, done.stderr


@contextmanager
def _started(
    arguments: Sequence[str], *, cwd: Path, stdin: bytes, environment: Mapping[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    try:
        from git.cmd import Git
        from git.exc import GitCommandNotFound
    except ImportError as error:  # GitPython looks for Git when it is imported.
        raise EnvironmentFailure(_NO_GIT, hint=_GET_GIT) from error
    import tempfile

    # A file and not a pipe: Git would stop reading while its own output waits for us.
    with tempfile.TemporaryFile() as given:
        given.write(stdin)
        given.seek(0)
        command = [Git.GIT_PYTHON_GIT_EXECUTABLE or "git", *arguments]
        try:
            with _STARTING, _variables_forgotten():
                handle = Git(str(cwd)).execute(
                    command, istream=given, as_process=True, env=environment
                )
        except GitCommandNotFound as error:
            raise EnvironmentFailure(_NO_GIT, hint=_GET_GIT) from error
        process = cast("subprocess.Popen[bytes]", handle.proc)
        try:
            yield process
        finally:
            for pipe in (process.stdout, process.stderr):
                cast(IO[bytes], pipe).close()


_STARTING = threading.Lock()
"""The environment is one for all threads, and only one of them may change it."""
_AT_ONCE = 1 << 18
"""Bytes read from Git in one go; a pipe holds less, so nothing waits for more than there is."""
_NO_GIT = "Git is not installed, or not on the PATH."
_GET_GIT = "Install it from https://git-scm.com."


@contextmanager
def _variables_forgotten() -> Iterator[None]:
    # GitPython starts Git with all of os.environ and has no way to leave a variable out.
    kept = {name: os.environ.pop(name) for name in FORGOTTEN if name in os.environ}
    try:
        yield
    finally:
        os.environ.update(kept)


def _last_words(error: bytes) -> str:
    lines = error.decode("utf-8", "replace").strip().splitlines() or ["it did not say why"]
    # Advice follows what was wrong, which Git marks.
    marked = [line for line in lines if line.startswith(("fatal: ", "error: "))]
    return (marked or lines)[-1].removeprefix("fatal: ").removeprefix("error: ").rstrip(".")
