"""Nothing that the original has from others is taken along.

## What it checks
An article carries things that its publisher has from somebody else and cannot give away: reports of a wire service,
pictures of an agency, videos, posts and maps of other sites. The copy goes without them.

## What counts
Of the kinds that the terms name in `kinds` (all, where they name none): *pictures*, those of the original in or next to
the copy that a caption or their address credits to an agency, a collection or another holder; *wire*, a dateline such as
"LAGOS (Reuters) –", or a line saying that a service contributed, that original and copy both have; *embeds*, frames of
video sites, social networks, maps and charts.

## What it cannot tell
Almost everything. The site may have its own licence with the agency; what an embedded frame shows is served by the site
that it comes from, and whether the original has it too is not known. A copy fails only by `fails_on`, where wire reports
or pictures that the terms name there are in the copy for certain.

## What mends it
Leaving those parts out, or a licence of whoever holds the rights in them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from syndicate.model import Case, Evidence, Finding
from syndicate.rules._findings import cannot_tell, failed, passed
from syndicate.rules.media.embeds import embeds
from syndicate.rules.media.pictures import shown
from syndicate.rules.media.wires import wires

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class _Piece:
    """Something of somebody else on the page: its kind, whose it is, and whether it is the original's for certain."""

    kind: str
    what: str
    certain: bool
    evidence: Evidence


def examine(case: Case) -> Finding:
    kinds = case.term.words("kinds") or tuple(_FINDERS)
    found = [piece for kind in kinds if kind in _FINDERS for piece in _FINDERS[kind](case)]
    if not found:
        return passed(case, "Nothing that the original has from others is seen in the copy.")
    settling = case.term.words("fails_on")
    sure = [piece for piece in found if piece.certain and piece.kind in settling]
    told = sure or found
    what = ", ".join(list(dict.fromkeys(piece.what for piece in told))[:_SHOWN])
    evidence = [piece.evidence for piece in told[:_SHOWN]]
    remedy = f"Leave out what the original has from others, or ask for a licence: {what}."
    if sure:
        return failed(case, f"The copy has what the original has from others: {what}.", remedy, *evidence)
    doubt = _OWN_LICENCE if any(piece.kind != "embeds" for piece in found) else _OWN_EMBED
    return cannot_tell(case, f"The page has {what}. {doubt}", *evidence, remedy=remedy)


_OWN_LICENCE = "Whether the site has its own licence no page can show."
_OWN_EMBED = "Whether the original has it too, or the site put it there itself, is not known."


def _pictures(case: Case) -> Iterator[_Piece]:
    for each in shown(case):
        if each.credit:
            yield _Piece(
                "pictures", f"a picture credited to {each.credit}", not each.doubt, each.evidence(case)
            )


def _wire(case: Case) -> Iterator[_Piece]:
    for name, evidence in wires(case):
        yield _Piece("wire", f"a report of {name}", True, evidence)


def _embeds(case: Case) -> Iterator[_Piece]:
    for what, evidence in embeds(case):
        yield _Piece("embeds", what, False, evidence)


_FINDERS = {"pictures": _pictures, "wire": _wire, "embeds": _embeds}
