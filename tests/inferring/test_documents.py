"""Terms for programs that lie beside a page, or are what is named, become part of the draft."""

from __future__ import annotations

import pytest

from syndicate import load_policy
from syndicate.exchange import export
from syndicate.inferring import infer
from syndicate.inferring.documents import Document, format_of, licences_of_robots, rsl_links

RSL = (
    '<rsl xmlns="https://rslstandard.org/rsl"><content url="/"><license><prohibits type="user">commercial</prohibits>'
    '<payment type="attribution"/></license></content></rsl>'
)
URL = "https://gull.example/terms"


def page(body: str) -> str:
    return f"<html><body><main>{body}</main></body></html>"


def test_an_rsl_document_beside_the_page_is_told_and_drafted_where_the_page_is_silent() -> None:
    beside = Document("https://gull.example/license.xml", RSL.encode(), "robots.txt License")
    draft = infer(page("<p>Please credit us.</p>"), URL, documents=(beside,))
    assert [(f"{each.deed}.{each.term}", each.remarks) for each in draft.terms] == [
        ("requires.publisher_credit", ()),
        (
            "prohibits.commercial_use",
            ("Draft, from the RSL document https://gull.example/license.xml (robots.txt License).",),
        ),
    ]
    assert draft.remarks[-1] == (
        "The RSL document https://gull.example/license.xml (robots.txt License) says: "
        "requires publisher_credit; prohibits commercial_use"
    )


@pytest.mark.parametrize(
    "body", [b"<rsl", b"nothing", b'<!DOCTYPE rsl><rsl xmlns="https://rslstandard.org/rsl"/>', b""]
)
def test_a_document_that_cannot_be_read_is_told(body: bytes) -> None:
    draft = infer(page(""), URL, documents=(Document("https://gull.example/l", body, "link[rel=license]"),))
    assert draft.terms == ()
    assert draft.remarks[-1].startswith(
        "The document https://gull.example/l (link[rel=license]) names terms for programs, but cannot be read: "
    )


@pytest.mark.parametrize(
    ("name", "terms"),
    [
        (
            "ccrel",
            [
                "reproduction",
                "adaptation",
                "author_credit",
                "copyright_notice",
                "license_notice",
                "commercial_use",
            ],
        ),
        ("rsl", ["publisher_credit", "commercial_use"]),
    ],
)
def test_such_a_document_may_itself_be_what_is_read(name: str, terms: list[str]) -> None:
    text = export(load_policy("cc-by-nc-4.0"), name).text
    assert [each.term for each in infer(text.encode(), URL).terms] == terms


def test_a_page_that_only_quotes_such_a_document_is_a_page() -> None:
    assert format_of(f"<html><body><pre>{RSL.replace('<', '&lt;')}</pre></body></html>") == ""


def test_the_documents_that_robots_and_page_name() -> None:
    robots = "User-agent: *\nLicense: /license.xml\nlicense : https://other.example/l.xml # ours\nLicense: /license.xml\n# License: /no\n"
    assert licences_of_robots(robots, "https://gull.example/robots.txt") == (
        "https://gull.example/license.xml",
        "https://other.example/l.xml",
    )
    link = '<link rel="license" type="application/rsl+xml" href="/l.xml"><a rel="license" href="/terms">our licence</a>'
    assert rsl_links(f"<html><head>{link}</head></html>", URL) == ("https://gull.example/l.xml",)
