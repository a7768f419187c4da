"""A hyperlink leads to the original.

## What it checks
The copy carries a link to the article it was taken from, or to the publisher, as the term's `target` says.

## What counts
An `<a href>` with visible content in or next to the copy that leads to the article: by the article key of the policy,
by the canonical address, or by a redirect that was followed. AMP, mobile and print editions, tracking parameters,
`http`, `www`, and the copies of web archives identify the same article. Links in sidebars, comments and footers, hidden
links, and the canonical address in the page's head are seen, and do not count.

## What it cannot tell
The link goes through a shortener or a redirector that was not followed; it leads to an edition in another language, or to
an address of the publisher that may lead on; only a script may open it (`onclick`, `data-href`); its address was pasted wrongly, without `https://` or with two of them;
the only link stands away from the copy, in no known part of the page. With `if_absent`, a copy without the link.

## What mends it
A link on the title or the publisher's name in the credit line.
"""

from __future__ import annotations

from collections.abc import Sequence

from syndicate.model import Case, Evidence, Fact, Finding, Side
from syndicate.owners import publisher_hosts
from syndicate.rules._absence import BROKEN_OFF, UNSAID, breaks_off
from syndicate.rules._credits import in_place
from syndicate.rules._findings import cannot_tell, failed, of_fact, passed
from syndicate.rules.linking.links import Back, Reach, links_back, plain_addresses, reach
from syndicate.rules.linking.scripted import scripted
from syndicate.urls import identifies

_ENOUGH = {
    "article": (Reach.ARTICLE,),
    "home": (Reach.HOME, Reach.ARTICLE),
    "article-or-home": (Reach.ARTICLE, Reach.HOME),
    "publisher": (Reach.ARTICLE, Reach.HOME, Reach.PERHAPS, Reach.PUBLISHER),
}
_UNFOLLOWED = frozenset(("nofollow", "ugc", "sponsored"))
_SHOWN = 3
_SIDES = {
    Side.BEFORE: "before the copy, where the terms do not ask for it",
    Side.INSIDE: "inside the copy, where the terms do not ask for it",
    Side.AFTER: "after the copy, where the terms do not ask for it",
}


def examine(case: Case) -> Finding:
    work = case.work
    if not work.addresses:
        message = "The address of the original is not known, so no link can be told to lead there."
        return cannot_tell(case, message)
    enough = _ENOUGH[str(case.term.params.get("target", "article"))]
    remedy = f"Link to the original next to the text: {work.url}"
    back = links_back(case)
    places = case.term.words("where")
    good = [each for each in back if each.reach in enough and each.counts and in_place(each.side, places)]
    if good:
        return _followable(case, good, remedy)
    plain = list(plain_addresses(case))
    if plain and case.term.params.get("plain_text"):
        return passed(case, "The copy gives the address of the original.", *plain[:1])
    unresolved = [each for each in back if each.reach is Reach.UNRESOLVED]
    if unresolved:
        message = "The credit has a link that does not show where it leads; it was not followed."
        return cannot_tell(case, message, *_evidence(unresolved), remedy=remedy)
    perhaps = [each for each in back if each.reach is Reach.PERHAPS and each.counts]
    if perhaps:
        message = "The copy links to an address of the publisher that may be another edition, or lead on to the article."
        return cannot_tell(case, message, *_evidence(perhaps), remedy=remedy)
    broken = [each for each in back if each.reach is Reach.BROKEN and each.counts]
    if broken:
        message = "A link was meant for the original, but as its address is written, it leads elsewhere."
        return cannot_tell(case, message, *_evidence(broken), remedy=remedy)
    scripts = [href for href in scripted(case) if reach(case, href) in enough]
    if scripts:
        message = "The page has the address only where a script may open it, and whether a reader can click it is not seen."
        shown = of_fact(case, Fact(scripts[0], "an attribute for a script"))
        return cannot_tell(case, message, shown, remedy=remedy)
    unplaced = [each for each in back if each.reach in enough and each.unplaced]
    if unplaced:
        message = "The page links to the original, but away from the copy."
        return cannot_tell(case, message, *_evidence(unplaced), remedy=remedy)
    return _missing(case, back, enough, plain, remedy)


def _followable(case: Case, good: Sequence[Back], remedy: str) -> Finding:
    followed = [each for each in good if not _UNFOLLOWED & set(each.link.rel)]
    if case.term.params.get("followable") and not followed:
        message = "The link to the original asks search engines not to follow it."
        remedy = f"{remedy} (without rel=nofollow)"
        return failed(case, message, remedy, *_evidence(good))
    return passed(case, f"The copy links to {good[0].link.href}", (followed or good)[0].evidence)


def _missing(
    case: Case, back: Sequence[Back], enough: tuple[Reach, ...], plain: Sequence[Evidence], remedy: str
) -> Finding:
    """The link is not there; the finding says what there is instead."""
    misplaced = [each for each in back if each.reach in enough]
    near = [each for each in back if each.counts]
    evidence: Sequence[Evidence]
    if misplaced:
        notes = dict.fromkeys(each.evidence.note or _SIDES[each.side] for each in misplaced)
        message, evidence = f"The only link to the original is {', '.join(notes)}.", _evidence(misplaced)
    elif plain:
        message, evidence = "The address of the original is given as text, not as a link.", plain[:_SHOWN]
    elif any(each.reach is Reach.HOME for each in near):
        message, evidence = (
            "The copy links to the publisher's home page, not to the article.",
            _evidence(near),
        )
    elif near:
        message, evidence = "The copy links to the publisher, but not to this article.", _evidence(near)
    else:
        message, evidence = "The copy has no link to the original.", _in_metadata(case)
        message += " Its address stands only in the page's metadata." if evidence else ""
    if case.term.params.get("if_absent") == "cannot_tell":
        message = f"{message} {UNSAID}"
        return cannot_tell(case, message, *evidence, remedy=remedy)
    if breaks_off(case):
        return cannot_tell(case, f"{message} {BROKEN_OFF}", *evidence, remedy=remedy)
    return failed(case, message, remedy, *evidence)


def _evidence(back: Sequence[Back]) -> tuple[Evidence, ...]:
    return tuple(each.evidence for each in back[:_SHOWN])


def _in_metadata(case: Case) -> tuple[Evidence, ...]:
    metadata = case.page.metadata
    facts = (Fact(metadata.canonical, "link[rel=canonical]"), *metadata.sources)
    hosts, keys = publisher_hosts(case.policy, case.work), case.policy.assigner.article_key
    return tuple(
        of_fact(case, fact) for fact in facts if identifies(fact.value, case.work.addresses, hosts, keys)
    )[:_SHOWN]
