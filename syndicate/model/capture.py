"""Capture: what the server sent, and nothing made of it (WARC's *response* record)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

_LONGEST_VALIDATOR = 1024  # characters


class Medium(StrEnum):
    """What a capture is made for; a draft of a page of the web, such as Markdown, has no head of its own yet."""

    WEB = "page of the web"
    MARKDOWN = "Markdown draft"
    RST = "reStructuredText draft"
    ASCIIDOC = "AsciiDoc draft"
    EMAIL = "e-mail"
    PDF = "PDF document"

    @property
    def is_draft(self) -> bool:
        """Whether it becomes a page whose head a site writes."""
        return self.name in ("MARKDOWN", "RST", "ASCIIDOC")


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave a page to ask by whether it has changed (RFC 9110 §8.8): ETag and Last-Modified, "" for none."""

    etag: str = ""
    modified: str = ""

    @property
    def headers(self) -> tuple[tuple[str, str], ...]:
        """The headers of a conditional request; what no honest server gives is not sent back."""
        given = (("if-none-match", self.etag), ("if-modified-since", self.modified))
        return tuple((name, value) for name, value in given if _is_clean(value))


@dataclass(frozen=True, slots=True)
class NotModified:
    """The answer 304: what was fetched before is still what the server sends. Fields as those of `Capture`."""

    url: str
    final_url: str = ""
    redirects: tuple[str, ...] = ()
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    fetched_at: datetime | None = None
    moved: str = ""


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
    moved: str = ""  #: where permanent redirects (301, 308) alone lead from `url`; "" where the first is none
    rendered: str = ""  #: the browser that drew it and marked what is hidden; "" for bytes as sent
    medium: Medium = Medium.WEB
    file: str = ""  #: the name of the file that it is, as somebody gave it; "" for what was fetched
    drawn: bytes = field(default=b"", repr=False)  #: the HTML that an outside program made of `body`

    def __post_init__(self) -> None:
        if not self.final_url:
            object.__setattr__(self, "final_url", self.url)
        if not self.sha256:
            object.__setattr__(self, "sha256", hashlib.sha256(self.body).hexdigest())

    def header(self, name: str) -> str:
        """The header's value, several joined as HTTP joins them (RFC 9110 §5.2); "" where it is absent."""
        return ", ".join(value for key, value in self.headers if key == name.lower())

    @property
    def validators(self) -> Validators:
        """What to ask by whether the page has changed.

        A date says nothing of which address it is: after a redirect, which may lead elsewhere next time, it is left out.
        """
        return Validators(self.header("etag"), "" if self.redirects else self.header("last-modified"))


def _is_clean(value: str) -> bool:
    """Whether a validator may stand in a request; a bare "*" would ask whether there is anything at all."""
    readable = value.isascii() and value.isprintable()
    return readable and 0 < len(value) <= _LONGEST_VALIDATOR and value.strip() not in ("", "*")
