"""Laws of comparing, whatever the texts: moved and edited blocks are found, foreign text takes nothing away."""

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reuse_pages import page_of, prose

from syndicate.model import Kind, Work
from syndicate.reuse import compare

PARAGRAPHS = tuple(prose(100 * number, 60) for number in range(10))
WORK = Work(url="https://globalresearch.ca/a/1234567", text="\n\n".join(PARAGRAPHS))
foreign_text = st.integers(0, 200).map(lambda count: prose(70_000, count))


def _idiom(place: tuple[int, int]) -> str:
    paragraph, at = place
    return " ".join(PARAGRAPHS[paragraph].split()[at : at + 5])


idioms = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 55)).map(_idiom), max_size=4).map(
    " and then ".join
)
inner_edits = st.lists(
    st.tuples(st.integers(0, 9), st.integers(5, 54), st.sampled_from(["drop", "change", "insert"])),
    max_size=60,
)


def _edited(edits: list[tuple[int, int, str]]) -> tuple[list[str], int]:
    """The paragraphs with these edits, and how many of their words are still the work's."""
    done = [paragraph.split() for paragraph in PARAGRAPHS]
    for paragraph, at, what in edits:
        word = done[paragraph][at]
        new = {"drop": "", "change": "changed", "insert": f"{word.split()[0] if word else ''} inserted"}
        done[paragraph][at] = new[what]
    texts = [" ".join(filter(None, paragraph)) for paragraph in done]
    return texts, sum(word.startswith("word") for text in texts for word in text.split())


@settings(deadline=None)
@given(st.permutations(range(10)), inner_edits)
def test_moved_paragraphs_with_edits_inside_are_covered(
    order: list[int], edits: list[tuple[int, int, str]]
) -> None:
    texts, kept = _edited(edits)
    match = compare(WORK, page_of(*(texts[number] for number in order)))
    assert match.shared >= 0.97 * kept


@settings(deadline=None)
@given(inner_edits, foreign_text, foreign_text, idioms)
def test_text_around_a_copy_never_lowers_containment(
    edits: list[tuple[int, int, str]], before: str, after: str, idiom: str
) -> None:
    texts, _ = _edited(edits)
    alone = compare(WORK, page_of(*texts)).containment
    assert compare(WORK, page_of(before, *texts, after)).containment == alone
    beside = compare(WORK, page_of(f"{idiom} {before}", *texts, f"{after} {idiom}")).containment
    assert (
        beside >= alone - len(idiom.split()) / 600
    )  # the same few words may be taken from the idiom instead


@settings(deadline=None)
@given(st.lists(st.sampled_from("abcde"), max_size=300), st.lists(st.sampled_from("abcdef"), max_size=300))
def test_shares_are_shares_however_words_repeat(ours: list[str], theirs: list[str]) -> None:
    match = compare(Work(text=" ".join(ours)), page_of(" ".join(theirs)))
    assert 0.0 <= match.containment <= 1.0
    assert 0.0 <= match.page_share <= 1.0
    ranges = [(alignment.page.start, alignment.page.end) for alignment in match.alignments]
    assert ranges == sorted(ranges)
    assert all(left[1] <= right[0] for left, right in pairwise(ranges))


def _sentences(alphabet: str, joint: str, seed: int) -> tuple[str, ...]:
    """Four paragraphs of invented words in the letters of a script; `joint` stands between two words."""
    chance = random.Random(seed)
    return tuple(
        joint.join("".join(chance.choices(alphabet, k=chance.randint(2, 6))) for _ in range(60))
        for _ in range(4)
    )


ARABIC = _sentences("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", " ", 1)
HEBREW = _sentences("אבגדהוזחטיכלמנסעפצקרשת", " ", 2)
CHINESE = _sentences("的一是不了人我在有他这中大来上国个到说们为子和你地出道也时年", "", 3)
JAPANESE = _sentences("あいうえおかきくけこさしすせそアイウエオ日本語新聞記事", "", 4)
THAI = _sentences("กขคงจชซญดตถทนบปผพฟมยรลวสหอ", "", 5)
RUSSIAN = _sentences("абвгдежзиклмнопрстуфхцчшщыэюя", " ", 6)
SCRIPTS = {
    "arabic": ARABIC,
    "hebrew": HEBREW,
    "chinese": CHINESE,
    "japanese": JAPANESE,
    "thai": THAI,
    "russian": RUSSIAN,
}


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_copy_is_found_in_every_script_with_its_paragraphs_moved(script: str) -> None:
    text = SCRIPTS[script]
    match = compare(Work(text="\n".join(text)), page_of("A blog.", *text[2:], *text[:2], "Comments"))
    assert (match.kind, match.containment) == (Kind.FULL, 1.0)
    assert (match.region.first, match.region.last) == (1, 4)


@pytest.mark.parametrize("script", SCRIPTS)
def test_on_a_page_of_many_languages_each_work_has_its_own_region(script: str) -> None:
    page = page_of(*(paragraph for text in SCRIPTS.values() for paragraph in text))
    match = compare(Work(text="\n".join(SCRIPTS[script])), page)
    first = 4 * list(SCRIPTS).index(script)
    assert (match.containment, match.region.first, match.region.last) == (1.0, first, first + 3)
