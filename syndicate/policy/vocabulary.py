"""The terms that a policy can set: one entry per term.

`TERMS` is the only list of all rules in the code. A new rule is a module `syndicate/rules/<id>.py`, its spec
and an entry here (`docs/rules.md`). What each term must mean is said in the contract, §6, and by the rule that examines it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from syndicate.model import Deed
from syndicate.policy import parameters
from syndicate.policy.keys import NOTE, QUOTE, STRENGTH, UNLESS, URL, WHEN, Key

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
    datum: str = ""
    """What of the work it is about, a field of Work; only then it may say `when = "supplied"`."""

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
        (parameters.WHERE, parameters.IF_ABSENT, parameters.INSTITUTION),
        datum="authors",
    ),
    TermSpec(
        "publisher_credit",
        "credit",
        _REQUIRED,
        "the publisher is named",
        (parameters.WHERE, parameters.IF_ABSENT),
        datum="publisher",
    ),
    TermSpec(
        "credit_wording",
        "credit",
        _REQUIRED,
        "the credit is given in certain words",
        (parameters.TEXT, parameters.WHERE, parameters.TOLERANCE, parameters.IF_ABSENT),
    ),
    TermSpec(
        "original_link",
        "link",
        _REQUIRED,
        "a link leads back",
        (
            parameters.TARGET,
            parameters.FOLLOWABLE,
            parameters.PLAIN,
            parameters.WHERE,
            parameters.IF_UNLINKED,
        ),
        datum="url",
    ),
    TermSpec(
        "canonical_link", "link", _REQUIRED, "the page's canonical link leads to the article", datum="url"
    ),
    TermSpec(
        "noindex", "link", _REQUIRED, "search engines are asked not to index the copy", (parameters.CRAWLERS,)
    ),
    TermSpec(
        "links_preserved", "link", _REQUIRED, "the links of the original stand in the copy", datum="links"
    ),
    TermSpec(
        "copyright_notice",
        "notice",
        _REQUIRED,
        "the copyright is acknowledged",
        (parameters.HOLDER, parameters.IF_ABSENT),
        datum="copyright",
    ),
    TermSpec(
        "license_notice",
        "notice",
        _REQUIRED,
        "the licence is named",
        (parameters.LICENCE, parameters.LINK, parameters.PLAIN, parameters.IF_ABSENT),
        datum="licence",
    ),
    TermSpec(
        "changes_notice",
        "notice",
        _REQUIRED,
        "a copy that was changed says so",
        (parameters.TOLERATES, parameters.IF_ABSENT),
    ),
    TermSpec(
        "required_notice",
        "notice",
        _REQUIRED,
        "a notice stands with the copy",
        (
            parameters.TEXT,
            parameters.NOTICE,
            parameters.EACH,
            parameters.WHERE,
            parameters.TOLERANCE,
            parameters.IF_ABSENT,
        ),
    ),
    TermSpec("text_alteration", "text", _FORBIDDEN, "the text is changed", (parameters.TOLERATES,)),
    TermSpec("title_alteration", "text", _FORBIDDEN, "the title is changed", (parameters.TOLERATES,)),
    TermSpec(
        "excerpt",
        "text",
        _ANY,
        "only a part is republished",
        (parameters.MAX_WORDS, parameters.MAX_SHARE, parameters.MAX_PARAGRAPHS, parameters.FROM_START),
    ),
    TermSpec("translation", "text", _FORBIDDEN, "the text is translated"),
    TermSpec("insertion", "text", _FORBIDDEN, "something foreign stands between the paragraphs"),
    TermSpec(
        "images",
        "media",
        _FORBIDDEN,
        "pictures of the original are shown",
        (parameters.MARKED, parameters.IF_SHOWN),
    ),
    TermSpec(
        "third_party_material",
        "media",
        _FORBIDDEN,
        "what the original has from others is taken along",
        (parameters.KINDS, parameters.SETTLING),
    ),
    TermSpec(
        "commercial_use",
        "use",
        _FORBIDDEN,
        "the use is commercial",
        (parameters.FAILS_ON, parameters.ACCEPTS),
    ),
    TermSpec("paywall", "use", _FORBIDDEN, "the copy stands behind a paywall"),
    TermSpec("sale", "use", _FORBIDDEN, "the copy itself is sold", (parameters.SUBLICENSE,)),
    TermSpec(
        "share_alike",
        "use",
        _REQUIRED,
        "a changed copy stands under the same licence",
        (parameters.LICENCE, parameters.TOLERATES),
    ),
    TermSpec("print", "use", _FORBIDDEN, "the copy is printed"),
    TermSpec(
        "embargo",
        "time",
        _REQUIRED,
        "a copy waits for so long after the original appeared",
        (parameters.DAYS, parameters.HOURS),
    ),
    TermSpec(
        "expiry",
        "time",
        _REQUIRED,
        "a copy stays online no longer than so long",
        (parameters.DAYS, parameters.SINCE),
    ),
    TermSpec(
        "tracking_pixel",
        "tracking",
        _REQUIRED,
        "the publisher's counter is in the copy",
        (parameters.PATTERN, parameters.CARRIES_KEY),
    ),
    TermSpec(
        "quota",
        "volume",
        _REQUIRED,
        "no more articles are taken than so many within so long",
        (parameters.MOST, parameters.WITHIN),
    ),
    TermSpec(
        "wholesale",
        "volume",
        _FORBIDDEN,
        "articles are taken wholesale or automatically",
        (parameters.SHARE_TAKEN,),
    ),
    TermSpec(
        "stale_copy",
        "upkeep",
        (Deed.PROHIBITS,),
        "the copy keeps what the original has corrected",
        (parameters.DAYS,),
    ),
    TermSpec("manual", "manual", _REQUIRED, "something that no page can show", (parameters.ASK,)),
)

PERMISSIONS = (
    TermSpec(
        "reproduction", "permission", _PERMITTED, "the whole work may be republished", (parameters.VENUES,)
    ),
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
