"""What stands on the publisher's page is what its policy says: read back, it comes to the same terms or fewer."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from republish_pages import LANGUAGES, PARAGRAPHS, POLICIES, ROTATED, article, of_publisher, offered
from samples import page

from syndicate import Verdict, Work, check
from syndicate.inferring import infer
from syndicate.model import Policy, Strength
from syndicate.policy.drafts import DraftTerm
from syndicate.republishing import block

Deeds = set[tuple[str, str, str]]

NARROWER = {
    "dialogue-earth": {("requires", "embargo", "request")},
    "floodlight": {("prohibits", "excerpt", "request")},
    "global-voices": {("requires", "credit_wording", "request")},
    "opendemocracy": {("requires", "quota", "request")},
    "propublica": {("prohibits", "excerpt", "request"), ("requires", "credit_wording", "request")},
    "texas-tribune": {("requires", "required_notice", "preference")},
    "the-conversation": {("requires", "tracking_pixel", "request")},
    "the-texan": {("requires", "excerpt", "condition")},
}
"""What is not read from the English sentences: the title alone as a credit ("[title]"), that a part is not wished for or all
there is, waiting times and quotas whose number stands in a sentence of its own, a counter without its whole address."""
BESIDE = {
    "floodlight": {("requires", "author_credit", "preference"), ("requires", "publisher_credit", "request")},
    "global-voices": {("requires", "author_credit", "preference")},
    "texas-tribune": {
        ("requires", "author_credit", "preference"),
        ("requires", "required_notice", "request"),
    },
    "the-texan": {("requires", "author_credit", "preference"), ("requires", "required_notice", "request")},
}
"""What is read twice: wishes whose own words name the author, the partners, or a note for what was added."""


def stated(terms: Policy) -> Deeds:
    return {(str(each.deed), each.id, str(each.strength)) for each in terms.terms if each.id != "manual"}


def read(drafted: Iterable[DraftTerm]) -> Deeds:
    """Without `manual`: what no page can show is told to readers as a request, in the publisher's own words."""
    return {
        (str(each.deed), each.term, str(each.keys.get("strength", "condition")))
        for each in drafted
        if each.term != "manual"
    }


LICENCES = [name for name, terms in POLICIES.items() if terms.is_licence]
PUBLISHERS = [name for name in POLICIES if name not in LICENCES]


@pytest.mark.parametrize("name", PUBLISHERS)
def test_the_english_page_reads_back_as_its_policy(name: str) -> None:
    said = offered(name)
    found = read(infer(article(said), said.credit.work.url).terms)
    assert (stated(said.terms) - found, found - stated(said.terms)) == (
        NARROWER.get(name, set()),
        BESIDE.get(name, set()),
    )


def test_whatever_is_read_beyond_the_policy_is_a_wish() -> None:
    assert {strength for each in BESIDE.values() for _, _, strength in each} <= {"request", "preference"}


@pytest.mark.parametrize(("name", "lang"), ROTATED)
def test_in_every_language_nothing_beyond_the_policy_is_read(name: str, lang: str) -> None:
    said = offered(name, lang)
    found = read(infer(article(said), said.credit.work.url).terms)
    assert found <= stated(said.terms) | BESIDE.get(name, set())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_licence_is_read_as_itself_in_every_language(lang: str) -> None:
    name = LICENCES[LANGUAGES.index(lang) % len(LICENCES)]
    said = offered(name, lang)
    assert infer(article(said), said.credit.work.url).head["extends"] == name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_founding_terms_are_read_back_whole_in_every_language(lang: str) -> None:
    said = offered("global-research", lang)
    assert read(infer(article(said), said.credit.work.url).terms) == stated(said.terms)


@pytest.mark.parametrize("lang", LANGUAGES[1:])
def test_the_sentences_of_other_languages_are_not_taken_for_english_ones(lang: str) -> None:
    blocks = "".join(block(offered(name, lang)) for name in POLICIES)
    assert read(infer(f"<html><body>{blocks}</body></html>", "https://herald.example/").terms) == set()


@pytest.mark.parametrize(("name", "lang"), ROTATED[::2])
def test_the_article_is_read_the_same_with_the_block(name: str, lang: str) -> None:
    terms = POLICIES[name]
    url = of_publisher(terms).url
    without, with_it = (
        Work.from_html(html, url=url, policy=terms) for html in (article(), article(offered(name, lang)))
    )
    assert (with_it.text, with_it.title, with_it.authors) == (without.text, without.title, without.authors)
    assert with_it.text == "\n\n".join(PARAGRAPHS)
    assert (with_it.published, with_it.upstream, with_it.notes) == (
        without.published,
        without.upstream,
        without.notes,
    )
    copies = [
        page("".join(f"<p>{each}</p>" for each in PARAGRAPHS)),
        page(offered(name, lang).samples[0].text),
    ]
    verdicts = [[check(copy, work, terms).verdict for copy in copies] for work in (without, with_it)]
    assert verdicts[0] == verdicts[1]


@pytest.mark.parametrize(("name", "lang"), ROTATED)
def test_the_article_to_copy_meets_every_condition(name: str, lang: str) -> None:
    said = offered(name, lang)
    report = check(page(said.samples[0].text), said.credit.work, said.terms)
    failed = {each.term for each in report.findings if each.outcome == "failed"}
    conditions = {each.id for each in said.terms.terms if each.strength is Strength.CONDITION}
    assert failed & conditions == set()


def test_a_copy_that_took_the_block_along_is_neither_praised_nor_blamed() -> None:
    said = offered("global-research")
    body = "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
    assert check(page(body + block(said)), said.credit.work, said.terms).verdict is Verdict.NEEDS_REVIEW
