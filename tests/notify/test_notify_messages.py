"""What a message says of each kind of event, and that nothing a page said does harm in it."""

import re
from email.header import Header
from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from notify_events import MISSED, event

from syndicate.model import Event, EventKind
from syndicate.notify.messages import TITLE, fragment_of, message_of

TELL = {**MISSED, "term": "author_credit", "outcome": "cannot_tell"}
HEADLINES: list[tuple[EventKind, dict[str, Any], str]] = [
    (
        EventKind.COPY_FOUND,
        {},
        "New copy on blog.example, which does not meet the condition “original link”: The dam",
    ),
    (
        EventKind.COPY_FOUND,
        {"verdict": "compliant"},
        "New copy on blog.example, which meets the terms: The dam",
    ),
    (
        EventKind.VERDICT_CHANGED,
        {"findings": []},
        "The copy on blog.example now does not meet a condition of the terms: The dam",
    ),
    (EventKind.COPY_FOUND, {"verdict": None}, "New copy on blog.example: The dam"),
    (
        EventKind.VERDICT_CHANGED,
        {"verdict": "needs_review"},
        "The copy on blog.example now needs review: The dam",
    ),
    (
        EventKind.VERDICT_CHANGED,
        {"findings": [MISSED, {**MISSED, "term": "noindex"}, TELL]},
        "The copy on blog.example now does not meet the conditions “original link” and “noindex”: The dam",
    ),
    (
        EventKind.VERDICT_CHANGED,
        {"findings": [MISSED] * 4},
        "The copy on blog.example now does not meet 4 conditions of the terms: The dam",
    ),
    (EventKind.COPY_GONE, {}, "The copy on blog.example is gone: The dam"),
    (
        EventKind.COPY_RETURNED,
        {"verdict": "compliant"},
        "The copy on blog.example is back and meets the terms: The dam",
    ),
    (EventKind.WORK_CORRECTED, {}, "The article was corrected: The dam"),
    (EventKind.WORK_GONE, {}, "The article is no longer at its address: The dam"),
    (
        EventKind.LIMIT_CHANGED,
        {"term": "quota", "outcome": "failed"},
        "blog.example does not meet the condition “quota”",
    ),
    (
        EventKind.LIMIT_CHANGED,
        {"term": "wholesale", "outcome": "cannot_tell"},
        "blog.example needs review for the condition “wholesale”",
    ),
    (
        EventKind.LIMIT_CHANGED,
        {"term": "quota", "outcome": "passed"},
        "blog.example meets the condition “quota” again",
    ),
]


@pytest.mark.parametrize(("kind", "data", "headline"), HEADLINES)
def test_the_title_says_what_changed(kind: EventKind, data: dict[str, Any], headline: str) -> None:
    assert message_of([event(kind=kind, **data)]).title == headline


def test_the_text_says_since_when_and_what_to_do() -> None:
    assert message_of([event()]).text.splitlines()[2:-2] == [
        "Page: https://blog.example/post",
        "Original: https://tribune.example/article-1",
        "Seen: 22 November 2026, 13:00 UTC",
        "Now: does not meet the condition “original link”",
        "Before: meets the terms, since 3 March 2026, 08:00 UTC",
        "Why: It no longer links to the article.",
        "Terms: global-research",
        "Holds: the full text, 98% of the original's words",
        "- does not meet the condition “original link”: The copy links to the home page.",
        "  To mend it: Link to the article.",
        "To do: Ask the site to link to the article.",
    ]


def test_addresses_are_readable_where_a_service_makes_text_of_the_html() -> None:
    shown = BeautifulSoup(message_of([event()]).html, "lxml").get_text(" ", strip=True)
    assert "https://blog.example/post" in shown
    assert "https://tribune.example/article-1" in shown


def test_a_correction_says_how_many_copies_may_be_stale_and_shows_the_change() -> None:
    data = {"copies": 3, "diff": ["- three", "+ four"], "title_changed": True, "recommendations": []}
    text = message_of([event(kind=EventKind.WORK_CORRECTED, **data)]).text
    assert "Copies made before: 3\n" in text
    assert "Title: was changed too\n" in text
    assert "    - three\n    + four\n" in text
    assert "To do: Ask those who copied the earlier version to take over the correction.\n" in text


@pytest.mark.parametrize(
    ("kind", "data", "advice"),
    [
        (EventKind.COPY_FOUND, {"verdict": "compliant"}, ["Nothing: it honours the terms."]),
        (EventKind.COPY_FOUND, {"verdict": "needs_review"}, ["Look at what could not be told, and decide."]),
        (EventKind.COPY_FOUND, {"verdict": "not_checked"}, []),
        (EventKind.COPY_GONE, {}, ["Nothing, unless the copy was meant to stay."]),
        (EventKind.WORK_CORRECTED, {"copies": 0}, []),
        (EventKind.WORK_GONE, {}, ["Copies that link to it lead nowhere: restore it, or redirect its address."]),
        (EventKind.LIMIT_CHANGED, {"outcome": "failed"}, ["Write to the site and agree on more, or on less."]),
        (EventKind.LIMIT_CHANGED, {"outcome": "passed"}, []),
    ],
)  # fmt: skip
def test_without_advice_of_a_report_there_is_that_of_the_kind(
    kind: EventKind, data: dict[str, Any], advice: list[str]
) -> None:
    text = message_of([event(kind=kind, recommendations=[], **data)]).text
    assert re.findall(r"^To do: (.*)$", text, re.MULTILINE) == advice


def test_a_limit_says_what_is_allowed_and_names_the_articles_within_bounds() -> None:
    articles = [f"https://tribune.example/{number}" for number in range(25)]
    data = {"term": "quota", "outcome": "failed", "most": 10, "days": 7, "articles": articles}
    text = message_of([event(kind=EventKind.LIMIT_CHANGED, **data)]).text
    assert "Allowed: 10 articles in 7 days\n" in text
    assert text.count("\nArticle: ") == 20
    assert "And 5 more articles.\n" in text


