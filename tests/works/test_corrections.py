"""Corrections: each case is an edit that sites make, with what an editor is told of it, and why."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate.model import EditKind, Version, Work
from syndicate.works.corrections import Correction, correction, diff_lines
from syndicate.works.passing import passes

TEXT = """The valley has two rivers, and both of them run to the sea in the north.

The longer one is nine miles long and carries most of the water.

“We did not know,” said the mayor on Monday, “that it cost £5 million.”

The shorter one has no name that anybody can agree on."""
FIRST, LONGER, MAYOR, SHORTER = TEXT.split("\n\n")
BOX = "Related articles\n\nOn bridges\n\nThe last mill of the valley"


def compared(
    before: str, after: str, titles: tuple[str, str] = ("On rivers", "On rivers")
) -> Correction | None:
    return correction(Work(title=titles[0], text=before), Work(title=titles[1], text=after))


def lines(before: str, after: str) -> list[str]:
    change = compared(before, after)
    return list(diff_lines(change)) if change else []


NO_CORRECTIONS = [
    pytest.param(TEXT, TEXT, id="nothing changed"),
    pytest.param(TEXT, TEXT.replace("“", '"').replace("”", '"'), id="straight quotes: typography"),
    pytest.param(TEXT, TEXT.replace(" ", "\u00a0").replace("\n\n", "\n"), id="other spaces and line ends: the template"),
    pytest.param(TEXT, TEXT.replace("\n\n", " ", 1), id="two paragraphs in one: no word is another"),
    pytest.param(TEXT, TEXT.replace("nine", "9"), id="a number in digits: house style"),
    pytest.param(TEXT, TEXT.replace("on Monday", "today"), id="the day told from another day"),
    pytest.param(f"Updated 3 hours ago\n\n{TEXT}", f"Updated 5 hours ago\n\n{TEXT}", id="a relative date: time passes"),
    pytest.param(TEXT, f"Last updated: 3 March 2026, 14:30 UTC\n\n{TEXT}", id="a stamp put in: the template"),
    pytest.param(f"{TEXT}\n\n1,204 views", f"{TEXT}\n\n1,310 views", id="a counter: readers came"),
    pytest.param(f"{TEXT}\n\n3 comments · 12 shares", TEXT, id="counters taken out"),
    pytest.param(TEXT, f"{TEXT}\n\n{BOX}", id="a box of related articles put in"),
    pytest.param(f"{FIRST}\n\n{BOX}\n\n{LONGER}", f"{FIRST}\n\n{LONGER}", id="a box within the text taken out"),
    pytest.param(f"{TEXT}\n\nOn bridges\n\nOn mills", f"{TEXT}\n\nA house on the hill\n\nWho owns it", id="other headlines at the end"),
    pytest.param(f"{FIRST}\n\nRead more: On mills\n\n{LONGER}", f"{FIRST}\n\nRead more: On bees\n\n{LONGER}", id="a line that leads elsewhere"),
    pytest.param(TEXT, f"{FIRST}\n\nYesterday at 14:05\n\n{LONGER}\n\n{MAYOR}\n\n{SHORTER}", id="a relative day with its hour"),
    pytest.param(TEXT, f"{FIRST}\n\nAdvertisement\n\n{LONGER}\n\n{MAYOR}\n\n{SHORTER}", id="a label over an advertisement"),
    pytest.param(TEXT, f"{FIRST}\n\nSign up for our newsletter\n\n{LONGER}\n\n{MAYOR}\n\n{SHORTER}", id="a call to the reader within the text"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), NO_CORRECTIONS)
def test_what_corrects_nothing_is_not_told(before: str, after: str) -> None:
    assert compared(before, after) is None
    assert compared(after, before) is None


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        pytest.param("nine", "eleven", ["The longer one is [-nine-]{+eleven+} miles long and carries most of …"], id="a number"),
        pytest.param("£5", "€5", ["… mayor on Monday, “that it cost [-£5-]{+€5+} million.”"], id="a currency: no word changed"),
        pytest.param("did not", "did", ["We did [-not-] know,” said the mayor on Monday …"], id="a word left out"),
        pytest.param("Monday", "Tuesday", ["… not know,” said the mayor on [-Monday-]{+Tuesday+}, “that it cost £5 million.”"], id="another day"),
        pytest.param(" in the north", "", ["… of them run to the sea [-in the north-]."], id="the end of a sentence"),
        pytest.param(f"{MAYOR}\n\n", "", [f"[-{MAYOR}-]"], id="a paragraph taken out"),
        pytest.param(SHORTER, f"{SHORTER}\n\nIt is dry.", ["{+It is dry.+}"], id="a paragraph put in"),
        pytest.param(LONGER, "It dried up when the mill was closed.", [f"[-{LONGER}-]", "{+It dried up when the mill was closed.+}"], id="a paragraph replaced"),
        pytest.param(SHORTER, f"{SHORTER}\n\nUpdate: it was eleven miles.", ["{+Update: it was eleven miles.+}"], id="a note that begins like a stamp"),
        pytest.param("The longer", "The wider", ["The [-longer-]{+wider+} one is nine miles long and …"], id="the first words"),
        pytest.param("two rivers, and both", "a river, and all", ["The valley has [-two rivers-]{+a river+}, and [-both-]{+all+} of them run to the sea …"], id="two places of one sentence"),
    ],
)  # fmt: skip
def test_what_says_something_else_is_told_with_the_words_around_it(
    old: str, new: str, shown: list[str]
) -> None:
    assert lines(TEXT, TEXT.replace(old, new)) == shown


def test_a_line_of_a_list_at_the_end_is_edited_and_no_headline() -> None:
    assert lines(f"{TEXT}\n\n200 g of flour", f"{TEXT}\n\n300 g of flour") == ["[-200-]{+300+} g of flour"]


@pytest.mark.parametrize(
    "note",
    [
        "Correction: the mayor is Ann Lee, not Anne Leigh",
        "CORRECTION — the mayor is Ann Lee",
        "This article was corrected on 3 March 2026",
        "Update: the mill burned down on Friday night",
        "Berichtigung: Der Fluss ist neun Meilen lang",
    ],
)
def test_what_an_editor_notes_at_the_end_is_told_though_it_looks_like_a_headline(note: str) -> None:
    assert lines(TEXT, f"{TEXT}\n\n{note}") == [f"{{+{note}+}}"]
    assert lines(f"{TEXT}\n\n{note}", TEXT) == [f"[-{note}-]"]


def test_a_correction_counts_words_and_keeps_both_readings() -> None:
    change = compared(TEXT, TEXT.replace("nine miles", "eleven and a half miles"))
    assert change is not None
    assert (change.added, change.removed, change.title_changed, change.doubtful) == (4, 1, False, "")
    assert [(each.kind, each.before, each.after) for each in change.parts] == [
        (EditKind.SUBSTITUTION, "nine", "eleven and a half")
    ]
    assert change.before == Version(TEXT, "On rivers")


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (Work(title="On rivers"), Work(title="On two rivers"), ("title: [-On rivers-]{+On two rivers+}",)),
        (Work(title="On rivers"), Work(title="ON RIVERS!"), None),
        (Work(title="On rivers"), Work(title=""), None),
        (Work(title=""), Work(title="On rivers"), None),
        (Work(title="On rivers", former_titles=("Two rivers",)), Work(title="Two rivers"), None),
        (Work(title="On rivers", versions=(Version("", "Two rivers"),)), Work(title="Two rivers"), None),
    ],
)
def test_a_title_is_told_once_and_not_when_sites_try_two_in_turn(
    before: Work, after: Work, told: tuple[str, ...] | None
) -> None:
    change = correction(before, after)
    assert (change and diff_lines(change)) == told


COOKIES = (
    "We and our partners keep things on your device, such as cookies, and use them for what you may choose below. "
    * 3
)


@pytest.mark.parametrize(
    ("after", "reason"),
    [
        (FIRST, "The text shrank from 54 words to 16: it may be behind a paywall, or the page was rebuilt."),
        (" \n", "The page has no text any more; it may not have been read whole."),
        (COOKIES, "The page shows quite another text now, perhaps a notice or another language."),
    ],
)
def test_a_reading_that_failed_is_doubtful_and_no_correction(after: str, reason: str) -> None:
    change = compared(TEXT, after, ("On rivers", "Subscribe"))
    assert change == Correction(Version(TEXT, "On rivers"), Version(after, "Subscribe"), doubtful=reason)


@pytest.mark.parametrize("after", [f"{FIRST}\n\n{LONGER}", f"{TEXT}\n\n{TEXT.replace('river', 'brook')}"])
def test_a_text_that_was_cut_to_half_or_doubled_is_believed(after: str) -> None:
    change = compared(TEXT, after)
    assert change is not None
    assert change.doubtful == ""


@pytest.mark.parametrize(
    ("line", "passing"),
    [
        ("Updated 3 hours ago", True),
        ("3 hours ago", True),
        ("vor 3 Stunden", True),
        ("il y a 5 minutes", True),
        ("3小时前", True),
        ("Last updated on Tuesday, 3 March 2026, at 14:30 UTC", True),
        ("Publicado el 3 de marzo de 2026", True),
        ("5 min read", True),
        ("1.2K views", True),
        ("Gestern, 14:05 Uhr", True),
        ("Today, 9:41 am", True),
        ("Just now", True),
        ("Anzeige", True),
        ("Subscribe to our newsletter to get the news in your inbox.", True),
        ("To receive the grant, owners must apply by May.", False),
        ("Comments from the mayor were not true.", False),
        ("用户订阅数达到三百万。", False),
        ("Today in 1944", False),
        ("Update: 3 readers wrote", False),
        ("He died 3 hours ago", False),
        ("Updated plans cost 3 million", False),
        ("3 March 2026", False),
        ("200 g of flour", False),
        ("The views of 3 readers were shared", False),
        ("Update", False),
        ("", False),
    ],
)
def test_which_lines_pass(line: str, passing: bool) -> None:
    assert passes(line) is passing


words = st.sampled_from(
    "The river runs. It is nine 9 miles £5 €5 long; said updated 3 hours ago \x1b[31m \u202e [- -] {+ +}".split()
)
texts = st.lists(st.lists(words, min_size=1, max_size=12).map(" ".join), max_size=8).map("\n\n".join)


@given(texts)
def test_nothing_differs_from_itself(text: str) -> None:
    assert compared(text, text) is None


@given(texts, texts)
def test_lines_are_bounded_and_harmless_whatever_changed(before: str, after: str) -> None:
    change = compared(before, after, ("a\x1b[0m\nb" * 500, "c"))
    shown = diff_lines(change) if change else ()
    assert len(shown) <= 102
    assert all(len(line) < 4_000 and not re.search("[\x00-\x1f\u202e]", line) for line in shown)


def test_a_text_of_a_thousand_edits_is_told_in_a_hundred_lines() -> None:
    before = "\n\n".join(f"Line {number} says that the river is nine miles long." for number in range(1_000))
    shown = lines(before, before.replace("nine", "ten"))
    assert (len(shown), shown[-1]) == (101, "and 900 more changes")
