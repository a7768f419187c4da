"""Notices: the copyright lines of a page, and whom they name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from syndicate.model import Case, Line, Side, Zone
from syndicate.rules._lines import lines
from syndicate.rules._wording import openings, says
from syndicate.rules.naming.names import person_named, publisher_named
from syndicate.text import Words, find_phrase, forms, line_words
from syndicate.urls import site

_SIGN = re.compile(r"[©ⓒ]|\(c\)|&copy;", re.IGNORECASE)
_CLAIM_BLOCKS = 4
"""A claim by the host stands right under or over the text; further away it is the page's footer."""
_MORE_WORDS = 20
"""Words of the page's own after a claim, without which the claim is the page's last line: its footer."""
_LABEL_WORDS = 4  # words that a registered name may be made of: "losandes" is "Los Andes"
_LINE_WORDS = 60  # words of a notice with its conditions; longer lines are prose
_COPIED_WORDS = (
    20  # words of a notice that the work brings with it; longer copied lines are prose on copyright
)
_PICTURE = re.compile(
    r"(?<!\w)(?:photo|image|picture|illustration|graphic|foto|bild|grafik|imagen|imagem|immagine|фото|görsel|صورة|图|圖)",
    re.IGNORECASE,
)
"""Words before the sign that make it the mark of a picture: "Photo © …"."""
_RIGHTS = re.compile(
    r"(?<!\w)(?:rights?|rechte|droits?|derechos?|direitos?|diritt[io]|права?|haklar\w*|telif)(?!\w)|حقوق|版权|版權|著作权|著作權",
    re.IGNORECASE,
)
"""Words for rights, in a line that also names a holder."""


def may_be_notices(case: Case) -> Iterator[Line]:
    """The lines with a sign or a word of a copyright line."""
    return lines(case).holding(openings("copyright"), _SIGN)


def is_notice(line: Line) -> bool:
    """Whether the line is a copyright line: a sign or phrase for it, and not the mark of a picture."""
    text = line_words(line.text)
    if len(text) > (_COPIED_WORDS if line.copied else _LINE_WORDS):
        return False
    sign = _SIGN.search(line.text)
    said = sign.group() if sign else says(text, "copyright")
    return bool(said) and not _PICTURE.search(line.text.partition(said)[0])


def holder_named(case: Case, line: Line, holders: tuple[str, ...]) -> str:
    """The holder that the line names, as it spells the name."""
    text = line_words(line.text)
    authors = [author for author in case.work.authors if author in holders]
    publishers = tuple(name for name in holders if name not in authors)
    persons = (person_named(text, author) for author in authors)
    span = publisher_named(text, publishers, linked=True) or next(filter(None, persons), None)
    return text.slice(*span) if span else ""


def claimed_by_host(case: Case, line: Line) -> bool:
    """Whether the line claims the text for the site that shows it.

    It does so by the site's own name, in the copy or right under it in the same element. Where nothing of the page's
    own follows, the line is the page's footer, which says nothing about the copy.
    """
    region = case.match.region
    if region is None or _PICTURE.search(line.text) or not _names_site(case, line_words(line.text)):
        return False
    if line.side is Side.INSIDE:
        return True
    under = line.side is Side.AFTER and line.block - region.last <= _CLAIM_BLOCKS
    parents = {block.place.path[:-1] for block in case.page.blocks[region.first : region.last + 1]}
    own = (
        len(line_words(other.text)) for other in case.lines if other.block > line.block and _is_content(other)
    )
    return under and line.place.path[:-1] in parents and sum(own) >= _MORE_WORDS


def _is_content(line: Line) -> bool:
    return not line.place.hidden and line.place.zone not in (Zone.FOOTER, Zone.NAV)


def _names_site(case: Case, text: Words) -> bool:
    """Whether whole words of the line are the name that the site goes by, or the one it registered."""
    metadata = case.page.metadata
    label = site(case.page.url).partition(".")[0].replace("-", "")
    runs = {
        "".join(text.forms[start : start + count])
        for start in range(len(text))
        for count in range(1, _LABEL_WORDS + 1)
    }
    names = (metadata.site_name, *(fact.value for fact in metadata.publishers))
    return label in runs or any(name and find_phrase(text, name) >= 0 for name in names)


def is_nameless(line: Line) -> bool:
    """Whether nothing is left of the line but years and the words of the notice itself."""
    text = line_words(line.text)
    phrase = says(text, "copyright")
    rest = [
        form
        for form in text.forms
        if not form.isdigit() and form not in ("c", "copyright", "all", "rights", "reserved")
    ]
    return not rest or tuple(rest) == forms(phrase)


def speaks_of_rights(line: Line) -> bool:
    """Whether the line has words for rights that are no notice we know."""
    return bool(_RIGHTS.search(line.text))
