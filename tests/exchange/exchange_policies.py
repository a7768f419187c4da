"""Policies for the tests of exchange: any that one may write, and what a term of each id may hold."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from syndicate.model import Assigner, Clause, Deed, Policy, Strength, Term
from syndicate.policy.keys import Key, Kind
from syndicate.policy.vocabulary import BY_ID

TRIBUNE = Assigner(
    "The Tribune", aliases=("Tribune",), hosts=("tribune.example",), contact="ask@tribune.example"
)


def policy(*terms: Term, assigner: Assigner = TRIBUNE, **more: object) -> Policy:
    """A policy of the Tribune."""
    head = {
        "id": "mine",
        "title": "My terms",
        "terms_url": "https://tribune.example/terms",
        "sha256": "0" * 64,
    }
    return Policy(**{**head, "assigner": assigner, "terms": terms, **more})  # type: ignore[arg-type]


REPUBLISH = Term("reproduction", Deed.PERMITS)


def _value(key: Key) -> st.SearchStrategy[object]:
    one: st.SearchStrategy[object] = {
        Kind.FLAG: st.booleans(),
        Kind.NUMBER: st.integers(1, 1000),
        Kind.SHARE: st.integers(1, 99).map(lambda share: share / 100),
        Kind.CHOICE: st.sampled_from(key.choices or ("-",)),
        Kind.DATE: st.just(date(2026, 11, 22)),
    }.get(key.kind, st.text(min_size=1, max_size=20).filter(str.strip))
    return st.lists(one, min_size=1, max_size=3, unique=True).map(tuple) if key.many else one


@st.composite
def terms(draw: st.DrawFn) -> Term:
    """Any term that a file may state, with any of its parameters."""
    spec = draw(st.sampled_from(tuple(BY_ID.values())))
    deed = draw(st.sampled_from(spec.deeds))
    keys = [key for key in spec.params if key.required or draw(st.booleans())]
    params = {key.name: draw(_value(key)) for key in keys}
    if deed is not Deed.PERMITS and draw(st.integers(0, 3)) == 0:
        params["when"] = draw(st.sampled_from(("changed", "translated", "excerpted")))
    return Term(
        spec.id,
        deed,
        draw(st.sampled_from(Strength)) if deed is not Deed.PERMITS else Strength.CONDITION,
        params,  # type: ignore[arg-type]
        Clause(
            draw(st.sampled_from(("", "Their own <words> & signs"))),
            draw(st.sampled_from(("", "https://tribune.example/terms", "page 4 of the <contract>"))),
        ),
        draw(st.sampled_from(("", "written permission", "on Sundays"))),
    )


policies = st.builds(
    lambda several, **head: policy(*several, **head),
    st.lists(terms(), max_size=12),
    terms_url=st.sampled_from(("", "https://tribune.example/terms", "page 4 of the <contract>")),
    title=st.sampled_from(("My terms", "A & B <c> \u202e\x07", "")),
    grade=st.sampled_from(("", "licence-text")),
    assigner=st.sampled_from((TRIBUNE, Assigner(""), Assigner("Only <a name>", contact="a desk"))),
)
"""Any policy that one may write, and some that lint would refuse."""
