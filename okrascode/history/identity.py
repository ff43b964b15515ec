"""Who works here: name and address as Git's configuration and ``.mailmap`` have them."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["identity_of"]

_QUESTION = ("config", "-z", "--get-regexp", r"^(user\.(name|email)|mailmap\.(file|blob))$")


def identity_of(
    ask: Callable[..., tuple[int, bytes, str]], *, mailmap: str | None = None
) -> tuple[str, str]:
    """Give name and address that a commit made here would be shown under; empty where not set.

    ``ask`` runs Git for its exit code, output and last words, as ``Repository.git.attempt`` does.
    The text of ``.mailmap``, where it is known, spares a second run when it has no such address.
    """
    _, out, _ = ask(*_QUESTION)
    pairs = (one.partition("\n") for one in out.decode("utf-8", "replace").split("\0"))
    said = {key: value for key, _, value in pairs}  # The last one counts, as for Git.
    name, email = (_clean(said.get(key, "")) for key in ("user.name", "user.email"))
    is_mapped = (
        mailmap is None
        or email.casefold() in mailmap.casefold()
        or said.keys() & {"mailmap.file", "mailmap.blob"}
    )
    if not email or not is_mapped:
        return name, email
    status, out, _ = ask("check-mailmap", "--", f"{name} <{email}>")
    mapped = out.decode("utf-8", "replace").strip()
    if status != 0 or not mapped.endswith(">"):
        return name, email
    name, _, email = mapped.removesuffix(">").rpartition("<")
    return name.strip(), email


def _clean(text: str) -> str:
    # Git leaves these out of a commit's author as well.
    return text.translate({ord(c): None for c in "<>\n"}).strip()
