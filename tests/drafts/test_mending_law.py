"""The promise of `fix`, as a law: what can be mended is mended, once, and nothing else is touched."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_draft_mending import NOW, TEXT

from syndicate.drafts.mending import MENDABLE
from syndicate.mending import Mended, Wording, mend_capture
from syndicate.model import Capture, Medium, Outcome, Policy, Strength, Work
from syndicate.policy import load_policy, policies
from tests.samples import COPY, PARAGRAPHS, WORK

POLICIES = {each.id: load_policy(each.id) for each in policies()}
SOURCES = {
    Medium.MARKDOWN: f"---\ntitle: The Price of a Reprint\n---\n{TEXT}\n\n- my notes\n",
    Medium.WEB: f"<!doctype html>\n<html lang=en><head><title>A blog</title></head>\n<body><h1>The Price of a Reprint</h1>\n{COPY}\n<hr>\n</body></html>",
}
HEADLINE = re.compile(r"^title: .*$|(?<=<h1>).*(?=</h1>)", re.MULTILINE)
HOSTILE = [
    "The Price of a Reprint",
    "<script>alert(1)</script> & [x](javascript:y)",
    "``` {{ site.secret }} {% raw %}",
    "\u202edlrow\u202c <!-- --> *a* \\",
    "# 1. - > |\n\nx",
]
works = st.builds(
    Work,
    url=st.sampled_from([WORK.url, "https://example.org/a_b*c/1234567?x=1&y=(2)<>"]),
    title=st.sampled_from(["", *HOSTILE]),
    authors=st.lists(st.sampled_from(["Ada Lindqvist", "Łukasz O’Brien", *HOSTILE[1:]]), max_size=2, unique=True).map(tuple),
    publisher=st.just("Global Research"),
    published=st.sampled_from([None, date(2026, 3, 2)]),
    text=st.just(WORK.text),
    copyright=st.sampled_from(["", "© 2026 Global Research", "© <b>x</b> {{ x }}"]),
)  # fmt: skip


def of_publisher(terms: Policy) -> Work:
    """The work as the publisher with these terms would have it."""
    name = terms.assigner.name or WORK.publisher
    host = next(iter(terms.assigner.hosts), "example.org")
    url = f"https://{host}/the-price-of-a-reprint-5831584"
    return replace(WORK, url=url, publisher=name, copyright=f"© 2026 {name}", institutions=("University of Turku",))  # fmt: skip


def mend(body: bytes, medium: Medium, work: Work, terms: Policy) -> Mended:
    return mend_capture(Capture("file:///post", body, medium=medium), work, terms, NOW)


def unmet(mended: Mended) -> list[str]:
    return [
        each.term
        for each in mended.after.findings
        if each.outcome in (Outcome.FAILED, Outcome.CANNOT_TELL)
        and each.strength is Strength.CONDITION
        and each.term in MENDABLE
    ]


@pytest.mark.parametrize("medium", SOURCES)
def test_every_shipped_policy_is_met(medium: Medium) -> None:
    left = {}
    for name, terms in POLICIES.items():
        mended = mend(SOURCES[medium].encode(), medium, of_publisher(terms), terms)
        left[name] = unmet(mended)
        assert mend(mended.body, medium, of_publisher(terms), terms).body == mended.body
    assert {name: terms for name, terms in left.items() if terms} == {}


@given(works, st.sampled_from(sorted(POLICIES)), st.sampled_from(sorted(SOURCES)))
def test_whatever_is_known_of_a_work_the_draft_keeps_all_that_it_had(
    work: Work, name: str, medium: Medium
) -> None:
    body = SOURCES[medium].encode()
    mended = mend(body, medium, work, POLICIES[name])
    assert mend(mended.body, medium, work, POLICIES[name]).body == mended.body
    before, after = (HEADLINE.sub("", each.decode()) for each in (body, mended.body))
    lines = iter(after.splitlines())
    assert all(line in lines for line in before.splitlines())
    if not {*work.authors, work.publisher} & {*HOSTILE}:  # a name that is markup is no name to any rule
        assert [each.term for each in mended.left if each.term in MENDABLE] == []
    assert "<script>" not in after and "{{" not in after


@pytest.mark.parametrize(
    ("encoding", "mark", "newline", "last"),
    [("utf-8", b"", "\r\n", ""), ("utf-8", b"\xef\xbb\xbf", "\n", "\n"), ("latin-1", b"", "\r\n", "\r\n")],
)
def test_bytes_outside_the_lines_put_in_are_as_they_were(
    encoding: str, mark: bytes, newline: str, last: str
) -> None:
    paragraphs = "\n".join(f"<p>{each} é</p>" for each in PARAGRAPHS)
    html = f'<meta charset="{encoding}">\n<h1>The Price of a Reprint</h1>\n{paragraphs}\n<p>Мир</p>'
    html = html.replace("Мир", "fin" if encoding == "latin-1" else "Мир")
    body = mark + (html.replace("\n", newline) + last).encode(encoding)
    mended = mend(body, Medium.WEB, replace(WORK, title="Цена"), POLICIES["global-research"]).body
    lines = mended.split(newline.encode())
    was = body.split(newline.encode())
    assert [line for line in lines if line in was] == was
    said = "Цена".encode(encoding, "xmlcharrefreplace")
    assert [line for line in lines if line not in was] == [
        b'<p>Originally published by Global Research: <a href="%s">%s</a></p>' % (WORK.url.encode(), said),
        "<p>© 2026 Global Research</p>".encode(encoding),
    ]


def test_markdown_keeps_its_mark_its_line_ends_and_the_lack_of_a_last_one() -> None:
    body = b"\xef\xbb\xbf" + f"# The Price of a Reprint\n\n{TEXT}".replace("\n", "\r\n").encode()
    mended = mend(body, Medium.MARKDOWN, WORK, POLICIES["global-research"]).body
    source = f"Originally published by Global Research: [The Price of a Reprint](<{WORK.url}>)"
    assert mended == body + f"\r\n\r\n{source}\r\n\r\n© 2026 Global Research".encode()


def test_what_only_the_author_knows_is_said_when_it_is_given() -> None:
    text = TEXT.replace("four hundred small newspapers print", "a few hundred regional weeklies carry")
    text = text.replace("scissors and paste", "whatever the post brought them that morning")
    text = text.replace("nearly everybody who reads them is happy", "most of the editors we asked were glad")
    capture = Capture(
        "file:///post", f"# The Price of a Reprint\n\n{text}\n".encode(), medium=Medium.MARKDOWN
    )
    for changed, said in (("", False), ("shortened", True)):
        mended = mend_capture(capture, WORK, POLICIES["cc-by-4.0"], NOW, Wording(changed=changed))
        assert ("shortened" in mended.body.decode(), "changes_notice" in unmet(mended)) == (said, not said)
