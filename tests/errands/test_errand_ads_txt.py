"""Which site is asked for its ads.txt, and what counts as one."""

from __future__ import annotations

import asyncio

import pytest
from fake_web import FakeWeb

from syndicate import Page, Work, check, load_policy
from syndicate.errands.ads_txt import ads_txt_of, fetch_ads_txt
from syndicate.errors import NotHtml
from syndicate.model import Capture, Policy

TEXT = "\n\n".join(
    f"Paragraph {n} tells of the river, its {n} mills and the people who live at them." for n in range(9)
)
WORK = Work(
    url="https://www.globalresearch.ca/a/5831999", title="On rivers", publisher="Global Research", text=TEXT
)
TERMS = load_policy("global-research")
COPY = "".join(f"<p>{paragraph}</p>" for paragraph in TEXT.split("\n\n"))


def asked(url: str, policy: Policy = TERMS, html: str = COPY) -> str:
    return ads_txt_of(check(Page.from_html(html, url=url), WORK, policy))


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://blog.example.co.uk/2026/a?x=1", "https://example.co.uk/ads.txt"),
        ("http://example.org/", "http://example.org/ads.txt"),
        ("http://127.0.0.1:8000/a", "http://127.0.0.1:8000/ads.txt"),
        ("https://ann.github.io/a", "https://ann.github.io/ads.txt"),
        ("", ""),
    ],
)
def test_the_name_that_the_owner_registered_is_asked(url: str, expected: str) -> None:
    assert asked(url) == expected


def test_nobody_is_asked_where_it_makes_no_difference() -> None:
    assert asked("https://blog.example/", load_policy("cc-by-4.0")) == ""
    assert asked("https://blog.example/", html="<p>Something else altogether.") == ""


def test_only_what_was_sent_as_text_is_an_ads_txt() -> None:
    there = Capture("https://a.example/ads.txt", b"x.example, 1, DIRECT")
    web = FakeWeb({there.url: there, "https://b.example/ads.txt": NotHtml("b.example sent text/html.")})
    found = [asyncio.run(fetch_ads_txt(f"https://{host}.example/ads.txt", web)) for host in ("a", "b", "c")]
    assert found == [there, None, None]
