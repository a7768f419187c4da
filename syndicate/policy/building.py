"""Building: the Policy that a chain of valid policy files comes to."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from syndicate.model import (
    AnyOf,
    Assigner,
    Clause,
    Deed,
    Edition,
    Override,
    ParamValue,
    Policy,
    Strength,
    Term,
    Waiver,
)
from syndicate.policy.keys import Key
from syndicate.policy.overrides import overlaid
from syndicate.policy.sources import Source
from syndicate.policy.tables import ASSIGNER, SELECTORS
from syndicate.policy.values import held, listed
from syndicate.policy.vocabulary import BY_ID, TermSpec

Table = Mapping[str, Any]

_OF_EVERY_TERM = {"strength", "quote", "url", "unless"}  # they have their own fields in Term


def build(chain: Sequence[Source]) -> Policy:
    """The policy of `chain[0]`, laid over all that it extends (`chain[1:]`, nearest first)."""
    policy = Policy(id="", title="", assigner=Assigner(name=""))
    for source in reversed(chain):
        policy = _laid_over(policy, source.table)
    digest = hashlib.sha256(b"".join(source.data for source in chain)).hexdigest()
    return replace(policy, sha256=digest)


def waivers(table: Table) -> tuple[Waiver, ...]:
    """The waivers of a valid file, in its order."""
    return tuple(Waiver(**{**row, "site": row["site"].lower()}) for row in table.get("waivers", ()))


def _laid_over(base: Policy, table: Table) -> Policy:
    terms_url = table.get("terms_url", base.terms_url)
    retrieved = table.get("retrieved", base.retrieved)
    laid = _overlay(base.terms, table, terms_url)
    inherited = tuple(replace(each, terms=_overlay(each.terms, table, terms_url)) for each in base.editions)
    own = tuple(_edition(row, laid, terms_url) for row in table.get("editions", ()))
    return Policy(
        id=table["id"],
        title=table["title"],
        assigner=_assigner(base.assigner, table.get("assigner", {})),
        terms=laid,
        terms_url=terms_url,
        version=table.get("version", retrieved.isoformat() if retrieved else ""),
        retrieved=retrieved,
        grade=table.get("grade", base.grade),
        waivers=(*waivers(table), *base.waivers),
        editions=own or inherited,
        any_of=_any_of(table, terms_url) or base.any_of,
        overrides=_overrides(table, terms_url) or base.overrides,
        notes=table.get("notes", "").strip(),
    )


def _overlay(below: Iterable[Term], table: Table, terms_url: str) -> tuple[Term, ...]:
    """The terms `below`, without those that `table` is silent on, and with its own in place of theirs."""
    return overlaid(below, _terms(table, terms_url), _silent(table))


def _terms(table: Table, terms_url: str) -> tuple[Term, ...]:
    """The terms that a table itself states."""
    return tuple(
        _term(BY_ID[term_id], deed, body, terms_url)
        for deed in Deed
        for term_id, bodies in table.get(deed, {}).items()
        for body in (bodies if isinstance(bodies, list) else (bodies,))
    )


def _silent(table: Table) -> tuple[str, ...]:
    return tuple(str(term_id) for term_id in listed(table.get("silent", ())))


def _term(known: TermSpec, deed: Deed, body: Table, terms_url: str) -> Term:
    return Term(
        id=known.id,
        deed=deed,
        strength=Strength(body.get("strength", Strength.CONDITION)),
        params={
            name: value for name, value in _held(known.keys(deed), body).items() if name not in _OF_EVERY_TERM
        },
        clause=_clause(body, terms_url),
        unless=body.get("unless", ""),
    )


def _clause(body: Table, terms_url: str) -> Clause:
    return Clause(body.get("quote", "").strip(), body.get("url", terms_url))


def _any_of(table: Table, terms_url: str) -> tuple[AnyOf, ...]:
    rows = table.get("any_of", ())
    return tuple(AnyOf(tuple(dict.fromkeys(row["terms"])), _clause(row, terms_url)) for row in rows)


def _overrides(table: Table, terms_url: str) -> tuple[Override, ...]:
    return tuple(
        Override(
            **_held(SELECTORS, row),  # type: ignore[arg-type]
            offered=row.get("offered", True),
            terms=_terms(row, row.get("url", terms_url)),
            silent=_silent(row),
            clause=_clause(row, terms_url),
        )
        for row in table.get("overrides", ())
    )


def _edition(row: Table, base: Iterable[Term], terms_url: str) -> Edition:
    url = row.get("terms_url", terms_url)
    return Edition(_overlay(base, row, url), since=row.get("from"), until=row.get("until"), terms_url=url)


def _assigner(base: Assigner, table: Table) -> Assigner:
    """The base with the keys that `table` states in place of its own."""
    stated: dict[str, Any] = dict(_held(ASSIGNER, table))
    if "hosts" in stated:
        stated["hosts"] = tuple(host.lower() for host in stated["hosts"])
    return replace(base, **stated)


def _held(keys: Iterable[Key], table: Table) -> dict[str, ParamValue]:
    return {key.name: held(key, table[key.name]) for key in keys if key.name in table}
