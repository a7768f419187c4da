"""`syndicate waivers`, over a real SQLite file."""

from __future__ import annotations

import json

import pytest
from cli_run import Run

ADD = ("waivers", "add", "Blog.example", "original_link", "--reason", "prints the address instead")


def test_a_permission_is_kept_listed_and_taken_back(syndicate: Run) -> None:
    added = syndicate(*ADD, "--until", "2099-06-30", "--by", "Ann Lee")
    assert (added.code, added.out) == (0, "1 blog.example need not meet original_link until 30 June 2099\n")
    assert json.loads(syndicate("waivers", "list", "-f", "json").out) == [
        {
            "id": 1,
            "site": "blog.example",
            "term": "original_link",
            "until": "2099-06-30",
            "reason": "prints the address instead",
            "by": "Ann Lee",
            "holds": True,
        }
    ]
    assert syndicate("waivers", "end", "1").out == "1: taken back\n"
    ran = syndicate("waivers", "list")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == ["syndicate: no permission is kept; “syndicate waivers add” keeps one"]


def test_a_later_permission_takes_the_place_of_the_earlier(syndicate: Run) -> None:
    syndicate(*ADD)
    added = syndicate(*ADD, "--until", "2026-01-31").out
    assert added == "2 blog.example need not meet original_link until 31 January 2026 (has run out)\n"
    assert syndicate("waivers", "list", env={"COLUMNS": "100"}).out == (
        "2 blog.example need not meet original_link until 31 January 2026 (has run out)\n"
        "    prints the address instead\n"
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("add", "blog.example", "link", "--reason", "x"), "term: "),
        (("add", "https://blog.example/", "original_link", "--reason", "x"), "site: "),
        (("add", "blog.example", "original_link"), "Missing option '--reason'"),
        (("add", "blog.example", "original_link", "--reason", "x", "--until", "June"), "--until June: expected a day"),
        (("end", "1"), "there is no store yet"),
    ],
)  # fmt: skip
def test_bad_input_gets_one_line_and_a_2(syndicate: Run, arguments: tuple[str, ...], said: str) -> None:
    ran = syndicate("waivers", *arguments)
    assert (ran.code, ran.out, len(ran.err)) == (2, "", 1)
    assert said in ran.err[0]


def test_a_number_that_is_none_is_told(syndicate: Run) -> None:
    syndicate(*ADD)
    ran = syndicate("waivers", "end", "7")
    assert (ran.code, ran.err) == (
        2,
        ["syndicate: 7: is no permission that holds (syndicate waivers list shows them)"],
    )
