"""Header: what a list says of itself in the comments at its beginning, and whether its checksum holds.

`! Title: EasyList`, `! Version: 202611200541`, `! Last modified: 20 Nov 2026 05:41 UTC`, `! Expires: 4 days`,
`! Checksum: …`. Source: Adblock Plus, "Special comments".
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

_FIELD = re.compile(r"!\s*([A-Za-z][A-Za-z -]{1,20}):[ \t]*(.{1,200})")
_CHECKSUM = re.compile(
    r"^[ \t]*![ \t]*checksum[ \t:-]+([A-Za-z0-9+/=]+)[^\n]*\n?", re.IGNORECASE | re.MULTILINE
)
_EXPIRES = re.compile(r"(\d{1,4})\s*(day|hour|d|h)", re.IGNORECASE)
_USUAL = timedelta(days=5)  # what readers of lists wait where the list does not say
_LEAST, _MOST = timedelta(hours=12), timedelta(days=30)
_LINES = 60
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


@dataclass(frozen=True, slots=True)
class Header:
    """What a list says of itself; "" and None where it does not."""

    title: str = ""
    version: str = ""
    modified: date | None = None
    expires: timedelta = _USUAL

    @classmethod
    def of(cls, text: str) -> Header:
        """Read from the first lines of a list."""
        said: dict[str, str] = {}
        for line in text.split("\n", _LINES)[:_LINES]:
            field = _FIELD.match(line)
            if field:
                said.setdefault(field[1].strip().lower(), field[2].strip())
        version = said.get("version", "")
        modified = _day(said.get("last modified", "")) or _day_of_version(version)
        return cls(said.get("title", "")[:60], version[:40], modified, _time(said.get("expires", "")))


def checksum_holds(text: str) -> bool | None:
    """Whether the list is as its maker wrote it; None where it has no checksum.

    The digest is of the text with LF line ends, no empty lines, and without the line of the checksum itself.
    """
    plain = re.sub(r"\n+", "\n", text.replace("\r", ""))
    found = _CHECKSUM.search(plain)
    if not found:
        return None
    rest = plain[: found.start()] + plain[found.end() :]
    digest = hashlib.md5(rest.encode(), usedforsecurity=False).digest()
    return base64.b64encode(digest).decode().rstrip("=") == found[1].rstrip("=")


def _day(text: str) -> date | None:
    """20 Nov 2026 05:41 UTC, or 2026-11-20T05:41Z."""
    found = re.match(r"(\d{1,2}) ([A-Za-z]{3})[a-z]* (\d{4})\b", text)
    try:
        if found:
            return date(int(found[3]), _MONTHS.index(found[2].lower()) + 1, int(found[1]))
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _day_of_version(version: str) -> date | None:
    """202611200541 is a day and a time."""
    try:
        return datetime.strptime(version[:8], "%Y%m%d").replace(tzinfo=UTC).date()
    except ValueError:
        return None


def _time(text: str) -> timedelta:
    found = _EXPIRES.match(text)
    if not found:
        return _USUAL
    count = int(found[1])
    wanted = timedelta(days=count) if found[2].lower().startswith("d") else timedelta(hours=count)
    return max(_LEAST, min(wanted, _MOST))