def test_a_digest_groups_by_kind_and_site_tells_the_newest_fifty_and_counts_the_others() -> None:
    kinds = [EventKind.COPY_FOUND, EventKind.COPY_GONE]
    events = [event(number, kinds[number % 2], site=f"s{number % 3}.example") for number in range(60)]
    message = message_of(events)
    assert message.title == "60 changes on 3 sites"
    assert re.findall(r"== (.+) ==", message.text) == [
        "8 new copies on s0.example", "9 new copies on s1.example", "8 new copies on s2.example",
        "8 copies that are gone on s0.example", "8 copies that are gone on s1.example",
        "9 copies that are gone on s2.example",
    ]  # fmt: skip
    rest = "Not told here: 5 new copies and 5 copies that are gone, all older than these."
    assert all(rest in form for form in (message.text, message.markdown, message.html))


def test_a_digest_is_the_same_in_whatever_order_the_events_come() -> None:
    events = [event(number) for number in range(5)]
    assert message_of(events) == message_of(events[::-1])


UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\ud800-\udfff]")
KINDS = st.sampled_from(EventKind)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
KEYS = (
    "page_url site work_url work_title policy verdict before since reason kind containment findings recommendations "
    "title_changed diff copies term outcome message most days articles"
).split()


@given(KINDS, st.dictionaries(st.sampled_from(KEYS), JSON), st.text(), st.text())
def test_every_key_may_be_missing_or_of_a_wrong_type(
    kind: EventKind, data: dict[str, Any], url: str, title: str
) -> None:
    message = message_of([Event("x", kind, event().at, url, title, data)])
    assert 0 < len(message.title) <= TITLE + 30
    assert UNSEEN.search(message.title) is None and "\n" not in message.title


HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(1)> [x](javascript:alert(1)) **b** @everyone <!channel>\r\n"
    "Bcc: all@example.org\r\n\r\n# x\n\u202egnp.exe\x1b[31m\x00\ud800\u2028" + "A" * 10_000
)
EVIL = event(
    url="javascript:alert(1)", title=HOSTILE, site=HOSTILE, work_title=HOSTILE, work_url="https://x/\r\n<b>\"'",
    page_url="data:text/html,x", policy=HOSTILE, reason=HOSTILE, diff=[HOSTILE] * 99, articles=[HOSTILE] * 99,
    recommendations=[HOSTILE] * 99, findings=[{**MISSED, "term": HOSTILE, "message": HOSTILE, "remedy": HOSTILE}] * 99,
)  # fmt: skip


@pytest.mark.parametrize("events", [[EVIL], [EVIL, event()]], ids=["one", "digest"])
def test_what_a_page_says_is_no_markup_and_no_control(events: list[Event]) -> None:
    message = message_of(events)
    for form in (message.title, message.label, message.text, message.markdown, message.html):
        assert UNSEEN.search(form) is None
        assert len(form) < 120_000
    for html in (message.html, MarkdownIt("gfm-like", {"linkify": False}).render(message.markdown)):
        soup = BeautifulSoup(html, "lxml")
        assert soup.find_all(["script", "img", "h1"]) == []
        assert {str(a["href"])[:8] for a in soup.find_all("a")} <= {"https://"}


MARKUP = st.text("<>&[]()*_`#!|~\\\"'\n =:/-.1abjshtpxw@", max_size=40)


@given(MARKUP)
def test_no_text_becomes_markup(text: str) -> None:
    """The tags are those of our own templates, whatever a page is called."""
    data = {"work_title": text, "reason": text, "findings": [{**MISSED, "message": text, "remedy": text}]}
    bare = {"work_title": "x", "reason": "x", "findings": [{**MISSED, "message": "x", "remedy": "x"}]}
    evil, plain = message_of([event(title=text, **data)]), message_of([event(title="x", **bare)])
    if not text.strip():
        return
    assert _tags(evil.html) == _tags(plain.html)
    render = MarkdownIt("gfm-like", {"linkify": False}).render
    assert _tags(render(evil.markdown)) == _tags(render(plain.markdown))


def _tags(html: str) -> list[str]:
    return [tag.name for tag in BeautifulSoup(html, "lxml").find_all(True)]


def test_what_is_long_is_cut_and_an_endless_address_is_no_link() -> None:
    long = event(page_url=f"https://x.example/{'a' * 2000}", diff=["+" + "b" * 999], url="https://x.example/")
    text = message_of([long]).text
    assert "Page:" not in text
    assert f"    +{'b' * 199} … (1,000 characters)\n" in text


def test_a_title_is_one_header_of_a_mail() -> None:
    title = message_of([EVIL]).title
    assert len(title) <= TITLE + 30
    assert "\n" not in title and "\r" not in title
    assert [line for line in Header(title).encode().split("\n")[1:] if not line.startswith(" ")] == []


def test_a_label_has_no_word_of_a_page() -> None:
    assert message_of([EVIL]).label == "syndicate: 1 changed copy"


@pytest.mark.parametrize("kind", EventKind)
def test_nothing_is_ever_called_by_a_word_of_law(kind: EventKind) -> None:
    message = message_of([event(kind=kind, term="quota", outcome="failed")])
    said = " ".join((message.title, message.label, message.text, message.markdown, message.html)).lower()
    assert not re.search(r"infring|violat|theft|stolen|steal|illegal|breach|plagiari|score", said)


def test_a_fragment_is_the_inside_of_the_document() -> None:
    assert fragment_of(event()).strip() in message_of([event()]).html
    assert "<body" not in fragment_of(event())
