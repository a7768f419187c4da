"""ODRL, read: our own back as it was, and that of others as far as it is understood."""

from __future__ import annotations

import json
from typing import Any

import pytest
from exchange_policies import REPUBLISH, policy
from hypothesis import given, settings
from hypothesis import strategies as st

from syndicate.exchange import odrl
from syndicate.model import Clause, Deed, Term
from syndicate.policy.vocabulary import BY_ID

P, X = Deed.PERMITS, Deed.PROHIBITS
ODRL = "http://www.w3.org/ns/odrl/2/"

EXPRESSIBLE = st.sampled_from(
    (
        *(
            Term(each, P)
            for each in (
                "adaptation",
                "text_alteration",
                "translation",
                "print",
                "commercial_use",
                "sale",
                "images",
            )
        ),
        *(
            Term(each, X, unless=unless)
            for each in (
                "text_alteration",
                "translation",
                "excerpt",
                "print",
                "commercial_use",
                "sale",
                "images",
            )
            for unless in ("", "written permission")
        ),
        *(
            Term(each)
            for each in (
                "author_credit",
                "publisher_credit",
                "original_link",
                "copyright_notice",
                "license_notice",
                "share_alike",
            )
        ),
        *(Term("license_notice", params={"when": when}) for when in ("changed", "translated")),
        Term("tracking_pixel", params={"pattern": ("count.example/a", "count.example/b")}),
        Term("embargo", params={"days": 2, "hours": 6}),
        Term("expiry", params={"days": 90}),
        Term("excerpt", params={"max_words": 250}),
        Term("excerpt", params={"max_share": 0.2}),
        Term("excerpt", P, params={"max_words": 100, "max_share": 0.35}),
    )
)


@st.composite
def expressible(draw: st.DrawFn) -> tuple[Term, ...]:
    """Terms that ODRL can say, each id once, with the permissions that conditional duties hang on."""
    venues = draw(st.sampled_from(({}, {"venues": ("blog", "forum")})))
    chosen = {"reproduction": Term("reproduction", P, params=venues)}
    for term in draw(st.lists(EXPRESSIBLE, max_size=8)):
        chosen.setdefault(term.id, term)
    when = {str(term.params.get("when", "")) for term in chosen.values()}
    for needed, kind in (("changed", "text_alteration"), ("translated", "translation")):
        if needed in when:
            chosen[kind] = Term(kind, P)
    quoted = Clause("Their words", "https://tribune.example/terms")
    order = list(BY_ID)
    return tuple(
        Term(t.id, t.deed, t.strength, t.params, quoted, t.unless)
        for t in sorted(chosen.values(), key=lambda t: order.index(t.id))
    )


@given(expressible())
@settings(deadline=None)
def test_what_odrl_can_say_comes_back_as_it_was(terms: tuple[Term, ...]) -> None:
    assert odrl.read(json.loads(json.dumps(odrl.write(policy(*terms))))) == terms


def ids(data: object) -> list[tuple[str, str]]:
    return [(str(term.deed), term.id) for term in odrl.read(data)]


@pytest.mark.parametrize(
    "offer",
    [
        {"permission": {"action": "distribute"}},
        {"permission": [{"action": [{"@id": "odrl:distribute"}]}]},
        {"odrl:permission": [{"odrl:action": {"@id": f"{ODRL}distribute"}}]},
        {f"{ODRL}permission": [{f"{ODRL}action": [{"@id": f"{ODRL}distribute"}]}]},
        {"@graph": [{"permission": [{"action": [{"rdf:value": {"@id": "odrl:distribute"}}]}]}]},
        [{"permission": [{"action": "cc:Distribution"}]}],
    ],
)
def test_names_are_understood_however_long_they_are(offer: object) -> None:
    assert ids(offer) == [("permits", "reproduction")]


@pytest.mark.parametrize(
    ("rule", "read"),
    [
        ({"permission": {"action": "reproduce"}}, []),  # copies that may not be distributed
        ({"permission": {"action": "cc:DerivativeWorks"}}, [("permits", "adaptation")]),
        ({"prohibition": {"action": "derive"}}, [("prohibits", "text_alteration")]),
        ({"prohibition": {"action": "commercialize"}}, [("prohibits", "commercial_use")]),
        ({"prohibition": {"action": "distribute"}}, []),
        ({"obligation": {"action": "attribute"}}, [("requires", "publisher_credit")]),
        ({"obligation": {"action": "cc:Attribution"}}, [("requires", "author_credit")]),
        ({"obligation": {"action": "inform"}}, [("requires", "manual")]),
        ({"obligation": {"action": "acceptTracking"}}, []),  # which counter is not said
        ({"obligation": {"action": "compensate"}}, []),
        ({"permission": {"action": "distribute", "duty": {"action": "obtainConsent"}}}, []),
    ],
)
def test_the_rules_of_others_are_read_as_far_as_they_are_understood(rule: object, read: object) -> None:
    assert ids(rule) == read


def constrained(operand: str, operator: str, value: object) -> dict[str, Any]:
    return {
        "permission": {
            "action": "distribute",
            "constraint": {"leftOperand": operand, "operator": operator, "rightOperand": value},
        }
    }


@pytest.mark.parametrize(
    ("constraint", "params"),
    [
        (constrained("delayPeriod", "gteq", {"@type": "xsd:duration", "@value": "P2D"}), {"days": 2}),
        (constrained("delayPeriod", "gteq", "PT12H"), {"hours": 12}),
        (constrained("delayPeriod", "gteq", "P1W"), {"days": 7}),
        (constrained("elapsedTime", "lteq", "P30D"), {"days": 30}),
        (constrained("percentage", "lteq", "20"), {"max_share": 0.2}),
    ],
)
def test_constraints_on_republishing_are_terms(constraint: object, params: dict[str, object]) -> None:
    _, term = odrl.read(constraint)
    assert dict(term.params) == params


@pytest.mark.parametrize(
    "constraint",
    [
        constrained("delayPeriod", "gteq", "P1Y"),
        constrained("delayPeriod", "lteq", "P2D"),
        constrained("percentage", "lteq", "all"),
        constrained("percentage", "lteq", 100),
        constrained("absoluteSize", "gteq", 100),
        constrained("absoluteSize", "lteq", "1e999"),
    ],
)
def test_a_constraint_that_is_not_understood_is_left_out(constraint: object) -> None:
    assert ids(constraint) == [("permits", "reproduction")]


ANY_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.floats()
    | st.sampled_from(("distribute", "attribute", "odrl:use", "lteq", "percentage", "")),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                (
                    "permission",
                    "duty",
                    "action",
                    "constraint",
                    "target",
                    "@id",
                    "@graph",
                    "leftOperand",
                    "operator",
                    "rightOperand",
                    "dct:type",
                )
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=25,
)


@given(ANY_JSON)
def test_whatever_json_is_read_nothing_is_raised_and_terms_are_known(data: object) -> None:
    assert all(term.id in BY_ID and term.deed in BY_ID[term.id].deeds for term in odrl.read(data))


def test_what_is_nested_without_end_is_not_looked_into() -> None:
    data: object = {"permission": {"action": "distribute"}}
    for _ in range(5000):
        data = [data]
    assert odrl.read(data) == ()
    assert REPUBLISH not in odrl.read({"@graph": data})
