"""Steps of an action or a workflow, run as GitHub's runner runs them: by bash, with files to write.

Only what our own files use is understood of expressions: names, and ``||`` between them.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from tests.support.okr_program import Said

__all__ = ["Runner", "steps_of"]

_EXPRESSION = re.compile(r"\$\{\{ *(.*?) *\}\}")


def steps_of(text: str, job: str | None = None) -> list[dict[str, Any]]:
    """Give the steps of an action, or of a job of a workflow."""
    loaded = YAML(typ="safe", pure=True).load(text)
    steps: list[dict[str, Any]] = (loaded["runs"] if job is None else loaded["jobs"][job])["steps"]
    return steps


@dataclass(kw_only=True)
class Runner:
    """A machine that runs one job."""

    workspace: Path
    temp: Path
    values: Mapping[str, str]
    """What expressions may name, for example ``inputs.folder``."""
    environment: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Make the files that steps write to."""
        self.temp.mkdir(exist_ok=True)
        for name in ("summary", "output", "path"):
            (self.temp / name).touch()

    def run(self, step: Mapping[str, Any], **environment: str) -> Said:
        """Run the script of a step; what it put on the path holds for the next one."""
        script = self.temp / "step.sh"
        script.write_text(step["run"], "utf-8")
        clean = {
            k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "PYTHON", "PIP_"))
        }
        added = [line for line in (self.temp / "path").read_text().splitlines() if line]
        clean |= {
            "HOME": str(self.temp),
            "PATH": os.pathsep.join([*reversed(added), clean["PATH"]]),
            "RUNNER_TEMP": str(self.temp),
            "GITHUB_PATH": str(self.temp / "path"),
            "GITHUB_OUTPUT": str(self.temp / "output"),
            "GITHUB_STEP_SUMMARY": str(self.temp / "summary"),
            "GITHUB_REPOSITORY": "acme/okrs",
            "GITHUB_SERVER_URL": "https://github.com",
            "GITHUB_RUN_ID": "7",
            "OKR_TODAY": "2026-11-20",
            **{k: self._filled(str(v)) for k, v in step.get("env", {}).items()},
            **self.environment,
            **environment,
        }
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
            cwd=self.workspace,
            env=clean,
            capture_output=True,
            encoding="utf-8",
        )
        return Said(done.returncode, done.stdout, done.stderr)

    @property
    def summary(self) -> str:
        """Give the job summary so far."""
        return (self.temp / "summary").read_text("utf-8")

    @property
    def outputs(self) -> dict[str, str]:
        """Give what steps gave as outputs."""
        lines = (self.temp / "output").read_text("utf-8").splitlines()
        return dict(line.split("=", 1) for line in lines)

    def _filled(self, text: str) -> str:
        return _EXPRESSION.sub(lambda found: self._value(found[1]), text)

    def _value(self, expression: str) -> str:
        names = [name.strip() for name in expression.split("||")]
        return next((self.values[name] for name in names if self.values.get(name)), "")
