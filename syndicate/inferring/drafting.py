"""Drafting: what a page says of its terms, put together to the draft of a policy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from syndicate import urls
from syndicate.inferring.clauses import clauses
from syndicate.inferring.documents import Document, format_of, told
from syndicate.inferring.machine import Statement, licence_of, odrl_terms, shipped_licence, statements
from syndicate.inferring.modality import modalities
from syndicate.inferring.sentences import Sentence, sentences
from syndicate.model import Deed, ParamValue, Term
from syndicate.policy.drafts import Draft, DraftTerm
from syndicate.works.document import open_document
from syndicate.works.head import Head

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_ABOUT_TERMS = re.compile(
    r"\b(?:ads|advertis|republi|repost|reprint|reproduc|syndicat|cross-?post|copyright|licen[cs]|credit|attribut|acknowledg|(?:hyper|back)?link|edit|alter|chang|modif|remix|"
    r"photo|image|picture|illustration|graphic|video|translat|commercial|permission|permit|consent|excerpt|headline|byline|pixel|tracking|"
    r"counter|snippet|paywall|sell|sold|your?\b|agree|reserv|revok|withdraw|terminat|correct|take(?:n|s)? down|remov|embargo|canonical|"
    r"noindex|fair use|source|rights?\b|wholesale|notice|original|insert|language|commerce|promot|search engine|tag(?:s|line|ged)?\b)\w*",
    re.IGNORECASE,
)
_TITLE_SIGN = re.compile(r"\s+[|·•–—-]\s+|\s*:\s+(?=[A-Z][\w' ]+$)")
_MANY = ("manual", "required_notice", "credit_wording", "publisher_credit", "author_credit", "original_link")
"""Terms that may stand several times: the same wish in other words, at another place or strength."""


def infer(
    html: bytes | str,
    url: str,
    *,
    content_type: str = "",
    on: date | None = None,
    documents: tuple[Document, ...] = (),
) -> Draft:
    """The draft of a policy from a page: the publisher's terms, or an article with statements for programs.

    `on` is the day on which the page was read; `documents` are those beside it that state terms for programs. What is
    such a document itself (RSL, ccREL) is read as one. Raises NotHtml where the page's characters cannot be read.
    """
    if format_of(html):
        body = html.encode() if isinstance(html, str) else html
        html, documents = "", (Document(url, body), *(each for each in documents if each.url != url))
    soup = open_document(html, url=url, content_type=content_type)
    head = Head(soup, url)
    stated = statements(soup, head)
    licence = licence_of(stated)
    parent = shipped_licence(licence)
    said = sentences(soup)
    terms, left = _terms(said)
    beside = tuple(told(documents))
    machine = _machine(
        {each.term for each in terms},
        [(each, "the page's ODRL statement.") for each in odrl_terms(soup)]
        + [(term, f"the {each.name}.") for each in beside for term in each.terms],
    )
    return Draft(
        head=_head(head, url, parent, on),
        assigner=_assigner(head, url, said),
        terms=(*terms, *machine),
        remarks=(*_remarks(url, stated, licence, parent), *(each.remark for each in beside)),
        left=left,
    )


def _terms(said: Iterable[Sentence]) -> tuple[tuple[DraftTerm, ...], tuple[str, ...]]:
    """The terms, and the sentences about terms that became none."""
    terms: list[DraftTerm] = []
    left: list[str] = []
    stated: dict[str, Deed] = {}
    leads = {sentence.lead for sentence in said}
    for sentence in said:
        found = [each for each in clauses(sentence) if _fits(each, stated)]
        stated.update((each.term, each.deed) for each in found)
        terms += (_in_its_list(each, sentence) for each in found)
        if not found and sentence.text not in leads and _tells_of_terms(sentence):
            left.append(_whole(sentence))
    return tuple(terms), tuple(left)


def _tells_of_terms(sentence: Sentence) -> bool:
    """Rather one sentence too many for a person to read than one that is left out silently."""
    return bool(sentence.lead or modalities(sentence) or _ABOUT_TERMS.search(sentence.text))


def _in_its_list(term: DraftTerm, sentence: Sentence) -> DraftTerm:
    """The term with the line that opens its list, without which its words say too little."""
    told = str(term.keys.get("quote", "")).startswith(sentence.lead)
    return term if told else replace(term, remarks=(_whole(sentence),))


def _whole(sentence: Sentence) -> str:
    return " ".join(part for part in (sentence.lead, sentence.text) if part)


def _fits(term: DraftTerm, stated: dict[str, Deed]) -> bool:
    """A term stands once, or several times where it is required; what is said again elsewhere is for a person."""
    known = stated.get(term.term)
    return known is None or (known is term.deed is Deed.REQUIRES and term.term in _MANY)


def _machine(known: set[str], found: Iterable[tuple[Term, str]]) -> tuple[DraftTerm, ...]:
    """The terms stated for programs of which the page says nothing in words, each once, with where it was stated."""
    drafted: dict[str, DraftTerm] = {}
    for term, source in found:
        binding = {} if term.deed is Deed.PERMITS else {"strength": str(term.strength)}
        if term.id not in known:
            remark = f"Draft, from {source}"
            drafted.setdefault(term.id, DraftTerm(term.id, term.deed, {**binding, **term.params}, (remark,)))
    return tuple(drafted.values())


def _head(head: Head, url: str, parent: str, on: date | None) -> dict[str, ParamValue]:
    name = _name(head, url)
    keys: dict[str, ParamValue] = {
        "id": re.sub(r"[^a-z0-9]+", "-", urls.site(url).lower()).strip("-") or "draft",
        "title": f"{name} republishing terms",
        "terms_url": url if url.startswith("http") else "",
        "grade": "publisher-page",
    }
    if on:
        keys["retrieved"] = on
    return {**keys, "extends": parent} if parent else keys


def _assigner(head: Head, url: str, said: Iterable[Sentence]) -> dict[str, ParamValue]:
    host = urls.site(url).partition(":")[0]
    host = (
        "" if host.replace(".", "").isdecimal() else host
    )  # a page read from this machine is no publisher's host
    mails = [mail for sentence in said for mail in _MAIL.findall(sentence.text)]
    own = [mail for mail in mails if host and mail.endswith(host)]
    return {
        "name": _name(head, url),
        "hosts": (host,) if "." in host else (),
        "contact": next(iter(own or mails), ""),
    }


def _name(head: Head, url: str) -> str:
    """The site's name as it calls itself, else what its title ends in, else its host."""
    said = (*head.meta("og:site_name", "application-name"), *head.ld("publisher"))
    title = _TITLE_SIGN.split(head.title)
    return next(iter(said), "") or (title[-1] if len(title) > 1 else "") or urls.site(url) or "Draft"


def _remarks(url: str, stated: Iterable[Statement], licence: str, parent: str) -> Iterator[str]:
    yield f"A DRAFT, made by a program from {url}. It is no policy until somebody has read it against that page."
    yield "The quote of each term is the sentence it was made from; sentences that became none are listed at the end."
    for each in stated:
        yield f"The page states for programs: {each.name} = {each.value} ({each.source})"
    if licence and not parent:
        yield f"It names the licence {licence}, of which no policy ships; extends is left out."
