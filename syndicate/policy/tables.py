"""The keys of the fixed tables of a policy file: head, assigner, editions, alternatives, overrides, waivers.

Checking, the JSON Schema and the documentation all read these tables; nothing else lists the keys.
"""

from __future__ import annotations

from syndicate.model import Deed, Outcome, Verdict
from syndicate.policy.keys import NOTE, QUOTE, URL, Key, Kind
from syndicate.policy.vocabulary import TERMS, ids

SCHEMA = "syndicate.policy/1"
WAIVERS_SCHEMA = "syndicate.waivers/1"
EXAMPLES_SCHEMA = "syndicate.policy-examples/1"

HEAD = (
    Key("schema", "the version of this language", Kind.CHOICE, (SCHEMA,), required=True),
    Key("id", "the policy's short name; a shipped file is called `<id>.toml`", Kind.ID, required=True),
    Key("title", "its name for people", required=True),
    Key("terms_url", "the page on which the terms stand"),
    Key("retrieved", "the day on which that page was read", Kind.DATE),
    Key("version", "the version of the terms", default="the day `retrieved`"),
    Key(
        "grade",
        "where the quoted words were read",
        Kind.CHOICE,
        ("publisher-page", "third-party-quote", "licence-text"),
    ),
    Key("extends", "the id of the policy that this one builds on", Kind.ID),
    Key("silent", "inherited terms on which this policy is silent", Kind.CHOICE, ids(), many=True),
    Key("notes", "what a reader of the policy must know, such as clauses that are not examined"),
)

ASSIGNER = (
    Key(
        "name",
        "the publisher's name",
        default="the publisher of the work at hand (licences have no assigner)",
    ),
    Key("aliases", "its other names, by which a credit may name it", many=True, by_language=True),
    Key(
        "hosts",
        "its own hosts, subdomains included: never reposts, and the home of links",
        Kind.HOST,
        many=True,
    ),
    Key(
        "article_key",
        "what of an address identifies the article, the strongest first: `trailing-number`, `slug`, `query:NAME`, `path`",
        Kind.ARTICLE_KEY,
        many=True,
    ),
    Key("contact", "where to ask for permission"),
)

EDITION = (
    Key("from", "the first day on which this edition was in force", Kind.DATE, default="ever since"),
    Key("until", "the first day on which it was no longer in force", Kind.DATE, default="still"),
    Key("terms_url", "the page on which that edition stands", default="that of the policy"),
    Key("silent", "terms of the policy that the edition does not have", Kind.CHOICE, ids(), many=True),
)

ANY_OF = (
    Key(
        "terms",
        "required terms of which one that is met is enough",
        Kind.CHOICE,
        ids(Deed.REQUIRES),
        many=True,
        required=True,
    ),
    QUOTE,
    URL,
    NOTE,
)

SELECTORS = (
    Key("authors", "it holds for articles by any of these", many=True),
    Key(
        "sections",
        "it holds for articles whose address has a path that begins so, such as `/opinion/`",
        Kind.SECTION,
        many=True,
    ),
    Key(
        "marks",
        "it holds for articles with these words in or beside the text, such as `All rights reserved`",
        many=True,
        by_language=True,
    ),
)
"""Which articles an override is about: those that fit any one of these."""

OVERRIDE = (
    *SELECTORS,
    Key("offered", "whether such articles are offered on these terms at all", Kind.FLAG, default="`true`"),
    Key("silent", "terms of the policy that do not hold for them", Kind.CHOICE, ids(), many=True),
    QUOTE,
    URL,
    NOTE,
)

WAIVER = (
    Key("site", "the host that need not meet the term, subdomains included", Kind.HOST, required=True),
    Key("term", "the term that is waived", Kind.CHOICE, tuple(each.id for each in TERMS), required=True),
    Key("reason", "why", required=True),
    Key("until", "the last day on which it holds", Kind.DATE, default="without end"),
    Key("by", "who allowed it"),
)

WAIVER_FILE = (Key("schema", "the version of this language", Kind.CHOICE, (WAIVERS_SCHEMA,)),)

EXAMPLE = (
    Key("name", "what it shows, in a few words", required=True),
    Key(
        "page",
        "the page, whole or what stands in its body; {copy} is the article's text, {copy 1-2} its first two paragraphs, "
        "{title}, {author}, {publisher}, {url} and {home} are its own",
        Kind.PROSE,
        required=True,
    ),
    Key("url", "where the page stands", default="an address of a made-up blog"),
    Key("verdict", "the verdict that is expected", Kind.CHOICE, tuple(Verdict)),
)
"""An example: `expect` and `work` are tables of their own, `changed` is one of words and what the copy has for them."""

EXPECTED = tuple(
    Key(
        each.id,
        "the outcome that is expected; of a term with several tables, one for each",
        Kind.CHOICE,
        tuple(Outcome),
        many=True,
    )
    for each in TERMS
)

EXAMPLE_WORK = (
    Key("url", "its address", default="one on the first of the publisher's hosts"),
    Key("title", "its title"),
    Key("authors", "its authors", many=True),
    Key("publisher", "its publisher", default="the assigner's name"),
    Key("published", "the day on which it appeared", Kind.DATE),
    Key("language", "its language, such as `en`"),
    Key("text", "its text; an empty line ends a paragraph", Kind.PROSE),
    Key("copyright", "its own copyright line", default="none"),
    Key("licence", "the address of the licence that it names", default="none"),
    Key("notes", "lines beside its text", many=True, default="none"),
    Key("links", "the addresses it links to", many=True, default="none"),
    Key("images", "the addresses of its pictures", many=True, default="none"),
)
"""The article that an example republishes, as far as it is not the made-up one."""

EXAMPLES_FILE = (Key("schema", "the version of this language", Kind.CHOICE, (EXAMPLES_SCHEMA,)),)
