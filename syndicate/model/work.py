"""Work: the original article (ccREL `cc:Work`)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


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
    former_titles: tuple[str, ...] = ()
    licence: str = ""  #: address of the licence that the article itself names
    links: tuple[str, ...] = ()
    images: tuple[str, ...] = ()
    upstream: str = ""  #: name or address of the source that the original names as its own
    copyright: str = ""  #: its own copyright line, as printed

    @property
    def addresses(self) -> tuple[str, ...]:
        """Every address of the article, the main one first."""
        return tuple(dict.fromkeys(url for url in (self.url, *self.aliases) if url))

    @property
    def titles(self) -> tuple[str, ...]:
        """Every title it has had, today's first."""
        return tuple(dict.fromkeys(title for title in (self.title, *self.former_titles) if title))
