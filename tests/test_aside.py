"""Work done by a second process: the same results, and nothing is left behind."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from okrascode.aside import Aside, aside, in_turn
from okrascode.lint.run import lint
from okrascode.lint.select import Choice
from okrascode.workspace import load_workspace
from tests.support.demo_repository import TODAY, demo

_ROOT = Path(__file__).parents[1]
_FORKS = sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1
needs_two = pytest.mark.skipif(not _FORKS, reason="one processor, or no fork")


def alone(code: str, *arguments: str) -> str:
    """Run Python with no other thread beside it, and give what it printed."""
    environment = {key: value for key, value in os.environ.items() if key != "OKR_PROCESSES"}
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=_ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout


@needs_two
def test_the_work_is_done_by_another_process() -> None:
    """It may be long, comes back whole, and no process is left."""
    here, there, length = alone(
        "import os\n"
        "from okrascode.aside import aside\n"
        "with aside(lambda: (os.getpid(), 'x' * 1_000_000)) as result:\n"
        "    pid, text = next(result)\n"
        "print(os.getpid(), pid, len(text))\n"
    ).split()
    assert here != there
    assert length == "1000000"
    with pytest.raises(ProcessLookupError):
        os.kill(int(there), 0)


def test_one_process_is_enough_where_that_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    """With OKR_PROCESSES=1 the work is done here."""
    monkeypatch.setenv("OKR_PROCESSES", "1")
    with aside(os.getpid) as result:
        assert next(result) == os.getpid()


@pytest.mark.parametrize("how", [aside, in_turn])
def test_results_come_in_the_order_of_the_works(how: Aside) -> None:
    """Whoever does them; what is not asked for does no harm."""
    with how(lambda: "a" * 10**6, lambda: "b", lambda: "c") as results:
        assert next(results) == "a" * 10**6
        assert next(results) == "b"


@pytest.mark.parametrize("how", [aside, in_turn])
def test_what_fails_there_fails_here_with_its_words(how: Aside) -> None:
    """An error of a work is met again by the process that can say it."""

    def work() -> int:
        raise ValueError("not today")

    with how(lambda: 1, work, lambda: 3) as results:
        assert next(results) == 1
        with pytest.raises(ValueError, match="not today"):
            next(results)


def test_what_cannot_be_sent_is_worked_out_here() -> None:
    """A result that fits into no pipe is made again."""
    with aside(lambda: [lambda: 3]) as result:
        assert next(result)[0]() == 3


@needs_two
def test_a_second_process_that_dies_changes_nothing() -> None:
    """Gone in the middle of its works, it is replaced by this one for what is left."""
    told = alone(
        "import os\n"
        "from okrascode.aside import aside\n"
        "here = os.getpid()\n"
        "def deadly():\n"
        "    return 'done' if os.getpid() == here else os._exit(7)\n"
        "with aside(os.getpid, deadly, os.getpid) as results:\n"
        "    first, *others = results\n"
        "print(first == here, others == ['done', here])\n"
    )
    assert told == "False True\n"


@needs_two
@pytest.mark.parametrize(
    "trouble",
    [
        "threading.Thread(target=time.sleep, args=(1,), daemon=True).start()",
        "signal.signal(signal.SIGCHLD, signal.SIG_IGN)",
        "os.sched_setaffinity(0, list(os.sched_getaffinity(0))[:1])",
        "resource.setrlimit(resource.RLIMIT_NPROC, (0, 0)); os.getuid() or os.setuid(65534)",
    ],
    ids=["threads", "no farewell", "one processor", "no fork"],
)
def test_where_no_second_process_is_safe_this_one_works(trouble: str) -> None:
    """The same result, from this process."""
    told = alone(
        "import os, resource, signal, threading, time\n"
        "from okrascode.aside import aside\n"
        "import pickle\n"
        f"{trouble}\n"
        "with aside(os.getpid) as results:\n"
        "    print(next(results) == os.getpid())\n"
    )
    assert told == "True\n"


@needs_two
def test_who_does_not_wait_leaves_nothing_running(tmp_path: Path) -> None:
    """An error meanwhile, an interrupt too, ends the second process at once."""
    code = (
        "import os, sys, time\n"
        "from okrascode.aside import aside\n"
        "def work():\n"
        "    open(sys.argv[1], 'w').write(str(os.getpid()))\n"
        "    time.sleep(60)\n"
        "try:\n"
        "    with aside(work):\n"
        "        while not os.path.exists(sys.argv[1]) or not open(sys.argv[1]).read():\n"
        "            time.sleep(0.01)\n"
        "        raise KeyboardInterrupt\n"
        "except KeyboardInterrupt:\n"
        "    print('stopped')\n"
    )
    told = tmp_path / "pid"
    assert alone(code, str(told)) == "stopped\n"
    with pytest.raises(ProcessLookupError):
        os.kill(int(told.read_text()), 0)


def test_lint_says_the_same_with_one_process_and_with_two(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Rules that were run beside the history find what they find after it, in the same order."""
    root = demo(tmp_path_factory)
    results = [
        lint(load_workspace(root, today=TODAY), choice=Choice(profile="audit"), aside=how)
        for how in (aside, in_turn)
    ]
    assert results[0] == results[1]
    assert len(results[0].findings) > 3
