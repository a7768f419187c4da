"""Lines are found by the words that they hold, with what stands before or behind an apostrophe, and by signs."""

import re

import pytest

from syndicate.model import Assigner, Capture, Case, Line, Match, Page, Place, Policy, Side, Term, Work
from syndicate.rules._lines import lines

TEXTS = ("By Ann Lee", "Forbes'ta çıktı", "L’Humanité wrote it", "Ends on © 2026", "O'Brien's own")


def case() -> Case:
    own = tuple(Line(text, Place(), Side.AFTER if place else Side.FAR) for place, text in enumerate(TEXTS))
    page = Page(Capture("https://blog.example/", b""))
    return Case(Policy("p", "P", Assigner("P")), Term(""), Work("https://news.example/"), page, Match(), own)


@pytest.mark.parametrize(
    ("forms", "sign", "found"),
    [
        ({"lee"}, None, [0]),
        ({"le"}, None, []),
        ({"forbes", "lee"}, None, [0, 1]),
        ({"humanite"}, None, [2]),
        ({"obrien"}, None, [4]),
        ({"lee"}, "©", [0, 3]),
        ({"lee"}, "B", [0, 4]),
        (set(), None, []),
    ],
)
def test_lines_are_found_by_whole_words_and_signs(
    forms: set[str], sign: str | None, found: list[int]
) -> None:
    pattern = re.compile(sign) if sign else None
    assert [line.text for line in lines(case()).holding(forms, pattern)] == [TEXTS[place] for place in found]


def test_lines_at_the_copy_are_kept_apart() -> None:
    assert [line.text for line in lines(case()).near] == list(TEXTS[1:])
