"""Signs of commercial use.

## What it checks
What the page shows of commerce: advertising, affiliate links, a sponsor, a paywall, paid subscriptions, a shop, the
copy itself for sale.

## What counts
Scripts, frames and pictures of known ad servers and vendors, plugins that the site's own scripts belong to, classes and
attributes that only such boxes carry, links that name a partner or lead to the site's own cart, prices in structured
data, labels such as "Advertisement" in a line of their own. Hosts and names are compared whole, never as part of another.
Filter lists, where there are any (`syndicate lists update`), name more; evidence then has the list and its rule. The
site's `ads.txt` counts where it was asked for (`--ads-txt`). What the terms accept (`accepts`) is left out, and so are the
links that the original has itself. Words inside a line only support what something else shows.

Each sign has a grade. *Strong* is the thing itself: an ad server at work, a link that pays, a price on this text. *Weak* is
what usually stands beside it: a box made for advertising, a label, a cart somewhere on the site.

## What it cannot tell
Whether the use is a commercial one: advertising on a hobby page makes no company. Signs are listed for a person to judge.
Only a sign that the terms name as settling it (`fails_on`) decides, if the page shows it beyond doubt. A page without
any sign proves nothing either. That a site calls itself a charity, or asks for donations, is told beside the signs and
settles nothing.

## What mends it
Asking the publisher first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from syndicate.model import Case, Evidence, Finding
from syndicate.policy.parameters import SIGNALS
from syndicate.rules._findings import cannot_tell, failed, passed
from syndicate.rules.commerce.listed import listed, sold, told_by
from syndicate.rules.commerce.nonprofit import nonprofit
from syndicate.rules.commerce.signs import Grade, Sign, signs, strongest

_NAMED = 3  # signs of one signal that the message names
_SHOWN = 3  # of one signal that become evidence

Groups = dict[str, list[Sign]]


def examine(case: Case) -> Finding:
    known = listed(case)
    groups = _groups(strongest((*signs(case), *(sign for sign, _ in known), *sold(case))))
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
        none = "No sign of commerce was found on the page, which is no proof that there is none."
        return passed(case, f"{none} {told_by(case, known)}")
    other, marks = nonprofit(case)
    message = " ".join(
        (
            f"The page shows signs of commerce: {_told(left)}. What they amount to is for a person to judge.",
            *filter(None, (other, told_by(case, known))),
        )
    )
    evidence = (*_evidence(left, list(left)), *marks)
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
    """The first places of each signal, with the grade of what they show."""
    shown = (sign for signal in order for sign in groups[signal][:_SHOWN])
    return tuple(
        replace(sign.evidence, note=f"{sign.grade.told}: {sign.evidence.note}".removesuffix(": "))
        for sign in shown
    )


def _remedy(case: Case) -> str:
    contact = case.policy.assigner.contact
    asked = f"Ask the publisher for permission{f' ({contact})' if contact else ''}"
    return f"{asked}; the terms except a {case.term.unless}." if case.term.unless else f"{asked}."
