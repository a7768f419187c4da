"""Laws of names: however a byline writes the author, the copy is never said to leave the name out."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from html import escape

from hypothesis import example, given, settings
from hypothesis import strategies as st
from rule_specs import Example, finding

from syndicate import resources
from syndicate.rules.naming.letters import reads
from syndicate.rules.naming.names import person_named
from syndicate.text import form, words

GIVEN = ["Mira", "Jean-Luc", "Łukasz", "Seán", "Ayşe", "Zoë", "Анна", "Γιώργος", "Đặng", "D’Arcy"]
MIDDLE = ["", "Kathleen", "K.", "van der", "de la", "bin", "Сергеевна", "Văn"]
FAMILY = [
    "Feldgate",
    "O’Brien",
    "Groß",
    "Østergård",
    "Yıldız",
    "Петрова",
    "Παπαδόπουλος",
    "Nguyễn",
    "Smith-Jones",
]
BEFORE = ["", "By ", "Von ", "Par ", "Автор: ", "Dr. ", "By Prof. Dr. ", "Text: ", "Sir "]
AFTER = ["", ", 12 March 2026", " | The Harbour Post", ", PhD", " – Oslo"]


def plain(text: str) -> str:
    """The text without its accents."""
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))


Form = Callable[[str, str, str], str]
FORMS: list[Form] = [
    lambda given, middle, family: f"{given} {middle} {family}",
    lambda given, middle, family: f"{given} {family}",
    lambda given, middle, family: f"{family}, {given} {middle}",
    lambda given, middle, family: f"{family} {given}",
    lambda given, middle, family: f"{given[0]}. {family}",
    lambda given, middle, family: (
        f"{given[0]}. {middle[:1].upper()}. {family}" if middle else f"{given[0]} {family}"
    ),
    lambda given, middle, family: f"{family} {given[0]}.",
    lambda given, middle, family: f"{given} {family}".upper(),
    lambda given, middle, family: plain(f"{given} {family}"),
    lambda given, middle, family: f"{given} Q. {family}",
]


def outcome(author: str, byline: str) -> str:
    """What `author_credit` finds where this byline stands under the headline."""
    page = f"<h1>{{{{ title }}}}</h1>\n<p>{escape(byline)}</p>\n{{{{ copy }}}}"
    return str(
        finding(Example("author_credit", "", "", page, {"work": {"authors": [author]}}, "", "")).outcome
    )


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(GIVEN),
    st.sampled_from(MIDDLE),
    st.sampled_from(FAMILY),
    st.sampled_from(FORMS),
    st.sampled_from(FORMS),
    st.sampled_from(BEFORE),
    st.sampled_from(AFTER),
)
def test_no_accepted_way_to_write_a_name_is_a_missing_name(
    given_name: str, middle: str, family: str, stored: Form, shown: Form, before: str, after: str
) -> None:
    author = " ".join(stored(given_name, middle, family).split())
    byline = before + " ".join(shown(given_name, middle, family).split()) + after
    assert outcome(author, byline) in ("passed", "cannot_tell")


def test_a_name_stored_the_other_way_round_with_a_name_between_is_not_missing() -> None:
    assert outcome("Feldgate Jean-Luc", "By Jean-Luc Kathleen Feldgate") == "cannot_tell"


LETTERS = {
    kind: {form(letter): readings.split() for letter, readings in table.items() if len(form(letter)) == 1}
    for kind, table in resources.data("names")["letters"].items()
    if kind in ("cyrillic", "greek", "arabic", "hebrew")
}


@st.composite
def romanised(draw: st.DrawFn) -> tuple[str, str]:
    """A word in another script, and one of its readings in Latin letters."""
    table = LETTERS[draw(st.sampled_from(sorted(LETTERS)))]
    word = draw(st.lists(st.sampled_from(sorted(table)), min_size=1, max_size=12))
    reading = "".join(draw(st.sampled_from(table[letter])) for letter in word).replace("_", "")
    return "".join(word), reading


@given(romanised())
def test_a_word_reads_as_any_row_of_readings_of_its_letters(pair: tuple[str, str]) -> None:
    word, reading = pair
    assert len(reading) in reads(word, reading)


@given(st.lists(st.text(st.characters(categories=["L"]), min_size=2, max_size=9), min_size=1, max_size=5))
@example(["banksy"])
@example(["ぁĿ"])
def test_a_name_written_as_given_is_found(parts: list[str]) -> None:
    name = " ".join(parts)
    if words(name).forms:
        assert person_named(words(f"By {name}"), name)


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_may_be_a_line_and_any_other_a_name(line: str, name: str) -> None:
    found = person_named(words(line), name)
    assert found is None or 0 <= found[0] < found[1] <= len(words(line))
