"""The signs of figures are compared where the words around them are the same; damage is undone, apparatus is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate import Page
from syndicate.model import Edit, EditKind, Passage, Work
from syndicate.reuse import compare, page_text
from syndicate.rules.alterations.apparatus import is_apparatus, may_be_apparatus
from syndicate.rules.alterations.damage import only_damage, only_lost
from syndicate.rules.alterations.figures import figures
from syndicate.text import words

BEFORE = "The committee that looked into the matter had met four times before"
AFTER = "and nobody who took part in it remembers that day with any pleasure"


def _signs(old: str, new: str) -> list[tuple[str, str, bool]]:
    work = Work(text=f"{BEFORE} {old} {AFTER}")
    page = Page.from_html(f"<p>{BEFORE} {new} {AFTER}</p>", url="https://blog.example/a")
    found = figures(compare(work, page), words(work.text), page_text(page).words)
    return [(figure.edit.before, figure.edit.after, figure.surely) for figure in found]


@pytest.mark.parametrize(
    ("old", "new", "surely"),
    [
        ("£5", "€5", True),
        ("23%", "23", True),
        ("$40", "40", True),
        ("-5", "5", True),
        ("5", "5%", True),
        ("£40", "40", False),
        ("5°", "5", False),
        ("3-5", "3.5", False),
        ("1990-95", "1990/95", False),
        ("1,500", "1.500", False),
        ("10²", "102", False),
    ],
)
def test_a_sign_that_differs_is_told(old: str, new: str, surely: bool) -> None:
    assert _signs(f"sold {old} boats", f"sold {new} boats") == [(old, new, surely)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1,500", "1 500"),
        ("1,500", "1'500"),
        ("1,500", "1500"),
        ("23%", "23 %"),
        ("23%", "23 percent"),
        ("€5", "5 €"),
        ("$5", "5 dollars"),
        ("−5", "-5"),
        ("3-5", "3 – 5"),
        ("15:30", "15.30"),
        ("25/3/2026", "25.3.2026"),
        ("Covid-19", "Covid 19"),
        ("in 2009, 11", "in 2009 – 11"),
        ("£40", "\ufffd40"),
        ("5", "“5”"),
        ("m²", "m2"),
    ],
)
def test_another_way_of_writing_a_figure_is_no_sign_that_differs(old: str, new: str) -> None:
    assert _signs(f"sold {old} boats", f"sold {new} boats") == []


def _edit(old: str, new: str) -> tuple[Edit, ...]:
    ours, theirs = words(old), words(new)
    whole = Passage(0, len(ours)), Passage(0, len(theirs))
    return (Edit(EditKind.SUBSTITUTION, *whole, old, new),)


@given(st.text(st.sampled_from("abcàâçéèêëîïôùûüäößñõãåøæœłżźšžčř"), min_size=1), st.sampled_from((1, 2)))
def test_utf8_read_as_another_encoding_is_undone(text: str, times: int) -> None:
    damaged = text = f"on {text} it"
    for _ in range(times):
        damaged = damaged.encode().decode("latin-1")
    if damaged != text:
        assert only_damage(_edit(text, damaged)[0], words(text), words(damaged))


@pytest.mark.parametrize(
    ("old", "new", "undone", "lost"),
    [
        ("didn't go", "didnâ€™t go", True, False),
        ("didn't go", "didn&#8217;t go", True, False),
        ("Здесь был", "Р—РґРµСЃСЊ был", True, False),
        ("a garçon came", "a gar\ufffdon came", False, True),
        ("a garçon came", "a garon came", False, True),
        ("a garçon came", "a gar\ufffdon went", False, False),
        ("he was", "he was &#110;&#111;&#116;", False, False),
        ("был здесь", "был", False, False),
    ],
)
def test_damage_is_what_a_machine_does(old: str, new: str, undone: bool, lost: bool) -> None:
    ours, theirs, edit = words(old), words(new), _edit(old, new)[0]
    assert (only_damage(edit, ours, theirs), only_lost(edit, ours, theirs)) == (undone, lost)


@pytest.mark.parametrize(
    ("text", "start", "end", "surely", "perhaps"),
    [
        ("He went.1 She came", 2, 3, True, True),
        ("He went[1] home", 2, 3, True, True),
        ("He went [1] home", 2, 3, False, True),
        ("He went (1) home", 2, 3, False, False),
        ("He killed 50 men", 2, 3, False, False),
        ("It cost 5.1 million", 3, 4, False, False),
        ("In 2009.1 The man", 2, 3, False, True),
        ("He went.\n2. She came", 2, 3, True, True),
        ("He went.\n50 men came", 2, 3, False, True),
        ("He went.\nb) She came", 2, 3, True, False),
        ("He went (https://a.example/b) home", 2, 6, True, False),
        ("He went. Advertisement She came", 2, 3, True, True),
        ("He saw the advertisement there", 3, 4, False, False),
    ],
)
def test_numbers_addresses_and_labels_are_told_from_wording(
    text: str, start: int, end: int, surely: bool, perhaps: bool
) -> None:
    part = Passage(start, end)
    assert (is_apparatus(words(text), part), may_be_apparatus(words(text), part)) == (surely, perhaps)
