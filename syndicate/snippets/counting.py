"""Counting: the publisher's counter of an article, and the lines for the head of a page."""

from __future__ import annotations

from syndicate import escaping, resources
from syndicate.errors import UsageError
from syndicate.model import Policy, Work
from syndicate.rules._counters import patterns
from syndicate.urls import article_key


def counter(work: Work, policy: Policy, given: str = "") -> str:
    """The address of the counter that the terms ask for: `given`, else built where it is known how; "" otherwise.

    Raises UsageError for a given one that is not what the terms ask for.
    """
    term = policy.term("tracking_pixel")
    if given:
        wanted = patterns(term.words("pattern")) if term else ()
        if escaping.href(given) == "#" or not any(each.fits(given) for each in wanted):
            asks = f"begins {term.words('pattern')[0]}" if term and wanted else "none at all"
            raise UsageError(f"the counter {given} is not the one that the terms ask for: {asks}")
        return given
    _, _, key = article_key(work.url, policy.assigner.article_key).partition(":")
    known: dict[str, str] = resources.data("snippet_counters")
    found = (known[each] for each in (term.words("pattern") if term else ()) if each in known)
    return next((address.replace("{key}", key) for address in found if key), "")


def canonical(work: Work, policy: Policy) -> str:
    """The address for `rel=canonical`; "" where the terms do not ask for it."""
    return work.url if policy.term("canonical_link") and escaping.href(work.url) != "#" else ""


def crawlers(policy: Policy) -> tuple[str, ...]:
    """The names of the meta elements that keep crawlers away, where the terms ask for that."""
    term = policy.term("noindex")
    return () if term is None else tuple(term.words("crawlers")) or ("robots",)
