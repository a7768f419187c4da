"""One work, its policy and pages that republish it: what tests of the whole line share."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from syndicate import Page, Work, load_policy
from syndicate.model import Policy

URL = "https://www.globalresearch.ca/the-price-of-a-reprint/5831584"
PARAGRAPHS = (
    "Every week some four hundred small newspapers print an article that none of their reporters wrote, and most of "
    "their readers never notice the difference between the local page and the borrowed one.",
    "The practice is older than the telegraph. Editors of the eighteenth century filled their columns with scissors "
    "and paste, and they named the paper they had cut from because their own name depended on it.",
    "What changed is the price. A credit line cost nothing when type was set by hand, yet it is the first thing that "
    "disappears when software moves an article from one site to the next.",
    "Publishers answered with terms: name us, link to us, keep the copyright line, do not sell what we give away. The "
    "terms are short, and nearly everybody who reads them is happy to follow them.",
    "The trouble starts where nobody reads them. A feed is copied by night, the byline is lost on the way, and by the "
    "morning the article belongs to whoever happened to print it last.",
    "None of this is done out of malice. When somebody sends a courteous note, three editors out of four repair the "
    "page within a day, and many of them ask for the next article as well.",
)
WORK = Work(
    url=URL,
    title="The Price of a Reprint",
    authors=("Ada Lindqvist",),
    publisher="Global Research",
    published=date(2026, 3, 2),
    text="\n\n".join(PARAGRAPHS),
    language="en",
)
CREDIT = f'<p>By Ada Lindqvist</p><p>Originally published by <a href="{URL}">Global Research</a>.</p>'
NOTICE = "<p>© 2026 Global Research</p>"
COPY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def policy() -> Policy:
    """The founding policy."""
    return load_policy("global-research")


def policy_of(*terms: str) -> Policy:
    """The founding policy with only some of its terms."""
    whole = policy()
    return replace(whole, terms=tuple(term for term in whole.terms if term.id in terms))


def page(body: str, *, url: str = "https://blog.example/post", head: str = "") -> Page:
    """A page with a headline, a body and the usual furniture around it."""
    return Page.from_html(
        f"<!doctype html><html lang=en><head><title>A blog</title>{head}</head><body>"
        "<nav><a href=/>Home</a> <a href=/about>About</a></nav>"
        f"<main><article><h1>The Price of a Reprint</h1>{body}</article></main>"
        "<footer>© 2026 A blog</footer></body></html>",
        url=url,
    )
