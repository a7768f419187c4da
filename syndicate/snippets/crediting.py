"""Crediting: what a copy of a work must say, made of the work, its terms and a language. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from syndicate import escaping
from syndicate.errors import UsageError
from syndicate.model import Policy, Work
from syndicate.snippets.asked_words import asks_for_title, notices, place, wordings
from syndicate.snippets.body import body
from syndicate.snippets.counting import canonical, counter, crawlers
from syndicate.snippets.licensing import licence
from syndicate.snippets.parts import Credit, Fact, Line, Part, Piece, Place, seen
from syndicate.snippets.sentences import Wording, fill, listed, wording


def credit(
    work: Work,
    policy: Policy,
    *,
    lang: str = "en",
    changed: str = "",
    translator: str = "",
    counted_at: str = "",
) -> Credit:
    """What a snippet says: byline, source with link, the publisher's own words, notices, copyright line and licence.

    `changed` tells in a few words what was done to the text, `translator` by whom it was translated, `counted_at` is the
    address of the counter. Raises UsageError as `syndicate.snippet` does.
    """
    if policy.term("original_link") and escaping.href(work.url) == "#":
        raise UsageError(
            f"the policy {policy.id} asks for a link to the original, and the work has no http(s) address; "
            "give the address of the original"
        )
    lang, words = wording(lang)
    publisher = seen(policy.assigner.name) or seen(work.publisher)
    translator, changed = seen(translator), seen(changed)
    line, named = _copyright(work, policy, publisher, listed(work.authors, words)), licence(work, policy)
    said = {
        "translated": {"translator": (Piece(translator),)} if translator else {},
        "changed": {"changed": (Piece(changed),)} if changed else {},
    }
    parts = [
        *_credits(work, policy, publisher, words),
        *(Part(fill(words[each], **slots), note=True) for each, slots in said.items() if slots),
        *([Part(line, note=True)] if line else []),
        *([Part(fill(words["licence"], licence=(named,)), note=True)] if named else []),
        *notices(work, policy, publisher, translated=bool(translator)),
    ]
    top, end = _placed(parts)
    return Credit(
        work,
        lang,
        words.get("dir", "ltr"),
        top,
        end,
        body(work, policy),
        counter(work, policy, counted_at),
        canonical(work, policy),
        crawlers(policy),
        publisher,
        named,
        "".join(piece.words for piece in line),
    )


def _credits(work: Work, policy: Policy, publisher: str, words: Wording) -> list[Part]:
    """Byline and source, in the publisher's own words where it gives them, else in ours."""
    own = list(wordings(work, policy, publisher))
    own.sort(key=lambda part: Fact.AUTHOR not in part.tells)
    needed = {Fact.PUBLISHER, Fact.LINK} if publisher else {Fact.LINK}
    if asks_for_title(policy) and seen(work.title):
        needed.add(Fact.TITLE)
    byline = _byline(work, policy, words)
    source = _source(work, policy, publisher, words)
    told = [Part(byline, at) for at in _places(policy, "author_credit") if byline]
    told = [part for part in told if not _is_told({Fact.AUTHOR}, part.place, own)]
    home = _home(policy)
    sources = [Part(source, at) for at in _places(policy, "publisher_credit", "original_link") if source]
    sources = [part for part in sources if home or not _is_told(needed, part.place, own)]
    return [*told, *own, *sources]


def _is_told(facts: set[Fact], at: Place, parts: Sequence[Part]) -> bool:
    """Whether one line tells all of that, where it is wanted."""
    return any(facts <= part.tells and at in (Place.ANY, part.place) for part in parts)


def _places(policy: Policy, *terms: str) -> tuple[Place, ...]:
    """The places that the terms name, each once; any, where they name none."""
    named = dict.fromkeys(place(term) for term in policy.terms if term.id in terms)
    return tuple(at for at in named if at is not Place.ANY) or (Place.ANY,)


def _placed(parts: Sequence[Part]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The lines above the text and those under it; without any that is wanted above, all stand together."""
    above = any(part.place is Place.TOP for part in parts)
    under = any(part.place is Place.END for part in parts)
    top: list[Line] = []
    end: list[Line] = []
    for part in parts:
        free_above = above and part.place is Place.ANY and not (under and part.note)
        (top if part.place is Place.TOP or free_above else end).append(part.line)
    return tuple(top), tuple(end)


def _byline(work: Work, policy: Policy, words: Wording) -> Line:
    authors = listed(work.authors, words)
    if not authors:
        return ()
    asked = any(term.params.get("institution") for term in policy.terms if term.id == "author_credit")
    if asked and work.institutions:
        places = chain.from_iterable((Piece(", ", ours=True), Piece(each)) for each in work.institutions)
        authors = (*authors, Piece(" (", ours=True), *tuple(places)[1:], Piece(")", ours=True))
    several = len(work.authors) > 1
    return fill(words.get("by_several", words["by"]) if several else words["by"], authors=authors)


def _source(work: Work, policy: Policy, publisher: str, words: Wording) -> Line:
    title = Piece(seen(work.title) or work.url, work.url)
    if publisher:
        sentence = words["again" if work.upstream else "first"]
        return fill(sentence, publisher=(Piece(publisher, _home(policy)),), title=(title,))
    return fill(words["original"], title=(title,)) if title.text else ()


def _copyright(work: Work, policy: Policy, publisher: str, authors: Line) -> Line:
    """The work's own copyright line where it names the holder that is asked for, else one made of what is known."""
    term = policy.term("copyright_notice")
    if term is None:
        return ()
    holder, own = term.params.get("holder", "any"), seen(work.copyright)
    wanted = {"author": work.authors, "publisher": policy.assigner.names}.get(str(holder), ("",))
    if own and any(name in own for name in wanted):
        return (Piece(own),)
    if term.params.get("when") == "supplied" and not own:
        return ()
    holders = authors if holder == "author" or not publisher else (Piece(publisher),)
    year = f"{work.published.year} " if work.published else ""
    return (Piece(f"© {year}", ours=True), *holders) if holders else ()


def _home(policy: Policy) -> str:
    """The publisher's home page, where the terms ask for that link; "" otherwise."""
    term, hosts = policy.term("original_link"), policy.assigner.hosts
    wanted = term is not None and term.params.get("target") == "home"
    return f"https://{hosts[0]}/" if wanted and hosts else ""
