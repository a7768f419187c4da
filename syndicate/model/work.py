"""Work: the original article (ccREL `cc:Work`), as it is today and as it was before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Self, TypeVar

from syndicate.errors import UsageError

W = TypeVar("W", bound="Work")

_SEVERAL = ("authors", "aliases", "former_titles", "links", "images", "notes")


@dataclass(frozen=True, slots=True)
class Version:
    """What a work said before it was corrected; `seen` is a day, or an aware moment, on which it said so."""

    text: str = field(repr=False)
    title: str = ""
    seen: date | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """The original article; all texts are plain Unicode, all links absolute.

    `published` is a date or an aware datetime, as exact as the source was. `upstream` is set where the
    original itself says that it comes from somewhere else ("the original source of this article is X").
    """

    url: str = ""
    title: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    published: date | None = None
    text: str = ""  #: the body, paragraphs separated by a blank line
    language: str = ""  #: BCP 47 primary subtag, "" where unknown
    aliases: tuple[str, ...] = ()  #: other addresses known to lead to the same article
    former_titles: tuple[str, ...] = ()  #: other titles, beside those of the versions
    licence: str = ""  #: address of the licence that the article itself names
    links: tuple[str, ...] = ()
    images: tuple[str, ...] = ()
    upstream: str = ""  #: name or address of the source that the original names as its own
    copyright: str = ""  #: its own copyright line, as printed
    notes: tuple[str, ...] = ()  #: short lines beside the text: under its pictures, before and after it
    seen: date | None = None  #: a day, or an aware moment, on which it said what it says here
    versions: tuple[Version, ...] = ()  #: what it said before, newest first
    captions: tuple[
        str, ...
    ] = ()  #: the words under each of `images`, in their order; "" where there are none
    institutions: tuple[str, ...] = ()  #: where its authors work, as the original says of them

    def __post_init__(self) -> None:
        """A name given alone would be taken for its letters. Raises UsageError for it."""
        for name in _SEVERAL:
            if isinstance(getattr(self, name), str):
                raise UsageError(
                    f"{name}: expected several, such as ({getattr(self, name)!r},), found a text"
                )

    @property
    def addresses(self) -> tuple[str, ...]:
        """Every address of the article, the main one first."""
        return _each_once((self.url, *self.aliases))

    @property
    def titles(self) -> tuple[str, ...]:
        """Every title it has had, today's first."""
        return _each_once((self.title, *self.former_titles, *(version.title for version in self.versions)))

    def with_text_of(self, version: Version | None) -> Self:
        """The work with the text that it had in `version`; None is today's. The two texts change places.

        Everything else stays today's, the title too: a copy is mended to what the work says now.
        """
        if version is None:
            return self
        today = Version(self.text, self.title, self.seen)
        others = (today if each == version else each for each in self.versions)
        return replace(self, text=version.text, versions=tuple(others))

    def revised(self, newer: W) -> W:
        """`newer`, the same work read later, with what it said until then kept as a version.

        Where text and title are the same, there is no version to keep. Titles and addresses of both stay known, and
        the earlier date of publication: some sites move it with every correction.
        """
        today = Version(newer.text, newer.title, newer.seen)
        before = Version(self.text, self.title, self.seen)
        same = _said(today) == _said(before)
        each: dict[tuple[str, str], Version] = {}
        for version in (today, *newer.versions, before, *self.versions):
            each.setdefault(_said(version), version)
        dates = [work.published for work in (newer, self) if work.published]
        titles, addresses = (*newer.former_titles, *self.former_titles), (*newer.addresses, *self.addresses)
        return replace(
            newer,
            published=min(dates, key=lambda moment: moment.isoformat()[:10], default=None),
            aliases=tuple(url for url in _each_once(addresses) if url != newer.url),
            former_titles=tuple(title for title in _each_once(titles) if title != newer.title),
            seen=newer.seen or (before.seen if same else None),
            versions=tuple(each.values())[1:],
        )


def _said(version: Version) -> tuple[str, str]:
    return version.text, version.title


def _each_once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))
