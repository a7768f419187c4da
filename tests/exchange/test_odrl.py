"""ODRL: the shape of what is written, and its words against the vocabulary of the W3C as rdflib has it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from exchange_policies import REPUBLISH, TRIBUNE, policies, policy
from hypothesis import given, settings
from rdflib import Graph, URIRef
from rdflib.namespace import ODRL2, RDF

from syndicate.exchange import odrl
from syndicate.exchange.odrl_table import CONTEXT, NAMESPACE
from syndicate.model import Assigner, Clause, Deed, Policy, Strength, Term
from syndicate.policy import load_policy
from syndicate.policy import policies as shipped

pytestmark = pytest.mark.filterwarnings(
    "ignore:ConjunctiveGraph is deprecated"
)  # rdflib's own reader uses it

VOCABULARY = {*ODRL2.__annotations__}
WORDS = {
    name: {"@id": f"{NAMESPACE}{name}", "@type": "@vocab"} for name in ("action", "leftOperand", "operator")
}
LOCAL_CONTEXT = WORDS | {
    "@vocab": NAMESPACE,
    "uid": "@id",
    "cc": "http://creativecommons.org/ns#",
    "dct": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "http://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""What http://www.w3.org/ns/odrl.jsonld says of the words that are written, for tests fetch nothing."""


def graph_of(written: dict[str, Any]) -> Graph:
    assert written["@context"] == CONTEXT
    return Graph().parse(data=json.dumps(written | {"@context": LOCAL_CONTEXT}), format="json-ld")


def unknown_words(graph: Graph) -> set[str]:
    """Names in ODRL's namespace that its vocabulary does not have."""
    used = {str(node) for triple in graph for node in triple if isinstance(node, URIRef)}
    return {name.removeprefix(NAMESPACE) for name in used if name.startswith(NAMESPACE)} - VOCABULARY


def test_an_invented_word_would_be_seen() -> None:
    assert unknown_words(graph_of({"@context": CONTEXT, "uid": "urn:x", "action": "republish"})) == {
        "republish"
    }


@pytest.mark.parametrize("name", [each.id for each in shipped()])
def test_every_shipped_policy_is_an_offer_or_set_in_the_words_of_odrl(name: str) -> None:
    terms = load_policy(name)
    graph = graph_of(odrl.write(terms, ["a note"]))
    assert unknown_words(graph) == set()
    kind = ODRL2.Offer if terms.assigner.name else ODRL2.Set
    (offer,) = graph.subjects(RDF.type, kind)
    assert [*graph.objects(offer, ODRL2.assigner)] != [] or kind == ODRL2.Set
    rules = [
        rule
        for link in (ODRL2.permission, ODRL2.prohibition, ODRL2.obligation)
        for rule in graph.objects(offer, link)
    ]
    duties = [*graph.objects(None, ODRL2.duty)]
    assert all([*graph.objects(rule, ODRL2.action)] for rule in rules + duties)
    for constraint in graph.objects(None, ODRL2.constraint):
        parts = (ODRL2.leftOperand, ODRL2.operator, ODRL2.rightOperand)
        assert all(graph.value(constraint, part, any=True) is not None for part in parts)


@given(policies)
@settings(max_examples=60, deadline=None)
def test_whatever_a_policy_says_the_words_are_those_of_odrl(terms: Policy) -> None:
    assert unknown_words(graph_of(odrl.write(terms))) == set()


def test_a_requirement_is_a_duty_of_the_permission_to_republish() -> None:
    said = Term("original_link", clause=Clause("Link to us", "https://tribune.example/terms"))
    (permission,) = odrl.write(policy(REPUBLISH, said))["permission"]
    assert permission["action"] == ["reproduce", "distribute"]
    assert permission["duty"] == [
        {
            "action": "include",
            "target": {"@type": "Asset", "dct:type": {"@id": "schema:url"}},
            "dct:description": "You must link to the original article. Where a page lacks it, the copy does not meet these terms.",
            "schema:text": "Link to us",
            "dct:source": {"@id": "https://tribune.example/terms"},
        }
    ]


def test_without_a_stated_permission_none_is_made_up() -> None:
    written = odrl.write(policy(Term("author_credit")))
    assert "permission" not in written
    assert [duty["action"] for duty in written["obligation"]] == ["attribute"]


def test_a_prohibition_that_permission_lifts_is_a_permission_by_consent() -> None:
    term = Term("commercial_use", Deed.PROHIBITS, unless="written permission")
    written = odrl.write(policy(term))
    assert "prohibition" not in written
    (duty,) = written["permission"][0]["duty"]
    assert (duty["action"], duty["rdfs:comment"]) == ("obtainConsent", "written permission")


def test_a_prohibition_with_another_exception_stays_one() -> None:
    written = odrl.write(policy(Term("print", Deed.PROHIBITS, unless="on Sundays")))
    assert [each["action"] for each in written["prohibition"]] == ["print"]


@pytest.mark.parametrize("strength", [Strength.REQUEST, Strength.PREFERENCE])
def test_a_wish_is_left_out_for_odrl_would_make_it_bind(strength: Strength) -> None:
    written = odrl.write(
        policy(REPUBLISH, Term("author_credit", strength=strength), Term("print", Deed.PROHIBITS, strength))
    )
    assert "duty" not in written["permission"][0]
    assert "prohibition" not in written


@pytest.mark.parametrize(
    "term",
    [
        Term("commercial_use", Deed.PROHIBITS, params={"accepts": ("ads",)}),
        Term("images", Deed.PROHIBITS, params={"marked": ("©",)}),
        Term("images", Deed.PROHIBITS, params={"if_shown": "cannot_tell"}),
    ],
)
def test_what_is_prohibited_in_certain_kinds_only_is_not_prohibited_whole(term: Term) -> None:
    assert "prohibition" not in odrl.write(policy(term))


def test_a_duty_for_changed_copies_hangs_on_the_permission_to_change() -> None:
    written = odrl.write(
        policy(
            REPUBLISH,
            Term("text_alteration", Deed.PERMITS),
            Term("license_notice", params={"when": "changed"}),
        )
    )
    assert {
        each["action"] if isinstance(each["action"], str) else "distribute": len(each.get("duty", ()))
        for each in written["permission"]
    } == {
        "distribute": 0,
        "modify": 1,
    }


def test_a_licence_without_an_assigner_is_a_set_without_target() -> None:
    written = odrl.write(policy(REPUBLISH, assigner=Assigner("")))
    assert (written["@type"], written.keys() & {"assigner", "target"}) == ("Set", set())


def test_the_identifier_changes_with_the_file() -> None:
    one, other = policy(REPUBLISH), policy(REPUBLISH, sha256="1" * 64)
    assert odrl.write(one)["uid"] == odrl.write(policy(REPUBLISH))["uid"] != odrl.write(other)["uid"]


def test_the_assigner_is_named_with_its_site() -> None:
    assigner = odrl.write(policy(REPUBLISH))["assigner"]
    assert (assigner["uid"], assigner["vcard:fn"]) == ("https://tribune.example/#assigner", TRIBUNE.name)
