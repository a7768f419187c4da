"""What `syndicate report` does: wish → filter → copies of the store, streamed → summary or rows → outputs."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import Connection

from syndicate.cli.outputs import STDOUT, Output, colored, outputs, width, write_file
from syndicate.cli.settings import folder_settings
from syndicate.cli.stores import open_store
from syndicate.cli.talk import clipped
from syndicate.cli.works_kept import named
from syndicate.errors import UsageError
from syndicate.model import Event
from syndicate.monitor.waits import duration
from syndicate.notify import Channel, atom, json_feed, rss
from syndicate.policy import TERMS, hint
from syndicate.store import asking, outbox
from syndicate.summary import FORMATS, STREAMS, Filter, Summary, render, stream, summarise
from syndicate.summary.as_text import render as as_text
from syndicate.urls import host

FEEDS = {"rss": rss, "atom": atom, "jsonfeed": json_feed}
"""The formats for feed readers, of what was told."""


@dataclass(frozen=True, slots=True)
class Wish:
    """The options of `report` as given."""

    since: str
    site: str
    work: str
    policy: str
    verdict: str
    term: str
    formats: tuple[str, ...]
    outputs: tuple[str, ...]
    store: str | None


def run(wish: Wish) -> None:
    """Write every output. Raises UsageError, before anything is read, for what is wrong with the wish."""
    now = datetime.now(UTC)
    wanted = outputs(wish.formats, wish.outputs, (*FORMATS, *STREAMS, *FEEDS))
    only = _filter(wish, now)
    with open_store(wish.store, folder_settings(), create=False) as store, store.reading() as tx:
        if wish.work:
            only = _of_work(only, tx, wish.work)
        summary = None
        for each in wanted:
            if each.format in STREAMS:
                _write(each, stream(asking.copy_lines(tx, only), each.format))
                continue
            if each.format in FEEDS:
                _write(each, [_feed(tx, only, now, each.format)])
                continue
            summary = summary or _summary(tx, only, now)
            _write(each, [_rendered(summary, each)])


def _feed(tx: Connection, only: Filter, now: datetime, format: str) -> str:  # noqa: A002 -- named like its option
    """What was told, the newest first, for a feed reader; of one site or work where those are asked for."""
    events = [event for event in outbox.events(tx, only.since) if _is_wanted(event, only)]
    originals = (str(event.data.get("work_url", "")) for event in events)
    home = next((f"https://{host(url)}/" for url in originals if url), "https://syndicate.invalid/")
    channel = Channel("What became of our articles", home, now)
    return FEEDS[format](events, channel).decode()


def _is_wanted(event: Event, only: Filter) -> bool:
    site = str(event.data.get("site", ""))
    of_site = not only.site or f".{site}".endswith(f".{only.site}")
    wanted = (("work_url", only.work), ("policy", only.policy), ("verdict", only.verdict))
    return of_site and all(not value or event.data.get(key) == value for key, value in wanted)


def _summary(tx: Connection, only: Filter, now: datetime) -> Summary:
    return summarise(
        asking.copy_lines(tx, only),
        asking.limit_lines(tx),
        asking.permissions(tx),
        asking.counts(tx, with_pages=only.since is None),
        now=now,
        since=only.since,
        only=only,
    )


def _rendered(summary: Summary, output: Output) -> str:
    if output.format == "text" and output.path == STDOUT:
        return as_text(summary, width=width(), color=colored())
    return render(summary, output.format)


def _write(output: Output, pieces: Iterable[str]) -> None:
    if output.path == STDOUT:
        sys.stdout.writelines(pieces)
    else:
        write_file(output.path, pieces, output.format)


def _filter(wish: Wish, now: datetime) -> Filter:
    terms = [each.id for each in TERMS]
    if wish.term and wish.term not in terms:
        raise UsageError(
            f"--term {clipped(wish.term)}: is no term{hint(wish.term, terms, otherwise='terms')}"
        )
    place = host(wish.site) if "://" in wish.site else wish.site
    return Filter(
        site=place.lower().removeprefix("www."),
        policy=wish.policy,
        verdict=wish.verdict.replace("-", "_"),
        term=wish.term,
        since=_since(wish.since, now),
    )


def _since(text: str, now: datetime) -> datetime | None:
    """A day, whose beginning counts, a moment, or so long before now."""
    if not text:
        return None
    try:
        return now - duration(text)
    except ValueError:
        pass
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(f"--since {clipped(text)}: expected a day such as 2026-11-01, or 7d, 2w") from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _of_work(only: Filter, tx: Connection, name: str) -> Filter:
    (row,) = named(tx, [name])
    return replace(only, work=row.url)
