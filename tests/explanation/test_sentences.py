"""Sentences: each term in plain English, from a table that a newcomer can add to."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syndicate import resources
from syndicate.explanation import state
from syndicate.explanation.sentences import gaps
from syndicate.model import Clause, Deed, Strength, Term
from syndicate.policy.vocabulary import BY_ID, TERMS

R, P, X = Deed.REQUIRES, Deed.PERMITS, Deed.PROHIBITS
REQUEST, PREFERENCE = Strength.REQUEST, Strength.PREFERENCE


def test_every_term_deed_parameter_and_value_has_its_words() -> None:
    assert list(gaps()) == []


def test_a_missing_sentence_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    table = resources.data("sentences")
    reduced = {name: words for name, words in table.items() if name != "print"}
    reduced["params"] = {name: words for name, words in table["params"].items() if name != "holder"}
    monkeypatch.setattr(resources, "data", lambda name: reduced)
    assert list(gaps()) == [
        "copyright_notice.holder: sentence",
        "copyright_notice.holder: publisher",
        "copyright_notice.holder: author",
        "copyright_notice.holder: any",
        "print: permits",
        "print: prohibits",
    ]
    said = state(Term("copyright_notice", params={"holder": "author"}))
    assert said.details[0] == "Holder: author."


def test_the_table_has_no_words_for_what_does_not_exist() -> None:
    table = resources.data("sentences")
    keys = {key.name for spec in BY_ID.values() for key in spec.params}
    assert set(table) - {"leads", "when", "unmet", "params"} <= set(BY_ID)
    assert set(table["params"]) <= keys
    for spec in BY_ID.values():
        assert set(table[spec.id].get("params", {})) <= {key.name for key in spec.params}


@pytest.mark.parametrize(
    ("term", "sentence"),
    [
        (Term("reproduction", P), "You may republish whole articles."),
        (Term("author_credit"), "You must name the author."),
        (Term("author_credit", R, REQUEST), "We ask you to name the author."),
        (Term("author_credit", R, PREFERENCE), "We should like you to name the author."),
        (Term("print", X), "You must not print the articles."),
        (Term("print", X, REQUEST), "We ask you not to print the articles."),
        (Term("print", X, PREFERENCE), "We would rather that you do not print the articles."),
        (Term("original_link"), "You must link to the original article."),
        (Term("original_link", params={"target": "home"}), "You must link to our home page."),
        (
            Term("credit_wording", params={"text": ("From A", "By B")}),
            "You must give the credit in these words: “From A” or “By B”.",
        ),
        (
            Term("required_notice", params={"text": ("A.", "B."), "each": True}),
            "You must show this notice: “A.” and “B.”",
        ),
        (
            Term("credit_wording", params={"text": ("By {author} for A",)}),
            "You must give the credit in these words: “By [author] for A”.",
        ),
        (Term("manual", R, REQUEST, {"ask": "Tell us."}), "We ask you to do this: Tell us."),
        (
            Term("quota", params={"most": 2, "days": 30}),
            "You must take no more than 2 articles within 30 days.",
        ),
        (
            Term("copyright_notice", params={"when": "supplied"}),
            "Where the article has a copyright line, you must acknowledge the copyright.",
        ),
        (
            Term("license_notice", R, REQUEST, {"when": "changed"}),
            "Where you change the text, we ask you to name the licence.",
        ),
    ],
)
def test_deed_strength_and_condition_make_the_sentence(term: Term, sentence: str) -> None:
    assert state(term).sentence == sentence


MISSED = "Where a page lacks it, the copy does not meet these terms."


@pytest.mark.parametrize(
    ("term", "details"),
    [
        (Term("author_credit"), [MISSED]),
        (
            Term("author_credit", params={"where": ("top", "end")}),
            ["Its place is before the copy or in its first lines or after the copy.", MISSED],
        ),
        (
            Term("author_credit", params={"if_absent": "cannot_tell"}),
            ["Where a page lacks it, it is left open whether this is met."],
        ),
        (Term("author_credit", R, REQUEST), ["Where a page lacks it, our wish is not met."]),
        (
            Term(
                "text_alteration", X, params={"tolerates": ("time", "place")}, unless="the author's approval"
            ),
            [
                "These changes are free: words that relate to the day and words that relate to the place.",
                "Exception: the author's approval.",
            ],
        ),
        (
            Term("excerpt", R, params={"max_words": 250, "max_share": 0.2}),
            ["The part has at most 250 words.", "The part is at most 20 per cent of the text."],
        ),
        (
            Term("original_link", params={"plain_text": True}),
            ["Its address as mere text will do.", MISSED],
        ),
        (Term("embargo", params={"days": 2}), ["Days to wait after the original appeared: 2."]),
        (
            Term("expiry", params={"days": 90, "since": "original"}),
            ["Days that it may stay: 90.", "The time counts from the day on which the original appeared."],
        ),
    ],
)
def test_each_parameter_adds_a_sentence(term: Term, details: list[str]) -> None:
    assert list(state(term).details) == details


def test_the_publishers_words_and_our_note_go_along() -> None:
    said = state(
        Term("print", X, params={"note": "our reading"}, clause=Clause("not in print", "https://a.example/"))
    )
    assert (said.clause.quote, said.clause.url, said.note) == (
        "not in print",
        "https://a.example/",
        "our reading",
    )


VALUE: dict[str, st.SearchStrategy[Any]] = {
    "true or false": st.booleans(),
    "whole number": st.integers(1, 99),
    "share": st.floats(0.01, 0.99),
}


@given(st.data())
@settings(deadline=None)
def test_whatever_is_stated_is_told_in_whole_sentences(data: st.DataObject) -> None:
    spec = data.draw(st.sampled_from(tuple(BY_ID.values())))
    params = {}
    for key in spec.params:
        if key.required or data.draw(st.booleans()):
            one = VALUE.get(key.kind, st.sampled_from(key.choices or ("words",)))
            params[key.name] = (data.draw(one),) if key.many else data.draw(one)
    said = state(
        Term(spec.id, data.draw(st.sampled_from(spec.deeds)), data.draw(st.sampled_from(Strength)), params)
    )
    for sentence in (said.sentence, *said.details):
        assert sentence[0].isupper()
        assert sentence.endswith((".", ".”"))
        assert "{" not in sentence
        assert not sentence.endswith("..")


def test_a_term_with_a_datum_says_when_it_is_supplied() -> None:
    told = {
        spec.id: state(Term(spec.id, params={"when": "supplied"})).sentence for spec in TERMS if spec.datum
    }
    assert told
    assert all(sentence.startswith("Where the article ") for sentence in told.values())
