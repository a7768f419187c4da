r"""LaTeX: paragraphs with `\href` of the package hyperref, in UTF-8; quotation marks need T1 or a Unicode engine."""

from __future__ import annotations

import re

from syndicate.snippets.parts import Credit
from syndicate.snippets.writing import ISOLATE, POP, encoded, paragraphs

_SIGNS = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\ensuremath{|}",
    '"': r"\textquotedbl{}",
    "`": r"\`{}",
    "'": r"\textquotesingle{}",
    "-": r"-{}",  # two of them would be a dash
    **{sign: rf"\{sign}" for sign in "{}$&#_%"},
}
_SIGN = re.compile(f"[{re.escape(''.join(_SIGNS))}]")


def latex(credit: Credit) -> str:
    """A paragraph a line, without indent."""
    return "\n\n".join(rf"\noindent {_bare(each)}" for each in paragraphs(credit, words, link))


def words(text: str) -> str:
    """Text in which no command, comment or group begins."""
    return _SIGN.sub(lambda found: _SIGNS[found[0]], text)


def link(text: str, href: str) -> str:
    r"""A link; of its address only `%`, `#` and `&` need a backslash."""
    address = re.sub(r"([%#&])", r"\\\1", encoded(href, "$~'^\\{}"))
    return rf"\href{{{address}}}{{{text}}}"


def _bare(text: str) -> str:
    return text.replace(ISOLATE, "").replace(POP, "")
