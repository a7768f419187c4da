"""What stands before a statement says what it does: a heading, the line that opens a list, a question."""

from __future__ import annotations

from datetime import date

import pytest

from syndicate.inferring import infer
from syndicate.inferring.clauses import clauses
from syndicate.inferring.sentences import Sentence
from syndicate.policy.drafts import Draft


def drafted(body: str) -> Draft:
    html = f"<html><head><title>Terms - Prairie Signal</title></head><body><main>{body}</main></body></html>"
    return infer(html, "http://127.0.0.1:8000/terms", on=date(2026, 11, 22))


def said(draft: Draft) -> list[str]:
    return [f"{each.deed}.{each.term}" for each in draft.terms]


@pytest.mark.parametrize(
    ("question", "answer", "found"),
    [
        ("Can I translate it?", "No.", ["prohibits.translation"]),
        ("May we translate your stories?", "Of course, and tell readers who did.", ["permits.translation"]),
        ("Can I put it behind a paywall?", "We’d rather you didn’t.", ["prohibits.paywall"]),
        (
            "Is it OK to use your photos?",
            "Sorry, most are licensed from agencies.",
            ["prohibits.images"],
        ),
        ("Do I have to credit the author?", "Yes, in the byline.", ["requires.author_credit"]),
        ("Do I have to link to you?", "No.", []),
        ("Can I translate it?", "It depends on the language.", []),
        ("How should I credit you?", "As you like best.", []),
    ],
)
def test_an_answer_says_what_its_question_asks(question: str, answer: str, found: list[str]) -> None:
    draft = drafted(f"<h3>{question}</h3><p>{answer}</p>")
    assert said(draft) == found
    if not found:
        assert f"{question} {answer}" in draft.left


def test_an_answer_of_one_word_goes_on_with_the_next_sentence() -> None:
    (term,) = drafted("<dl><dt>Can I edit it?</dt><dd>No. Changes to house style are fine.</dd></dl>").terms
    assert (term.deed, term.term, term.keys["tolerates"]) == (
        "prohibits",
        "text_alteration",
        ("house_style",),
    )


@pytest.mark.parametrize(
    ("heading", "found"),
    [
        ("Don’t", ["prohibits.sale", "prohibits.images"]),
        ("What you can’t do", ["prohibits.sale", "prohibits.images"]),
        ("You may", ["permits.images"]),
        ("Our history", []),
    ],
)
def test_a_heading_says_what_the_items_below_it_are(heading: str, found: list[str]) -> None:
    draft = drafted(f"<h2>{heading}</h2><ul><li>Sell the story. It is a gift.</li><li>Use photos</li></ul>")
    assert said(draft) == found


def test_each_item_that_something_leads_to_is_a_term_or_listed() -> None:
    draft = drafted("<p>You must not:</p><ul><li>Edit.</li><li>dance</li></ul>")
    assert said(draft) == ["prohibits.text_alteration"]
    assert draft.left == ("You must not: dance",)


def test_a_list_may_be_made_of_signs() -> None:
    draft = drafted("<p><b>Please don’t:</b></p><p>• edit the story<br>• use our mascot</p>")
    assert said(draft) == ["prohibits.text_alteration"]
    assert draft.left == ("Please don’t: use our mascot",)


def test_a_cell_is_told_with_the_head_of_its_row() -> None:
    draft = drafted("<table><tr><th>Edits</th><td>Not without a word to us.</td></tr></table>")
    assert draft.left == ("Edits Not without a word to us.",)


def test_a_line_that_leads_to_others_is_a_statement_too() -> None:
    draft = drafted("<p>You may not edit our stories, except:</p><ul><li>for house style</li></ul>")
    assert said(draft) == ["prohibits.text_alteration"]
    assert draft.left == ("You may not edit our stories, except: for house style",)


def test_words_in_quotation_marks_stay_whole() -> None:
    (term,) = drafted("<p>Include this line: “The Gull is a newsroom. Sign up. It is free.”</p>").terms
    assert term.keys["text"] == "The Gull is a newsroom. Sign up. It is free."


def test_the_name_of_an_example_is_a_slot() -> None:
    (term,) = (
        each
        for each in drafted("<p>Use this line: “By Jane Doe, The Gull. Copyright.”</p>").terms
        if each.term == "credit_wording"
    )
    assert term.keys["text"] == "By {author}, The Gull. Copyright."


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "You can't edit the text, but you may change the headline.",
            ["prohibits.text_alteration", "permits.title_alteration"],
        ),
        (
            "No alteration of the article shall be made save with our prior written consent.",
            ["prohibits.text_alteration"],
        ),
        ("Never use noindex.", []),
        ("Do not use our logo.", []),
        ("Please do not rewrite the story.", ["prohibits.text_alteration"]),
        (
            "Neither the text nor the headline may be changed.",
            ["prohibits.text_alteration", "prohibits.title_alteration"],
        ),
        ("Under no circumstances should our stories be sold.", ["prohibits.sale"]),
        ("Unless we agree in writing, nobody may translate them.", ["prohibits.translation"]),
        ("It’s not okay to rewrite headlines.", ["prohibits.title_alteration"]),
        ("Such attribution shall not suggest that we endorse you.", []),
        ("Do not remove our byline or the name of the author.", ["requires.author_credit"]),
        ("Headlines shall be reproduced unaltered.", ["prohibits.title_alteration"]),
        ("Write your own headline if you like.", ["permits.title_alteration"]),
        ("The licence does not extend to commercial use.", ["prohibits.commercial_use"]),
        ("Copies must be removed after twelve months.", ["requires.expiry"]),
        ("You may republish no more than ten articles in any calendar month.", ["requires.quota"]),
        ("Articles marked exclusive may not be sold.", []),
        ("If we correct a story, you need to update your copy too.", ["prohibits.stale_copy"]),
        ("Can I sell it?", []),
    ],
)
def test_a_prohibition_is_never_read_as_a_permission(sentence: str, found: list[str]) -> None:
    assert [f"{each.deed}.{each.term}" for each in clauses(Sentence(sentence))] == found


@pytest.mark.parametrize(
    ("sentence", "unless"),
    [
        ("You may not sell our stories without our written permission.", "written permission"),
        ("You do not have permission to sell our stories.", None),
    ],
)
def test_the_consent_that_lifts_a_prohibition_is_its_exception(sentence: str, unless: str | None) -> None:
    (sale,) = [each for each in clauses(Sentence(sentence)) if each.term == "sale"]
    assert sale.keys.get("unless") == unless


def test_a_page_of_this_machine_gives_no_host_and_its_title_the_name() -> None:
    assert drafted("").assigner == {"name": "Prairie Signal", "hosts": (), "contact": ""}
