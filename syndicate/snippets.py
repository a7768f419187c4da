"""Snippets: what a blogger pastes with an article so that its terms are met.

Work + Policy → lines of pieces → template snippet.html | snippet.md | snippet.txt

Only what is known is said: no author, year, publisher or licence is made up, and what a page must not show
(how the text may be used, whom to notify) stays out of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from syndicate import escaping, resources, templating
from syndicate.errors import UsageError
from syndicate.model import Policy, Work

FORMATS = {"html": "snippet.html", "markdown": "snippet.md", "text": "snippet.txt"}
"""Every format by its name, with its template."""

_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a line: our own, or a value that is not trusted, linked where `url` is set."""

    text: str
    url: str = ""
    ours: bool = False


Line = tuple[Piece, ...]


def snippet(work: Work, policy: Policy, *, format: str = "html", lang: str = "en") -> str:  # noqa: A002
    """The credit for a full copy of `work`: byline, source with link, copyright line and licence.

    `format` is html, markdown or text; `lang` one of the ten languages of the wording (en fr de es pt it ar
    ru tr zh), in any case and with any subtags, such as pt-BR. In text the address stands in plain letters:
    terms that ask for a *hyperlink* are met only once the editor it is pasted into has made it one, as most do.

    Raises UsageError for an unknown format or language, and for a work without an http(s) address where the
    policy asks for a link to it.
    """
    if format not in FORMATS:
        raise UsageError(f"snippet format {format!r} is not known; choose one of {', '.join(FORMATS)}")
    languages: dict[str, dict[str, str]] = resources.data("snippet")
    asked, lang = lang, lang.replace("_", "-").partition("-")[0].lower()
    if lang not in languages:
        raise UsageError(f"snippet language {asked!r} is not known; choose one of {', '.join(languages)}")
    if policy.term("original_link") and escaping.href(work.url) == "#":
        raise UsageError(
            f"the policy {policy.id} asks for a link to the original, and the work has no http(s) address; "
            "give the address of the original"
        )
    wording = languages[lang]
    lines = tuple(_lines(work, policy, wording))
    filled = templating.render(FORMATS[format], lines=lines, lang=lang, dir=wording.get("dir", "ltr"))
    return filled.rstrip() + "\n"


def _lines(work: Work, policy: Policy, wording: dict[str, str]) -> Iterator[Line]:
    authors = _listed(work.authors, wording)
    if authors:
        byline = wording.get("by_several", wording["by"]) if len(work.authors) > 1 else wording["by"]
        yield _fill(byline, authors=authors)
    title = Piece(work.title.strip() or work.url, work.url)
    publisher = Piece(_publisher(work, policy), _home(policy))
    if publisher.text:
        yield _fill(wording["again" if work.upstream else "first"], publisher=(publisher,), title=(title,))
    elif title.text:
        yield _fill(wording["original"], title=(title,))
    yield from _copyright(work, policy, authors)
    if licence := _licence(policy):
        yield _fill(wording["licence"], licence=(licence,))


def _copyright(work: Work, policy: Policy, authors: Line) -> Iterator[Line]:
    """The work's own copyright line where it names the holder that is asked for, else one made of what is known."""
    term = policy.term("copyright_notice")
    if term is None:
        return
    holder, publisher, own = (
        term.params.get("holder", "any"),
        _publisher(work, policy),
        work.copyright.strip(),
    )
    wanted = {"author": work.authors, "publisher": policy.assigner.names}.get(str(holder), ("",))
    if own and any(name in own for name in wanted):
        yield (Piece(own),)
        return
    if term.params.get("when") == "supplied" and not own:
        return
    holders = authors if holder == "author" or not publisher else (Piece(publisher),)
    if holders:
        year = f"{work.published.year} " if work.published else ""
        yield (Piece(f"© {year}", ours=True), *holders)


def _publisher(work: Work, policy: Policy) -> str:
    return policy.assigner.name.strip() or work.publisher.strip()


def _home(policy: Policy) -> str:
    """The publisher's home page, where the terms ask for that link; "" otherwise."""
    term, hosts = policy.term("original_link"), policy.assigner.hosts
    wanted = term is not None and term.params.get("target") == "home"
    return f"https://{hosts[0]}/" if wanted and hosts else ""


def _licence(policy: Policy) -> Piece | None:
    """The licence's name, linked to its deed, where the policy is a licence's own text."""
    if not policy.is_licence:
        return None
    return Piece(policy.title, re.sub(r"/legalcode(?:\.\w+)?$", "/", policy.terms_url))


def _listed(names: tuple[str, ...], wording: dict[str, str]) -> Line:
    pieces: list[Piece] = []
    known = [name.strip() for name in names if name.strip()]
    for at, name in enumerate(known):
        if at:
            last = at == len(known) - 1
            pieces.append(Piece(wording["and"] if last else wording.get("comma", ", "), ours=True))
        pieces.append(Piece(name))
    return tuple(pieces)


def _fill(sentence: str, **slots: Line) -> Line:
    """The sentence, cut at its slots, each replaced by its pieces."""
    pieces: list[Piece] = []
    for at, part in enumerate(_SLOT.split(sentence)):
        if at % 2:
            pieces += slots[part]
        elif part:
            pieces.append(Piece(part, ours=True))
    return tuple(pieces)
