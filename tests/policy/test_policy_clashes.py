"""What lint tells of terms that do not fit together, or that mean something else than they seem to."""

from __future__ import annotations

from datetime import date

import pytest
from policy_files import Write

from syndicate.policy import lint

SOURCED = 'terms_url = "https://e.org"\nretrieved = 2026-02-01\ngrade = "publisher-page"\n'


def term(key: str, *lines: str) -> str:
    return "\n".join((f"[{key}]", "quote = 'q'", *lines)) + "\n"


NO_CHANGES = term("prohibits.text_alteration") + term("prohibits.translation")

CLASHES = [
    (
        term("prohibits.commercial_use", "fails_on = ['sale', 'ads']", "accepts = ['ads']"),
        "prohibits.commercial_use: both accepts and fails on ads",
    ),
    (
        term("prohibits.commercial_use", "accepts = ['paywall']") + term("prohibits.paywall"),
        "prohibits.commercial_use: accepts paywall, and prohibits.paywall forbids it",
    ),
    (
        term("permits.reproduction", "venues = ['blog', 'print']") + term("prohibits.print"),
        "prohibits.print: forbids what permits.reproduction welcomes",
    ),
    (
        term("permits.adaptation") + term("prohibits.translation"),
        "prohibits.translation: forbids what permits.adaptation allows",
    ),
    (
        term("requires.embargo", "days = 3") + term("requires.expiry", "days = 3", "since = 'original'"),
        "requires.expiry: ends before the embargo does; no copy could ever be online",
    ),
    (
        NO_CHANGES + term("requires.changes_notice"),
        "requires.changes_notice: is asked only of changed copies, and the policy forbids every change",
    ),
    (
        term("prohibits.translation") + term("requires.author_credit", "when = 'translated'"),
        "requires.author_credit: is asked only of translations, and the policy forbids them",
    ),
    (
        term("prohibits.excerpt") + term("requires.original_link", "when = 'excerpted'"),
        "requires.original_link: is asked only of excerpts, and the policy forbids them",
    ),
    (
        term("requires.original_link") + "[[any_of]]\nterms = ['original_link', 'canonical_link']",
        "any_of #1.terms: names canonical_link, which the policy does not require",
    ),
    (
        "[[overrides]]\nauthors = ['A B']\nsilent = ['paywall']",
        "overrides #1.silent: names paywall, which the policy does not state",
    ),
    (
        "[[waivers]]\nsite = 'a.org'\nterm = 'print'\nreason = 'r'",
        "waivers #1.term: waives print, which the policy does not ask for",
    ),
    (
        term("requires.manual", "ask = 'Tell us'"),
        "requires.manual: is a condition that no page can show, so that every copy needs review; make it a request",
    ),
    (
        term("requires.credit_wording", "text = 'By {autor}'"),
        'requires.credit_wording.text: has the slot "{autor}", which nothing fills; did you mean "author"?',
    ),
    (
        term("requires.tracking_pixel", "pattern = 'count.e.org/{id}'"),
        'requires.tracking_pixel.pattern: "count.e.org/{id}" has a slot; write how the address begins, and set carries_key',
    ),
    (
        term("requires.tracking_pixel", "pattern = 'count.e.org/.*'"),
        'requires.tracking_pixel.pattern: "count.e.org/.*" looks like a regular expression; it is compared letter by letter',
    ),
    (
        term("requires.tracking_pixel", "pattern = 'https://count.e.org/'"),
        'requires.tracking_pixel.pattern: "https://count.e.org/" has a scheme; write host and path only, so that http and '
        "https fit",
    ),
    (
        'extends = "cc-by-4.0"\n' + term("requires.noindex"),
        "requires.noindex: goes beyond cc-by-4.0, which cannot be narrowed: make it a request",
    ),
]

FITTING = [
    term("prohibits.commercial_use", "fails_on = ['sale']", "accepts = ['ads']") + term("prohibits.paywall"),
    term("permits.reproduction", "venues = ['blog']") + term("prohibits.print"),
    term("requires.embargo", "days = 1", "hours = 5")
    + term("requires.expiry", "days = 2", "since = 'original'"),
    term("requires.embargo", "days = 9") + term("requires.expiry", "days = 2"),
    term("prohibits.text_alteration", "tolerates = ['time']") + term("requires.changes_notice"),
    term("prohibits.translation", "unless = 'permission'")
    + term("requires.author_credit", "when = 'translated'"),
    term("prohibits.excerpt", "strength = 'request'") + term("requires.original_link", "when = 'excerpted'"),
    term("requires.manual", "ask = 'Tell us'", "strength = 'request'"),
    term("requires.credit_wording", "text = 'By {author}, {publisher}: {title}, {date}, {url} {and so on}'"),
    term("requires.tracking_pixel", "pattern = 'count.e.org/a?b=c'"),
    'extends = "cc-by-4.0"\n'
    + term("requires.noindex", "strength = 'request'")
    + term("requires.author_credit"),
    'extends = "cc-by-nd-4.0"\n',
]


@pytest.mark.parametrize(("text", "message"), CLASHES)
def test_what_does_not_fit_together_is_told(write: Write, text: str, message: str) -> None:
    path = write(SOURCED + text)
    assert [str(problem) for problem in lint(path)] == [f"{path}: {message}"]


@pytest.mark.parametrize("text", FITTING)
def test_what_fits_is_not(write: Write, text: str) -> None:
    assert lint(write(SOURCED + text)) == ()


@pytest.mark.parametrize(
    ("grade", "on", "messages"),
    [
        ("publisher-page", date(2027, 2, 1), []),
        (
            "publisher-page",
            date(2027, 2, 2),
            ["is 366 days ago: read the terms again, and correct the day"],
        ),
        ("publisher-page", date(2026, 1, 31), ["is a day to come: 2026-02-01"]),
        ("licence-text", date(2027, 2, 2), []),
        ("publisher-page", None, []),
    ],
)
def test_terms_that_were_read_long_ago_are_read_again(
    write: Write, grade: str, on: date | None, messages: list[str]
) -> None:
    path = write(SOURCED.replace("publisher-page", grade))
    assert [problem.message for problem in lint(path, on=on)] == messages


def test_terms_without_a_day_are_warned_of(write: Write) -> None:
    (problem,) = lint(write('terms_url = "https://e.org"\ngrade = "publisher-page"'))
    assert (problem.key, problem.message) == (
        "retrieved",
        "is missing: say on which day the terms were read",
    )


@pytest.mark.parametrize("alias", ["Nature", "DIE ZEIT", "Il Giorno", "новости", "来源"])
def test_a_common_word_is_no_alias(write: Write, alias: str) -> None:
    (problem,) = lint(write(f'{SOURCED}[assigner]\nname = "The Gull"\naliases = ["{alias}"]'))
    assert problem.message == f'"{alias}" is a common word and would be found on pages that do not mean it'


def test_the_terms_of_an_override_are_looked_at_too(write: Write) -> None:
    path = write(f"{SOURCED}[[overrides]]\nauthors = ['A B']\n[overrides.requires.author_credit]")
    (problem,) = lint(path)
    assert problem.key == "overrides #1.requires.author_credit"


def test_an_error_in_the_examples_beside_it_is_an_error(write: Write) -> None:
    write('[[examples]]\nname = "x"', head='schema = "syndicate.policy-examples/1"\n', name="mine.tests.toml")
    path = write(SOURCED)
    assert [problem.key for problem in lint(path)] == ["examples #1.page"]
    assert [problem.key for problem in lint(path.with_name("mine.tests.toml"))] == [
        "examples #1.page",
        "examples #1",
    ]
