"""Who works here: name and address as Git's configuration and ``.mailmap`` have them."""

from __future__ import annotations

from okrascode.history.queries import Repository

__all__ = ["identity_of"]


def identity_of(repository: Repository) -> tuple[str, str]:
    """Give name and address that a commit made here would be shown under; empty where not set."""
    name, email = (_configured(repository, key) for key in ("user.name", "user.email"))
    if not email:
        return name, email
    status, out, _ = repository.git.attempt("check-mailmap", "--", f"{name} <{email}>")
    mapped = out.decode("utf-8", "replace").strip()
    if status != 0 or not mapped.endswith(">"):
        return name, email
    name, _, email = mapped.removesuffix(">").rpartition("<")
    return name.strip(), email


def _configured(repository: Repository, key: str) -> str:
    _, out, _ = repository.git.attempt("config", "--get", key)
    # Git leaves these out of a commit's author as well.
    return out.decode("utf-8", "replace").translate({ord(c): None for c in "<>\n"}).strip()
