"""Any bytes at all give a document or findings, never a traceback, and never take long."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okrascode.documents.locate import Places
from okrascode.documents.read import DocumentResult, read_document
from okrascode.documents.scalars import value_of
from okrascode.documents.schema_texts import schema_named
from okrascode.documents.versions import SCHEMAS
from okrascode.documents.yaml_text import Parser
from okrascode.findings import Severity
from tests.support.document_cases import printed

_PATH = "okrs/payments/2026-Q4.yaml"
_EXAMPLES = [
    json.dumps(example, ensure_ascii=False, indent=1).encode()
    for name in SCHEMAS.values()
    for example in schema_named(name)["examples"]
]
_WORDS = st.sampled_from(
    [
        *("a", "id", ": ", ":", "\n", "  ", "- ", "[", "]", "{", "}", ",", '"', "'", "#", "|", ">"),
        *(
            "&a ",
            "*a",
            "!x ",
            "? ",
            "%",
            "@",
            "\t",
            "\\",
            "---\n",
            "...\n",
            "中",
            "😀",
            "1",
            ".5e3",
        ),
        *("true", "yes", "2026-11-20", "apiVersion: okrascode/v1\n", "kind: Objectives\n", "<<: "),
        *("objectives:\n", "key_results:\n", "measure: ", "baseline: ", "\r\n", "\x00", "\u2028"),
    ]
)


def _check(raw: bytes, result: DocumentResult) -> None:
    errors = [finding for finding in result.findings if finding.severity is Severity.ERROR]
    assert (result.document is None) == bool(errors)
    lines = raw.count(b"\n") + 2
    for finding in result.findings:
        assert finding.span is not None
        assert 1 <= finding.span.start.line <= finding.span.end.line <= lines
        assert finding.span.start <= finding.span.end
    assert printed(result) or result.document is not None


@pytest.mark.parametrize("parser", Parser)
@given(raw=st.binary(max_size=200))
def test_random_bytes(raw, parser):
    """Bytes of no meaning."""
    _check(raw, read_document(raw, path=_PATH, parser=parser))


@pytest.mark.parametrize("parser", Parser)
@given(words=st.lists(_WORDS, max_size=40))
@settings(max_examples=200)
def test_words_of_yaml(words, parser):
    """Words that mean something to YAML, in any order."""
    raw = "".join(words).encode()
    _check(raw, read_document(raw, path=_PATH, parser=parser))
    places = Places(raw.decode(), parser=parser) if b"\x00" not in raw else None
    assert places is None or places.span("/objectives/0/id").start.line >= 1


@pytest.mark.parametrize("parser", Parser)
@given(data=st.data())
@settings(max_examples=100, deadline=None)
def test_broken_examples(data, parser):
    """Documents from which bytes are cut and into which bytes are put."""
    raw = data.draw(st.sampled_from(_EXAMPLES))
    at = data.draw(st.integers(0, len(raw)))
    cut = data.draw(st.integers(0, 30))
    raw = raw[:at] + data.draw(st.binary(max_size=5)) + raw[at + cut :]
    _check(raw, read_document(raw, path=_PATH, parser=parser))


@given(text=st.text(st.sampled_from("0123456789_.:+-eEoxbinfa~"), max_size=60))
def test_scalars(text):
    """Whatever looks like a number has a value and a known remark."""
    _, remark = value_of(text)
    assert remark in ("", "ambiguous", "too-large", "not-finite")


_HEAD = "apiVersion: okrascode/v1\\nkind: Team\\nid: x\\nname: y\\n"
_HOSTILE = {
    "brackets": "'[' * 200_000",
    "braces": "'{' * 200_000",
    "hyphens": "'- ' * 100_000",
    "questions": "'? ' * 100_000",
    "indentation": "''.join(' ' * n + 'a:\\n' for n in range(600))",
    "quotes": "'\"' * 200_001",
    "backslashes": "'a: \"' + '\\\\' * 200_001",
    "open quote": f"'{_HEAD}x-a: \"' + 'a\\n ' * 60_000",
    "alias bomb": "'a: &a [x]\\n' + ''.join(f'b{n}: &b{n} [*a, *a]\\n' for n in range(5000))",
    "long number": f"'{_HEAD}x-a: ' + '9' * 5000",
    "base 60": f"'{_HEAD}x-a: ' + '1:' * 5000 + '1'",
    "many values": f"'{_HEAD}x-a: [' + '1,' * 120_000 + ']'",
    "many unknown keys": f"'{_HEAD}' + ''.join(f'k{{n}}: 1\\n' for n in range(9000))",
    "many equal keys": f"'{_HEAD}' + 'a: 1\\n' * 9000",
    "many ambiguous": f"'{_HEAD}members:\\n' + '- yes\\n' * 9000",
    "many wrong": f"'{_HEAD}members:\\n' + '- 5\\n' * 9000",
    "long key": f"'{_HEAD}\"' + 'k' * 200_000 + '\": 1'",
    "merge markers": "'<' * 200_000",
    "bangs": "'!' * 200_000",
    "stars": "'*' * 200_000",
    "python object": f"'{_HEAD}x-a: !!python/object/apply:os.system [ls]'",
    "time zone": "'kind: Organization\\nname: x\\ntime_zone: ' + 'a/' * 5000 + 'b'",
    "too many bytes": "'x' * (1024 * 1024 + 1)",
    "nothing but comments": "'#' * (1024 * 1024)",
}
_SCRIPT = """
import re, resource, sys, time
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
resource.setrlimit(resource.RLIMIT_CPU, (600, 600))  # so that an endless loop ends

def peak_kib():
    # Not ru_maxrss: that begins with what the parent had when it started this process.
    with open("/proc/self/status", encoding="ascii") as status:
        return int(re.search(r"VmHWM:\\s+(\\d+) kB", status.read())[1])

from okrascode.documents.read import read_document
from okrascode.documents.locate import locate
from okrascode.documents.yaml_text import Parser

parser = Parser[sys.argv[1]]

def seconds(raw):
    start = time.process_time()
    result = read_document(raw, path="x.yaml", parser=parser)
    return time.process_time() - start, result

harmless = b"apiVersion: okrascode/v1\\nkind: Team\\nid: x\\nname: y\\nmembers:\\n" + b"".join(
    b"- somebody-%d\\n" % n for n in range(12_500)
)
seconds(harmless)
usual = min(seconds(harmless)[0] for _ in range(3))
for name, raw in {cases}.items():
    for attempt in range(3):
        taken, result = seconds(raw.encode())
        if taken < usual * {ratio}:
            break
    else:
        raise AssertionError((name, taken, usual))
    assert result.findings or name == "base 60", name
    assert peak_kib() < 200 * 1024, (name, peak_kib())
print("done")
"""
_RATIO = 8
"""A hostile text of at most 200,000 characters that nobody repeats work for takes up to three times
what a list of that length takes; work that grows with the square would take a thousand times."""


@pytest.mark.skipif(sys.platform != "linux", reason="resource limits are those of Linux")
@pytest.mark.parametrize("parser", ["FAST", "PURE"])
def test_hostile_texts(parser):
    """No hostile text takes much longer than a harmless one of its size, or more than 200 MB."""
    cases = "{" + ", ".join(f"{name!r}: {text}" for name, text in _HOSTILE.items()) + "}"
    script = _SCRIPT.replace("{cases}", cases).replace("{ratio}", str(_RATIO))
    done = subprocess.run([sys.executable, "-c", script, parser], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "done\n"), done.stderr
