"""The page's canonical link leads to the article.

## What it checks
The page tells search engines that the original is the article which its publisher has (`rel="canonical"`, RFC 6596).

## What counts
`<link rel="canonical">` in the head, or a `Link` header, that leads to the article: by the article key of the policy, by
the canonical address, or by a redirect that was followed. Content systems make every page its own canonical one, and
Google asks partners to leave it so; where the terms are silent, nothing is said of it.

## What it cannot tell
Head and header name different addresses; the address is of a site that is neither the page's nor the publisher's, may
lead on, or was not followed; the page is a saved file or a list of articles. What a script puts into the head later is
not seen, and a second link element or one in `<noscript>` is read in several ways.

## What mends it
`<link rel="canonical" href="…">` with the article's address as the only one in the head; content systems have a field
"canonical URL" for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from syndicate.model import Case, Evidence, Fact, Finding
from syndicate.rules._findings import cannot_tell, failed, of_fact, passed
from syndicate.rules._heads import unsaid
from syndicate.rules._source import loading
from syndicate.rules.linking.links import Reach, reach
from syndicate.urls import absolute, canonical, is_short, site

_NOTE = "the page's canonical address"
_OPEN = (Reach.PERHAPS, Reach.BROKEN, Reach.UNRESOLVED)
_LINK = re.compile(r"<([^<>]{1,4000})>((?:\s*;[^,<]{0,300})*)")
_HREF = re.compile(r"""\bhref\s*=\s*["']?([^"'\s>]{1,2000})""", re.IGNORECASE)
_REL = re.compile(r"""\brel\s*=\s*(?:"[^"]*\bcanonical\b|'[^']*\bcanonical\b|canonical\b)""", re.IGNORECASE)


def examine(case: Case) -> Finding:
    work = case.work
    if not work.addresses:
        message = "The address of the original is not known, so no canonical link can be told to lead there."
        return cannot_tell(case, message)
    remedy = f'Put <link rel="canonical" href="{work.url}"> into the head of the page.'
    named = list(_named(case))
    evidence = tuple(of_fact(case, fact, _NOTE) for fact in named)
    ours = [reach(case, fact.value) is Reach.ARTICLE for fact in named]
    if named and all(ours):
        return passed(case, f"The canonical link leads to {named[0].value}", *evidence[:1])
    if any(ours):
        message = "The page's head and the server's header name different canonical addresses; only one is the article."
        return cannot_tell(case, message, *evidence, remedy=remedy)
    if _in_source(case):
        message = "The head names the article as canonical in a script or beside another address; search engines read that differently."
        return cannot_tell(case, message, *evidence, remedy=remedy)
    if not named or unsaid(case):
        return _unnamed(case, evidence, remedy)
    return _elsewhere(case, named[0].value, evidence, remedy)


def _named(case: Case) -> Iterator[Fact]:
    """The canonical addresses of head and header, each once."""
    page = case.page
    said = list(dict.fromkeys(_in_header(case)))
    if page.metadata.canonical and page.metadata.canonical not in said:
        yield Fact(page.metadata.canonical, "link[rel=canonical]")
    yield from (Fact(address, "Link header") for address in said)


def _in_source(case: Case) -> bool:
    """Whether a further link element of the head, or a script there, names the article as the canonical address."""
    spelt = [address.partition("://")[2].rstrip("/") for address in case.work.addresses]
    for piece in loading(case, head=True):
        if piece[:5].lower() == "<link" and _REL.search(piece):
            href = _HREF.search(piece)
            if href and reach(case, absolute(href[1], case.page.url)) is Reach.ARTICLE:
                return True
        elif piece[:7].lower() == "<script" and "canonical" in piece:
            found = any(address and address in piece for address in spelt)
            if found:
                return True
    return False


def _in_header(case: Case) -> Iterator[str]:
    for target, parameters in _LINK.findall(case.page.capture.header("link")):
        address = absolute(target, case.page.url) if _REL.search(parameters[:1_000]) else ""
        if address:
            yield address


def _unnamed(case: Case, evidence: tuple[Evidence, ...], remedy: str) -> Finding:
    what = "does not lead to the article" if evidence else "is missing"
    message = f"The canonical link {what}."
    if unsaid(case):
        return cannot_tell(case, f"{message} {unsaid(case)}", *evidence, remedy=remedy)
    return failed(case, "The page names no canonical address.", remedy)


def _elsewhere(case: Case, address: str, evidence: tuple[Evidence, ...], remedy: str) -> Finding:
    """The one address named is not the article's, as far as it shows."""
    target = reach(case, address)
    own = site(address) == site(case.page.url)
    if target in _OPEN or (is_short(address) and address not in case.resolved and not own):
        message = f"The canonical link leads to {address}, which may lead on to the article."
        return cannot_tell(case, message, *evidence, remedy=remedy)
    if target is Reach.HOME:
        message = "The canonical link leads to the publisher's home page, not to the article."
    elif target is Reach.PUBLISHER:
        message = "The canonical link leads to another page of the publisher, not to the article."
    elif canonical(address) == canonical(case.page.url):
        message = "The page names itself as the canonical one, not the article."
    elif own:
        message = "The canonical link leads to another page of the same site, not to the article."
    else:
        message = f"The canonical link leads to another site, {site(address)}; whether the article stands there is open."
        return cannot_tell(case, message, *evidence, remedy=remedy)
    return failed(case, message, remedy, *evidence)
