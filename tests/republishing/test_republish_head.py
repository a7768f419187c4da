"""The head lines: what they say to programs, and nothing that the policy and the article do not say."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from republish_pages import POLICIES, of_publisher, offered
from samples import URL, WORK, policy

from syndicate.exchange import export
from syndicate.republishing import head, offer


def told(html: str) -> list[tuple[str, str]]:
    """The links and properties."""
    return [
        (
            str(each.get("property") or " ".join(each.get_attribute_list("rel"))),
            str(each.get("content") or each["href"]),
        )
        for each in BeautifulSoup(html, "html.parser").find_all(["link", "meta"])
    ]


def statements(html: str) -> list[dict[str, Any]]:
    """The JSON-LD."""
    return [json.loads(str(each.string)) for each in BeautifulSoup(html, "html.parser").find_all("script")]


def test_they_name_the_licence_the_credit_its_link_and_the_terms() -> None:
    url = of_publisher(POLICIES["the-conversation"]).url
    assert told(head(offered("the-conversation"))) == [
        ("license", "https://creativecommons.org/licenses/by-nd/4.0/"),
        ("cc:attributionName", "The Conversation"),
        ("cc:attributionURL", url),
        ("cc:useGuidelines", POLICIES["the-conversation"].terms_url),
    ]


def test_terms_that_are_no_licence_name_none() -> None:
    assert told(head(offer(WORK, policy()))) == [
        ("cc:attributionName", "Global Research"),
        ("cc:attributionURL", URL),
        ("cc:morePermissions", "mailto:publications@globalresearch.ca"),
        *([("cc:useGuidelines", policy().terms_url)] if policy().terms_url else []),
    ]


@pytest.mark.parametrize("name", POLICIES)
def test_schema_org_and_odrl_are_those_of_the_exports_laid_over_the_article(name: str) -> None:
    said = offered(name)
    article, *others = statements(head(said))
    work = said.credit.work
    own = {"url": work.url, "copyrightNotice": work.copyright, "copyrightYear": 2026}
    assert article | {"copyrightHolder": ""} == json.loads(export(said.terms, "schemaorg").text) | own | {
        "copyrightHolder": ""
    }
    assert len(others) == (0 if said.terms.is_licence else 1)
    whole = json.loads(export(said.terms, "odrl").text)
    for odrl in others:
        assert odrl | {"uid": "", "target": ""} == whole | {"uid": "", "target": ""}
        assert (odrl["target"], odrl["uid"] == whole["uid"]) == ({"@type": "Asset", "uid": work.url}, False)


def test_a_copyright_line_that_the_article_lacks_is_not_made_up() -> None:
    article, _ = statements(head(offer(replace(WORK, copyright=""), policy())))
    assert article.keys() & {"copyrightNotice", "copyrightYear"} == set()


@pytest.mark.parametrize(
    ("line", "held"), [("© 2026 Global Research", True), ("© Ada Lindqvist 2026", False), ("", False)]
)
def test_the_publisher_holds_the_copyright_where_the_article_says_so(line: str, held: bool) -> None:
    article, _ = statements(head(offer(replace(WORK, copyright=line), policy())))
    assert ("copyrightHolder" in article) is held


@given(st.one_of(st.sampled_from(["</script><b>", "\u2028", "]]>", "<!--"]), st.text(max_size=30)))
def test_hostile_values_end_no_element(text: str) -> None:
    work = replace(WORK, title=text, copyright=text, url=f"{URL}?{text}")
    terms = replace(
        policy(), title=text, assigner=replace(policy().assigner, name=f"A{text}", contact=f"{text}@x")
    )
    read = BeautifulSoup(f"<html><head>{head(offer(work, terms))}</head><body></body></html>", "lxml")
    assert {each.name for each in read.find_all(True)} == {"html", "head", "body", "meta", "link", "script"}
    assert len(statements(str(read))) == 2
