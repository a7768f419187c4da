from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate.drafts import as_page
from syndicate.model import Capture, Medium
from syndicate.page import read

PIECES = (
    "Content-Type: |multipart/mixed; boundary=|message/rfc822|text/plain; charset=|text/html|utf-16|rot13|base64|uuencode|"
    "Content-Transfer-Encoding: |Subject: |=?utf-8?b?//8=?=|format=flowed|*0*=|charset*=''|\n|\n\n|--x|x|> |\"|;|(|\\|\0|"
    "---|+++|title: |[|&a|*a|- |`|<|# |.. |:: |:: x\n   |:|_|\n===\n|\n\n  |include|raw|role|table|math|==  ==|+-+|:a:`b`"
).split("|")


@pytest.mark.parametrize("medium", [Medium.MARKDOWN, Medium.RST, Medium.EMAIL])
@given(pieces=st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=30))
def test_whatever_a_draft_holds_it_is_read_as_some_page(medium: Medium, pieces: list[str]) -> None:
    body = "".join(pieces).encode("utf-8", "surrogatepass")
    drawn = as_page(Capture("file:///draft", body, medium=medium))
    assert drawn.body[:15].lower() == b"<!doctype html>" and read(drawn).url == "file:///draft"
