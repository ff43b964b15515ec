"""Web addresses of commits and files at the place where the repository is hosted.

Each host has its own paths. Where the host is not known nothing is guessed: pages then show the
short id of a commit without a link.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from urllib.parse import quote, urlsplit

__all__ = ["FORGES", "Forge", "forge_at"]


_NO_LINKS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Paths:
    commit: str
    view: str
    edit: str
    history: str
    new: str = ""


_GITHUB = _Paths(
    commit="/commit/{commit}",
    view="/blob/{branch}/{path}",
    edit="/edit/{branch}/{path}",
    history="/commits/{branch}/{path}",
    new="/new/{branch}?filename={path}&value={text}",
)
_GITEA = _Paths(
    commit="/commit/{commit}",
    view="/src/branch/{branch}/{path}",
    edit="/_edit/{branch}/{path}",
    history="/commits/branch/{branch}/{path}",
    new="/_new/{branch}/{folder}?filename={name}&value={text}",
)
FORGES = {
    "github": _GITHUB,
    "gitlab": _Paths(
        commit="/-/commit/{commit}",
        view="/-/blob/{branch}/{path}",
        edit="/-/edit/{branch}/{path}",
        history="/-/commits/{branch}/{path}",
        new="/-/new/{branch}?file_name={path}",
    ),
    "gitea": _GITEA,
    "forgejo": _GITEA,
    "gitee": _Paths(
        commit="/commit/{commit}",
        view="/blob/{branch}/{path}",
        edit="/edit/{branch}/{path}",
        history="/commits/{branch}/{path}",
    ),
    "bitbucket": _Paths(
        commit="/commits/{commit}",
        view="/src/{branch}/{path}",
        edit="/src/{branch}/{path}?mode=edit",
        history="/history-node/{branch}/{path}",
    ),
}
"""What each host calls its pages; the keys are the words of ``[site] forge``."""

_HOSTS = (
    (re.compile(r"(^|\.)github\."), "github"),
    (re.compile(r"(^|\.)gitlab\."), "gitlab"),
    (re.compile(r"(^|\.)gitee\.com$"), "gitee"),
    (re.compile(r"(^|\.)bitbucket\.org$"), "bitbucket"),
    (re.compile(r"(^|\.)codeberg\.org$|(^|\.)forgejo\."), "forgejo"),
    (re.compile(r"(^|\.)gitea\."), "gitea"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Forge:
    """Addresses in one repository; every method gives ``""`` when the address is not known."""

    url: str = ""
    """Web address of the repository without a slash at the end; only http and https."""
    kind: str = ""
    branch: str = "main"
    folder: str = ""
    """Where the OKR root lies in the repository; empty when it is the top."""
    links: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Patterns that replace those of the kind."""

    @property
    def fills_new_files(self) -> bool:
        """Tell whether a new file opens with its text, so that nobody has to copy it."""
        return "{text}" in self._pattern("new")

    def commit(self, commit: str) -> str:
        """Give the page of a commit."""
        return self._fill("commit", commit=quote(commit, safe=""))

    def view(self, path: str) -> str:
        """Give the page that shows a file."""
        return self._fill("view", path=path)

    def edit(self, path: str) -> str:
        """Give the page where a person can change a file and propose it."""
        return self._fill("edit", path=path)

    def history(self, path: str) -> str:
        """Give the page with the commits of a file."""
        return self._fill("history", path=path)

    def new(self, path: str, text: str) -> str:
        """Give the page where a person can add a file, begun with a text where the host can."""
        return self._fill("new", path=path, text=quote(text, safe=""))

    def _pattern(self, page: str) -> str:
        paths = FORGES.get(self.kind)
        pattern = self.links.get(page) or (getattr(paths, page) if paths else "")
        # What begins with / stands below the repository, whose address must be known.
        return pattern if self.url or not pattern.startswith("/") else ""

    def _fill(self, page: str, *, path: str = "", commit: str = "", text: str = "") -> str:
        pattern = self._pattern(page)
        whole = "/".join(part for part in (self.folder.strip("/"), path) if part)
        folder, _, name = whole.rpartition("/")
        filled = pattern.format(
            branch=quote(self.branch),
            path=quote(whole),
            folder=quote(folder),
            name=quote(name),
            commit=commit,
            text=text,
        )
        return self.url + filled if pattern.startswith("/") else filled


def forge_at(
    repository: str,
    kind: str = "",
    *,
    branch: str = "main",
    folder: str = "",
    links: Mapping[str, str] = _NO_LINKS,
) -> Forge:
    """Give the addresses of a repository; an empty forge when its address cannot be used.

    Only plain http and https addresses are used, without user name and password: what stands in
    okr.toml becomes a link on a public page.
    """
    try:
        parts = urlsplit(repository.strip())
        host = (parts.hostname or "").lower()
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return Forge(branch=branch, folder=folder, links=links)
    if parts.scheme not in ("http", "https") or not re.fullmatch(r"[a-z0-9.-]+", host):
        return Forge(branch=branch, folder=folder, links=links)
    path = quote(parts.path.rstrip("/").removesuffix(".git"), safe="/%~")
    told = next((name for pattern, name in _HOSTS if pattern.search(host)), "")
    return Forge(
        url=f"{parts.scheme}://{host}{port}{path}",
        kind=kind or told,
        branch=branch,
        folder=folder,
        links=links,
    )
