"""Asked words: the credit, or a notice, in the very words that a publisher gives for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from syndicate import escaping
from syndicate.model import Policy, Term, Work
from syndicate.rules.asking.slots import SLOT, without_unknown
from syndicate.saying import as_day, day
from syndicate.snippets.parts import Fact, Line, Part, Piece, Place, seen
from syndicate.text import words

_TITLE = "{title}"
_TRANSLATION = "translation"


def place(term: Term) -> Place:
    """Where alone the term wants it; anywhere, where it leaves that open."""
    wanted = term.words("where")
    return Place(wanted[0]) if wanted in (("top",), ("end",)) else Place.ANY


def wordings(work: Work, policy: Policy, publisher: str) -> Iterator[Part]:
    """A line for each credit that is given in words, its names linked; a title alone stands in the source line."""
    for term in policy.terms:
        if term.id == "credit_wording":
            texts = (text for text in term.words("text") if text.strip() not in ("", _TITLE))
            for text in texts:
                if part := _credit(text, work, policy, publisher, place(term)):
                    yield part
                    break


def asks_for_title(policy: Policy) -> bool:
    """Whether the terms want the title in the credit."""
    return any(_TITLE in term.words("text") for term in policy.terms if term.id == "credit_wording")


def notices(work: Work, policy: Policy, publisher: str, *, translated: bool) -> Iterator[Part]:
    """The lines that must stand with a copy; that of a translation only with a translated one."""
    for term in policy.terms:
        if term.id != "required_notice" or (term.params.get("kind") == _TRANSLATION and not translated):
            continue
        filled = (_line(text, work, publisher, ()) for text in term.words("text"))
        lines = [line for line in filled if line]
        for line in lines if term.params.get("each") else lines[:1]:
            yield Part(line, place(term), note=True)


def _credit(text: str, work: Work, policy: Policy, publisher: str, at: Place) -> Part | None:
    """The words with the publisher's name linked to the article, where no slot is."""
    own = (*policy.assigner.names, *policy.assigner.hosts) or (publisher,)
    slots = {found[1] for found in SLOT.finditer(text)}
    line = _line(text, work, publisher, () if slots & {"title", "url"} else own)
    if not line:
        return None
    told = " ".join(piece.words for piece in line).casefold()
    tells = {
        Fact.AUTHOR: "author" in slots and any(map(seen, work.authors)),
        Fact.PUBLISHER: any(name.casefold() in told for name in own if name),
        Fact.TITLE: "title" in slots and bool(seen(work.title)),
        Fact.LINK: any(piece.href for piece in line),
    }
    return Part(line, at, frozenset(fact for fact, there in tells.items() if there))


def _line(text: str, work: Work, publisher: str, linked: tuple[str, ...]) -> Line:
    """The words with their slots filled; empty where nothing is left of them."""
    values = {
        "author": Piece(", ".join(filter(None, map(seen, work.authors)))),
        "title": Piece(seen(work.title), work.url),
        "publisher": Piece(publisher, work.url if linked else ""),
        "date": Piece(day(as_day(work.published))),
        "url": Piece(work.url, work.url),
    }
    unknown = frozenset(name for name, piece in values.items() if not piece.text)
    text = " ".join(without_unknown(text, unknown).split())
    pieces: list[Piece] = []
    for at, part in enumerate(SLOT.split(text)):
        if at % 2:
            pieces += [values[part]] if values[part].text else []
        elif part:
            pieces += _linking(part, linked, work.url)
    return tuple(pieces) if words("".join(piece.text for piece in pieces)).forms else ()


def _linking(text: str, names: tuple[str, ...], url: str) -> Iterator[Piece]:
    """The text with the first of the names, as a whole word, linked."""
    longest = sorted(filter(None, names), key=len, reverse=True)
    found = next(
        filter(None, (re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for name in longest)), None
    )
    if found is None:
        yield _literal(text)
        return
    if before := text[: found.start()]:
        yield _literal(before)
    yield Piece(found[0], url)
    if after := text[found.end() :]:
        yield _literal(after)


def _literal(text: str) -> Piece:
    """Words of the policy; they keep the spaces at their ends."""
    return Piece(re.sub(r"\s+", " ", escaping.plain(text)), ours=True)
