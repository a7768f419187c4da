"""Names: where a line names a publisher or a person, however the name is set.

Finders give the range of words (`start`, `end`) that is the name, or None. They tell a credit; what a reader might only
take for the name is told by `likeness`.
"""

from __future__ import annotations

from collections.abc import Iterator

from syndicate.model import Line
from syndicate.rules._lines import Lines
from syndicate.rules.naming.letters import script
from syndicate.rules.naming.person import person
from syndicate.rules.naming.romanised import OTHER_LETTERS, romanised
from syndicate.rules.naming.written import BYLINE, Span, written
from syndicate.text import Words, find_phrase, forms

__all__ = ["BYLINE", "Span", "of_person", "of_publisher", "person_named", "publisher_named"]


def of_publisher(lines: Lines, names: tuple[str, ...]) -> Iterator[Line]:
    """The lines that may name the publisher."""
    return lines.holding({forms(name)[0] for name in names if forms(name)})


def of_person(lines: Lines, name: str) -> Iterator[Line]:
    """The lines that may name the person: those with the last word of the name, or in letters that are not the name's."""
    ways = person(name)
    if any(script(parts[0]) != "latin" for parts in ways):
        return iter(lines.every)
    return lines.holding({parts[-1] for parts in ways}, OTHER_LETTERS)


def publisher_named(line: Words, names: tuple[str, ...], *, linked: bool = False) -> Span | None:
    """The first of the names that the line holds as whole words.

    A name with a capital must have one on the page too, or "we prosper" would name the publisher Prosper, and "join
    the conversation" The Conversation; a line that links to the publisher may write it as it likes.
    """
    for name in names:
        start = find_phrase(line, name)
        while start >= 0:
            end = start + len(forms(name))
            if linked or not (name[:1].isupper() and line.slice(start, end).islower()):
                return start, end
            start = find_phrase(line, name, start + 1)
    return None


def person_named(line: Words, name: str) -> Span | None:
    """The person's name.

    Titles and particles are left out; the order may be turned ("Müller, Anna", "Orbán Viktor"); middle names may come
    or go; given names may be initials where the line is as short as a byline; another script is read by the
    romanisations in use.
    """
    for parts in person(name):
        found = written(line, parts, small=not name[:1].isupper()) or romanised(line, parts)
        if found:
            return found
    return None
