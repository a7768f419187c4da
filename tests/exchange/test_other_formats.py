"""RSL and schema.org: the little that they can say, and nothing beyond it."""

from __future__ import annotations

import json
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from exchange_policies import REPUBLISH, policies, policy
from hypothesis import given, settings

from syndicate.exchange import rsl, schema_org
from syndicate.model import Assigner, Deed, Policy, Strength, Term
from syndicate.policy import load_policy

NC = Term("commercial_use", Deed.PROHIBITS)
RSL = f"{{{rsl.NAMESPACE}}}"
ELEMENTS = {
    "rsl": {"content"},
    "content": {"license", "copyright", "terms"},
    "license": {"prohibits", "payment"},
    "payment": {"standard", "custom"},
}
"""The part of RSL 1.0 that is written, each element with what may stand in it."""


def tree(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(text)


@given(policies)
@settings(max_examples=60, deadline=None)
def test_an_rsl_document_has_the_shape_of_the_standard(terms: Policy) -> None:
    root = tree(rsl.write(terms, ["a note -- with <signs>-"]))
    for node in root.iter():
        if isinstance(node.tag, str):
            inside = {child.tag.removeprefix(RSL) for child in node if isinstance(child.tag, str)}
            assert inside <= ELEMENTS.get(node.tag.removeprefix(RSL), set())
    assert len(root.findall(f"{RSL}content/{RSL}license")) == 1


def test_rsl_names_the_holder_the_terms_and_the_price() -> None:
    root = tree(rsl.write(policy(REPUBLISH, Term("publisher_credit"), NC)))
    (content,) = root
    holder = content.find(f"{RSL}copyright")
    assert content.get("url") == "https://tribune.example/"
    assert holder is not None
    assert (holder.text, holder.get("contactEmail")) == ("The Tribune", "ask@tribune.example")
    assert content.findtext(f"{RSL}terms") == "https://tribune.example/terms"
    assert content.findtext(f"{RSL}license/{RSL}prohibits") == "commercial"
    assert content.findtext(f"{RSL}license/{RSL}payment/{RSL}custom") == "https://tribune.example/terms"


def test_rsl_permits_machines_nothing() -> None:
    assert "<permits" not in rsl.write(policy(REPUBLISH, Term("commercial_use", Deed.PERMITS)))


def test_a_licence_that_others_use_is_named_by_its_address() -> None:
    written = rsl.write(load_policy("cc-by-sa-4.0"))
    assert "<standard>https://creativecommons.org/licenses/by-sa/4.0/</standard>" in written


@pytest.mark.parametrize("terms", [(), (Term("publisher_credit"),), (NC,), (Term("publisher_credit"), NC)])
def test_what_rsl_can_say_comes_back_as_it_was(terms: tuple[Term, ...]) -> None:
    assert rsl.read(rsl.write(policy(*terms))) == terms


def test_schema_org_points_to_licence_terms_and_holder() -> None:
    licence = Term("license_notice", strength=Strength.REQUEST, params={"licence": ("CC BY-ND 4.0",)})
    written = schema_org.write(policy(REPUBLISH, licence))
    assert written["license"] == "https://creativecommons.org/licenses/by-nd/4.0/"
    assert written["usageInfo"] == "https://tribune.example/terms"
    assert written["copyrightHolder"] == {
        "@type": "Organization",
        "name": "The Tribune",
        "alternateName": ["Tribune"],
        "url": "https://tribune.example/",
        "email": "ask@tribune.example",
    }
    assert "acquireLicensePage" not in written


def test_a_page_to_ask_on_is_where_licences_are_acquired() -> None:
    asked = Assigner("The Tribune", contact="https://tribune.example/rights")
    assert schema_org.write(policy(assigner=asked))["acquireLicensePage"] == "https://tribune.example/rights"


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("First seen in The Tribune", "First seen in The Tribune"),
        ("By {author} for The Tribune", "The Tribune"),
    ],
)
def test_the_credit_is_the_wording_unless_it_has_slots(text: str, credit: str) -> None:
    written = schema_org.write(policy(Term("credit_wording", params={"text": (text,)})))
    assert written["creditText"] == credit


def test_a_wording_comes_back_and_a_mere_name_is_none() -> None:
    wording = Term("credit_wording", params={"text": ("First seen in The Tribune",)})
    written = json.loads(json.dumps(schema_org.write(policy(wording))))
    assert schema_org.read(written) == (
        replace(wording, strength=Strength.REQUEST),
    )  # it offers words and asks for nothing
    assert schema_org.read(schema_org.write(policy(REPUBLISH))) == ()


@pytest.mark.parametrize("data", [None, [], {}, [{"creditText": 3}], {"creditText": ["", " "]}, "text"])
def test_what_says_nothing_has_no_terms(data: object) -> None:
    assert schema_org.read(data) == ()
