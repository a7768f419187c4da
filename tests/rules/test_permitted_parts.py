"""Where the terms permit to republish a part, the text before and after it is not missing."""

from dataclasses import replace

import pytest
from samples import PARAGRAPHS, WORK, page, policy

from syndicate import Outcome, check
from syndicate.model import Deed, Term

FORBIDDEN = Term("text_alteration", Deed.PROHIBITS)
PERMITTED = Term("excerpt", Deed.PERMITS)


@pytest.mark.parametrize(
    ("terms", "shown", "outcome"),
    [
        ((FORBIDDEN, PERMITTED), PARAGRAPHS[:3], Outcome.PASSED),
        ((FORBIDDEN, PERMITTED), PARAGRAPHS[2:5], Outcome.PASSED),
        ((FORBIDDEN,), PARAGRAPHS[:3], Outcome.CANNOT_TELL),
        ((FORBIDDEN, PERMITTED), PARAGRAPHS[:2] + PARAGRAPHS[3:5], Outcome.CANNOT_TELL),
    ],
    ids=["the beginning", "the middle", "no part is permitted", "something inside is left out"],
)
def test_a_part_word_for_word(terms: tuple[Term, ...], shown: tuple[str, ...], outcome: Outcome) -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in shown)
    report = check(page(body), WORK, replace(policy(), terms=terms))
    assert report.finding("text_alteration").outcome is outcome
