"""Formats for machines: what others read out of JSON-LD, feeds, front matter and e-mails."""

from __future__ import annotations

import json
from dataclasses import replace
from email import message_from_string
from email.policy import default

import feedparser
import pytest
import yaml
from samples import WORK, page

from syndicate import load_policy, snippet
from syndicate.model import Term

HOSTILE = "Line\r\nBcc: x@example.org</script><b> ]]> ---\n\u2028x"
SHOWN = "Line Bcc: x@example.org</script><b> ]]> --- x"
LICENSED = load_policy("cc-by-4.0")
INDEXED = replace(LICENSED, terms=(*LICENSED.terms, Term("canonical_link"), Term("noindex")))


def test_json_ld_tells_what_the_copy_is_based_on() -> None:
    script = snippet(WORK, LICENSED, format="jsonld")
    data = json.loads(script.removeprefix('<script type="application/ld+json">').removesuffix("</script>\n"))
    assert data == {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": "The Price of a Reprint",
        "author": [{"@type": "Person", "name": "Ada Lindqvist"}],
        "isBasedOn": {
            "@type": "Article",
            "url": WORK.url,
            "name": "The Price of a Reprint",
            "publisher": {"@type": "Organization", "name": "Global Research"},
            "datePublished": "2026-03-02",
        },
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "creditText": "By Ada Lindqvist Originally published by Global Research: The Price of a Reprint",
    }


def test_a_page_with_the_json_ld_is_read_as_meant() -> None:
    script = snippet(replace(WORK, title=HOSTILE), LICENSED, format="jsonld")
    read = page("<p>x</p>", head=script).metadata
    assert [fact.value for fact in read.authors] == ["Ada Lindqvist"]
    assert SHOWN in [fact.value for fact in read.headlines]


def test_the_head_is_read_as_meant() -> None:
    read = page("<p>x</p>", head=snippet(WORK, INDEXED, format="head")).metadata
    assert (read.canonical, read.robots) == (
        WORK.url,
        page("", head='<meta name="robots" content="noindex">').metadata.robots,
    )


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        ("hugo", {"authors": ["Ada Lindqvist"], "canonicalURL": WORK.url, "robotsNoIndex": True}),
        (
            "jekyll",
            {"layout": "post", "author": "Ada Lindqvist", "canonical_url": WORK.url, "robots": "noindex"},
        ),
        ("eleventy", {"author": "Ada Lindqvist", "canonical": WORK.url, "robots": "noindex"}),
    ],
)
def test_front_matter_has_the_keys_of_its_generator(kind: str, facts: dict[str, object]) -> None:
    post = snippet(replace(WORK, title=HOSTILE), INDEXED, format=kind)
    nothing, matter, _ = post.split("---\n", 2)
    assert (nothing, yaml.safe_load(matter)) == ("", {"title": SHOWN, **facts})


def test_an_item_of_a_feed_has_the_article_and_where_it_is_from() -> None:
    item = snippet(replace(WORK, title=HOSTILE), LICENSED, format="rss")
    read = feedparser.parse(f'<rss version="2.0"><channel>{item}</channel></rss>'.encode())
    (entry,) = read.entries
    assert (read.bozo, entry.link, entry.author, entry.published) == (
        False,
        WORK.url,
        "Ada Lindqvist",
        "Mon, 02 Mar 2026 00:00:00 +0000",
    )


def test_an_e_mail_is_a_draft_with_one_subject() -> None:
    message = message_from_string(
        snippet(replace(WORK, title=HOSTILE), LICENSED, format="email"), policy=default
    )
    assert dict(message.items()) == {
        "Subject": SHOWN,
        "X-Unsent": "1",
        "MIME-Version": "1.0",
        "Content-Type": 'multipart/alternative; boundary="=_syndicate"',
    }
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    plain = message.get_body(("plain",))
    assert plain is not None
    assert plain.get_content().startswith(WORK.text.replace("\n\n", "\n\n").partition("\n")[0])


def test_the_same_is_written_every_time() -> None:
    assert snippet(WORK, LICENSED, format="email") == snippet(WORK, LICENSED, format="email")
