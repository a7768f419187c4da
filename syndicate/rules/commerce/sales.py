"""Sales: where a page offers the copied text itself for money, or to others to republish.

    lines that begin as an offer, links to sellers, prices in structured data → is a price with it? does it name this text?

Beyond doubt is only what comes together with the copy: the price, the act of buying, and this very text. A cart beside
an article may be for a book, and a price that only machines read may be that of the issue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from syndicate.model import Case, Evidence, Fact, Line, Side
from syndicate.rules._findings import at, of_fact, of_line
from syndicate.rules._lines import lines
from syndicate.rules._once import once
from syndicate.rules._sides import sides
from syndicate.rules.alterations.titles import Likeness, likeness
from syndicate.rules.commerce.schema_org import kinds, price, recurring
from syndicate.rules.commerce.signals import signals
from syndicate.rules.linking.links import publisher_blocks
from syndicate.text import Words, find_phrase, forms, line_words
from syndicate.urls import canonical, unwrap

_LINE = 160  # characters of a line that may be an offer; longer ones are prose
_OFFER_WORDS = 12  # beside the act itself: a title, a format, a price
_BESIDE = 2  # blocks between the act of buying and its price
_TITLE_WORDS = 3  # of a title that names an article wherever it stands; fewer may be anything
_WORKS = ("article", "posting", "report", "creativework")
_SIGNS = r"(?:[$€£¥₽₺₹₩]|\b(?:usd|eur|gbp|chf|cad|aud|jpy|cny|rub|try|brl|inr)\b)"
_NAMES = r"(?:[$€£¥₽₺₹₩]|(?:usd|eur|gbp|chf|euros?|dollars?|руб\w*|tl|元|円|euro)\b)"
_PRICE = re.compile(rf"{_SIGNS}\s?\d[\d.,]{{0,9}}|(?<![\d.,])\d[\d.,]{{0,9}}\s?{_NAMES}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sale:
    """One offer. `sure` where the page sells this text beyond doubt."""

    what: str
    evidence: Evidence
    placed: bool  #: in or next to the copy, or nobody knows where; what is elsewhere may be about anything
    sure: bool = False
    republishing: bool = False  #: the text is offered to be republished, not sold


@once
def sales(case: Case) -> tuple[Sale, ...]:
    """Every offer on the page, those beyond doubt first."""
    stated = list(_stated(case))
    asked = stated[0].what if stated else ""
    found = [*_printed(case, asked), *stated, *_by_sellers(case)]
    return tuple(sorted(found, key=lambda sale: not sale.sure))


def is_this(case: Case, thing: Mapping[str, Any]) -> bool | None:
    """Whether structured data is about the article of this page; None where it does not say what it is about.

    What calls itself a product must have the title of the work: a shop's page is named like its goods, whatever a comment
    on it copies.
    """
    goods = "product" in kinds(thing)
    named = [str(thing[key]) for key in ("headline", "name") if isinstance(thing.get(key), str)]
    shown = [fact.value for fact in case.page.metadata.headlines if not fact.source.startswith("JSON-LD")]
    titles = case.work.titles if goods else (*case.work.titles, *shown)
    if any(likeness(name, titles, frozenset(), ()) is Likeness.SAME for name in named):
        return True
    main = thing.get("mainEntityOfPage")
    of_page = (thing.get("url"), main.get("@id") if isinstance(main, dict) else main)
    addresses = [address for address in of_page if isinstance(address, str) and address]
    here = canonical(case.page.url)
    if not goods and here and any(canonical(address) == here for address in addresses):
        return True
    return False if named or addresses else None


def _stated(case: Case) -> Iterator[Sale]:
    """Prices that the page's structured data gives this article (schema.org `offers`)."""
    for thing in case.page.metadata.json_ld:
        offers = thing.get("offers")
        asked = price(offers)
        if not asked or recurring(offers):
            continue
        this, types = is_this(case, thing), kinds(thing)
        is_work = any(kind.endswith(_WORKS) for kind in types) and this is not False
        if is_work or ("product" in types and this):
            evidence = of_fact(case, Fact(asked, "JSON-LD offers"))
            yield Sale(f"price {asked}", evidence, placed=True)


def _printed(case: Case, stated: str) -> Iterator[Sale]:
    """Lines that begin as an offer. `stated` is the price that structured data gives this article."""
    begun = (line_words(line.text) for line in lines(case).holding(signals().sale_starts) if _may_offer(line))
    if not any(signals().of_sale(text)[0] for text in begun):  # as on most pages
        return
    own = [line for line in case.lines if _may_offer(line)]
    theirs = publisher_blocks(case)  # what leads to the publisher, the publisher offers
    for place, line in enumerate(own):
        text = line_words(line.text)
        kind, size = signals().of_sale(text)
        rest = text.part(size, len(text))
        if not kind or len(rest) > _OFFER_WORDS or line.block in theirs:
            continue
        beside = list(_beside(own, place))
        asked = next((found for each in (line, *beside) if (found := _price(each.text))), "") or stated
        if kind == "carts" and not asked:
            continue
        prices = [line_words(each.text) for each in beside] if not _price(line.text) else []
        named = [price for each in prices if (price := _without_title(case, each))]
        sold = kind == "offers" and bool(stated or _price(line.text) or any(map(_is_plain, prices)))
        carted = kind == "carts" and bool(stated or any(map(_is_plain, named)))
        sure = line.near and _is_plain(rest) and (sold or carted)
        what = f"“{line.text}”" if asked in line.text else f"“{line.text}”, {asked}"
        placed = line.near or line.side is Side.UNPLACED
        evidence = of_line(case, line, note="an offer on the page")
        yield Sale(what, evidence, placed, sure, republishing=kind == "republish")


def _by_sellers(case: Case) -> Iterator[Sale]:
    """Visible links to hosts that sell licences and reprints; those of the original are the publisher's own."""
    found = [link for link in case.page.links if not link.place.hidden and signals().is_seller(link.href)]
    if not found:
        return
    placed, original = sides(case), frozenset(case.work.links)
    for link in found:
        if link.href not in original:
            side = placed.of(link)
            evidence = at(case, link.place, link.text or link.href, note="a link to a seller of licences")
            where = side.near or side is Side.UNPLACED
            yield Sale(f"a link to {unwrap(link.href).split('/')[2]}", evidence, where)


def _may_offer(line: Line) -> bool:
    return len(line.text) <= _LINE and not line.copied and not line.place.hidden


def _beside(lines: Sequence[Line], place: int) -> Iterator[Line]:
    """The lines close to one that have a price."""
    block = lines[place].block
    for other in (*lines[max(0, place - _BESIDE) : place], *lines[place + 1 : place + 1 + _BESIDE]):
        if abs(other.block - block) <= _BESIDE and _price(other.text):
            yield other


def _price(text: str) -> str:
    """The first price above nothing in a line."""
    found = (match.group().strip() for match in _PRICE.finditer(text))
    return next((each for each in found if any(digit in "123456789" for digit in each)), "")


def _is_plain(text: Words) -> bool:
    """Whether words beside a price leave no doubt that it is of this text."""
    return all(form in signals().plain or any(char.isdigit() for char in form) for form in text.forms)


def _without_title(case: Case, text: Words) -> Words | None:
    """The rest of a line that names the article by its title; None where it does not."""
    for title in case.work.titles:
        size = len(forms(title))
        start = find_phrase(text, title) if size >= _TITLE_WORDS else -1
        if start >= 0:
            before, after = text.slice(0, start), text.slice(start + size, len(text))
            return line_words(f"{before} {after}")
    return None
