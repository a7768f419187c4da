"""An answer is kept for the last thing asked about."""

from __future__ import annotations

from syndicate.latest import latest


class Thing(str):
    """A thing that is told from others by identity."""


def test_asks_once_for_the_same_thing_in_a_row():
    asked = []
    answer = latest(lambda thing: (thing,))(lambda thing: asked.append(thing) or thing.upper())
    one, other = Thing("a"), Thing("a")
    assert [answer(each) for each in (one, one, other, one)] == ["A", "A", "A", "A"]
    assert len(asked) == 3


def test_keeps_no_answer_that_is_too_large():
    asked = []
    answer = latest(lambda thing: (thing,), keep=lambda found: len(found) < 2)(
        lambda thing: asked.append(thing) or thing
    )
    short, long = "a", "aa"
    assert [answer(each) for each in (short, short, long, long)] == ["a", "a", "aa", "aa"]
    assert len(asked) == 3
