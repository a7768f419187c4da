from __future__ import annotations

from datetime import date

import pytest
from policy_files import Write

from syndicate import PolicyError
from syndicate.model import Waiver
from syndicate.policy import load_policy, load_waivers

ONE = """
[[waivers]]
site = "Friend.org"
term = "commercial_use"
reason = "asked on 3 May"
until = 2027-01-01
by = "A. Editor"
"""
WAIVER = Waiver("friend.org", "commercial_use", "asked on 3 May", date(2027, 1, 1), "A. Editor")


def test_a_policy_holds_its_waivers(write: Write) -> None:
    assert load_policy(write(ONE)).waivers == (WAIVER,)


@pytest.mark.parametrize("head", ["", 'schema = "syndicate.waivers/1"\n'])
def test_waivers_may_stand_in_a_file_of_their_own(write: Write, head: str) -> None:
    assert load_waivers(write(ONE, head=head)) == (WAIVER,)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (ONE + "terms = 1", 'waivers #1.terms: unknown key; did you mean "term"?'),
        ('title = "T"', "title: unknown key; known here: schema, waivers"),
        ("waivers = 1", "waivers: expected tables, each headed [[waivers]], found a number"),
        (
            ONE.replace("2027-01-01", '"2027"'),
            'waivers #1.until: expected a date without quotes, such as 2026-11-22, found "2027"',
        ),
    ],
)
def test_a_mistake_in_it_is_told_like_one_in_a_policy(write: Write, text: str, message: str) -> None:
    path = write(text, head="")
    with pytest.raises(PolicyError) as caught:
        load_waivers(path)
    assert str(caught.value) == f"{path}: {message}"
