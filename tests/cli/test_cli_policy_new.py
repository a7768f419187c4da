"""`syndicate policy new` asks, and writes a commented file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from syndicate import load_policy
from syndicate.policy import TERMS, Level, lint
from syndicate.policy.vocabulary import spec
from syndicate.resources import data

QUESTIONS = data("questions")["questions"]
ANSWERS = {
    "The publisher's name": "Example Tribune",
    "Its short name": "",
    "Address of the page": "https://tribune.example/republish",
    "A licence": "cc-by-nd",
    "Address of any one": "https://www.tribune.example/2026/a-story-48213",
    "Other names": "The Tribune of Example; La Tribune",
    "Where to ask": "republish@tribune.example",
    "Must a copy name the author?": "y",
    "Must a copy link back": "y",
    "  Where must the link": "nowhere",
    "Is it forbidden to change the text?": "a",
    "  Which changes": "time, place",
    "Must a copy wait": "yes",
    "  How many days?": "two",
    "Do you ask for": "y",
    "  What do you ask for?": "Tell us where it ran",
}
"""What is answered to the questions that begin so; nothing to all others. A second answer follows a wrong one."""
AGAIN = {"A licence": "cc-by-nd-4.0", "  Where must the link": "article", "  How many days?": "2"}


def answers() -> str:
    """The lines to give, in the order in which the command asks."""
    asked = [
        "The publisher's name",
        "Its short name",
        "Address of the page",
        "A licence",
        "Address of any one",
    ]
    asked += ["Other names", "Where to ask"]
    lines = [line for start in asked for line in given(start)]
    for question in QUESTIONS:
        found = given(question["ask"])
        lines += found
        if found != [""]:
            lines += given("  " + question["then"]["ask"]) if "then" in question else []
            lines.append(f"words on {question['term']}")
    return "\n".join(lines) + "\n"


def given(question: str) -> list[str]:
    start = next((start for start in ANSWERS if question.startswith(start)), "")
    return [ANSWERS.get(start, ""), *([AGAIN[start]] if start in AGAIN else [])]


def run(folder: Path, text: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "syndicate", "policy", "new", *arguments],
        input=text,
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
    )


def test_the_answers_become_a_policy(tmp_path: Path) -> None:
    done = run(tmp_path, answers())
    assert (done.returncode, done.stdout) == (0, "")
    policy = load_policy(tmp_path / "example-tribune.toml")
    assert (policy.title, policy.terms_url) == (
        "Example Tribune republishing terms",
        "https://tribune.example/republish",
    )
    assert policy.assigner.names == ("Example Tribune", "The Tribune of Example", "La Tribune")
    assert (policy.assigner.hosts, policy.assigner.article_key) == (
        ("tribune.example",),
        ("trailing-number",),
    )
    link, text, wait = (policy.term(each) for each in ("original_link", "text_alteration", "embargo"))
    assert link and text and wait
    assert (link.params["target"], link.clause.quote) == ("article", "words on original_link")
    assert (text.strength, text.params["tolerates"]) == ("request", ("time", "place"))
    assert wait.params["days"] == 2
    assert policy.term("license_notice") is not None, "of the licence that it extends"


def test_what_no_page_can_show_is_only_asked_for(tmp_path: Path) -> None:
    run(tmp_path, answers())
    term = load_policy(tmp_path / "example-tribune.toml").term("manual")
    assert term is not None
    assert (term.strength, term.params["ask"]) == ("request", "Tell us where it ran")


def test_the_file_has_no_errors_and_its_doubts_are_told(tmp_path: Path) -> None:
    done = run(tmp_path, answers())
    found = lint(tmp_path / "example-tribune.toml")
    assert [problem.level for problem in found if problem.level is Level.ERROR] == []
    assert [str(problem).partition(": ")[2] for problem in found] == [
        line.partition(".toml: ")[2] for line in done.stderr.splitlines() if line.startswith("warning: ")
    ]


def test_an_existing_file_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "example-tribune.toml").write_text("mine", "utf-8")
    done = run(tmp_path, answers())
    assert done.returncode == 2
    assert "example-tribune.toml: exists already; choose another file with -o" in done.stderr
    assert (tmp_path / "example-tribune.toml").read_text("utf-8") == "mine"


def test_the_file_may_go_to_stdout(tmp_path: Path) -> None:
    done = run(tmp_path, answers(), "-o", "-")
    assert done.stdout.startswith("# Written by syndicate policy new.\n")
    assert 'id = "example-tribune"\n' in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_without_a_name_nothing_is_written(tmp_path: Path) -> None:
    done = run(tmp_path, "")
    assert (done.returncode, list(tmp_path.iterdir())) == (2, [])
    assert "The publisher's name: is needed; nothing was written" in done.stderr


def test_a_policy_of_the_name_alone_is_silent(tmp_path: Path) -> None:
    assert run(tmp_path, "Газета\n").returncode == 0
    policy = load_policy(tmp_path / "gazeta.toml")
    assert (policy.assigner.name, policy.terms) == ("Газета", ())


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["term"])
def test_every_question_is_about_a_term_and_its_keys(question: dict[str, object]) -> None:
    known = spec(str(question["term"]))
    assert known in TERMS
    then = question.get("then")
    if isinstance(then, dict):
        (key,) = [key for key in known.params if key.name == then["key"]]
        assert set(then.get("choices", ())) <= set(key.choices)
        assert bool(then.get("many")) <= key.many
