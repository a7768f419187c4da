"""The terms that a policy can set: one entry per term, one Key per parameter.

`TERMS` is the only list of all rules in the code. A new rule is a module `syndicate/rules/<id>.py`, its spec
and an entry here (`docs/rules.md`). What each term must mean is said in the contract, §6, and by the rule that examines it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from syndicate.model import Deed
from syndicate.policy.keys import NOTE, QUOTE, STRENGTH, UNLESS, URL, WHEN, Key, Kind

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
"""Signs of commerce that a page can show; none is a conclusion."""

MATERIAL = {
    "pictures": "pictures credited to others",
    "wire": "reports of a wire service",
    "embeds": "videos, posts, maps and charts of other sites",
}
"""What an article has from others."""

SLOTS = ("author", "title", "publisher", "date", "url")
"""What the words of a credit may leave open; each is filled from the work."""

VENUES = ("any", "community-site", "blog", "forum", "mailing-list", "news-site", "print")

_WHERE = Key(
    "where",
    "where it must stand: `region` is in or next to the copy, `top` before or in its first lines, `end` after it",
    Kind.CHOICE,
    ("region", "top", "end"),
    many=True,
    default="`region`",
)
_IF_ABSENT = Key(
    "if_absent",
    "the outcome where the page lacks it; `cannot_tell_if_linked`: undecided where the copy links to the original",
    Kind.CHOICE,
    ("failed", "cannot_tell", "cannot_tell_if_linked"),
    default="`failed`",
)
_IF_UNLINKED = replace(
    _IF_ABSENT, meaning="the outcome where the page lacks the link", choices=("failed", "cannot_tell")
)
_INSTITUTION = Key(
    "institution", "the institution of the author is asked for too", Kind.FLAG, default="`false`"
)
_TARGET = Key(
    "target",
    "where the link must lead",
    Kind.CHOICE,
    ("article", "home", "article-or-home", "publisher"),
    default="`article`",
)
_FOLLOWABLE = Key(
    "followable", "search engines must be let through (no `nofollow`)", Kind.FLAG, default="`false`"
)
_PLAIN = Key("plain_text", "an address as mere text is enough", Kind.FLAG, default="`false`")
_HOLDER = Key(
    "holder", "whom it must name", Kind.CHOICE, ("publisher", "author", "any"), default="`any` of the two"
)
_FAILS_ON = Key("fails_on", "signals that settle it", Kind.CHOICE, tuple(SIGNALS), many=True, default="none")
_ACCEPTS = Key(
    "accepts", "signals that the publisher accepts", Kind.CHOICE, tuple(SIGNALS), many=True, default="none"
)
_TOLERATES = Key(
    "tolerates", "changes that are allowed", Kind.CHOICE, tuple(TOLERANCES), many=True, default="none"
)
_VENUES = Key(
    "venues",
    "where copies are welcome; no page can prove it",
    Kind.CHOICE,
    VENUES,
    many=True,
    default="`any`",
)
_MAX_WORDS = Key("max_words", "where only a part is allowed: how many words at most", Kind.NUMBER)
_MAX_SHARE = Key("max_share", "where only a part is allowed: how much of the text at most", Kind.SHARE)
_MAX_PARAGRAPHS = Key(
    "max_paragraphs", "where only a part is allowed: how many paragraphs at most", Kind.NUMBER
)
_FROM_START = Key(
    "from_start",
    "where only a part is allowed: it must be the beginning of the text",
    Kind.FLAG,
    default="`false`",
)
_DAYS = Key("days", "how many days", Kind.NUMBER)
_HOURS = Key("hours", "how many hours, beside the days", Kind.NUMBER)
_SINCE = Key("since", "what the time counts from", Kind.CHOICE, ("copy", "original"), default="`copy`")
_CRAWLERS = Key(
    "crawlers", "the crawlers that must be asked, by name, such as `Googlebot-News`", many=True, default="all"
)
_PATTERN = Key(
    "pattern",
    "how the counter's address begins: host and path without scheme; parameters after `?` must all be there",
    many=True,
    required=True,
)
_CARRIES_KEY = Key(
    "carries_key",
    "the counter's address must name this article, by its key or address",
    Kind.FLAG,
    default="`false`",
)
_ASK = Key("ask", "what the publisher asks for, as a line of a checklist", required=True)

_LICENCE = Key(
    "licence",
    "the licence, by its address or a name such as `CC BY-ND 4.0`; any of several",
    many=True,
    default="the one that the work names, else that of a policy that is a licence",
)
_LINK = Key("link", "the copy must link to it; the name alone is not enough", Kind.FLAG, default="`false`")

_TEXT = Key(
    "text",
    f"the words, with slots {' '.join('{' + slot + '}' for slot in SLOTS)}; of several texts, one is enough",
    many=True,
    by_language=True,
    required=True,
)
_TOLERANCE = Key(
    "tolerance", "per cent of the words that may be missing or put in", Kind.NUMBER, default="`0`"
)

_NOTICE = Key(
    "kind",
    "what the notice is; that of a `translation` is asked for only on a page in another language",
    Kind.CHOICE,
    ("tagline", "funder", "disclaimer", "translation"),
    default="a notice of any kind",
)
_EACH = Key("each", "every one of the texts is asked for, not any of them", Kind.FLAG, default="`false`")

_MARKED = Key(
    "marked",
    "only pictures with one of these marks in their caption, such as `©` or `PHOTO REUSE PROHIBITED`",
    many=True,
    default="all pictures",
)
_IF_SHOWN = Key(
    "if_shown",
    "the outcome where pictures are shown; `cannot_tell` where the terms leave some of them free",
    Kind.CHOICE,
    ("failed", "cannot_tell"),
    default="`failed`",
)
_KINDS = Key("kinds", "which of it", Kind.CHOICE, tuple(MATERIAL), many=True, default="all")
_SETTLING = Key(
    "fails_on", "kinds that settle it", Kind.CHOICE, tuple(MATERIAL)[:2], many=True, default="none"
)

_SUBLICENSE = Key(
    "sublicense",
    "offers to others to republish the copy count too",
    Kind.FLAG,
    default="`false`",
)
_MOST = Key("most", "how many articles at most", Kind.NUMBER, required=True)
_WITHIN = replace(_DAYS, meaning="within how many days", required=True)
_SHARE_TAKEN = Key("share", "from which share of the publisher's articles on", Kind.SHARE)

_REQUIRED = (Deed.REQUIRES,)
_PERMITTED = (Deed.PERMITS,)
_FORBIDDEN = (Deed.PERMITS, Deed.PROHIBITS)
_ANY = tuple(Deed)


@dataclass(frozen=True, slots=True)
class TermSpec:
    """A term: its id (also that of its rule), its group, the deeds it may stand under, its own parameters."""

    id: str
    group: str
    deeds: tuple[Deed, ...]
    meaning: str
    params: tuple[Key, ...] = ()
    datum: str = (
        ""  #: what of the work it is about, a field of Work; only then it may say `when = "supplied"`
    )

    def keys(self, deed: Deed) -> tuple[Key, ...]:
        """All keys of its table: its own, then those of every term; nothing permitted is binding or conditional."""
        common = (QUOTE, URL, UNLESS, NOTE)
        if deed is Deed.PERMITS:
            return (*self.params, *common)
        when = WHEN if self.datum else replace(WHEN, choices=WHEN.choices[1:])
        return (*self.params, STRENGTH, when, *common)


TERMS = (
    TermSpec(
        "author_credit",
        "credit",
        _REQUIRED,
        "the author is named",
        (_WHERE, _IF_ABSENT, _INSTITUTION),
        datum="authors",
    ),
    TermSpec(
        "publisher_credit",
        "credit",
        _REQUIRED,
        "the publisher is named",
        (_WHERE, _IF_ABSENT),
        datum="publisher",
    ),
    TermSpec(
        "credit_wording",
        "credit",
        _REQUIRED,
        "the credit is given in certain words",
        (_TEXT, _WHERE, _TOLERANCE, _IF_ABSENT),
    ),
    TermSpec(
        "original_link",
        "link",
        _REQUIRED,
        "a link leads back",
        (_TARGET, _FOLLOWABLE, _PLAIN, _WHERE, _IF_UNLINKED),
        datum="url",
    ),
    TermSpec(
        "canonical_link", "link", _REQUIRED, "the page's canonical link leads to the article", datum="url"
    ),
    TermSpec("noindex", "link", _REQUIRED, "search engines are asked not to index the copy", (_CRAWLERS,)),
    TermSpec(
        "links_preserved", "link", _REQUIRED, "the links of the original stand in the copy", datum="links"
    ),
    TermSpec(
        "copyright_notice",
        "notice",
        _REQUIRED,
        "the copyright is acknowledged",
        (_HOLDER, _IF_ABSENT),
        datum="copyright",
    ),
    TermSpec(
        "license_notice",
        "notice",
        _REQUIRED,
        "the licence is named",
        (_LICENCE, _LINK, _PLAIN, _IF_ABSENT),
        datum="licence",
    ),
    TermSpec(
        "changes_notice", "notice", _REQUIRED, "a copy that was changed says so", (_TOLERATES, _IF_ABSENT)
    ),
    TermSpec(
        "required_notice",
        "notice",
        _REQUIRED,
        "a notice stands with the copy",
        (_TEXT, _NOTICE, _EACH, _WHERE, _TOLERANCE, _IF_ABSENT),
    ),
    TermSpec("text_alteration", "text", _FORBIDDEN, "the text is changed", (_TOLERATES,)),
    TermSpec("title_alteration", "text", _FORBIDDEN, "the title is changed", (_TOLERATES,)),
    TermSpec(
        "excerpt",
        "text",
        _ANY,
        "only a part is republished",
        (_MAX_WORDS, _MAX_SHARE, _MAX_PARAGRAPHS, _FROM_START),
    ),
    TermSpec("translation", "text", _FORBIDDEN, "the text is translated"),
    TermSpec("insertion", "text", _FORBIDDEN, "something foreign stands between the paragraphs"),
    TermSpec("images", "media", _FORBIDDEN, "pictures of the original are shown", (_MARKED, _IF_SHOWN)),
    TermSpec(
        "third_party_material",
        "media",
        _FORBIDDEN,
        "what the original has from others is taken along",
        (_KINDS, _SETTLING),
    ),
    TermSpec("commercial_use", "use", _FORBIDDEN, "the use is commercial", (_FAILS_ON, _ACCEPTS)),
    TermSpec("paywall", "use", _FORBIDDEN, "the copy stands behind a paywall"),
    TermSpec("sale", "use", _FORBIDDEN, "the copy itself is sold", (_SUBLICENSE,)),
    TermSpec(
        "share_alike",
        "use",
        _REQUIRED,
        "a changed copy stands under the same licence",
        (_LICENCE, _TOLERATES),
    ),
    TermSpec("print", "use", _FORBIDDEN, "the copy is printed"),
    TermSpec(
        "embargo", "time", _REQUIRED, "a copy waits for so long after the original appeared", (_DAYS, _HOURS)
    ),
    TermSpec("expiry", "time", _REQUIRED, "a copy stays online no longer than so long", (_DAYS, _SINCE)),
    TermSpec(
        "tracking_pixel",
        "tracking",
        _REQUIRED,
        "the publisher's counter is in the copy",
        (_PATTERN, _CARRIES_KEY),
    ),
    TermSpec(
        "quota",
        "volume",
        _REQUIRED,
        "no more articles are taken than so many within so long",
        (_MOST, _WITHIN),
    ),
    TermSpec(
        "wholesale", "volume", _FORBIDDEN, "articles are taken wholesale or automatically", (_SHARE_TAKEN,)
    ),
    TermSpec(
        "stale_copy", "upkeep", (Deed.PROHIBITS,), "the copy keeps what the original has corrected", (_DAYS,)
    ),
    TermSpec("manual", "manual", _REQUIRED, "something that no page can show", (_ASK,)),
)

PERMISSIONS = (
    TermSpec("reproduction", "permission", _PERMITTED, "the whole work may be republished", (_VENUES,)),
    TermSpec("adaptation", "permission", _PERMITTED, "it may be changed and built upon"),
)
"""What only a permission can say; no rule examines it."""

BY_ID = {each.id: each for each in (*PERMISSIONS, *TERMS)}
"""Every term and permission, in the order in which a policy lists its terms."""


def spec(term_id: str) -> TermSpec | None:
    """The term or permission with this id."""
    return BY_ID.get(term_id)


def ids(deed: Deed | None = None) -> tuple[str, ...]:
    """The ids that may stand under `deed`; without one, of all terms and permissions."""
    return tuple(each.id for each in BY_ID.values() if deed is None or deed in each.deeds)
