"""okr.toml: settings as values, and one sentence with its line for what is wrong."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrascode.config import LintOverride, Repository, RuleSettings, Settings
from okrascode.documents.settings_toml import read_settings
from okrascode.documents.toml_lines import line_of
from okrascode.errors import ConfigurationError


def test_empty():
    """An empty file is all defaults."""
    assert read_settings(b"") == Settings()


def test_everything():
    """Every table arrives in the settings, numbers exactly."""
    settings = read_settings(
        b"""\
version = 1
plugins = ["acme"]
x-own = 1

[paths]
okrs = ["goals/**/*.yaml"]

[lint]
profile = "strict"
select = ["OKR7"]
ignore = ["single-key-result"]
fail-on = "warning"

[lint.rules.too-many-key-results]
severity = "info"
most = 7

[[lint.overrides]]
files = ["okrs/archive/**"]
ignore = ["OKR4"]

[status]
grace_days = 5
pace_on_track = 0.95
confidence_on_track = 8

[rollup]
parents = "both"

[trailers]
accept = "anyone"

[[repositories]]
name = "core"
path = "../core"

[site]
url = "https://okrs.example.org/"
people = "initials"
languages = ["en", "zh"]

[[rule]]
code = "ACME001"
select = {kind = "key_result", "measure.unit" = "USD"}
require = {owner = "^fin-"}
message = "Money is owned by finance."
"""
    )
    assert settings.plugins == ("acme",)
    assert settings.okr_paths == ("goals/**/*.yaml",)
    assert (settings.lint.profile, settings.lint.fail_on) == ("strict", "warning")
    assert (settings.lint.select, settings.lint.ignore) == (("OKR7",), ("single-key-result",))
    assert settings.lint.rules["too-many-key-results"] == RuleSettings(
        severity="info", options={"most": 7}
    )
    assert settings.lint.overrides == (LintOverride(files=("okrs/archive/**",), ignore=("OKR4",)),)
    assert settings.status.grace_days == 5
    assert settings.status.pace_on_track == Decimal("0.95")
    assert settings.status.confidence_on_track == Decimal(8)
    assert settings.status.pace_even == Decimal("0.9")
    assert (settings.rollup_parents, settings.trailers_accept) == ("both", "anyone")
    assert settings.repositories == (Repository(name="core", path="../core"),)
    assert settings.site.url == "https://okrs.example.org/"
    assert (settings.site.people, settings.site.languages) == ("initials", ("en", "zh"))
    [rule] = settings.rules
    assert rule.select == {"kind": "key_result", "measure.unit": "USD"}
    assert (rule.code, rule.slug, rule.severity) == ("ACME001", "acme001", "warning")
    assert (rule.require, rule.number) == ({"owner": "^fin-"}, 0)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(
            "[status]\npace_at_risk = 0.95",
            "okr.toml:2: pace_at_risk is above pace_on_track, so nothing could lie between them.",
            id="thresholds in the wrong order",
        ),
        pytest.param(
            "[status]\ngrace_days = 2\nconfidence_on_track = 3",
            "okr.toml:3: confidence_at_risk is above confidence_on_track, "
            "so nothing could lie between them.",
            id="a threshold below the default of the other",
        ),
        pytest.param(
            '[lint]\nprofle = "strict"',
            "okr.toml:2: `profle` is not a field of `lint`; did you mean `profile`?",
            id="unknown key",
        ),
        pytest.param(
            's = """\n[lint]\nprofle = 1\n"""\n[lint]\nprofle = 1',
            "okr.toml:1: `s` is not a field of this settings file.",
            id="unknown key at the top",
        ),
        pytest.param(
            'plugins = [\n  # [lint]\n  "a",\n]\nlint.profle = 1',
            "okr.toml:5: `profle` is not a field of `lint`; did you mean `profile`?",
            id="dotted key behind a list of lines",
        ),
        pytest.param(
            "[statuses]\ngrace_days = 1",
            "okr.toml:1: `statuses` is not a field of this settings file; did you mean `status`?",
            id="unknown table",
        ),
        pytest.param(
            '[[repositories]]\nname = "a"\npath = "b"\n\n[[repositories]]\nname = "c"\n',
            "okr.toml:5: A repository needs `path`.",
            id="missing key of the second table",
        ),
        pytest.param(
            '[lint]\nfail-on = "warn"',
            "okr.toml:2: `fail-on` can be error, warning or info, but it is the text `warn`;"
            " did you mean warning?",
            id="choice",
        ),
        pytest.param(
            "[status]\npace_ahead = nan",
            "okr.toml:2: `pace_ahead` must be a number, but it is read as the number NaN.",
            id="not a number",
        ),
        pytest.param(
            "[status]\nconfidence_at_risk = 40",
            "okr.toml:2: `confidence_at_risk` must be at most 10, but it is 40.",
            id="out of range",
        ),
        pytest.param(
            '[site]\nurl = "javascript:alert(1)"',
            "okr.toml:2: `url` is not right: `javascript:alert(1)`.",
            id="address",
        ),
        pytest.param(
            "a = 2026-01-01", "okr.toml:1: `a` is not a field of this settings file.", id="date"
        ),
        pytest.param(
            "plugins = [\n1,\n", "okr.toml:3: This is not TOML: invalid value.", id="open list"
        ),
        pytest.param(
            "version = 1\nversion = 1",
            "okr.toml:2: This is not TOML: cannot overwrite a value.",
            id="twice",
        ),
        pytest.param(
            "a = \xe9".encode("latin-1"), "okr.toml:1: This file is not UTF-8:", id="encoding"
        ),
        pytest.param(b"a = 1\n\x00", "okr.toml:2: This text holds a NUL character", id="NUL"),
        pytest.param("a = " + "[" * 100_000, "okr.toml:1: This file cannot be read", id="nesting"),
        pytest.param("a = " + "1" * 5000, "okr.toml:1: This file cannot be read", id="long number"),
        pytest.param(
            "a = 1e" + "9" * 50, "okr.toml:1: This file cannot be read", id="large exponent"
        ),
    ],
)
def test_what_is_wrong(text, message):
    """The run stops with one sentence: the line, what is wrong, and what was probably meant."""
    raw = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(ConfigurationError) as caught:
        read_settings(raw)
    assert str(caught.value).startswith(message)
    assert caught.value.hint or "did you mean" in message


def test_the_path_is_that_of_the_file():
    """The sentence names the file that was read."""
    with pytest.raises(ConfigurationError, match=r"^sub/okr\.toml:1: "):
        read_settings(b"a = 1", path="sub/okr.toml")


@pytest.mark.parametrize(
    ("steps", "line"),
    [
        (("a",), 1),
        (("b", "c"), 3),
        (("b", "c", "d"), 4),
        (("t", 0), 6),
        (("t", 1), 8),
        (("t", 1, "k"), 9),
        (("t", 1, "u", "v"), 11),
        (("t", 0, "missing"), 6),
        (("nowhere",), 1),
        ((), 1),
    ],
)
def test_lines(steps, line):
    """Keys, tables, quoted keys and arrays of tables have their lines."""
    text = """\
a = [ # ]
 1 ]
[b."c"]
d = '''x
k = 1'''
[[t]] # one
k = {u = 1}
[[t]]
k = "[z]"
[t.u]
v = 1
"""
    assert line_of(text, steps) == line


@given(st.binary(max_size=80) | st.text("[]{}=.\"'#\n abtrue1_-,", max_size=60).map(str.encode))
def test_any_bytes(raw):
    """Any bytes give settings or one sentence."""
    try:
        said = repr(read_settings(raw))
    except ConfigurationError as error:
        said = str(error)
    assert said.startswith(("Settings(", "okr.toml:"))
