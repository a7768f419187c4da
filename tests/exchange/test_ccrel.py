"""ccREL: the deeds of a policy in the closed vocabulary of Creative Commons, and back."""

from __future__ import annotations

import contextlib

import pytest
from exchange_policies import REPUBLISH, policies, policy
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph, Namespace, URIRef

from syndicate.errors import UsageError
from syndicate.exchange import ccrel
from syndicate.exchange.ccrel import Deeds
from syndicate.model import Deed, Policy, Term
from syndicate.policy import load_policy
from syndicate.policy import policies as shipped

CC = Namespace(ccrel.CC)
VOCABULARY = set(
    "License Work permits requires prohibits license legalcode morePermissions attributionName attributionURL useGuidelines "
    "jurisdiction deprecatedOn Reproduction Distribution DerivativeWorks Sharing Notice Attribution ShareAlike SourceCode "
    "Copyleft LesserCopyleft CommercialUse HighIncomeNationUse".split()
)
"""All of ccREL: https://creativecommons.org/ns."""


def graph_of(terms: Policy) -> Graph:
    return Graph().parse(data=ccrel.write(terms, ["a note -- with <signs>"]), format="xml")


def unknown_words(graph: Graph) -> set[str]:
    used = {str(node) for triple in graph for node in triple if isinstance(node, URIRef)}
    return {name.removeprefix(CC) for name in used if name.startswith(CC)} - VOCABULARY


@pytest.mark.parametrize("name", [each.id for each in shipped()])
def test_every_shipped_policy_is_rdf_in_the_words_of_ccrel(name: str) -> None:
    graph = graph_of(load_policy(name))
    assert unknown_words(graph) == set()
    assert len([*graph.subjects(None, CC.License)]) == 1


@given(policies)
@settings(max_examples=60, deadline=None)
def test_whatever_a_policy_says_the_words_are_those_of_ccrel(terms: Policy) -> None:
    assert unknown_words(graph_of(terms)) == set()


def test_the_work_names_whom_to_credit_and_where_the_guidelines_stand() -> None:
    link = Term("original_link", params={"target": "home"})
    graph = graph_of(policy(REPUBLISH, Term("publisher_credit"), link))
    work = URIRef("https://tribune.example/")
    assert str(graph.value(work, CC.attributionName)) == "The Tribune"
    assert graph.value(work, CC.attributionURL) == work
    assert graph.value(work, CC.useGuidelines) == URIRef("https://tribune.example/terms")
    assert graph.value(work, CC.morePermissions) == URIRef("mailto:ask@tribune.example")


ALL = {"Reproduction", "Distribution", "DerivativeWorks"}


@pytest.mark.parametrize(
    ("path", "permits", "requires", "prohibits"),
    [
        ("licenses/by/4.0/", ALL, {"Notice", "Attribution"}, set()),
        ("licenses/by/4.0/legalcode.de", ALL, {"Notice", "Attribution"}, set()),
        ("licenses/by-nd/3.0/us/", ALL - {"DerivativeWorks"}, {"Notice", "Attribution"}, set()),
        ("licenses/by-nc/4.0/", ALL, {"Notice", "Attribution"}, {"CommercialUse"}),
        ("licenses/by-sa/4.0/", ALL, {"Notice", "Attribution", "ShareAlike"}, set()),
        ("publicdomain/zero/1.0/", ALL, set(), set()),
    ],
)
def test_a_licence_is_known_by_its_address(
    path: str, permits: set[str], requires: set[str], prohibits: set[str]
) -> None:
    expected = Deeds(frozenset(permits), frozenset(requires), frozenset(prohibits))
    assert ccrel.of_licence(f"https://creativecommons.org/{path}") == expected


@pytest.mark.parametrize(
    "url", ["https://example.org/licenses/by/4.0/", "https://creativecommons.org/about/", ""]
)
def test_no_other_address_is_one_of_a_licence(url: str) -> None:
    assert ccrel.of_licence(url) is None


@pytest.mark.parametrize("name", [each.id for each in shipped() if each.id.startswith("cc")])
def test_the_policies_of_licences_have_the_deeds_of_their_addresses(name: str) -> None:
    terms = load_policy(name)
    assert ccrel.deeds_of(terms) == ccrel.of_licence(terms.terms_url)


NOTICE = (Term("copyright_notice"), Term("license_notice"))


@pytest.mark.parametrize("credit", [(), (Term("author_credit"),), (Term("publisher_credit"),)])
@pytest.mark.parametrize("notice", [(), NOTICE])
@pytest.mark.parametrize("adaptation", [(), (Term("adaptation", Deed.PERMITS),)])
@pytest.mark.parametrize("use", [(), (Term("commercial_use", Deed.PROHIBITS), Term("share_alike"))])
def test_what_ccrel_can_say_comes_back_as_it_was(
    adaptation: tuple[Term, ...], credit: tuple[Term, ...], notice: tuple[Term, ...], use: tuple[Term, ...]
) -> None:
    terms = (REPUBLISH, *adaptation, *credit, *notice, *use)
    assert ccrel.read(ccrel.write(policy(*terms))) == terms


def test_one_notice_alone_is_not_both() -> None:
    assert ccrel.deeds_of(policy(NOTICE[0])).requires == frozenset()


def test_the_old_namespace_of_licences_is_read() -> None:
    old = (
        '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://creativecommons.org/ns#">'
        '<License r:about="x"><permits r:resource="http://web.resource.org/cc/Distribution"/></License></r:RDF>'
    )
    assert ccrel.read(old) == (REPUBLISH,)


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("no XML", "this is no XML: "),
        ("", "this is no XML: "),
        (b"\xff\xfe\x00", "this is no XML: "),
        (b'<?xml version="1.0" encoding="nonsense"?><x/>', "this is no XML: "),
        (BOMB, "XML with a document type is not read"),
        (f"<x>{'a' * 1_000_000}</x>", "XML of more than 1,000,000 bytes is not read"),
    ],
)
def test_what_is_no_plain_xml_is_refused_in_one_line(data: str | bytes, said: str) -> None:
    with pytest.raises(UsageError) as refused:
        ccrel.read(data)
    assert str(refused.value).startswith(said)
    assert "\n" not in str(refused.value)


@given(st.binary(max_size=60) | st.text(max_size=60))
def test_whatever_is_read_no_other_error_comes(data: str | bytes) -> None:
    with contextlib.suppress(UsageError):
        assert ccrel.read(data) == ()
