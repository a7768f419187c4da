"""Overrides: the policy as it holds for one article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from syndicate.latest import latest
from syndicate.model import Override, Policy, Term, Work
from syndicate.policy.vocabulary import BY_ID
from syndicate.text import Words, find_phrase, forms, words
from syndicate.urls import split

_ORDER = {term_id: place for place, term_id in enumerate(BY_ID)}


def overlaid(below: Iterable[Term], stated: Iterable[Term], silent: Iterable[str] = ()) -> tuple[Term, ...]:
    """The terms `below` without the silent ones, `stated` in place of those of the same id, in the order of the vocabulary."""
    stated = tuple(stated)
    gone = {*silent, *(term.id for term in stated)}
    kept = (*(term for term in below if term.id not in gone), *stated)
    return tuple(sorted(kept, key=lambda term: _ORDER[term.id]))


def for_work(policy: Policy, work: Work) -> Policy:
    """The policy with every override that is about this article laid over all its editions, in the order of the file."""
    for override in policy.overrides:
        if is_about(override, work):
            policy = replace(
                policy,
                terms=overlaid(policy.terms, override.terms, override.silent),
                editions=tuple(
                    replace(each, terms=overlaid(each.terms, override.terms, override.silent))
                    for each in policy.editions
                ),
            )
    return policy


def not_offered(policy: Policy, work: Work) -> Override | None:
    """The override by which this article is not offered on these terms; None where it is offered."""
    return next((each for each in policy.overrides if not each.offered and is_about(each, work)), None)


def is_about(override: Override, work: Work) -> bool:
    """Whether an article is by one of the authors, in one of the sections, or bears one of the marks."""
    return (
        not {forms(name) for name in override.authors}.isdisjoint(forms(name) for name in work.authors)
        or any(_within(section, url) for section in override.sections for url in work.addresses)
        or any(find_phrase(text, mark) >= 0 for mark in override.marks for text in _said(work))
    )


def _within(section: str, url: str) -> bool:
    """Whether the path of an address begins with the steps of a section."""
    parts = split(url)
    path = f"{parts.path.lower().rstrip('/')}/" if parts else ""
    return path.startswith(f"{section.lower().rstrip('/')}/")


@latest(lambda work: (work,))
def _said(work: Work) -> tuple[Words, ...]:
    """All that stands in or beside the text; cut once, since many copies of one article are checked."""
    return tuple(words(text) for text in (work.text, work.copyright, *work.titles, *work.notes))
