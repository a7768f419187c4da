"""What `syndicate lists` does: wish → sources → those that expired → fetched and kept → what is here."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from syndicate import lists
from syndicate.cli.doors import Network, open_fetcher
from syndicate.cli.settings import folder_settings
from syndicate.cli.talk import clipped, say
from syndicate.cli.targets import is_address
from syndicate.errors import UsageError
from syndicate.fetch.settings import BIGGEST
from syndicate.lists import BASE, Held, Source

_OK, _FAILED = 0, 2


@dataclass(frozen=True, slots=True)
class Wish:
    """The options of `lists update` as given."""

    ids: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    origin: str = ""
    force: bool = False
    allow: tuple[str, ...] = ()
    allow_private: bool | None = None


def update(wish: Wish) -> int:
    """Bring the lists that were asked for; the exit code."""
    now = datetime.now(UTC)
    here = _here()
    wanted = _wanted(wish, tuple(here))
    if wish.origin and not is_address(wish.origin):
        _print(_from_file(wanted[0].id, wish.origin, now), now)
        return _OK
    network = Network.of(folder_settings(), wish.allow, wish.allow_private, offline=False)
    due = [each for each in wanted if wish.force or wish.origin or _due(here.get(each.id), now)]
    for source in wanted:
        known = here.get(source.id)
        if source not in due and known:
            _print(known, now)
    return asyncio.run(_fetch(due, network, now))


def show() -> None:
    """Every list that is here, then those that there are."""
    now = datetime.now(UTC)
    here = {each.id: each for each in lists.held()}
    for each in here.values():
        _print(each, now)
        print(f"  from {each.stamp.url}")
        print(f"  sha256 {each.stamp.sha256}")
        print(f"  its own checksum: {'holds' if each.stamp.checksum else 'it has none'}")
    for source in lists.sources():
        if source.id not in here:
            language = f", for {source.language}" if source.language else ""
            print(f"{source.id}  {source.title}{language}: not here")
    if not here:
        say("no list is here; pages are looked up in the built-in table (syndicate lists update)")


def _here() -> dict[str, Held]:
    """The lists that are here; a damaged one is as good as none when lists are updated."""
    found: dict[str, Held] = {}
    for path in sorted(lists.folder().glob("*.txt")):
        try:
            found[path.stem] = lists.read_held(path)
        except UsageError as error:
            say(str(error))
    return found


def _wanted(wish: Wish, here: Sequence[str]) -> list[Source]:
    """The sources that a wish comes to. Raises UsageError for one that there is not."""
    known = {each.id: each for each in lists.sources()}
    by_language = {each.language: each.id for each in known.values() if each.language}
    for code in wish.languages:
        if code not in by_language and code != "en":
            raise UsageError(f"--language {clipped(code)}: expected one of en, {', '.join(by_language)}")
    named = (*wish.ids, *(by_language[code] for code in wish.languages if code != "en"))
    ids = dict.fromkeys((wish.ids and named) or (BASE, *named, *(each for each in here if each in known)))
    for each in ids:
        if each not in known:
            raise UsageError(f"there is no list {clipped(each)}: expected one of {', '.join(known)}")
    if wish.origin and len(ids) != 1:
        raise UsageError("--from says where one list is: name which, such as easylist")
    return [replace(known[each], url=wish.origin or known[each].url) for each in ids]


def _due(known: Held | None, now: datetime) -> bool:
    return known is None or known.expired(now)


async def _fetch(wanted: Sequence[Source], network: Network, now: datetime) -> int:
    code = _OK
    async with open_fetcher(network) as fetcher:
        for source in wanted:
            found = await lists.update(source, fetcher, now)
            if isinstance(found, Held):
                _print(found, now)
            else:
                say(f"{source.id}: {found}")
                code = _FAILED
    return code


def _from_file(list_id: str, name: str, now: datetime) -> Held:
    path = Path(name)
    try:
        with path.open("rb") as file:
            body = file.read(BIGGEST + 1)
    except OSError as error:
        raise UsageError(f"{clipped(name)}: cannot be read ({error.strerror})") from error
    if len(body) > BIGGEST:
        raise UsageError(f"{clipped(name)}: is larger than 10 MiB")
    found = lists.keep(list_id, body, path.resolve().as_uri(), now)
    if not isinstance(found, Held):
        raise UsageError(f"{clipped(name)}: {found}")
    return found


def _print(held: Held, now: datetime) -> None:
    from syndicate.escaping import one_line

    days = (now - held.fetched).days
    age = "today" if days < 1 else "a day ago" if days == 1 else f"{days} days ago"
    old = ", expired" if held.expired(now) else ""
    counts = f"{_count(held.stamp.rules, 'rule')}, {_count(held.stamp.skipped, 'line')} left out"
    print(f"{held.id}  {one_line(held.name, 100)}, fetched {age}{old}: {counts}")


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
