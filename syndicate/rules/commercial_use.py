"""Signs of commercial use.

## What it checks
What the page shows of commerce: advertising, affiliate links, a sponsor, a paywall, paid subscriptions, a shop, the
copy itself for sale.

## What counts
Scripts, frames and pictures of known ad servers and vendors, classes and attributes that only such boxes carry,
links that name a partner, prices in structured data, labels such as "Advertisement" in a line of their own. Hosts
and names are compared whole, never as part of another. What the terms accept (`accepts`) is left out, and so are
the links that the original has itself. Words inside a line only support what something else shows.

## What it cannot tell
Whether the use is a commercial one: advertising on a hobby page makes no company. Signs are listed for a person to judge.
Only a sign that the terms name as settling it (`fails_on`) decides, if the page shows it beyond doubt. A page without
any sign proves nothing either.

## What mends it
Asking the publisher first.
"""

from __future__ import annotations

from collections.abc import Sequence

from syndicate.model import Case, Evidence, Finding
from syndicate.policy.vocabulary import SIGNALS
from syndicate.rules._findings import cannot_tell, failed, passed
from syndicate.rules._signs import Grade, Sign, nonprofit, signs

_NAMED = 3  # signs of one signal that the message names
_SHOWN = 3  # of one signal that become evidence

Groups = dict[str, list[Sign]]


def examine(case: Case) -> Finding:
    groups = _groups(signs(case))
    accepted = [signal for signal in groups if signal in case.term.words("accepts")]
    left = {signal: found for signal, found in groups.items() if signal not in accepted}
    settled = [signal for signal in case.term.words("fails_on") if _settles(left.get(signal, ()))]
    remedy = _remedy(case)
    if settled:
        message = (
            f"The page shows what the terms exclude: {_told({signal: left[signal] for signal in settled})}."
        )
        return failed(case, message, remedy, *_evidence(left, settled))
    if not left:
        if accepted:
            kept = {signal: groups[signal] for signal in accepted}
            return passed(
                case, f"The page shows only what the terms accept: {_told(kept)}.", *_evidence(kept, accepted)
            )
        return passed(
            case, "No sign of commerce was found on the page, which is no proof that there is none."
        )
    message = (
        f"The page shows signs of commerce: {_told(left)}. What they amount to is for a person to judge."
    )
    evidence = _evidence(left, list(left))
    hint = nonprofit(case)
    if hint:
        message += f" The site calls itself “{hint.quote.exact}”."
        evidence = (*evidence, hint)
    return cannot_tell(case, message, *evidence, remedy=remedy)


def _groups(found: Sequence[Sign]) -> Groups:
    """The signs by signal, in the order of the vocabulary; words alone are no sign."""
    groups = {signal: [sign for sign in found if sign.signal == signal] for signal in SIGNALS}
    return {
        signal: group
        for signal, group in groups.items()
        if any(sign.grade is not Grade.WORDS for sign in group)
    }


def _settles(group: Sequence[Sign]) -> bool:
    """Whether it is beyond doubt: the thing itself, or traces of two different ways."""
    traces = {sign.way for sign in group if sign.grade is Grade.TRACE}
    return any(sign.grade is Grade.PROOF for sign in group) or len(traces) > 1


def _told(groups: Groups) -> str:
    return "; ".join(
        f"{SIGNALS[signal]} ({', '.join(sign.what for sign in group[:_NAMED])})"
        for signal, group in groups.items()
    )


def _evidence(groups: Groups, order: Sequence[str]) -> tuple[Evidence, ...]:
    return tuple(sign.evidence for signal in order for sign in groups[signal][:_SHOWN])


def _remedy(case: Case) -> str:
    contact = case.policy.assigner.contact
    asked = f"Ask the publisher for permission{f' ({contact})' if contact else ''}"
    return f"{asked}; the terms except a {case.term.unless}." if case.term.unless else f"{asked}."
