"""What is mended in the head of a page, in front matter and in headlines."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_draft_mending import HTML, MARKDOWN, SOURCE, SOURCE_HTML, TEXT, changes, mend

from syndicate.model import Deed, Medium, Policy, Term
from tests.samples import URL, policy

HEAD = f'<link rel="canonical" href="{URL}">'
POST = "https://blog.example/post"


def asking(term: str, deed: Deed = Deed.REQUIRES) -> Policy:
    return replace(policy(), terms=(Term(term, deed=deed),))


CANONICAL, HIDDEN = asking("canonical_link"), asking("noindex")
TITLE = asking("title_alteration", Deed.PROHIBITS)


@pytest.mark.parametrize(
    ("terms", "before", "after"),
    [
        (CANONICAL, "\n</head>", f"\n  {HEAD}\n</head>"),
        (CANONICAL, "</head>", f"{HEAD}</head>"),
        (CANONICAL, '<link href="/post" rel=canonical></head>', f'<link href="{URL}" rel=canonical></head>'),
        (HIDDEN, "\n</head>", '\n  <meta name="robots" content="noindex">\n</head>'),
        (
            HIDDEN,
            "<meta name=Robots content='index, noarchive'></head>",
            "<meta name=Robots content='noindex, noarchive'></head>",
        ),
    ],
)
def test_the_head_of_a_page_gets_its_line(terms: Policy, before: str, after: str) -> None:
    source = HTML.format(SOURCE_HTML)
    mended = mend(source.replace("\n</head>", before), Medium.WEB, terms, url=POST)
    assert mended.body.decode() == source.replace("\n</head>", after)
    assert mended.left == ()


@pytest.mark.parametrize(
    ("terms", "before", "after"),
    [
        (CANONICAL, "---\ntitle: x\n---\n", f'---\ntitle: x\ncanonical_url: "{URL}"\n---\n'),
        (CANONICAL, "---\ncanonicalURL:\n---\n", f'---\ncanonicalURL: "{URL}"\n---\n'),
        (CANONICAL, "---\nCanonical: /post\n---\n", f'---\nCanonical: "{URL}"\n---\n'),
        (CANONICAL, "+++\n[params]\na = 1\n+++\n", f'+++\ncanonical_url = "{URL}"\n[params]\na = 1\n+++\n'),
        (HIDDEN, "---\nrobots: index\n---\n", '---\nrobots: "noindex"\n---\n'),
        (CANONICAL, "---\ncanonical: /post # x\n---\n", f'---\ncanonical: "{URL}" # x\n---\n'),
        (CANONICAL, "---\ncanonical: # none\n---\n", f'---\ncanonical: "{URL}" # none\n---\n'),
        (CANONICAL, "---\nCanonical: '/it''s'\t\n---\n", f'---\nCanonical: "{URL}"\t\n---\n'),
        (CANONICAL, "", ""),
    ],
)
def test_front_matter_gets_its_key(terms: Policy, before: str, after: str) -> None:
    mended = mend(before + MARKDOWN.format(SOURCE), terms=terms, url=POST)
    assert mended.body.decode() == after + MARKDOWN.format(SOURCE)


@pytest.mark.parametrize(
    "head",
    [
        "---\ncanonical:\n  https://blog.example/post\n---\n",
        "---\ncanonical: https://blog.example/\n\n  post\nlayout: post\n---\n",
        '---\ncanonical: "https://blog.example/\n  post"\n---\n',
        "---\ncanonical:\n- https://blog.example/post\n---\n",
        "---\ncanonical: >-\n  https://blog.example/post\n---\n",
        '+++\ncanonical = """\nhttps://blog.example/post"""\n+++\n',
        "+++\ncanonical = '''https://blog.example/post'''\n+++\n",
    ],
)
def test_a_value_of_several_lines_is_left_to_the_author(head: str) -> None:
    source = head + MARKDOWN.format(SOURCE)
    assert mend(source, terms=CANONICAL, url=POST).body.decode() == source


@pytest.mark.parametrize(
    ("source", "medium", "changed"),
    [
        (
            f"# Another story *altogether*\n\n{TEXT}\n",
            Medium.MARKDOWN,
            ["-# Another story *altogether*", "+# The Price of a Reprint"],
        ),
        (
            f"---\ntitle: Another story altogether\n---\n{TEXT}\n",
            Medium.MARKDOWN,
            ["-title: Another story altogether", '+title: "The Price of a Reprint"'],
        ),
        (
            HTML.format("")
            .replace("A blog", "Another story altogether")
            .replace("<h1>The Price of a Reprint", "<h1><a href=/>Another story altogether</a>"),
            Medium.WEB,
            [
                "-  <h1><a href=/>Another story altogether</a></h1>",
                "+  <h1><a href=/>The Price of a Reprint</a></h1>",
            ],
        ),
        (HTML.format("").replace("<h1>The Price of a Reprint", "<h1>The Cost of a Reprint"), Medium.WEB, []),
    ],
)  # fmt: skip
def test_only_a_headline_that_is_quite_another_becomes_the_title(
    source: str, medium: Medium, changed: list[str]
) -> None:
    assert changes(source, mend(source, medium, TITLE)) == changed
