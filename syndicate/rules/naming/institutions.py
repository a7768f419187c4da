"""Institutions: whether a copy names where the authors work."""

from __future__ import annotations

from syndicate.model import Case, Evidence, Finding
from syndicate.rules._findings import cannot_tell, of_line, passed, sentence
from syndicate.rules._lines import lines
from syndicate.rules.naming.names import of_publisher
from syndicate.text import find_phrase, forms, line_words


def with_institutions(case: Case, credited: Finding) -> Finding:
    """What becomes of a credit that passed, where the terms ask for the institutions of the authors too.

    An institution goes by many names, short and in other languages: that one was not found is never a failure.
    """
    asked = case.work.institutions
    if not case.term.params.get("institution"):
        return credited
    if not asked:
        message = f"{credited.message} Where the authors work is not known, so whether the copy says it was not examined."
        return cannot_tell(case, message, *credited.evidence)
    shown = {name: _named(case, name) for name in asked}
    missing = [name for name in asked if shown[name] is None]
    evidence = (*credited.evidence, *(place for place in shown.values() if place))
    if not missing:
        return passed(case, sentence(f"{credited.message} It also names {', '.join(asked)}"), *evidence)
    message = sentence(f"{credited.message} It does not name {', '.join(missing)} in these words")
    remedy = f"Name the authors' institutions next to the text: {', '.join(missing)}."
    return cannot_tell(case, message, *evidence, remedy=remedy)


def _named(case: Case, institution: str) -> Evidence | None:
    """Where the copy, or what stands with it, names the institution; biographies are often part of the text."""
    for line in of_publisher(lines(case), (institution,)):
        text = line_words(line.text)
        start = find_phrase(text, institution) if line.near else -1
        if start >= 0:
            exact = text.slice(start, start + len(forms(institution)))
            return of_line(case, line, exact, "the institution")
    return None
