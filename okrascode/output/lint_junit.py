"""Findings as a JUnit report, which every CI server can show.

A finding that makes the run fail is a failed test, one below the threshold a passed test with
words, and a suppressed one a skipped test. Names hold no line numbers, so that a server recognises
a finding in the next report though text moved.

Source: https://github.com/testmoapp/junitxml
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from okrascode.findings import Finding
from okrascode.lint.result import LintResult
from okrascode.output.escape import for_data, for_terminal
from okrascode.output.header import Header
from okrascode.output.lint_format import LintRenderer, file_of, span_of, told

__all__ = ["RENDERER", "render"]


def render(result: LintResult, *, header: Header) -> str:
    """Write one suite; without findings it holds one test, which passed."""
    failures = sum(result.is_failure(finding) for finding in result.findings)
    tests = len(result.findings) + len(result.suppressed)
    counts = {
        "tests": str(tests or 1),
        "failures": str(failures),
        "errors": "0",
        "skipped": str(len(result.suppressed)),
    }
    root = Element("testsuites", {"name": header.tool, **counts})
    suite = SubElement(root, "testsuite", {"name": "okr lint", **counts})
    names: dict[tuple[str, str], int] = {}
    for finding in result.findings:
        _case(suite, finding, names, result, is_suppressed=False)
    for finding in result.suppressed:
        _case(suite, finding, names, result, is_suppressed=True)
    if not tests:
        SubElement(suite, "testcase", {"classname": "okr", "name": "lint"})
    indent(root)
    # What Azure's and GitHub's runners would obey, anywhere in a line, in another spelling.
    body = tostring(root, encoding="unicode").replace("##[", "&#35;#[")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


def _case(
    suite: Element,
    finding: Finding,
    names: dict[tuple[str, str], int],
    result: LintResult,
    *,
    is_suppressed: bool,
) -> None:
    path, span = for_data(file_of(finding, result)), span_of(finding)
    about = finding.entity or finding.pointer
    name = for_data(f"{finding.code} {finding.slug}" + (f": {about}" if about else ""))
    # Servers take two tests of one name for one test that ran twice.
    count = names[path, name] = names.get((path, name), 0) + 1
    case = SubElement(
        suite,
        "testcase",
        {
            "classname": path,
            "name": name if count == 1 else f"{name} #{count}",
            "file": path,
            "line": str(span.start.line),
        },
    )
    text = f"{for_terminal(path)}:{span.start.line}:{span.start.column}: {_lines(finding)}"
    if is_suppressed:
        SubElement(case, "skipped", {"message": for_data(finding.message)})
    elif result.is_failure(finding):
        kind = {"message": for_data(finding.message), "type": finding.severity.value}
        SubElement(case, "failure", kind).text = text
    else:
        SubElement(case, "system-out").text = f"{finding.severity.value}: {text}"


def _lines(finding: Finding) -> str:
    """Write all that a finding says; on a CI runner's screen no line of it is a command."""
    return "\n".join(for_data(for_terminal(line)) for line in told(finding))


RENDERER = LintRenderer(name="junit", media_type="application/xml", render=render)
