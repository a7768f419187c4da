"""Lists: the filter lists that a user has, and how they get here.

    source → fetch → is it a list? does its checksum hold? → stamped with digest and time → file → opened when first asked

A list is one file in the user's folder of data: a first line of ours, which is a comment to every reader of lists, and
below it the bytes as they came. So the digest and the list can never part, and a file is replaced whole or not at all.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from syndicate import resources
from syndicate.errors import BrokenResponse, FetchError, PageError, UsageError
from syndicate.fetch import ANY, Fetches
from syndicate.filters import FilterList, Filters, Header, Skipped, census, checksum_holds, named
from syndicate.model import Capture, Fact
from syndicate.model.listed import Listed

BASE = "easylist"
"""The list that all others add to."""
_STAMP = "! syndicate: "


@dataclass(frozen=True, slots=True)
class Source:
    """A public list and where it is."""

    id: str
    title: str
    url: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What was true of a list when it came."""

    url: str
    fetched: str  #: a moment, ISO 8601 with its zone
    sha256: str  #: of the bytes as they came
    rules: int
    skipped: int
    checksum: bool  #: whether the list carries a checksum of its own; one that does not hold is not kept


@dataclass(frozen=True, slots=True)
class Held:
    """A list that is here."""

    id: str
    path: Path
    stamp: Stamp
    header: Header

    @property
    def name(self) -> str:
        return named(self.header, self.fetched.date())

    @property
    def fetched(self) -> datetime:
        return datetime.fromisoformat(self.stamp.fetched)

    def expired(self, now: datetime) -> bool:
        """Whether the list asks to be fetched again."""
        return now >= self.fetched + self.header.expires


def folder() -> Path:
    """Where lists are kept: `$SYNDICATE_HOME/lists`, else the platform's place for data."""
    if os.environ.get("SYNDICATE_HOME"):
        return resources.home() / "lists"
    from platformdirs import user_data_dir

    return Path(user_data_dir("syndicate", appauthor=False)) / "lists"


def sources() -> tuple[Source, ...]:
    """The public lists that are known, `BASE` first."""
    return tuple(Source(key, **table) for key, table in resources.data("lists").items())


def held() -> tuple[Held, ...]:
    """The lists that are here, by id. Raises UsageError for a file that is damaged or is none of ours."""
    return tuple(read_held(path) for path in sorted(folder().glob("*.txt")))


def opened() -> HeldLists | None:
    """The lists that are here, for a check; None where there are none. Raises UsageError as `held` does."""
    files = tuple((str(each.path), each.stamp.sha256) for each in held())
    return HeldLists(files) if files else None


class HeldLists:
    """Implements `Lists` by files, each a path and its digest, which are read at the first question.

    It crosses into another process as these alone. A file that has gone or was damaged meanwhile is a UsageError.
    """

    def __init__(self, files: Sequence[tuple[str, str]]) -> None:
        self._files = tuple(files)

    @property
    def names(self) -> tuple[str, ...]:
        return _opened(self._files).names

    def part(self, url: str, kind: str, page: str) -> Listed | None:
        return _opened(self._files).part(url, kind, page)

    def element(self, marker: Fact, page: str) -> Listed | None:
        return _opened(self._files).element(marker, page)


async def update(source: Source, fetcher: Fetches, now: datetime) -> Held | FetchError | PageError:
    """Fetch a list and keep it, or say why not; the one that is here stays then. `now` is aware."""
    found = await fetcher.fetch(source.url, kinds=ANY)
    return keep(source.id, found.body, found.final_url, now) if isinstance(found, Capture) else found


def keep(list_id: str, body: bytes, url: str, now: datetime) -> Held | FetchError:
    """Keep a list that is here as bytes, or say why it is none."""
    text = body.decode("utf-8", "replace")
    sums = checksum_holds(text)
    if sums is False:
        return BrokenResponse("The list does not have the checksum that it says it has.", url=url)
    lines = census(text)
    if text.lstrip("\ufeff \t\r\n")[:1] == "<" or not lines[None]:
        return BrokenResponse("What was sent is no filter list.", url=url)
    skipped = sum(count for why, count in lines.items() if why not in (None, Skipped.COMMENT))
    digest = hashlib.sha256(body).hexdigest()
    stamp = Stamp(
        url, now.astimezone(UTC).isoformat(timespec="seconds"), digest, lines[None], skipped, bool(sums)
    )
    path = folder() / f"{list_id}.txt"
    _replace(path, f"{_STAMP}{json.dumps(asdict(stamp))}\n".encode() + body)
    return Held(list_id, path, stamp, Header.of(text))


def _replace(path: Path, body: bytes) -> None:
    """Write a file whole or not at all."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(body)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise UsageError(f"{path}: cannot be written ({error.strerror})") from error


def read_held(path: Path) -> Held:
    """One list. Raises UsageError as `held` does."""
    stamp, body = _read(path)
    return Held(path.stem, path, stamp, Header.of(body.decode("utf-8", "replace")))


@lru_cache(maxsize=2)
def _opened(files: tuple[tuple[str, str], ...]) -> Filters:
    """The lists, read once; a list that was brought anew has another digest."""
    read = ((_read(Path(path)), Path(path)) for path, _ in files)
    return Filters([_indexed(path, stamp, body) for (stamp, body), path in read])


def _indexed(path: Path, stamp: Stamp, body: bytes) -> FilterList:
    text = body.decode("utf-8", "replace")
    return FilterList(text, Held(path.stem, path, stamp, Header.of(text)).name)


def _read(path: Path) -> tuple[Stamp, bytes]:
    """The stamp of a file and the list below it. Raises UsageError where they do not belong together."""
    damaged = UsageError(f"{path}: is damaged; syndicate lists update brings it again")
    try:
        first, _, body = path.read_bytes().partition(b"\n")
        fields: Any = json.loads(first.decode().removeprefix(_STAMP))
        stamp = Stamp(**fields)
        datetime.fromisoformat(stamp.fetched)
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror})") from error
    except (ValueError, TypeError) as error:
        raise damaged from error
    if hashlib.sha256(body).hexdigest() != stamp.sha256:
        raise damaged
    return stamp, body
