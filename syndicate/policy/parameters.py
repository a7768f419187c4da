"""The parameters of terms, one Key each, and the words that they choose from."""

from __future__ import annotations

from dataclasses import replace

from syndicate.policy.keys import Key, Kind

TOLERANCES = {
    "typography": "quotes, dashes, spaces, letter case of headings",
    "house_style": "spelling and number style of the republisher",
    "time": "words that relate to the day, such as yesterday",
    "place": "words that relate to the place, such as here in Ohio",
    "length": "cuts",
    "clarity": "short explanations put in",
}
"""Kinds of change that a publisher may tolerate."""

SIGNALS = {
    "ads": "advertising on the page",
    "affiliate": "affiliate or shop links inside the text",
    "sponsored": "a sponsor named on the copy",
    "paywall": "reading costs money",
    "subscription": "paid subscriptions are offered",
    "shop": "the site has a cart or a shop",
    "sale": "the copy itself is for sale",
}
"""The kinds of signs of commerce that a page can show; none is a conclusion."""

MATERIAL = {
    "pictures": "pictures credited to others",
    "wire": "reports of a wire service",
    "embeds": "videos, posts, maps and charts of other sites",
}
"""What an article has from others."""

SLOTS = ("author", "title", "publisher", "date", "url")
"""What the words of a credit may leave open; each is filled from the work."""

WHERE = Key(
    "where",
    "where it must stand: `region` is in or next to the copy, `top` before or in its first lines, `end` after it",
    Kind.CHOICE,
    ("region", "top", "end"),
    many=True,
    default="`region`",
)
IF_ABSENT = Key(
    "if_absent",
    "the outcome where the page lacks it; `cannot_tell_if_linked`: undecided where the copy links to the original",
    Kind.CHOICE,
    ("failed", "cannot_tell", "cannot_tell_if_linked"),
    default="`failed`",
)
IF_UNLINKED = replace(
    IF_ABSENT, meaning="the outcome where the page lacks the link", choices=("failed", "cannot_tell")
)
INSTITUTION = Key(
    "institution", "the institution of the author is asked for too", Kind.FLAG, default="`false`"
)
TARGET = Key(
    "target",
    "where the link must lead",
    Kind.CHOICE,
    ("article", "home", "article-or-home", "publisher"),
    default="`article`",
)
FOLLOWABLE = Key(
    "followable", "search engines must be let through (no `nofollow`)", Kind.FLAG, default="`false`"
)
PLAIN = Key("plain_text", "an address as mere text is enough", Kind.FLAG, default="`false`")
HOLDER = Key(
    "holder", "whom it must name", Kind.CHOICE, ("publisher", "author", "any"), default="`any` of the two"
)
FAILS_ON = Key("fails_on", "signals that settle it", Kind.CHOICE, tuple(SIGNALS), many=True, default="none")
ACCEPTS = Key(
    "accepts", "signals that the publisher accepts", Kind.CHOICE, tuple(SIGNALS), many=True, default="none"
)
TOLERATES = Key(
    "tolerates", "changes that are allowed", Kind.CHOICE, tuple(TOLERANCES), many=True, default="none"
)
VENUES = Key(
    "venues",
    "where copies are welcome; no page can prove it",
    Kind.CHOICE,
    ("any", "community-site", "blog", "forum", "mailing-list", "news-site", "print"),
    many=True,
    default="`any`",
)
MAX_WORDS = Key("max_words", "where only a part is allowed: how many words at most", Kind.NUMBER)
MAX_SHARE = Key("max_share", "where only a part is allowed: how much of the text at most", Kind.SHARE)
MAX_PARAGRAPHS = Key(
    "max_paragraphs", "where only a part is allowed: how many paragraphs at most", Kind.NUMBER
)
FROM_START = Key(
    "from_start",
    "where only a part is allowed: it must be the beginning of the text",
    Kind.FLAG,
    default="`false`",
)
DAYS = Key("days", "how many days", Kind.NUMBER)
HOURS = Key("hours", "how many hours, beside the days", Kind.NUMBER)
SINCE = Key("since", "what the time counts from", Kind.CHOICE, ("copy", "original"), default="`copy`")
CRAWLERS = Key(
    "crawlers", "the crawlers that must be asked, by name, such as `Googlebot-News`", many=True, default="all"
)
PATTERN = Key(
    "pattern",
    "how the counter's address begins: host and path without scheme; parameters after `?` must all be there",
    many=True,
    required=True,
)
CARRIES_KEY = Key(
    "carries_key",
    "the counter's address must name this article, by its key or address",
    Kind.FLAG,
    default="`false`",
)
ASK = Key("ask", "what the publisher asks for, as a line of a checklist", required=True)

LICENCE = Key(
    "licence",
    "the licence, by its address or a name such as `CC BY-ND 4.0`; any of several",
    many=True,
    default="the one that the work names, else that of a policy that is a licence",
)
LINK = Key("link", "the copy must link to it; the name alone is not enough", Kind.FLAG, default="`false`")

TEXT = Key(
    "text",
    f"the words, with slots {' '.join('{' + slot + '}' for slot in SLOTS)}; of several texts, one is enough",
    many=True,
    by_language=True,
    required=True,
)
TOLERANCE = Key(
    "tolerance", "per cent of the words that may be missing or put in", Kind.NUMBER, default="`0`"
)

NOTICE = Key(
    "kind",
    "what the notice is; that of a `translation` is asked for only on a page in another language",
    Kind.CHOICE,
    ("tagline", "funder", "disclaimer", "translation"),
    default="a notice of any kind",
)
EACH = Key("each", "every one of the texts is asked for, not any of them", Kind.FLAG, default="`false`")

MARKED = Key(
    "marked",
    "only pictures with one of these marks in their caption, such as `©` or `PHOTO REUSE PROHIBITED`",
    many=True,
    default="all pictures",
)
IF_SHOWN = Key(
    "if_shown",
    "the outcome where pictures are shown; `cannot_tell` where the terms leave some of them free",
    Kind.CHOICE,
    ("failed", "cannot_tell"),
    default="`failed`",
)
KINDS = Key("kinds", "which of it", Kind.CHOICE, tuple(MATERIAL), many=True, default="all")
SETTLING = Key(
    "fails_on", "kinds that settle it", Kind.CHOICE, tuple(MATERIAL)[:2], many=True, default="none"
)

SUBLICENSE = Key(
    "sublicense",
    "offers to others to republish the copy count too",
    Kind.FLAG,
    default="`false`",
)
MOST = Key("most", "how many articles at most", Kind.NUMBER, required=True)
WITHIN = replace(DAYS, meaning="within how many days", required=True)
SHARE_TAKEN = Key("share", "from which share of the publisher's articles on", Kind.SHARE)
