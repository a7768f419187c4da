"""What the server's headers say counts like what stands in the head."""

from __future__ import annotations

import pytest
from rule_specs import ASSIGNER, PAGE_URL, WORK

from syndicate import Page, check
from syndicate.model import Finding, Policy, Term

BODY = "".join(f"<p>{paragraph}</p>" for paragraph in WORK.text.split("\n\n"))
SELF = f'<link rel="canonical" href="{PAGE_URL}">'
OURS = f'<link rel="canonical" href="{WORK.url}">'


def found(rule: str, head: str = "", **headers: str) -> Finding:
    html = f"<!doctype html><html><head><title>Eelgrass</title>{head}</head><body>{BODY}</body></html>"
    page = Page.from_html(
        html, url=PAGE_URL, headers={name.replace("_", "-"): value for name, value in headers.items()}
    )
    return check(page, WORK, Policy("spec", "Specification", ASSIGNER, (Term(rule),))).finding(rule)


@pytest.mark.parametrize(
    ("head", "link", "outcome"),
    [
        ("", f'<{WORK.url}>; rel="canonical"', "passed"),
        ("", f"</next>; rel=next, <{WORK.url}>; rel=canonical", "passed"),
        ("", f"<{PAGE_URL}>; rel=canonical", "failed"),
        ("", f"<{WORK.url}>; rel=alternate; title=canonical", "failed"),
        (OURS, f"<{WORK.url}>; rel=canonical", "passed"),
        (SELF, f"<{WORK.url}>; rel=canonical", "cannot_tell"),
        (OURS, f"<{PAGE_URL}>; rel=canonical", "cannot_tell"),
    ],
)
def test_a_canonical_address_in_the_header_counts(head: str, link: str, outcome: str) -> None:
    assert found("canonical_link", head, Link=link).outcome == outcome


def test_the_page_has_nothing_to_say_where_no_term_asks() -> None:
    page = Page.from_html(f"<html><head>{SELF}</head><body>{BODY}</body></html>", url=PAGE_URL)
    assert check(page, WORK, Policy("spec", "Specification", ASSIGNER)).findings == ()


@pytest.mark.parametrize(
    ("head", "tag", "outcome"),
    [
        ("", "noindex", "passed"),
        ("", "otherbot: noindex, nofollow", "cannot_tell"),
        ("", "nofollow, noarchive", "failed"),
        ('<meta name="robots" content="index">', "noindex", "cannot_tell"),
        ("", "unavailable_after: 25 Jun 2030 15:00:00 PST", "failed"),
    ],
)
def test_a_robots_tag_in_the_header_counts(head: str, tag: str, outcome: str) -> None:
    assert found("noindex", head, X_Robots_Tag=tag).outcome == outcome
