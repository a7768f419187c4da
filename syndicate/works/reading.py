"""An original, read: every fact about the work from one page.

capture → open_document → head, lines → find_body → trim → Work
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, TypedDict

from syndicate import urls
from syndicate.errors import Empty
from syndicate.model import Policy
from syndicate.works.body import find_body, words
from syndicate.works.dates import find_published
from syndicate.works.document import lines, open_document
from syndicate.works.head import Head
from syndicate.works.origin import (
    AFTER,
    find_copyright,
    find_licence,
    find_notes,
    find_upstream,
    surroundings,
)
from syndicate.works.people import find_authors, find_institutions
from syndicate.works.pictures import find_pictures
from syndicate.works.titles import find_titles
from syndicate.works.trimming import Known, trim

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

_SAMPLE = 5_000  # characters by which a language is told
_ENGLISH = frozenset("the of and to that with this from have which were their been".split())
_OFTEN = 0.08  # share of these words: nine English articles of ten have more, those in other languages a tenth of it
TOLD = 40  #: words from which the language of a text is known for sure
FEWEST = 10  #: words of an article; fewer are a message


class Facts(TypedDict, total=False):
    """What was read; the names are the fields of `Work`."""

    url: str
    title: str
    authors: tuple[str, ...]
    institutions: tuple[str, ...]
    publisher: str
    published: date | None
    text: str
    language: str
    aliases: tuple[str, ...]
    former_titles: tuple[str, ...]
    licence: str
    links: tuple[str, ...]
    images: tuple[str, ...]
    captions: tuple[str, ...]
    upstream: str
    copyright: str
    notes: tuple[str, ...]


def read_facts(
    html: bytes | str, url: str, policy: Policy | None, content_type: str = "", title: str = ""
) -> Facts:
    """Every fact of the article on this page; `title` is the caller's, where it is known.

    Raises Empty where the page holds no article, NotHtml where its characters cannot be read.
    """
    soup = open_document(html, url=url, content_type=content_type)
    for offer in soup.select(".syndicate-republish"):  # our own block: terms, and no word of the article
        offer.decompose()
    head = Head(soup, url or next(iter(Head(soup, "").links("canonical")), ""))
    page = lines(soup)
    own = policy.assigner.names if policy else ()
    said = (_site_name(head), *head.meta("og:site_name"), *head.ld("publisher"))
    published = find_published(head, soup)
    # before `find_body` takes the furniture away, in which bylines stand
    stated = find_authors(head, soup, page, None, said, own)
    body = find_body(soup, _promised(head))
    first = body.lines[0] if body.lines else None
    titles = find_titles(head, page, first, (*own, *said))
    authors = stated or find_authors(head, soup, page, first, said, own)
    upstream, line = find_upstream(surroundings(page, body.lines), (*own, *said), _hosts(head.url, policy))
    images, captions = find_pictures(head, body)
    kept = trim(body.lines, Known(head.url, title or next(iter(titles), ""), authors, line))
    text = "\n\n".join(line.text for line in kept) or _article_body(head)
    if len(words(text)) < FEWEST and len(text) < 10 * FEWEST:
        raise Empty("No article text was found on the page.", url=url)
    return Facts(
        url=head.url,
        title=next(iter(titles), ""),
        former_titles=titles[1:],
        authors=authors,
        institutions=find_institutions(head, (*own, *said)),
        publisher=policy.assigner.name if policy else _site_name(head),
        published=published,
        text=text,
        language=_language(soup, text),
        aliases=_aliases(head, policy),
        licence=find_licence(head, body.element),
        links=head.absolute(href for line in kept for href in line.hrefs),
        images=images,
        captions=captions,
        upstream=upstream,
        copyright=find_copyright(surroundings(page, body.lines, AFTER), head),
        notes=find_notes(page, body.lines, kept),
    )


def _site_name(head: Head) -> str:
    """The site's name as readers see it; JSON-LD often names the company behind it, or its blogging service."""
    said = (*head.meta("og:site_name"), *head.ld("publisher"), *head.meta("application-name"))
    names = (re.split(r"\s+[|–—-]\s+", name)[0] for name in said if "://" not in name)
    return next(names, "") or urls.host(head.url)


def _hosts(url: str, policy: Policy | None) -> tuple[str, ...]:
    return (*(policy.assigner.hosts if policy else ()), urls.site(url))


def _promised(head: Head) -> int:
    return max((len(words(text)) for text in head.ld("articleBody")), default=0)


def _article_body(head: Head) -> str:
    return max(head.ld("articleBody"), key=len, default="")


def _language(soup: BeautifulSoup, text: str) -> str:
    """The primary subtag that the page declares, else what its text looks like; `en` is what templates declare."""
    root = soup.find("html")
    declared = str(root.get("lang") or root.get("xml:lang") or "") if root else ""
    primary = declared.replace("_", "-").split("-")[0].strip().lower()
    known = primary.isalpha() and 2 <= len(primary) <= 3
    sample = words(text[:_SAMPLE])
    if known and (primary != "en" or len(sample) < TOLD or _is_english(sample)):
        return primary
    from py3langid import classify  # whose model takes a quarter of a second to load

    return str(classify(text[:_SAMPLE])[0])


def _is_english(sample: list[str]) -> bool:
    return sum(word in _ENGLISH for word in sample) >= _OFTEN * len(sample)


def _aliases(head: Head, policy: Policy | None) -> tuple[str, ...]:
    """Other addresses that the page gives itself; a front page is none, whatever a template says."""
    said = (
        *head.links("canonical", "shortlink", "amphtml"),
        *head.absolute(head.meta("og:url")),
        *head.absolute(head.ld("url")),
    )
    hosts = _hosts(head.url, policy)
    home = urls.canonical(head.url)
    fit = (url for url in said if urls.belongs(url, hosts) and not urls.is_home(url, hosts))
    return tuple({url: None for url in fit if urls.canonical(url) != home})
