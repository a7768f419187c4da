"""A draft is inferred from what a page says to people and to programs."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from terms_pages import TERMS, URL

from syndicate import load_policy
from syndicate.inferring import infer
from syndicate.inferring.clauses import clauses
from syndicate.inferring.sentences import Sentence
from syndicate.policy import Level, lint
from syndicate.policy.drafts import Draft, DraftTerm, written
from syndicate.policy.validation import policy_problems

ON = date(2026, 11, 22)


def drafted(html: str = TERMS, url: str = URL) -> Draft:
    return infer(html, url, on=ON)


def page(body: str, head: str = "") -> str:
    return f"<html><head>{head}</head><body><main>{body}</main></body></html>"


def term(draft: Draft, term_id: str) -> DraftTerm:
    return next(each for each in draft.terms if each.term == term_id)


def test_a_terms_page_becomes_terms_with_their_deeds() -> None:
    assert [f"{each.deed}.{each.term}" for each in drafted().terms] == [
        "permits.print",
        "permits.reproduction",
        "requires.author_credit",
        "requires.publisher_credit",
        "requires.original_link",
        "requires.links_preserved",
        "prohibits.text_alteration",
        "prohibits.sale",
        "prohibits.wholesale",
        "prohibits.images",
        "permits.title_alteration",
        "requires.credit_wording",
        "requires.embargo",
        "requires.manual",
        "permits.excerpt",
    ]


def test_each_term_has_the_sentence_it_came_from_and_the_line_that_opens_its_list() -> None:
    credit = term(drafted(), "author_credit")
    assert credit.keys["quote"] == "Credit The Gull and the author in the byline."
    assert credit.remarks == ("You must: Credit The Gull and the author in the byline.",)
    assert term(drafted(), "images").remarks == ()


def test_what_only_the_line_before_forbids_is_quoted_with_that_line() -> None:
    sale = term(drafted(), "sale")
    assert (sale.keys["quote"], sale.remarks) == ("You may not: … sell the story;", ())


def test_what_became_no_term_is_listed() -> None:
    assert drafted().left == (
        "You can run our articles on pages with ads.",
        "Our license is explained to lawyers elsewhere.",
    )


def test_the_furniture_of_the_page_says_no_terms() -> None:
    assert "footer" not in written(drafted())
    assert "shop" not in written(drafted())


def test_a_draft_says_that_it_is_one_and_is_a_policy_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "gull-example.toml"
    path.write_text(written(drafted()), "utf-8")
    assert path.read_text("utf-8").startswith(f"# A DRAFT, made by a program from {URL}.")
    assert [str(problem) for problem in lint(path) if problem.level is Level.ERROR] == []
    policy = load_policy(path)
    assert (policy.assigner.name, policy.assigner.hosts, policy.assigner.contact) == (
        "The Gull",
        ("gull.example",),
        "desk@gull.example",
    )


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("You must link back to the original story, not our homepage.", {"target": "article"}),
        ("Include a link to our homepage or the original article.", {"target": "article-or-home"}),
        ("You have to link to us.", {"target": "publisher"}),
        ("Credit must come with a link to our website.", {"target": "home"}),
        ("Please add a hyperlink to the original article at the end.", {"target": "article", "where": "end"}),
    ],
)
def test_where_a_link_must_lead(sentence: str, found: dict[str, object]) -> None:
    (link,) = [each for each in clauses(Sentence(sentence)) if each.term == "original_link"]
    assert {name: value for name, value in link.keys.items() if name not in ("quote", "strength")} == found


@pytest.mark.parametrize(
    ("sentence", "deed", "term_id", "strength"),
    [
        ("Do not edit our articles.", "prohibits", "text_alteration", "condition"),
        ("Please do not edit our articles.", "prohibits", "text_alteration", "request"),
        ("Ideally, credit the author in the byline.", "requires", "author_credit", "preference"),
        ("We ask that you credit us.", "requires", "publisher_credit", "request"),
        ("Stories must be republished in their entirety.", "prohibits", "excerpt", "condition"),
        ("You may publish the story in full or in part.", "permits", "excerpt", None),
        ("Use our headline when you republish.", "prohibits", "title_alteration", "condition"),
        ("Commercial use is not allowed.", "prohibits", "commercial_use", "condition"),
        ("You may use it for any purpose, even commercially.", "permits", "commercial_use", None),
        ("Do not put our stories behind a paywall.", "prohibits", "paywall", "condition"),
        ("You may not translate our stories.", "prohibits", "translation", "condition"),
        ("Indicate if changes were made.", "requires", "changes_notice", "condition"),
        ("Set the canonical link to our story; this is required.", "requires", "canonical_link", "condition"),
    ],
)
def test_what_a_sentence_does(sentence: str, deed: str, term_id: str, strength: str | None) -> None:
    found = {each.term: each for each in clauses(Sentence(sentence))}
    assert (found[term_id].deed, found[term_id].keys.get("strength")) == (deed, strength)


@pytest.mark.parametrize(
    "sentence",
    [
        "We are a nonprofit newsroom with twelve reporters.",
        "The photo shows the harbour.",
        "Our reporters edit and translate every night.",
        "",
    ],
)
def test_a_sentence_that_only_tells_is_no_term(sentence: str) -> None:
    assert clauses(Sentence(sentence)) == ()


@pytest.mark.parametrize(
    ("markup", "name"),
    [
        ('<a rel="license" href="https://creativecommons.org/licenses/by-nd/4.0/">CC</a>', "a[rel=license]"),
        (
            '<link rel="license" href="http://creativecommons.org/licenses/by-nd/4.0/deed.fr">',
            "link[rel=license]",
        ),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x",'
            '"license":"https://creativecommons.org/licenses/by-nd/4.0/legalcode"}</script>',
            "JSON-LD license",
        ),
        (
            "<creativeCommons:license>https://creativecommons.org/licenses/by-nd/4.0/</creativeCommons:license>",
            "creativecommons:license",
        ),
    ],
)
def test_a_licence_that_the_page_names_for_programs_is_extended(markup: str, name: str) -> None:
    draft = drafted(page(f"<p>An article.</p>{markup}"))
    assert draft.head["extends"] == "cc-by-nd-4.0"
    assert any(f"({name})" in remark for remark in draft.remarks)


def test_a_licence_that_does_not_ship_is_told() -> None:
    draft = drafted(page('<a rel="license" href="https://gull.example/our-licence">our licence</a>'))
    assert "extends" not in draft.head
    assert (
        "It names the licence https://gull.example/our-licence, of which no policy ships; extends is left out."
        in draft.remarks
    )


def test_statements_for_programs_are_told_and_a_reservation_of_mining_is_none() -> None:
    head = (
        '<script type="application/ld+json">{"@type":"Article","headline":"x","usageInfo":"https://gull.example/terms",'
        '"copyrightNotice":"© The Gull"}</script><meta name="tdm-reservation" content="1">'
        '<link rel="license" type="application/rsl+xml" href="/license.xml">'
    )
    text = "\n".join(drafted(page("", head)).remarks)
    assert "usageInfo = https://gull.example/terms (JSON-LD usageInfo)" in text
    assert "copyrightNotice = © The Gull (JSON-LD copyrightNotice)" in text
    assert "rsl = https://www.gull.example/license.xml (link[rel=license])" in text
    assert "tdm" not in text


@settings(max_examples=40)
@given(st.text(), st.sampled_from(["https://a.example/t", "http://127.0.0.1:8000/t", "file:///t.html", ""]))
def test_whatever_the_page_the_draft_is_a_policy_without_errors(text: str, url: str) -> None:
    body = (
        f"<p>You must credit {text} “{text} and the words of {text}” in this line.</p><li>Do not {text}</li>"
    )
    table = tomllib.loads(written(infer(page(body), url, on=ON)))
    assert [str(problem) for problem in policy_problems(table, "draft")] == []
