"""What `syndicate works add` is given: addresses, files, folders with files, lists of them, stdin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from syndicate.cli.talk import clipped
from syndicate.cli.targets import Named, named_targets, once_each
from syndicate.errors import UsageError

READ = frozenset({".html", ".htm", ".xhtml", ".txt", ".md", ".markdown"})
"""Endings of the files in a folder that are taken for articles."""


def works_named(targets: Sequence[str], files_from: str) -> tuple[Named, ...]:
    """Every target once; a folder is the articles in it and below, in the order of their names.

    Raises UsageError for what is neither an address nor readable, and for a folder without articles.
    """
    names = [each for target in targets for each in _expanded(target)]
    found, _ = once_each(named_targets(names, files_from, ()))
    return found


def is_text(path: str) -> bool:
    """Whether a file holds an article as plain text or Markdown, by its ending."""
    return path.lower().endswith((".txt", ".md", ".markdown"))


def _expanded(name: str) -> Iterator[str]:
    if "://" in name or not Path(name).is_dir():
        yield name
        return
    files = sorted(
        str(path) for path in Path(name).rglob("*") if path.suffix.lower() in READ and path.is_file()
    )
    if not files:
        raise UsageError(f"{clipped(name)}: holds no article (a file that ends in {', '.join(sorted(READ))})")
    yield from files
