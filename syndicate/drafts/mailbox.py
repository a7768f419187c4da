"""Mailbox: where each message of an mbox file stands (RFC 4155), found without holding the file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

Span = tuple[int, int]
"""Where a message begins and ends in its file, in bytes."""

_PIECE = 65_536  # bytes of a line that are held at once


def messages(stream: IO[bytes]) -> Iterator[Span]:
    """Each message of an open file, in order; it begins at the line `From …` that parts it from the one before."""
    start: int | None = None
    at = 0
    begins = blank = True  # whether a line begins here, and whether the one before it is empty
    while piece := stream.readline(_PIECE):
        if begins and blank and piece.startswith(b"From "):
            if start is not None:
                yield start, at
            start = at
        at += len(piece)
        blank = begins and piece in (b"\n", b"\r\n")
        begins = piece.endswith(b"\n")
    if start is not None:
        yield start, at
