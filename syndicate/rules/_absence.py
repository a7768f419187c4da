"""Absence: what follows when a page does not show what a term asks for."""

from __future__ import annotations

from collections.abc import Sequence

from syndicate.model import Case, Finding
from syndicate.rules._credits import Mention
from syndicate.rules._findings import cannot_tell, failed
from syndicate.rules._links import Reach, links_back

_SHOWN = 3  # places seen elsewhere that are worth showing


def absent(case: Case, message: str, remedy: str, seen: Sequence[Mention] = ()) -> Finding:
    """`message` says what is missing, without its full stop; `seen` are the places that do not count.

    The term's `if_absent` decides: a licence may be content with one link to a page that says it all (CC 4.0 §3(a)(2)).
    """
    places = list(dict.fromkeys(mention.place for mention in seen if mention.place))
    if places:
        message += f"; it was seen {', '.join(places[:_SHOWN])}"
    evidence = [mention.evidence for mention in seen[:_SHOWN]]
    choice = case.term.params.get("if_absent", "failed")
    if choice == "cannot_tell":
        return cannot_tell(
            case, f"{message}. Whether the terms ask for more than the page shows is open.", *evidence
        )
    if choice == "cannot_tell_if_linked" and any(
        back.reach is Reach.ARTICLE and back.counts for back in links_back(case)
    ):
        message = f"{message}. The copy links to the original, and that link may be enough."
        return cannot_tell(case, message, *evidence, remedy=remedy)
    return failed(case, f"{message}.", remedy, *evidence)
