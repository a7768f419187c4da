"""Articles with the block under them, as their publisher would have them."""

from __future__ import annotations

from dataclasses import replace

from samples import WORK

from syndicate import load_policy, resources
from syndicate.model import Policy, Work
from syndicate.policy import policies
from syndicate.republishing import Offer, block, head, offer

LANGUAGES = tuple(resources.data("snippet"))
POLICIES = {each.id: load_policy(each.id) for each in policies()}
ROTATED = [(name, LANGUAGES[at % len(LANGUAGES)]) for at, name in enumerate(POLICIES)]
"""Every policy, in a language that differs from policy to policy."""
NOTICE = "© 2026 The Valley Herald"
PARAGRAPHS = (
    "A river never runs the same way twice, and neither does the law that people make about it over the years.",
    "Last spring the council of a small valley town asked every miller for the ledgers of his grandfather.",
    "Nine of them still had such books, wrapped in oilcloth, with the floods noted in red along the margin.",
    "What the council learned from the red ink was that the river has an older calendar than the state has.",
    "It rises when the snow on the northern slope goes first, and that has happened eleven times in a century.",
    "Nobody has proposed a monument to the ledgers, but the baker has put one of them in his window.",
)
"""An article that is not about terms, so that none are read from it."""


def of_publisher(terms: Policy) -> Work:
    """The article as the publisher with these terms would have it."""
    name = terms.assigner.name or "The Valley Herald"
    host = next(iter(terms.assigner.hosts), "herald.example")
    return replace(
        WORK,
        url=f"https://{host}/on-rivers-5831584",
        title="On rivers and their ledgers",
        publisher=name,
        copyright=NOTICE,
        text="\n\n".join(PARAGRAPHS),
    )


def offered(name: str, lang: str = "en") -> Offer:
    return offer(of_publisher(POLICIES[name]), POLICIES[name], lang=lang)


def article(said: Offer | None = None) -> str:
    """The publisher's page, with the block and the head lines where there is an offer."""
    body = "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
    lines, under = (head(said), block(said)) if said else ("", "")
    return (
        f'<!doctype html><html lang="en"><head><title>On rivers and their ledgers</title>{lines}</head><body>'
        '<nav><a href="/">Home</a> <a href="/about">About</a></nav><main><article><h1>On rivers and their ledgers</h1>'
        f'<p class="byline">By <a rel="author" href="/ada">Ada Lindqvist</a></p><time datetime="2026-03-02">2 March 2026'
        f"</time>{body}<p>{NOTICE}</p></article>{under}</main></body></html>"
    )
