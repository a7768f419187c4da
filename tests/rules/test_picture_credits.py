"""Whom the words with a picture credit."""

from __future__ import annotations

import pytest
from rule_specs import ASSIGNER, WORK

from syndicate.model import Capture, Case, Match, Page, Policy, Term
from syndicate.rules.media.picture_credits import is_credit, somebody_else

CASE = Case(Policy("spec", "Specification", ASSIGNER), Term("images"), WORK, Page(Capture("", b"")), Match())


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("The bay. Photo: Ina Roth/Getty Images", "Getty Images"),
        ("The bay (AP Photo/Ina Roth)", "AP Photo"),
        ("The bay. Ina Roth/AP", "AP"),
        ("Foto: dpa", "dpa"),
        ("Photo courtesy of the university", "courtesy of"),
        ("Die Bucht, mit freundlicher Genehmigung der Stadt", "mit freundlicher Genehmigung"),
        ("Фото: РИА Новости / Анна Рот", "РИА Новости"),
        ("图片：新华社", "新华社"),
        ("Ina Roth, CC BY 2.0", "CC BY"),
        ("© Ina Roth", "© Ina Roth"),
        ("© Ina Roth / The Harbour Post", ""),
        ("© Mira Feldgate", ""),
        ("Photo: Ina Roth", ""),
        ("The bay at low tide, seen from the PARK", ""),
        ("", ""),
    ],
)
def test_whom_a_caption_credits_beside_the_publisher(text: str, whom: str) -> None:
    assert somebody_else(CASE, text) == whom


def test_a_sign_may_be_left_out_where_it_is_the_publishers_mark() -> None:
    assert somebody_else(CASE, "© Ina Roth", signs=False) == ""
    assert somebody_else(CASE, "© Ina Roth/Reuters", signs=False) == "Reuters"


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("Photo: Ina Roth", True),
        ("© Ina Roth", True),
        ("Bild: Stadtarchiv", True),
        ("She laughed at first.", False),
    ],
)
def test_a_line_that_credits_a_picture(text: str, credit: bool) -> None:
    assert is_credit(text) is credit
