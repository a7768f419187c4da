"""Diffs: two versions of a file in the unified format, as `patch` and `git apply` read it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from difflib import diff_bytes, unified_diff

_ESCAPES = {"\a": "a", "\b": "b", "\t": "t", "\n": "n", "\v": "v", "\f": "f", "\r": "r", '"': '"', "\\": "\\"}
_NO_NEWLINE = b"\n\\ No newline at end of file\n"


def diff(name: str, before: bytes, after: bytes) -> bytes:
    """The unified diff (POSIX, `diff -u`) of a file, in its own encoding; "" where the two are the same."""
    shown = os.fsencode(_header(name))
    return b"".join(_lines(shown, before, after))


def _lines(name: bytes, before: bytes, after: bytes) -> Iterator[bytes]:
    was, now = map(_cut, (before, after))
    for line in diff_bytes(unified_diff, was, now, name, name, lineterm=b"\n"):
        yield line if line.endswith(b"\n") else line + _NO_NEWLINE


def _cut(content: bytes) -> list[bytes]:
    """Lines that end in LF alone: to `patch`, a CR is a part of the line."""
    lines = content.split(b"\n")
    return [line + b"\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def _header(name: str) -> str:
    """The name as seen from the working folder, in quotes where a header cannot hold it, with a tab behind a space (GNU diff)."""
    path = os.path.relpath(name)
    if any(each in _ESCAPES or not each.isprintable() for each in path):
        escaped = "".join(
            f"\\{_ESCAPES[each]}" if each in _ESCAPES else each if each.isprintable() else _octal(each)
            for each in path
        )
        return f'"{escaped}"'
    return f"{path}\t" if " " in path else path


def _octal(character: str) -> str:
    return "".join(f"\\{byte:03o}" for byte in os.fsencode(character))
