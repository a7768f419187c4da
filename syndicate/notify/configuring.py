"""Configuring: a `[[notify]]` table of the settings → SinkConfig, checked to the last key."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, time, tzinfo
from pathlib import Path
from re import compile as pattern
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from syndicate.errors import AddressRefused, UsageError
from syndicate.fetch.guard import target
from syndicate.model import Event, EventKind
from syndicate.notify.signing import key_of
from syndicate.notify.timing import Digest, Every, Quiet, Times
from syndicate.policy import hint, quoted
from syndicate.urls import host

KEYS = ("to", "secret", "secret-file", "kinds", "sites", "quiet", "digest", "zone")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_TIME = pattern(r"([01]\d|2[0-3]):([0-5]\d)")
_ADDRESS = pattern(r"[A-Za-z][A-Za-z0-9+.-]*://\S+")
_BIGGEST = 4096  # bytes of a secret's file


@dataclass(frozen=True, slots=True)
class SinkConfig:
    """One place to tell events to. `to` and `secret` are never shown; () as `kinds` or `sites` stands for all."""

    to: str = field(repr=False)
    secret: str = field(default="", repr=False)
    kinds: tuple[EventKind, ...] = ()
    sites: tuple[str, ...] = ()
    times: Times = Times()

    @property
    def is_webhook(self) -> bool:
        """Whether it is told by a signed POST of ours; else by Apprise."""
        return self.to.partition("://")[0].lower() in ("http", "https")

    def wants(self, event: Event) -> bool:
        """Whether this place is told of `event`. Subdomains belong to a site; an event without a site is for all."""
        if self.kinds and event.kind not in self.kinds:
            return False
        site = _site(event)
        return not self.sites or not site or any(f".{site}".endswith(f".{each}") for each in self.sites)


def sink_of(table: Mapping[str, Any], where: str) -> SinkConfig:
    """The sink that a table describes; `where` is its place for messages, such as `syndicate.toml: notify[0]`.

    Raises UsageError that names the key and what was expected. No value of `to` or `secret` is repeated.
    """
    for key in table:
        if key not in KEYS:
            raise UsageError(
                f"{where}.{quoted(str(key))}: is no setting{hint(str(key), KEYS, otherwise='keys')}"
            )
    read = _Table(table, where)
    to = read.text("to")
    if not _ADDRESS.fullmatch(to):
        raise read.fault("to", "expected an address such as “https://…” or “mailto://…”")
    if to.lower().startswith(("http://", "https://")):
        try:
            target(to)
        except AddressRefused as error:  # whose words may repeat the address
            raise read.fault(
                "to", "expected the address of a webhook, without a user name or password"
            ) from error
    config = SinkConfig(to, read.secret(), read.kinds(), read.sites(), read.times())
    if config.secret and not config.is_webhook:
        raise read.fault("secret", "only webhooks (https://…) are signed; leave it out here")
    return config


def _site(event: Event) -> str:
    if event.kind in (EventKind.WORK_CORRECTED, EventKind.WORK_GONE):
        return ""  # the site of the work is the publisher's own
    return str(event.data.get("site") or host(event.url)).removeprefix("www.").lower()


class _Table:
    """Reads one table; knows how each key is written."""

    def __init__(self, table: Mapping[str, Any], where: str) -> None:
        self._table = table
        self._where = where

    def fault(self, key: str, expected: str) -> UsageError:
        return UsageError(f"{self._where}.{key}: {expected}")

    def text(self, key: str) -> str:
        value = self._table.get(key, "")
        if not isinstance(value, str):
            raise self.fault(key, "expected a text")
        return value.strip()

    def texts(self, key: str) -> tuple[str, ...]:
        value = self._table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise self.fault(key, "expected a list of texts")
        return tuple(value)

    def secret(self) -> str:
        secret, file = self.text("secret"), self.text("secret-file")
        if secret and file:
            raise self.fault("secret-file", "give either this or secret")
        if file:
            try:
                with Path(file).expanduser().open("rb") as opened:
                    secret = opened.read(_BIGGEST + 1).decode("ascii").strip()
            except (OSError, ValueError) as error:
                why = error.strerror if isinstance(error, OSError) else "is no secret of ASCII characters"
                raise self.fault("secret-file", f"{file}: {why}") from error
        if (file or "secret" in self._table) and key_of(secret) is None:
            raise self.fault(
                "secret-file" if file else "secret",
                "expected “whsec_” and base64, or a text, of 16 bytes to 1,024",
            )
        return secret

    def kinds(self) -> tuple[EventKind, ...]:
        for kind in (names := self.texts("kinds")):
            if kind not in list(EventKind):
                raise self.fault("kinds", f"{quoted(kind)}: expected some of {', '.join(EventKind)}")
        return tuple(EventKind(kind) for kind in names)

    def sites(self) -> tuple[str, ...]:
        names = self.texts("sites")
        sites = tuple("" if set("/:@") & set(name) else host(f"https://{name.strip()}/") for name in names)
        if "" in sites:
            wrong = quoted(names[sites.index("")])
            raise self.fault("sites", f"{wrong}: expected names of sites such as “blog.example”")
        return sites

    def times(self) -> Times:
        return Times(self._zone(), self._read("quiet", _quiet), self._read("digest", _digest))

    def _zone(self) -> tzinfo:
        name = self.text("zone")
        try:
            return ZoneInfo(name) if name else UTC
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise self.fault(
                "zone", f"{quoted(name)}: expected the name of a time zone such as “Europe/Berlin”"
            ) from error

    def _read(self, key: str, reader: Callable[[str], Any]) -> Any:
        text = self.text(key)
        found = reader(text.lower()) if text else None
        if text and found is None:
            raise self.fault(key, f"{quoted(text)}: expected {_FORMS[key]}")
        return found


_FORMS = {
    "quiet": "two different times such as “22:00-07:00”",
    "digest": "“hourly”, “daily 08:00” or “weekly mon 08:00”",
}


def _quiet(text: str) -> Quiet | None:
    start, _, end = (_time(part.strip()) for part in text.partition("-"))
    return Quiet(start, end) if start and end and start != end else None


def _digest(text: str) -> Digest | None:
    match text.split():
        case [Every.HOUR]:
            return Digest(Every.HOUR)
        case [Every.DAY, at] if moment := _time(at):
            return Digest(Every.DAY, moment)
        case [Every.WEEK, day, at] if (moment := _time(at)) and day in DAYS:
            return Digest(Every.WEEK, moment, DAYS.index(day))
    return None


def _time(text: str) -> time | None:
    found = _TIME.fullmatch(text)
    return time(int(found[1]), int(found[2])) if found else None
