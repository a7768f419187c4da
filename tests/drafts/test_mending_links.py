"""Which link of a draft is mended, in what is no plain Markdown, and what of the author's stays as it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_draft_mending import HTML, MARKDOWN, NOTICE, SOURCE, mend

from syndicate.model import Deed, Medium, Term, Verdict
from tests.samples import URL, policy, policy_of

HOME = "https://www.globalresearch.ca/"
OLDER = f"{HOME}the-price-of-reprint/"
TERMS = policy_of("publisher_credit", "original_link")
LINKED = f"[Global Research](<{URL}>)"
TAGGED = f'<a href="{URL}">Global Research</a>'


@pytest.mark.parametrize(
    ("credit", "becomes"),
    [
        (f"From Global Research: [The Price of a Reprint]({OLDER})", f"From Global Research: [The Price of a Reprint]({URL})"),
        (f"From Global Research: [The Price of a Reprint](<{HOME}>)", f"From Global Research: [The Price of a Reprint](<{URL}>)"),
        (f"From [Global Research]({HOME} 'home')", f"From [Global Research]({URL} 'home')"),
        (f"From Global Research: [see]({OLDER})", f"From {LINKED}: [see]({OLDER})"),
        (f"From Global Research. [Donate]({HOME}donate)", f"From {LINKED}. [Donate]({HOME}donate)"),
        (f"From Global Research: <{HOME}>", f"From {LINKED}: <{HOME}>"),
        (f"From Global Research ({URL[8:]})", f"From Global Research ([{URL[8:]}](<{URL}>))"),
    ],
)  # fmt: skip
def test_a_link_on_the_title_or_the_name_is_mended_and_any_other_left(credit: str, becomes: str) -> None:
    assert mend(MARKDOWN.format(credit)).body.decode() == MARKDOWN.format(becomes)


@pytest.mark.parametrize(
    ("credit", "becomes"),
    [
        ("<p>From Global Research</p>", f"<p>From {TAGGED}</p>"),
        ("<div>\n<i>From Global Research</i>\n</div>", f"<div>\n<i>From {TAGGED}</i>\n</div>"),
        ("<div>\n\nFrom Global Research\n\n</div>", f"<div>\n\nFrom {LINKED}\n\n</div>"),
        (f"<p>From <a class=x href='{HOME}'>Global Research</a></p>", f"<p>From <a class=x href='{URL}'>Global Research</a></p>"),
        (f'From <a title="a href=x" href={HOME}\nid=x>Global Research</a>', f'From <a title="a href=x" href="{URL}"\nid=x>Global Research</a>'),
        ("<Credit>From Global Research</Credit>", f"<Credit>From {LINKED}</Credit>"),
    ],
)  # fmt: skip
def test_html_in_markdown_gets_a_link_of_html(credit: str, becomes: str) -> None:
    assert mend(MARKDOWN.format(credit)).body.decode() == MARKDOWN.format(becomes)


def test_a_link_of_html_in_markdown_loses_what_is_not_to_be_followed() -> None:
    followed = Term("original_link", deed=Deed.REQUIRES, params={"followable": True})
    source = MARKDOWN.format(f'From <a rel="nofollow noopener" href="{URL}">Global Research</a>')
    mended = mend(source, terms=replace(policy(), terms=(followed,)))
    assert mended.body.decode() == source.replace("nofollow ", "")


@pytest.mark.parametrize(
    "credit",
    [
        "From **Global** Research",
        f"From **Global** Research. [Donate]({HOME}donate)",
        '{% include credit.html from="From Global Research" %}',
        '{{< credit "From Global Research" >}}',
        "{% comment %}\n\nFrom Global Research\n\n{% endcomment %}",
        "```\nFrom Global Research\n```",
    ],
)
def test_no_edit_parts_what_stands_there(credit: str) -> None:
    source = MARKDOWN.format(credit).replace(NOTICE, "Bye")
    mended = mend(source, terms=TERMS)
    kept, added = mended.body.decode().replace(f"{SOURCE}\n\n", ""), mended.body.decode().count(SOURCE)
    assert (kept, added, mended.after.verdict) == (source, 1, Verdict.COMPLIANT)


@pytest.mark.parametrize("tag", ['{{ credit("Global Research") }}', "<%= from 'Global Research' %>"])
def test_templates_of_html_stay_whole(tag: str) -> None:
    source = HTML.format(f"  <p>{tag}</p>")
    assert tag in mend(source, Medium.WEB, TERMS).body.decode()


def test_no_link_is_put_into_a_button() -> None:
    source = HTML.format("  <button>From Global Research</button>").replace(NOTICE, "Bye")
    assert "<button>From Global Research</button>" in mend(source, Medium.WEB, TERMS).body.decode()
