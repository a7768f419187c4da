"""What is drafted is written as a file that says the same."""

from __future__ import annotations

import tomllib
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from syndicate.model import Deed
from syndicate.policy.drafts import Draft, DraftTerm, written

values = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
    st.booleans(),
    st.integers(1, 99),
    st.dates(),
    st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1).map(tuple),
)
remarks = st.lists(st.text(), max_size=3).map(tuple)


@given(st.dictionaries(st.sampled_from(["id", "title", "quote"]), values), values, remarks, remarks)
def test_whatever_it_holds_can_be_read_again(
    head: dict[str, object], value: object, said: tuple[str, ...], left: tuple[str, ...]
) -> None:
    terms = (DraftTerm("manual", Deed.REQUIRES, {"ask": value}, said),)  # type: ignore[dict-item]
    table = tomllib.loads(written(Draft(head, terms=terms, remarks=said, left=left)))  # type: ignore[arg-type]

    def plain(found: object) -> object:
        return list(found) if isinstance(found, tuple) else found

    assert table == {
        "schema": "syndicate.policy/1",
        **{name: plain(each) for name, each in head.items()},
        "requires": {"manual": {"ask": plain(value)}},
    }


def test_a_term_that_stands_twice_becomes_an_array() -> None:
    terms = tuple(DraftTerm("manual", Deed.REQUIRES, {"ask": ask}) for ask in ("a", "b"))
    draft = Draft({"id": "x", "retrieved": date(2026, 1, 2)}, {"name": ""}, terms, left=("One sentence.",))
    assert written(draft) == (
        'schema = "syndicate.policy/1"\nid = "x"\nretrieved = 2026-01-02\n\n[assigner]\n'
        '\n[[requires.manual]]\nask = "a"\n\n[[requires.manual]]\nask = "b"\n'
        "\n# Not mapped to any term. Read each, and add a term, a note, or nothing:\n# - One sentence.\n"
    )
