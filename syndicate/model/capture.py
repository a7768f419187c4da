"""Capture: what the server sent, and nothing made of it (WARC's *response* record)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Capture:
    """One answer: decoded body bytes, headers, status, the way there, UTC time, SHA-256.

    `body` is the whole body after content decoding, before character decoding. `headers` keep their order
    and doubles, names in lower case. `fetched_at` is aware UTC, None for bytes given by a caller.
    """

    url: str
    body: bytes = field(repr=False)
    final_url: str = ""
    redirects: tuple[str, ...] = ()  #: every address left behind, in order
    status: int = 200
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    fetched_at: datetime | None = None
    sha256: str = ""  #: hex digest of `body`

    def __post_init__(self) -> None:
        if not self.final_url:
            object.__setattr__(self, "final_url", self.url)
        if not self.sha256:
            object.__setattr__(self, "sha256", hashlib.sha256(self.body).hexdigest())

    def header(self, name: str) -> str:
        """The header's value, several joined as HTTP joins them (RFC 9110 §5.2); "" where it is absent."""
        return ", ".join(value for key, value in self.headers if key == name.lower())
