"""What is shipped works away from the checkout and holds everything it needs."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import okrascode
from tests.support.source import ROOT

pytestmark = pytest.mark.xdist_group("package")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Built:
    sdist: Path
    wheel: Path


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> _Built:
    """The sdist, and the wheel built from that sdist, without the network."""
    out = tmp_path_factory.mktemp("dist")
    _run(sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(ROOT))
    [sdist], [wheel] = out.glob("*.tar.gz"), out.glob("*.whl")
    return _Built(sdist=sdist, wheel=wheel)


@pytest.fixture(scope="module")
def installed(built: _Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel in it; gives the folder of its programs.

    The dependencies are those of the environment that runs the tests, through a path file; such
    a file does not follow the path files of that environment, so the checkout stays out of reach.
    """
    folder = tmp_path_factory.mktemp("elsewhere") / "venv"
    _run(sys.executable, "-m", "venv", "--without-pip", str(folder))
    variables = {"base": str(folder), "platbase": str(folder)}
    programs = Path(sysconfig.get_path("scripts", "venv", vars=variables))
    _run(
        *(sys.executable, "-m", "pip", "--python", str(programs / "python")),
        *("--disable-pip-version-check", "install", "--no-deps", "--no-index", str(built.wheel)),
    )
    site_packages = Path(sysconfig.get_path("purelib", "venv", vars=variables))
    (site_packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return programs


def test_both_names_and_the_module_start(installed: Path, tmp_path: Path) -> None:
    """``okr``, ``okrascode`` and ``python -m okrascode`` are one program."""
    expected = f"okr {okrascode.__version__}\n"
    assert _run(str(installed / "okr"), "--version", cwd=tmp_path) == expected
    assert _run(str(installed / "okrascode"), "--version", cwd=tmp_path) == expected
    assert _run(str(installed / "python"), "-m", "okrascode", "--version", cwd=tmp_path) == expected


def test_schemas_and_templates_are_read_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    """One of each is read, and it is not the checkout's."""
    program = (
        "from okrascode.resources import data_folder, read_text\n"
        "print(data_folder('schemas'))\n"
        "print(data_folder('templates'))\n"
        "assert 'Organization' in read_text('schemas', 'v1', 'organization.schema.json')\n"
        "assert 'version = 1' in read_text('templates', 'init', 'en', 'okr.toml')\n"
    )
    folders = _run(str(installed / "python"), "-c", program, cwd=tmp_path).splitlines()
    assert len(folders) == 2
    assert all(Path(folder).is_relative_to(installed.parent) for folder in folders)


def test_a_repository_can_be_begun_with_the_wheel(installed: Path, tmp_path: Path) -> None:
    """``okr init`` finds its texts when there is no checkout."""
    _run(str(installed / "okr"), "init", str(tmp_path / "acme"), cwd=tmp_path)
    assert (tmp_path / "acme" / "okr.toml").is_file()


def test_the_wheel_holds_what_the_checkout_holds(built: _Built) -> None:
    """Every module, schema and template is in the wheel, and nothing else of the checkout is."""
    with zipfile.ZipFile(built.wheel) as wheel:
        names = {name for name in wheel.namelist() if ".dist-info/" not in name}
    expected = set(_below("okrascode"))
    expected |= {f"okrascode/_data/{name}" for name in (*_below("schemas"), *_below("templates"))}
    assert names == expected


def test_the_sdist_can_be_tested(built: _Built) -> None:
    """Tests, schemas, templates and documentation travel with the source."""
    with tarfile.open(built.sdist) as sdist:
        names = {member.name.partition("/")[2] for member in sdist.getmembers()}
    wanted = {"pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md"}
    for folder in ("okrascode", "schemas", "templates", "tests", "docs", "benchmarks", ".github"):
        wanted |= set(_below(folder))
    assert wanted <= names, sorted(wanted - names)


def _below(folder: str) -> Iterator[str]:
    left_out = {"__pycache__", "node_modules"}
    for path in (ROOT / folder).rglob("*"):
        if path.is_file() and left_out.isdisjoint(path.parts) and path.suffix != ".pyc":
            yield path.relative_to(ROOT).as_posix()


def _run(*command: str, cwd: Path | None = None) -> str:
    done = subprocess.run(
        command, capture_output=True, encoding="utf-8", check=False, cwd=cwd or ROOT
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout
