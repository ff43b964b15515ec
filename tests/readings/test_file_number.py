"""The number in a file, exactly as it is written, or why there is none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from okrascode.readings.file_number import Gap, number_in


def _number(raw: str | bytes, *, path: str = "a.json", at: str = "/n") -> object:
    content = raw.encode() if isinstance(raw, str) else raw
    found = number_in(content, path=path, pointer=at)
    return found.sentence if isinstance(found, Gap) else found


@pytest.mark.parametrize(
    ("raw", "path", "at", "number"),
    [
        ('{"n": 61.50}', "a.json", "/n", "61.50"),
        ('{"n": -3e2}', "a.JSON", "/n", "-300"),
        ("7", "a.json", "", "7"),
        ('\ufeff{"n": 0.1}', "a.json", "/n", "0.1"),
        ('{"a/b": {"m~n": [1, 2, {"": 3}]}}', "a.json", "/a~1b/m~0n/2/", "3"),
        ("totals:\n  percent: 0.30\n", "a.yaml", "/totals/percent", "0.30"),
        ("- 010\n- 12\n", "a.yml", "/1", "12"),
        ("[tool]\nn = 1_000.25\n", "a.toml", "/tool/n", "1000.25"),
    ],
)
def test_a_number_is_found(raw: str, path: str, at: str, number: str) -> None:
    """JSON, YAML and TOML give exact decimals at a JSON pointer."""
    found = _number(raw, path=path, at=at)
    assert found == Decimal(number)
    assert not isinstance(found, float)


@pytest.mark.parametrize("path", ["a.json", "a.yaml"])
def test_true_and_false_are_kept(path: str) -> None:
    """For a yes-or-no measure, a truth value is an answer."""
    assert _number('{"n": true}', path=path) is True


@pytest.mark.parametrize(
    ("raw", "path", "at", "why"),
    [
        ('{"m": 1}', "a.json", "/n", "has nothing at /n"),
        ("[1, 2]", "a.json", "/2", "has nothing at /2"),
        ("[1, 2]", "a.json", "/-1", "has nothing at /-1"),
        ("[1, 2]", "a.json", "/01", "has nothing at /01"),
        ("[1, 2]", "a.json", "/" + "9" * 59, "has nothing at /" + "9" * 59),
        ("[1, 2]", "a.json", "/9" + "9" * 5000, "has nothing at /" + "9" * 59 + "…"),
        ('{"n": {"x": 1}}', "a.json", "/n", "has no number at /n"),
        ('{"n": "61"}', "a.json", "/n", "has no number at /n"),
        ('{"n": null}', "a.json", "/n", "has no number at /n"),
        ('{"n": NaN}', "a.json", "/n", "is not JSON"),
        ('{"n": -Infinity}', "a.json", "/n", "is not JSON"),
        ('{"n": 1e999}', "a.json", "/n", "has a number of more than 30 digits at /n"),
        ('{"n": 1e-999}', "a.json", "/n", "has a number of more than 30 digits at /n"),
        ('{"n": 1e99999999999999999999}', "a.json", "/n", "is not JSON"),
        ('{"n": 1' + "0" * 9999 + "}", "a.json", "/n", "has a number of more than 30 digits at /n"),
        ('{"n": ' + "[" * 200_000, "a.json", "/n", "is not JSON"),
        ('{"n":', "a.json", "/n", "is not JSON"),
        ("", "a.json", "/n", "is not JSON"),
        ("n: .nan", "a.yaml", "/n", "is not YAML that is read here"),
        ("n: 1e999", "a.yaml", "/n", "is not YAML that is read here"),
        ("n: 1\nn: 2", "a.yaml", "/n", "is not YAML that is read here"),
        ("a: &x 1\nn: *x", "a.yaml", "/n", "is not YAML that is read here"),
        ("n: " + "[" * 200_000, "a.yaml", "/n", "is not YAML that is read here"),
        ("n: 1\n---\nn: 2\n", "a.yaml", "/n", "is not YAML that is read here"),
        ("n = nan", "a.toml", "/n", "has no finite number at /n"),
        ("n = -inf", "a.toml", "/n", "has no finite number at /n"),
        ("n = 2026-11-20", "a.toml", "/n", "has no number at /n"),
        ("n = " + "9" * 5000, "a.toml", "/n", "is not TOML"),
        ("n = [" * 50_000, "a.toml", "/n", "is not TOML"),
    ],
)
def test_why_there_is_no_number_is_said(raw: str, path: str, at: str, why: str) -> None:
    """What is no number, too large or not readable is a gap with a sentence, never a guess."""
    assert _number(raw, path=path, at=at) == f"{path} {why}."


def test_bytes_of_any_kind_are_a_gap() -> None:
    """What is not UTF-8, and what only stands for a large file, holds no number."""
    assert _number(b"\xff\xfe{", path="a.json") == "a.json is not JSON."
    assert _number(b"n: \xff", path="a.yaml") == "a.yaml is not YAML that is read here."
    assert _number(b" " * (1024 * 1024) + b"1", at="") == "a.json is larger than 1 MiB."
    pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 7\n"
    assert _number(pointer) == "a.json is kept in Git LFS, so Git has no text of it."
