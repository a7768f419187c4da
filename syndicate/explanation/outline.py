"""Outline: a whole policy as headings and statements, in the order in which an editor checks her terms page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from syndicate.explanation.sentences import Statement, name, state, unseen
from syndicate.model import Deed, Edition, Override, Policy, Strength, Term, Waiver
from syndicate.policy import TERMS, in_force
from syndicate.report.reading import LIMITS
from syndicate.saying import day, in_a_row

GRADES = {
    "publisher-page": "The quoted words were read on the publisher's own page",
    "third-party-quote": "The quoted words were read where others quote the publisher, not on its own page",
    "licence-text": "The quoted words are those of the licence itself",
}
"""Where the words of a policy come from, as the beginning of a sentence."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, what is said under it, and the terms that stand there."""

    title: str
    lines: tuple[str, ...] = ()
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """All that a policy says, ready for a template."""

    title: str
    head: tuple[str, ...]
    terms_url: str
    sections: tuple[Section, ...]


def outline(policy: Policy, *, for_readers: bool = False) -> Outline:
    """The policy in sentences: deeds, alternatives, overrides, editions, waivers, limits, silence, notes.

    Where the policy has editions, the latest stands first. `for_readers` leaves out what is for the editor only:
    waivers, which may be confidential, what the policy is silent on, and our notes.
    """
    now, _ = in_force(policy, None)
    sections = [
        *_deeds(now.terms),
        _alternatives(policy),
        *(_override(each) for each in policy.overrides),
        *_editions(policy, now.terms),
        _limits(policy),
    ]
    if not for_readers:
        notes = tuple(line.strip() for line in policy.notes.splitlines())
        sections += [_waivers(policy.waivers), _silence(policy), Section("Notes", notes)]
    kept = tuple(each for each in sections if each.lines or each.statements)
    return Outline(policy.title, tuple(_head(policy)), now.terms_url, kept)


def _head(policy: Policy) -> Iterator[str]:
    assigner = policy.assigner
    if assigner.name:
        yield f"“We” is {assigner.name}, “you” is whoever republishes."
    else:
        yield "“We” is whoever publishes the work at hand, “you” is whoever republishes it."
    if len(assigner.names) > 1:
        yield f"A credit may also name us {in_a_row([f'“{each}”' for each in assigner.names[1:]], 'or')}."
    if assigner.hosts:
        yield f"Our own sites, whose pages are no republication: {', '.join(assigner.hosts)}."
    if assigner.contact:
        yield f"For permission, ask {assigner.contact}."
    where = "stand at the address of the terms, unless another address follows them"
    if policy.grade in GRADES:
        when = f" on {day(policy.retrieved)}" if policy.retrieved and not policy.is_licence else ""
        yield f"{GRADES[policy.grade]}{when}{f'; they {where}' if policy.terms_url else ''}."
    elif policy.terms_url:
        yield f"The quoted words {where}."


def _deeds(terms: Iterable[Term]) -> Iterator[Section]:
    terms = tuple(terms)
    yield _stated("What you may do", (t for t in terms if t.deed is Deed.PERMITS))
    yield _stated("What you must do", (t for t in terms if _binds(t) and t.deed is Deed.REQUIRES))
    yield _stated("What you must not do", (t for t in terms if _binds(t) and t.deed is Deed.PROHIBITS))
    wishes = (t for t in terms if t.deed is not Deed.PERMITS and not _binds(t))
    yield _stated(
        "What we ask",
        wishes,
        "These are no conditions: a copy that does not follow them still meets these terms.",
    )


def _binds(term: Term) -> bool:
    return term.strength is Strength.CONDITION


def _stated(title: str, terms: Iterable[Term], *lines: str) -> Section:
    statements = tuple(state(term) for term in terms)
    return Section(title, lines if statements else (), statements)


def _alternatives(policy: Policy) -> Section:
    """Alternatives are told once more, together, because each stands above as if it were asked for alone."""
    statements = tuple(
        Statement(
            " ".join(group.terms),
            f"One of these is enough: {in_a_row([name(term) for term in group.terms], 'or')}.",
            clause=group.clause,
        )
        for group in policy.any_of
    )
    return Section("Where one of several is enough", (), statements)


def _override(override: Override) -> Section:
    lines = []
    if not override.offered:
        quoted = f": “{override.clause.quote}”" if override.clause.quote else ""
        lines.append(f"Such articles are not offered on these terms{quoted}.")
    elif override.clause.quote:
        lines.append(f"“{override.clause.quote}”")
    if override.silent:
        lines.append(f"For them we do not ask: {in_a_row([name(term) for term in override.silent], 'or')}.")
    if override.terms:
        lines.append("For them this holds in place of what stands above:")
    return Section(f"Articles {_about(override)}", tuple(lines), tuple(map(state, override.terms)))


def _about(override: Override) -> str:
    """Which articles an override is about."""
    which = []
    if override.authors:
        which.append(f"by {in_a_row(override.authors, 'or')}")
    if override.sections:
        which.append(f"with an address under {in_a_row(override.sections, 'or')}")
    if override.marks:
        which.append(f"with the words {in_a_row([f'“{mark}”' for mark in override.marks], 'or')}")
    return in_a_row(which, "or")


def _editions(policy: Policy, latest: tuple[Term, ...]) -> Iterator[Section]:
    """What each other edition says differently from the latest."""
    for edition in policy.editions:
        if edition.terms == latest:
            continue
        ids = {term.id for term in edition.terms}
        missing = dict.fromkeys(term.id for term in latest if term.id not in ids)
        lines = [
            "A copy is judged by the edition in force when it appeared. This one differs from the above:"
        ]
        if missing:
            lines.append(f"It says nothing on: {in_a_row([name(term) for term in missing])}.")
        differing = tuple(state(term) for term in edition.terms if term not in latest)
        yield Section(f"Terms {_span(edition)}", tuple(lines), differing)


def _span(edition: Edition) -> str:
    since = f"from {day(edition.since)} " if edition.since else ""
    until = f"until the day before {day(edition.until)}" if edition.until else "until today"
    return since + until


def _waivers(waivers: Iterable[Waiver]) -> Section:
    lines = tuple(
        f"{each.site} need not meet “{name(each.term)}”"
        f"{f' until {day(each.until)}' if each.until else ''}: {each.reason}{f' ({each.by})' if each.by else ''}."
        for each in waivers
    )
    return Section("What we agreed with single sites", lines)


def _limits(policy: Policy) -> Section:
    """What no page shows of these terms, and of any."""
    told = dict.fromkeys((name(term.id), unseen(term)) for term in policy.terms)
    own = tuple(_capital(f"{term}: {what}.") for term, what in told if what)
    return Section("What no page can show", (*own, LIMITS[0]))


def _silence(policy: Policy) -> Section:
    """What the terms say nothing on, for an editor who looks for what was forgotten."""
    said = {term.id for term in policy.terms} | {t.id for each in policy.editions for t in each.terms}
    silent = [f"whether {spec.meaning}" for spec in TERMS if spec.id not in said and spec.id != "manual"]
    if not silent:
        return Section("")
    lines = (
        "Silence is never held against a page. These terms say nothing on:",
        *(f"- {each}" for each in silent),
    )
    return Section("What is not said", lines)


def _capital(line: str) -> str:
    return line[:1].upper() + line[1:]
