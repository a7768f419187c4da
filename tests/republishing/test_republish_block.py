"""The block: what it says, what it gives to copy, and what it never holds."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from republish_pages import LANGUAGES, PARAGRAPHS, POLICIES, ROTATED, of_publisher, offered
from samples import WORK, policy, policy_of

from syndicate import UsageError, resources, snippet
from syndicate.model import AnyOf, Deed, Override, Strength, Term
from syndicate.policy.vocabulary import BY_ID
from syndicate.republishing import block, content_security, offer, page

OURS = {
    *("section", "style", "h2", "h3", "p", "strong", "ul", "li", "a", "bdi", "label", "textarea"),
    *("details", "summary", "script"),
}
ATTRIBUTES = {
    *(
        "class",
        "lang",
        "dir",
        "aria-label",
        "data-copy",
        "data-copied",
        "href",
        "readonly",
        "rows",
        "spellcheck",
    ),
}
HOSTILE = [
    "</textarea><script>x</script>",
    "</style><b>",
    '"><img src=x onerror=x>',
    "{{ 7*7 }}",
    "\u202egnp",
    "]]>",
]


def soup(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "lxml")


def lines(html: str) -> list[str]:
    """The sentences of a block."""
    return [each.get_text() for each in soup(html).select("section p, section li")]


def test_the_founding_block_tells_the_terms_under_their_headings() -> None:
    read = soup(block(offer(WORK, policy())))
    assert [each.get_text() for each in read.find_all(["h2", "h3"])] == [
        "Republish this article",
        "What you may do",
        "What you must do",
        "What you must not do",
    ]
    assert lines(str(read))[0] == "The terms of Global Research, in short:"
    assert "You must link to the original article." in lines(str(read))
    assert lines(str(read))[-1] == "Contact for permission: publications@globalresearch.ca"


@pytest.mark.parametrize(("name", "lang"), ROTATED)
def test_what_it_gives_to_copy_are_the_snippets_unchanged(name: str, lang: str) -> None:
    said = offered(name, lang)
    copied = [each.get_text() for each in soup(block(said)).find_all("textarea")]
    wanted = [
        snippet(of_publisher(POLICIES[name]), POLICIES[name], format=each, lang=lang)
        for each in ("html-article", "html", "markdown", "text", "head")
    ]
    assert copied == [each.strip("\n") for each in wanted if each]


@pytest.mark.parametrize(("name", "lang"), ROTATED)
def test_it_holds_no_id_loads_nothing_and_has_one_class(name: str, lang: str) -> None:
    read = soup(block(offered(name, lang)))
    elements = read.body.find_all(True) if read.body else []
    assert {each.name for each in elements} <= OURS
    assert {name for each in elements for name in each.attrs} <= ATTRIBUTES
    assert [each["class"] for each in elements if each.get("class")] == [["syndicate-republish"]]
    assert all(str(each["href"]).startswith("http") for each in elements if each.get("href"))


def test_the_counter_is_in_what_is_copied_and_is_not_loaded_by_the_page() -> None:
    said = offered("the-conversation")
    assert "counter.theconversation.com" in said.samples[0].text
    assert soup(page(said)).find_all("img") == []


def test_a_site_is_told_the_hashes_of_what_its_policy_has_to_allow() -> None:
    read = soup(block(offer(WORK, policy())))
    digests = [
        b64encode(sha256(str(each.string).encode()).digest()).decode()
        for each in (read.script, read.style)
        if each
    ]
    assert content_security() == f"script-src 'sha256-{digests[0]}'; style-src 'sha256-{digests[1]}'"


def test_terms_that_want_the_links_kept_give_only_the_credit_of_an_article_with_links() -> None:
    terms = POLICIES["texas-tribune"]
    said = offer(replace(of_publisher(terms), links=("https://other.example/",)), terms)
    assert not said.copies_text
    assert said.samples[0].label == "The credit alone, as HTML"
    assert PARAGRAPHS[0] not in block(said)
    assert said.words["links"] in lines(block(said))


def test_terms_for_excerpts_give_no_more_than_they_allow() -> None:
    terms = POLICIES["the-texan"]
    said = offer(replace(of_publisher(terms), text="word " * 400), terms)
    assert said.samples[0].label == "The beginning of the article with its credit, as HTML"
    assert said.samples[0].text.count("word") == 250


@pytest.mark.parametrize(
    ("term", "published", "line"),
    [
        (Term("embargo", params={"days": 2}), date(2026, 3, 2), "Not to appear elsewhere before 2026-03-04."),
        (
            Term("embargo", params={"hours": 3}),
            datetime(2026, 3, 2, 23, tzinfo=UTC),
            "Not to appear elsewhere before 2026-03-03.",
        ),
        (
            Term("expiry", params={"days": 90, "since": "original"}),
            date(2026, 3, 2),
            "Copies come down by 2026-05-31.",
        ),
    ],
)
def test_waiting_times_are_told_by_their_day(term: Term, published: date, line: str) -> None:
    terms = replace(policy(), terms=(*policy().terms, term))
    assert lines(block(offer(replace(WORK, published=published), terms)))[0] == line
    unknown = offer(replace(WORK, published=None), terms)
    assert unknown.warnings == ()


def test_pictures_that_the_terms_are_silent_on_are_pointed_to() -> None:
    with_pictures = replace(WORK, images=("https://www.globalresearch.ca/a.jpg",))
    told = lines(block(offer(with_pictures, policy())))
    assert told[0] == "Pictures can belong to others: see the line under each."
    assert offer(replace(with_pictures, images=()), policy()).warnings == ()


@pytest.mark.parametrize(
    ("work", "line"),
    [
        (
            replace(WORK, title="Guest post: a reprint"),
            "not offered on the terms of global-research: “but guest posts”",
        ),
        (replace(WORK, upstream="The Gazette"), "names another source, The Gazette, whose terms hold for it"),
        (
            replace(WORK, licence="https://creativecommons.org/licenses/by-nc/4.0/"),
            "which are those of CC BY-ND 4.0: it names another licence, CC BY-NC 4.0",
        ),
    ],
)
def test_what_is_not_offered_gets_no_block_and_a_reason(work: object, line: str) -> None:
    guests = Override(
        marks=("Guest post",),
        offered=False,
        clause=replace(policy().terms[0].clause, quote="but guest posts"),
    )
    named = Term("license_notice", params={"licence": ("CC BY-ND 4.0",)})
    terms = replace(policy(), overrides=(guests,), terms=(*policy().terms, named))
    with pytest.raises(UsageError, match=re.escape(line)):
        offer(work, terms)  # type: ignore[arg-type]


def test_an_override_changes_the_block_of_its_articles() -> None:
    terms = replace(policy(), overrides=(Override(authors=WORK.authors, silent=("original_link",)),))
    assert "You must link to the original article." not in lines(block(offer(WORK, terms)))


def test_terms_of_which_one_is_enough_stand_under_a_heading_of_their_own() -> None:
    terms = replace(
        policy_of("author_credit", "original_link"), terms=(Term("author_credit"), Term("original_link"))
    )
    told = offer(WORK, replace(terms, any_of=(AnyOf(("author_credit", "original_link")),))).sections
    assert [(each.title, len(each.lines)) for each in told] == [("One of these is enough", 2)]


def test_a_term_that_a_language_does_not_say_whole_points_to_the_terms() -> None:
    term = Term("commercial_use", Deed.PROHIBITS, params={"accepts": ("ads",)}, unless="a letter")
    terms = replace(
        policy(), terms=(term, Term("author_credit", strength=Strength.REQUEST, params={"where": ("top",)}))
    )
    told = lines(block(offer(WORK, terms, lang="de")))
    assert "den Artikel kommerziell nutzen (außer: a letter; Näheres in den Bedingungen)" in told
    assert "den Autor nennen (über dem Text)" in told


def test_arabic_runs_from_right_to_left_and_isolates_names() -> None:
    html = block(offer(WORK, policy(), lang="ar"))
    assert html.startswith('<section class="syndicate-republish" lang="ar" dir="rtl"')
    assert "<bdi>Global Research</bdi>" in html


hostile = st.one_of(st.sampled_from(HOSTILE), st.text(min_size=1, max_size=40))


@given(hostile, hostile, hostile, st.sampled_from(LANGUAGES))
def test_hostile_metadata_stays_text(title: str, name: str, paragraph: str, lang: str) -> None:
    work = replace(WORK, title=title, authors=(name,), copyright=name, text=f"{paragraph}\n\n{paragraph}")
    terms = replace(policy(), title=title, assigner=replace(policy().assigner, contact=name))
    said = offer(work, terms, lang=lang)
    read = soup(block(said))
    elements = read.body.find_all(True) if read.body else []
    assert {each.name for each in elements} <= OURS
    assert {name for each in elements for name in each.attrs} <= ATTRIBUTES
    assert len(read.find_all("textarea")) == len(said.samples)
    assert len(read.find_all("script")) == 1


def test_every_language_says_every_term_and_nothing_else() -> None:
    table = resources.data("republish")
    assert tuple(table) == LANGUAGES
    french = table["fr"]
    for lang in LANGUAGES[1:]:
        assert table[lang].keys() == french.keys()
        assert table[lang]["terms"].keys() == french["terms"].keys()
        for name, text in french["terms"].items():
            assert set(re.findall(r"\{\w+\}", table[lang]["terms"][name])) == set(
                re.findall(r"\{\w+\}", text)
            )
    assert {name.partition("-")[0] for name in french["terms"]} == set(BY_ID)
    assert set(table["en"]) <= set(french)
