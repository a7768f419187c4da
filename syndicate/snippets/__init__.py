"""Snippets: what a blogger pastes with an article so that its terms are met.

Work + Policy + language → Credit (lines of pieces) → [writer of a format] → text

Only what is known is said: no author, year, publisher or licence is made up, and what a page must not show
(how the text may be used, whom to notify) stays out of it.
"""

from __future__ import annotations

from syndicate.errors import UsageError
from syndicate.model import Policy, Work
from syndicate.snippets.as_html import preview
from syndicate.snippets.crediting import credit
from syndicate.snippets.formats import FORMATS, Format
from syndicate.snippets.licensing import licence
from syndicate.snippets.parts import Credit, Line, Piece

__all__ = [
    "FORMATS",
    "Credit",
    "Format",
    "Line",
    "Piece",
    "credit",
    "licence",
    "preview",
    "snippet",
    "written",
]


def snippet(
    work: Work,
    policy: Policy,
    *,
    format: str = "html",  # noqa: A002
    lang: str = "en",
    changed: str = "",
    translator: str = "",
    counter: str = "",
) -> str:
    """The credit for a copy of `work`: byline, source with link, notices, copyright line and licence, as the terms ask.

    `format` is one of `FORMATS`, such as html, markdown or text; `lang` one of the ten languages of the wording (en fr
    de es pt it ar ru tr zh), in any case and with any subtags, such as pt-BR. `changed` says in a few words what was
    done to the text, `translator` who translated it, `counter` is the address of the publisher's counter. In text the
    address stands in plain letters: terms that ask for a *hyperlink* are met only once the editor it is pasted into has
    made it one, as most do.

    Raises UsageError for an unknown format or language, for a work without an http(s) address where the policy asks
    for a link to it, and for a counter that is not the one asked for.
    """
    if format not in FORMATS:
        raise UsageError(f"snippet format {format!r} is not known; choose one of {', '.join(FORMATS)}")
    said = credit(work, policy, lang=lang, changed=changed, translator=translator, counted_at=counter)
    return written(said, format)


def written(said: Credit, format: str) -> str:  # noqa: A002
    """The credit in one of `FORMATS`, ending in a line end; "" where there is nothing to say in it."""
    text = FORMATS[format].write(said).strip("\n")
    return f"{text}\n" if text else ""
