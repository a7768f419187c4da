"""A policy is tried on its own examples: pages, and what is expected of them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from policy_files import HEAD, Write

from syndicate import Outcome, PolicyError, load_policy
from syndicate.policy import examples, policies
from syndicate.trying import Trial, article, try_example

TERMS = '[assigner]\nname = "The Gull"\nhosts = ["gull.example"]\narticle_key = ["query:aid", "trailing-number"]\n[requires.original_link]\n'


def trials(path: Path) -> list[Trial]:
    policy = load_policy(path)
    return [try_example(policy, each) for each in examples(path)]


def example(page: str, rest: str = 'verdict = "compliant"') -> str:
    return f"{TERMS}\n[[examples]]\nname = \"one\"\npage = '''{page}'''\n{rest}\n"


def test_an_example_that_comes_out_as_it_says_is_right(write: Write) -> None:
    (trial,) = trials(
        write(example('{copy}<a href="{url}">{publisher}</a>', '[examples.expect]\noriginal_link = "passed"'))
    )
    assert trial.wrong == ()
    assert trial.example.expect == {"original_link": (Outcome.PASSED,)}


def test_one_that_does_not_says_what_was_found_instead(write: Write) -> None:
    rest = 'verdict = "compliant"\n[examples.expect]\noriginal_link = "passed"\nprint = "failed"'
    (trial,) = trials(write(example("{copy}", rest)))
    assert trial.wrong == (
        "verdict: expected compliant, found non_compliant: The page does not meet the condition original link.",
        "original_link: expected passed, found failed: The copy has no link to the original.",
        "print: expected failed, found nothing: the policy does not ask for it",
    )


def test_examples_may_stand_beside_the_policy(write: Write, tmp_path: Path) -> None:
    path = write(example("{copy}"))
    (tmp_path / "mine.tests.toml").write_text(
        'schema = "syndicate.policy-examples/1"\n[[examples]]\nname = "two"\npage = "{copy}"\nverdict = "non_compliant"',
        "utf-8",
    )
    assert [each.name for each in examples(path)] == ["one", "two"]
    assert [bool(trial.wrong) for trial in trials(path)] == [True, False]


def test_a_file_of_examples_is_no_policy(write: Write, home: Path) -> None:
    (home / "policies" / "mine.toml").write_text(HEAD, "utf-8")
    (home / "policies" / "mine.tests.toml").write_text("", "utf-8")
    assert [each.id for each in policies() if each.id.startswith("mine")] == ["mine"]


def test_the_article_is_one_of_the_publisher(write: Write) -> None:
    path = write(example("{copy}", 'verdict = "compliant"\n[examples.work]\nauthors = ["Bo Ray"]'))
    work = article(load_policy(path), examples(path)[0])
    assert work.url == "https://gull.example/2026/03/the-clock-on-the-fish-market-48213?aid=48213"
    assert (work.publisher, work.authors, work.title) == (
        "The Gull",
        ("Bo Ray",),
        "The clock on the fish market",
    )


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        ("{copy}", "full"),
        ("{copy 1-2}", "excerpt"),
        ("{copy 2}", "quotation"),
        ("<p>A page on other matters</p>", "none"),
    ],
)
def test_a_page_may_hold_a_part_of_the_text(write: Write, page: str, kind: str) -> None:
    (trial,) = trials(write(example(page)))
    assert trial.report.match.kind == kind


def test_words_of_the_copy_may_be_changed(write: Write) -> None:
    rest = 'verdict = "non_compliant"\n[examples.changed]\n"gulls" = "doves"'
    (trial,) = trials(write(example("{copy}", rest)))
    assert {(edit.before, edit.after) for edit in trial.report.match.edits} == {("gulls", "doves")}


def test_words_that_the_article_does_not_have_cannot_be_changed(write: Write) -> None:
    rest = 'verdict = "compliant"\n[examples.changed]\n"a whale" = "a fish"'
    with pytest.raises(
        PolicyError, match=r'examples "one"\.changed: expected words of the article, found "a whale"'
    ):
        trials(write(example("{copy}", rest)))


def test_names_with_signs_of_markup_stay_text(write: Write) -> None:
    (trial,) = trials(
        write(example("{copy}<p>{author}</p>", 'verdict = "compliant"\n[examples.work]\nauthors = ["<b>&"]'))
    )
    assert trial.report.page is not None
    assert trial.report.page.blocks[-1].text == "<b>&"


@pytest.mark.parametrize(
    ("rest", "message"),
    [
        (
            "",
            "examples #1: expects nothing: expected verdict, or a table [examples.expect] of terms and outcomes",
        ),
        ('verdict = "fine"', "examples #1.verdict: expected one of compliant, non_compliant"),
        (
            '[examples.expect]\noriginal_lnk = "passed"',
            'examples #1.expect.original_lnk: unknown key; did you mean "original_link"?',
        ),
        (
            'verdict = "compliant"\n[examples.changed]\na = 1',
            "examples #1.changed: expected words of the article",
        ),
        ('verdict = "compliant"\n[examples.work]\ncolour = "red"', "examples #1.work.colour: unknown key"),
    ],
)
def test_a_mistake_in_an_example_is_told(write: Write, rest: str, message: str) -> None:
    with pytest.raises(PolicyError) as caught:
        examples(write(example("{copy}", rest)))
    assert message in str(caught.value)


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "syndicate", "policy", "test", *arguments],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("page", "code", "out"),
    [
        ('{copy}<a href="{url}">x</a>', 0, "1 example: 1 hold, 0 do not\n"),
        (
            "{copy}",
            1,
            "✗ mine: one\n    verdict: expected compliant, found non_compliant: The page does not meet the condition"
            " original link.\n1 example: 0 hold, 1 do not\n",
        ),
    ],
)
def test_the_command_tells_what_does_not_hold(write: Write, page: str, code: int, out: str) -> None:
    done = run(str(write(example(page))))
    assert (done.returncode, done.stdout, done.stderr) == (code, out, "")


def test_the_command_wants_examples(write: Write) -> None:
    done = run(str(write()))
    assert done.returncode == 2
    assert "has no examples; add [[examples]], or a file NAME.tests.toml beside it" in done.stderr


def test_a_file_of_examples_stands_for_its_policy(write: Write) -> None:
    path = write(example('{copy}<a href="{url}">x</a>'))
    beside = write(
        '[[examples]]\nname = "two"\npage = "{copy}"\nverdict = "non_compliant"',
        head="",
        name="mine.tests.toml",
    )
    assert run(str(path), str(beside)).stdout == "2 examples: 2 hold, 0 do not\n"
