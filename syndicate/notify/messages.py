"""Messages: events → Message, the same words as text, Markdown and HTML. See docs/notifications.md.

Whatever a page said is data: the templates escape it for their form, titles are one line, and everything has a bound.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from syndicate import templating
from syndicate.escaping import one_line
from syndicate.model import Event, EventKind
from syndicate.notify.story import Story, site_of, story_of
from syndicate.saying import in_a_row, number_of

FULL = 50  #: events of a digest that are told; the others are counted
TITLE = 150  #: characters of a title, which becomes the subject of a mail

_THINGS = {
    EventKind.COPY_FOUND: ("new copy", "new copies"),
    EventKind.VERDICT_CHANGED: ("changed copy", "changed copies"),
    EventKind.COPY_GONE: ("copy that is gone", "copies that are gone"),
    EventKind.COPY_RETURNED: ("copy that is back", "copies that are back"),
    EventKind.WORK_CORRECTED: ("corrected article", "corrected articles"),
    EventKind.WORK_GONE: ("article of ours that is gone", "articles of ours that are gone"),
    EventKind.LIMIT_CHANGED: ("change of what a site took", "changes of what sites took"),
}


@dataclass(frozen=True, slots=True)
class Message:
    """What is told. `title` is one line of plain text, `label` one without any word of a page; the others are documents."""

    title: str
    label: str
    text: str
    markdown: str
    html: str


@dataclass(frozen=True, slots=True)
class Section:
    """Events of one kind on one site, the newest first. A message of one event has one section without a heading."""

    heading: str
    stories: tuple[Story, ...]


def message_of(events: Sequence[Event], *, full: int = FULL) -> Message:
    """The message for one event, or the digest of several: by kind and site, the newest `full` told, the rest counted."""
    newest = sorted(events, key=lambda event: (event.at, event.id), reverse=True)
    told, left = newest[:full], newest[full:]
    rest = f"Not told here: {_counted(left)}, all older than these." if left else ""
    if len(newest) == 1:
        sections: tuple[Section, ...] = (Section("", (story_of(newest[0]),)),)
        title = sections[0].stories[0].headline
    else:
        sections, title = _sections(told), _digest_title(newest)
    title = one_line(title, TITLE)
    text, markdown, html = (
        templating.render(f"message.{kind}", title=title, sections=sections, rest=rest)
        for kind in ("txt", "md", "html")
    )
    return Message(title, f"syndicate: {_counted(newest)}", text, markdown, html)


def fragment_of(event: Event) -> str:
    """The HTML of one event without head and body, to stand in a feed."""
    sections = (Section("", (story_of(event),)),)
    return templating.render("message-body.html", sections=sections, rest="")


def _digest_title(events: Sequence[Event]) -> str:
    """Such as "12 changes on 4 sites"."""
    sites = {site for site in map(site_of, events) if site}
    return number_of(len(events), "change") + (f" on {number_of(len(sites), 'site')}" if sites else "")


def _counted(events: Sequence[Event]) -> str:
    counts = Counter(event.kind for event in events)
    return in_a_row(
        [f"{counts[kind]:,} {_THINGS[kind][counts[kind] > 1]}" for kind in EventKind if counts[kind]]
    )


def _sections(events: Sequence[Event]) -> tuple[Section, ...]:
    groups: dict[tuple[EventKind, str], list[Event]] = {}
    for event in events:
        groups.setdefault((event.kind, site_of(event)), []).append(event)
    order = list(EventKind)
    return tuple(
        Section(
            _counted(groups[key]) + (f" on {key[1]}" if key[1] else ""),
            tuple(story_of(each, short=True) for each in groups[key]),
        )
        for key in sorted(groups, key=lambda key: (order.index(key[0]), key[1]))
    )
