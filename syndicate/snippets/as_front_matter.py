"""Front matter: a post for Hugo, Jekyll or Eleventy, with the credit as its text in Markdown.

Every value is a JSON string, which YAML reads alike (YAML 1.2 §1.3) as long as nothing above U+FFFF is escaped; on one
line, it cannot end the front matter.
"""

from __future__ import annotations

import json

from syndicate import escaping
from syndicate.snippets.as_markdown import markdown
from syndicate.snippets.parts import Credit, seen

Facts = dict[str, object]


def hugo(credit: Credit) -> str:
    """The keys that Hugo and most of its themes know."""
    return _post(
        credit,
        {
            **_facts(credit, authors="authors"),
            **_canonical(credit, "canonicalURL"),
            **({"robotsNoIndex": True} if credit.crawlers else {}),
        },
    )


def jekyll(credit: Credit) -> str:
    """The keys of jekyll-seo-tag."""
    return _post(
        credit,
        {
            "layout": "post",
            **_facts(credit, authors="author"),
            **_canonical(credit, "canonical_url"),
            **_robots(credit),
        },
    )


def eleventy(credit: Credit) -> str:
    """Keys for the site's own layouts; Eleventy itself knows none of them."""
    return _post(
        credit, {**_facts(credit, authors="author"), **_canonical(credit, "canonical"), **_robots(credit)}
    )


def _facts(credit: Credit, *, authors: str) -> Facts:
    names = [name for name in map(seen, credit.work.authors) if name]
    one = names[0] if len(names) == 1 and authors == "author" else names
    return {"title": credit.title, **({authors: one} if names else {})}


def _canonical(credit: Credit, key: str) -> Facts:
    return {key: escaping.href(credit.canonical)} if credit.canonical else {}


def _robots(credit: Credit) -> Facts:
    return {"robots": "noindex"} if credit.crawlers else {}


def _post(credit: Credit, facts: Facts) -> str:
    """The facts, then the credit; a brace is a reference there, since Liquid and shortcodes begin with one."""
    lines = [f"{key}: {escaping.xml(json.dumps(value, ensure_ascii=False))}" for key, value in facts.items()]
    text = markdown(credit).replace("\\{", "&#123;")
    return "\n".join(("---", *lines, "---", "", text))
