"""Contacts: what a page states, where it stands, in order; nothing is guessed."""

from __future__ import annotations

import pytest

from syndicate import Page
from syndicate.notices import Contact, contact_page, contacts, spelled

URL = "https://blog.example/post"


def on(body: str, *own: str, head: str = "") -> tuple[Contact, ...]:
    html = f"<!doctype html><html><head><title>x</title>{head}</head><body>{body}</body></html>"
    return contacts(html, Page.from_html(html, url=URL), own)


@pytest.mark.parametrize(
    ("body", "head", "expected"),
    [
        ("<p>Hello", "", ()),
        ('<a href="mailto:a@blog.example?subject=x">Ann</a>', "", (("a@blog.example", "mailto: link"),)),
        (
            '<div class=imprint><a href="mailto:a@blog.example">Ann</a></div>',
            "",
            (("a@blog.example", "mailto: link in a contact or imprint"),),
        ),
        (
            "",
            '<link rel=author href="mailto:a@blog.example">',
            (("a@blog.example", "<link rel=author href=mailto:>"),),
        ),
        (
            "",
            '<script type="application/ld+json">{"@type":"Organization",'
            '"contactPoint":{"email":"a@blog.example"}}</script>',
            (("a@blog.example", "JSON-LD contactPoint email"),),
        ),
        ("<p>Contact: a@blog.example", "", (("a@blog.example", "visible text about contact"),)),
        ("<p>He wrote a@blog.example on a wall", "", ()),
        ('<div class=comments><a href="mailto:a@blog.example">a</a></div>', "", ()),
        ('<a href="mailto:a@blog.example,b@blog.example%0d%0aBcc:c@d.example">a</a>', "", ()),
    ],
)
def test_an_address_is_told_with_its_source(
    body: str, head: str, expected: tuple[tuple[str, str], ...]
) -> None:
    assert tuple((each.address, each.source) for each in on(body, head=head)) == expected


def test_the_imprint_comes_first_and_the_rest_follows() -> None:
    found = on('<a href="mailto:z@blog.example">Zoe</a><p>Kontakt: a@blog.example, z@blog.example')
    assert [each.address for each in found] == ["a@blog.example", "z@blog.example"]


def test_the_publishers_own_address_is_no_contact_of_the_page() -> None:
    assert on('<a href="mailto:desk@news.example.org">Us</a>', "example.org") == ()


def test_a_page_for_contact_is_one_of_the_same_site() -> None:
    html = '<a href="https://other.example/c">Contact</a><a href="/kontakt">Kontakt</a>'
    assert contact_page(Page.from_html(html, url=URL)) == "https://blog.example/kontakt"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>Write to ann [at] blog.example", ("ann [at] blog.example",)),
        ("<p>Kontakt: ann(ät)blog(punkt)example", ("ann(ät)blog(punkt)example",)),
        ("<p>ann [arroba] blog [punto] example", ("ann [arroba] blog [punto] example",)),
        ("<p>We met at blog.example in May", ()),
        ("<p>ann@blog.example", ()),
        ("<div class=comments><p>ann [at] blog.example</div>", ()),
    ],
)
def test_an_address_that_hides_from_machines_is_told_as_it_stands_and_never_made_into_one(
    body: str, expected: tuple[str, ...]
) -> None:
    html = f"<!doctype html><title>x</title><body>{body}</body>"
    assert spelled(Page.from_html(html, url=URL)) == expected
    assert "ann@blog.example" not in [each.address for each in on(body) if expected]
