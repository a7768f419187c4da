from __future__ import annotations

from datetime import date

import pytest
from policy_files import Write

from syndicate.policy import Level, lint

SOURCED = 'terms_url = "https://e.org"\nretrieved = 2026-02-01\ngrade = "publisher-page"\n'
DOUBTS = [
    ("[prohibits.print]\nquote = 'not in print'", []),
    ("[permits.excerpt]\n[prohibits.print]\nstrength = 'request'", []),
    ("[prohibits.print]", ["prohibits.print: is a condition without quote: give the publisher's own words"]),
    (
        "[prohibits.print]\nquote = 'q'\nurl = 'e.org/terms'",
        ['prohibits.print.url: expected an address such as https://example.org/terms, found "e.org/terms"'],
    ),
    (
        "[[editions]]\nuntil = 2020-01-01\nterms_url = 'ftp://e.org'\n[editions.prohibits.print]",
        [
            'editions #1.terms_url: expected an address such as https://example.org/terms, found "ftp://e.org"',
            "editions #1.prohibits.print: is a condition without quote: give the publisher's own words",
        ],
    ),
    (
        "[assigner]\nname = 'News'\naliases = ['GR', 'AP!', 'CRG', '环球', 'Global Research', 'Press']",
        [
            'assigner.name: "News" is a common word and would be found on pages that do not mean it',
            'assigner.aliases: "GR" is shorter than 3 letters and would be found on pages that do not mean it',
            'assigner.aliases: "AP!" is shorter than 3 letters and would be found on pages that do not mean it',
            'assigner.aliases: "Press" is a common word and would be found on pages that do not mean it',
        ],
    ),
]


@pytest.mark.parametrize(("text", "messages"), DOUBTS)
def test_what_is_doubtful_is_warned_of(write: Write, text: str, messages: list[str]) -> None:
    path = write(SOURCED + text)
    found = lint(path)
    assert [str(problem) for problem in found] == [f"{path}: {message}" for message in messages]
    assert {problem.level for problem in found} <= {Level.WARNING}


def test_a_policy_without_any_source_is_warned_of(write: Write) -> None:
    assert [(problem.key, problem.message) for problem in lint(write("[prohibits.print]\nquote = 'q'"))] == [
        ("grade", "is missing: say where the quoted words were read"),
        ("prohibits.print", "is a condition without source: give url, or terms_url for all"),
    ]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://", "https://[", "terms.html"])
def test_terms_stand_on_the_web(write: Write, url: str) -> None:
    (problem,) = lint(write(f'terms_url = "{url}"\nretrieved = 2026-02-01\ngrade = "licence-text"'))
    assert problem.key == "terms_url"


def test_inherited_terms_are_the_parents_business(write: Write) -> None:
    write(
        "[prohibits.print]",
        name="base.toml",
        head='schema = "syndicate.policy/1"\nid = "base"\ntitle = "B"\n',
    )
    assert lint(write(SOURCED + 'extends = "base"')) == ()


@pytest.mark.parametrize(
    ("on", "messages"),
    [(None, []), (date(2026, 5, 1), []), (date(2026, 5, 2), ["has run out on 2026-05-01"])],
)
def test_a_waiver_that_has_run_out_is_told_on_the_day_given(
    write: Write, on: date | None, messages: list[str]
) -> None:
    row = "[[waivers]]\nsite = 'a.org'\nterm = 'print'\nreason = 'r'\n"
    asked = "[prohibits.print]\nquote = 'q'\n[prohibits.paywall]\nquote = 'q'\n"
    path = write(SOURCED + asked + row + "until = 2026-05-01\n" + row.replace("print", "paywall"))
    assert [problem.message for problem in lint(path, on=on)] == messages


def test_an_unknown_id_is_one_problem() -> None:
    (problem,) = lint("global-reserch")
    assert problem.level is Level.ERROR
    assert problem.message.startswith('there is no policy "global-reserch"; did you mean "global-research"?')
