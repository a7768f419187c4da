"""The seam between the fetcher and the HTTP client: one request out, one answer back, no manners, no redirects."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from syndicate.errors import ConnectionFailed
from syndicate.fetch.guard import Target

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The head of a response, and its body as raw chunks still to be read; header names are in lower case."""

    status: int
    headers: Headers = ()
    chunks: AsyncIterator[bytes] | None = field(default=None, repr=False)
    at: datetime | None = None  #: when it was asked for, where that is recorded

    def header(self, name: str) -> str:
        """The header's value, several joined by commas (RFC 9110 §5.2); "" where it is absent."""
        return ", ".join(value for key, value in self.headers if key == name)

    @property
    def media_type(self) -> str:
        """Of the last Content-Type, without parameters; "" where none is given."""
        types = [value for key, value in self.headers if key == "content-type"]
        return types[-1].partition(";")[0].strip().lower() if types else ""


def told(headers: Iterable[tuple[bytes, bytes]]) -> Headers:
    """Headers as `Answer` has them, of their bytes: ASCII by RFC 9110; servers that send more send UTF-8 or Latin-1."""
    return tuple((name.decode("latin-1").lower(), _text(value)) for name, value in headers)


def _text(value: bytes) -> str:
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("latin-1")


class Wire(Protocol):
    """Sends one request. Raises FetchError, on entry or while the chunks are read."""

    def get(self, target: Target, headers: Headers) -> AbstractAsyncContextManager[Answer]: ...

    def post(self, target: Target, headers: Headers, body: bytes) -> AbstractAsyncContextManager[Answer]: ...


class CertificateRefused(ConnectionFailed):
    """TLS failed; asking again would not help."""
