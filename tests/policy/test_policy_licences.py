"""The licences that ship: what each prohibits, asks for and permits, by the letters of its name."""

from __future__ import annotations

import re

import pytest

from syndicate.model import Deed, Policy, Strength
from syndicate.policy import load_policy, policies

LICENCES = [each.id for each in policies() if re.match(r"cc-by-", each.id)]
SIX = ["cc-by-4.0", "cc-by-nc-4.0", "cc-by-nc-nd-4.0", "cc-by-nc-sa-4.0", "cc-by-nd-4.0", "cc-by-sa-4.0"]


def ids(policy: Policy, deed: Deed) -> set[str]:
    return {term.id for term in policy.terms if term.deed is deed}


def test_the_six_licences_of_version_4_ship() -> None:
    assert [each for each in LICENCES if each.endswith("-4.0")] == SIX


@pytest.mark.parametrize("licence", LICENCES)
def test_a_non_commercial_licence_prohibits_commercial_use_and_another_permits_it(licence: str) -> None:
    deed = Deed.PROHIBITS if "-nc" in licence else Deed.PERMITS
    assert "commercial_use" in ids(load_policy(licence), deed)


@pytest.mark.parametrize("licence", LICENCES)
def test_a_licence_without_derivatives_prohibits_changes_and_translations(licence: str) -> None:
    policy = load_policy(licence)
    no_derivatives = "-nd" in licence
    deed = Deed.PROHIBITS if no_derivatives else Deed.PERMITS
    assert {"text_alteration", "translation"} <= ids(policy, deed)
    assert ("adaptation" in ids(policy, Deed.PERMITS)) is not no_derivatives


@pytest.mark.parametrize("licence", LICENCES)
def test_every_licence_asks_for_author_link_and_licence(licence: str) -> None:
    policy = load_policy(licence)
    assert {
        "author_credit",
        "publisher_credit",
        "original_link",
        "copyright_notice",
        "license_notice",
    } <= ids(policy, Deed.REQUIRES)


@pytest.mark.parametrize("licence", LICENCES)
def test_a_licence_is_satisfied_by_the_text_of_an_address(licence: str) -> None:
    policy = load_policy(licence)
    for term_id in ("original_link", "license_notice"):
        term = policy.term(term_id)
        assert term is not None
        assert term.params["plain_text"] is True


@pytest.mark.parametrize("licence", LICENCES)
@pytest.mark.parametrize(
    "term_id", ["author_credit", "publisher_credit", "copyright_notice", "original_link"]
)
def test_a_licence_asks_only_for_what_the_licensor_supplied(licence: str, term_id: str) -> None:
    term = load_policy(licence).term(term_id)
    assert term is not None
    assert term.params["when"] == "supplied"


@pytest.mark.parametrize("licence", LICENCES)
def test_the_address_of_a_licence_is_its_own_legal_code(licence: str) -> None:
    kind, version, port = re.fullmatch(r"cc-(.+?)-(\d\.\d)(-us)?", licence).groups()  # type: ignore[union-attr]
    place = f"{kind}/{version}/us" if port else f"{kind}/{version}"
    policy = load_policy(licence)
    assert policy.terms_url == f"https://creativecommons.org/licenses/{place}/legalcode"
    assert policy.grade == "licence-text"
    assert all(term.clause.url.startswith("https://creativecommons.org/licenses/") for term in policy.terms)


@pytest.mark.parametrize("licence", ["cc-by-3.0", "cc-by-nc-nd-3.0-us"])
def test_version_3_asks_for_the_address_that_the_licensor_specified(licence: str) -> None:
    """Whether it was specified is on no page, so its absence settles nothing."""
    term = load_policy(licence).term("original_link")
    assert term is not None
    assert term.strength is Strength.REQUEST


def test_a_waiver_asks_for_nothing() -> None:
    assert {term.deed for term in load_policy("cc0-1.0").terms} == {Deed.PERMITS}


@pytest.mark.parametrize("licence", [each for each in LICENCES if "-nd" not in each])
def test_a_licence_that_permits_changes_asks_to_tell_of_them(licence: str) -> None:
    assert "changes_notice" in ids(load_policy(licence), Deed.REQUIRES)
