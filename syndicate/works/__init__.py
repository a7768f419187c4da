"""Works: an original article from its page, a capture or a text file.

page → front door → main text, title, authors, date, links → Work
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypedDict, Unpack

from syndicate import model
from syndicate.errors import Empty, NotHtml
from syndicate.model import Capture, Policy, Version

__all__ = ["Known", "Work", "read_work"]


class Known(TypedDict, total=False):
    """What the caller knows of a work; it wins over what the page says. None is not known."""

    title: str | None
    authors: Iterable[str] | None
    publisher: str | None
    published: date | None
    aliases: Iterable[str]
    seen: date | None
    versions: Iterable[Version]


class Work(model.Work):
    """The original article, with ways to read it; as data it is `syndicate.model.Work`."""

    __slots__ = ()

    @classmethod
    def from_html(
        cls,
        html: bytes | str,
        *,
        url: str,
        policy: Policy | None = None,
        title: str | None = None,
        authors: Iterable[str] | None = None,
        publisher: str | None = None,
        published: date | None = None,
        aliases: Iterable[str] = (),
        seen: date | None = None,
        versions: Iterable[Version] = (),
    ) -> Work:
        """Read a work from its page; what the caller knows wins over what the page says.

        `url` is the address of the page; where it is "" the page's own canonical address is taken. `seen` is when the
        page said so, `versions` is what it said before; `Work.revised` keeps both.
        Raises Empty where the page holds no article, NotHtml where its characters cannot be read.

        >>> page = "<title>On rivers</title><article><h1>On rivers</h1><p>" + "No river runs the same way twice. " * 9
        >>> work = Work.from_html(page, url="https://news.example.com/on-rivers", authors=["Ann Lee"])
        >>> work.title, work.authors
        ('On rivers', ('Ann Lee',))
        """
        known = Known(
            title=title,
            authors=authors,
            publisher=publisher,
            published=published,
            aliases=aliases,
            seen=seen,
            versions=versions,
        )
        return _read(html, url, policy, "", known)

    @classmethod
    def from_text(
        cls,
        text: str,
        *,
        url: str = "",
        title: str = "",
        authors: Iterable[str] = (),
        publisher: str = "",
        published: date | None = None,
        language: str = "",
        aliases: Iterable[str] = (),
        seen: date | None = None,
        versions: Iterable[Version] = (),
        markdown: bool = False,
    ) -> Work:
        r"""A work whose text is at hand, plain or in Markdown; a blank line ends a paragraph.

        Raises Empty where there is no text.

        >>> Work.from_text("# On rivers\n\nNo *river* runs twice.", markdown=True).text
        'No river runs twice.'
        """
        from syndicate.works.plain import read_plain

        marked, body, links = read_plain(text, url, markdown=markdown)
        if not body:
            raise Empty("The text of the original is empty.", url=url)
        return cls(
            url=url,
            title=title or marked,
            authors=tuple(authors),
            publisher=publisher,
            published=published,
            text=body,
            language=language,
            aliases=tuple(aliases),
            links=links,
            seen=seen,
            versions=tuple(versions),
        )


def read_work(capture: Capture, policy: Policy | None = None, **known: Unpack[Known]) -> Work:
    """The work on a page that was fetched; addresses that redirected to it become aliases.

    `known` is what the caller knows: title, authors, publisher, published, aliases, versions; and seen, which else is
    when the page was fetched.
    Raises NotHtml where the body is no web page, Empty where it holds no article.
    """
    from syndicate.page.kinds import fault

    wrong = fault(capture)
    if wrong:
        raise NotHtml(wrong, url=capture.final_url)
    aliases = (
        *known.get("aliases", ()),
        *(url for url in (capture.url, *capture.redirects) if url != capture.final_url),
    )
    seen = known.get("seen") or capture.fetched_at
    given = Known(**{**known, "aliases": aliases, "seen": seen})
    return _read(capture.body, capture.final_url, policy, capture.header("content-type"), given)


def _read(html: bytes | str, url: str, policy: Policy | None, content_type: str, known: Known) -> Work:
    from syndicate.works.reading import read_facts

    title, authors, published = known.get("title"), known.get("authors"), known.get("published")
    publisher = known.get("publisher")
    facts = read_facts(html, url, policy, content_type, title or "")
    if title is not None:
        facts["former_titles"] = tuple(
            t for t in (facts["title"], *facts["former_titles"]) if t and t != title
        )
        facts["title"] = title
    if authors is not None:
        facts["authors"] = tuple(authors)
    if publisher is not None:
        facts["publisher"] = publisher
    if published is not None:
        facts["published"] = published
    facts["aliases"] = tuple(dict.fromkeys((*known.get("aliases", ()), *facts["aliases"])))
    return Work(**facts, seen=known.get("seen"), versions=tuple(known.get("versions", ())))
