"""Links to commits and files, per host; what is not known is not guessed."""

from __future__ import annotations

import pytest

from okrascode.site.forge import FORGES, Forge, forge_at

C = "1a95462f" + "0" * 32
P = "okrs/payments/2026-Q4.yaml"


@pytest.mark.parametrize(
    ("repository", "kind", "commit", "edit", "history"),
    [
        (
            "https://github.com/acme/okrs",
            "",
            f"https://github.com/acme/okrs/commit/{C}",
            f"https://github.com/acme/okrs/edit/main/{P}",
            f"https://github.com/acme/okrs/commits/main/{P}",
        ),
        (
            "https://gitlab.acme.example/a/b.git/",
            "",
            f"https://gitlab.acme.example/a/b/-/commit/{C}",
            f"https://gitlab.acme.example/a/b/-/edit/main/{P}",
            f"https://gitlab.acme.example/a/b/-/commits/main/{P}",
        ),
        (
            "https://gitee.com/a/b",
            "",
            f"https://gitee.com/a/b/commit/{C}",
            f"https://gitee.com/a/b/edit/main/{P}",
            f"https://gitee.com/a/b/commits/main/{P}",
        ),
        (
            "https://codeberg.org/a/b",
            "",
            f"https://codeberg.org/a/b/commit/{C}",
            f"https://codeberg.org/a/b/_edit/main/{P}",
            f"https://codeberg.org/a/b/commits/branch/main/{P}",
        ),
        (
            "http://git.example:3000/a/b",
            "gitea",
            f"http://git.example:3000/a/b/commit/{C}",
            f"http://git.example:3000/a/b/_edit/main/{P}",
            f"http://git.example:3000/a/b/commits/branch/main/{P}",
        ),
        (
            "https://bitbucket.org/a/b",
            "",
            f"https://bitbucket.org/a/b/commits/{C}",
            f"https://bitbucket.org/a/b/src/main/{P}?mode=edit",
            f"https://bitbucket.org/a/b/history-node/main/{P}",
        ),
    ],
    ids=["github", "gitlab", "gitee", "forgejo", "gitea", "bitbucket"],
)
def test_each_host_has_its_own_paths(
    repository: str, kind: str, commit: str, edit: str, history: str
) -> None:
    """Commit, edit and history lead to the right page of the host."""
    forge = forge_at(repository, kind)
    assert (forge.commit(C), forge.edit(P), forge.history(P)) == (commit, edit, history)


@pytest.mark.parametrize(
    "repository",
    [
        "",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "git@github.com:acme/okrs.git",
        'https://github.com"onmouseover=alert(1)/x',
        "https://[broken",
        "https://example.com:99999999/x",
    ],
)
def test_an_address_that_is_no_web_address_gives_no_link(repository: str) -> None:
    """A page then shows the short id of the commit and links nowhere."""
    forge = forge_at(repository, "github")
    assert (forge.commit(C), forge.view(P), forge.new(P, "x")) == ("", "", "")


def test_a_host_that_is_not_known_gives_no_link() -> None:
    """Paths are never guessed."""
    assert forge_at("https://git.acme.example/a/b").commit(C) == ""


def test_user_name_and_password_never_reach_a_page() -> None:
    """Credentials in the address are left out of links."""
    assert "secret" not in forge_at("https://me:secret@github.com/a/b").commit(C)


@pytest.mark.parametrize("kind", FORGES)
def test_paths_are_quoted_and_stand_below_the_folder(kind: str) -> None:
    """A file name cannot end the path, and the OKR root may lie below the top."""
    forge = Forge(url="https://x.example/a", kind=kind, folder="docs/")
    assert "docs/okrs/a%3Fb%22.yaml" in forge.view('okrs/a?b".yaml')


def test_a_new_file_begins_with_a_text_where_the_host_can() -> None:
    """The browser opens with the check-in begun."""
    link = forge_at("https://github.com/a/b").new("okrs/x.yaml", "a: 1\n")
    assert link == "https://github.com/a/b/new/main?filename=okrs/x.yaml&value=a%3A%201%0A"


def test_gitea_takes_folder_and_name_apart() -> None:
    """Its page for a new file wants the folder in the path and the name beside the text."""
    link = forge_at("https://codeberg.org/a/b").new("okrs/a/x.yaml", "a: 1\n")
    assert link == "https://codeberg.org/a/b/_new/main/okrs/a?filename=x.yaml&value=a%3A%201%0A"
    assert forge_at("https://codeberg.org/a/b").fills_new_files
    assert not forge_at("https://gitlab.com/a/b").fills_new_files


def test_a_company_may_say_where_its_pages_are() -> None:
    """A pattern replaces that of the kind; one with a host of its own needs no repository."""
    links = {"commit": "https://review.example/{commit}", "edit": "/change/{branch}?f={path}"}
    forge = forge_at("https://github.com/a/b", links=links)
    assert forge.commit(C) == f"https://review.example/{C}"
    assert forge.edit(P) == f"https://github.com/a/b/change/main?f={P}"
    assert forge.view(P) == f"https://github.com/a/b/blob/main/{P}"
    nowhere = forge_at("", links=links)
    assert (nowhere.commit(C), nowhere.edit(P)) == (f"https://review.example/{C}", "")


def test_patterns_work_for_a_host_that_is_not_known() -> None:
    """Only what a pattern says is linked."""
    forge = forge_at("https://git.acme.example/a/b", links={"view": "/show/{path}"})
    assert forge.view(P) == f"https://git.acme.example/a/b/show/{P}"
    assert forge.commit(C) == ""
