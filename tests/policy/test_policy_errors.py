"""Every way in which a policy file can be wrong, with the one line that says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from policy_files import HEAD, Write

from syndicate import PolicyError
from syndicate.policy import TERMS, lint, load_policy, policies
from syndicate.policy.vocabulary import ids

KNOWN = ", ".join(sorted(ids()))
IN_ORDER = ", ".join(ids())
EXAMINED = ", ".join(term.id for term in TERMS)
SHIPPED = ", ".join(policy.id for policy in policies())
WITH_DATUM = ", ".join(term.id for term in TERMS if term.datum)

MISTAKES = [
    # unknown keys and terms, with the nearest known
    ('termsurl = "x"', 'termsurl: unknown key; did you mean "terms_url"?'),
    ('[asigner]\nname = "E"', 'asigner: unknown key; did you mean "assigner"?'),
    ('[assigner]\nalias = "E"', 'assigner.alias: unknown key; did you mean "aliases"?'),
    (
        '[requires.original_link]\ntargt = "home"',
        'requires.original_link.targt: unknown key; did you mean "target"?',
    ),
    ("[requires.orginal_link]", 'requires.orginal_link: unknown term; did you mean "original_link"?'),
    ("[requires.zzz]", f"requires.zzz: unknown term; known terms: {KNOWN}"),
    (
        '[requires."a\\u001bb".c]',
        f'requires."a\N{REPLACEMENT CHARACTER}b": unknown term; known terms: {KNOWN}',
    ),
    (
        'silent = ["print", "author_credits"]',
        f'silent: expected one of {IN_ORDER}, found "author_credits"; did you mean "author_credit"?',
    ),
    # wrong types and values
    ("title = 5", "title: expected a text, found a number"),
    ('title = " "', 'title: expected a text, found " "'),
    ('title = "a\\u001b[2J"', 'title: expected a text, found "a\N{REPLACEMENT CHARACTER}[2J"'),
    ('id = "My Terms"', 'id: expected an id of small letters, digits, ".", "_" and "-", found "My Terms"'),
    ("assigner = 1", "assigner: expected a table [assigner], found a number"),
    ("requires = 1", "requires: expected tables such as [requires.author_credit], found a number"),
    (
        "requires.author_credit = true",
        "requires.author_credit: expected a table [requires.author_credit], found true",
    ),
    (
        '[requires.author_credit]\nstrength = "conditon"',
        "requires.author_credit.strength: expected one of condition, request, preference, "
        'found "conditon"; did you mean "condition"?',
    ),
    (
        '[requires.original_link]\nfollowable = "yes"',
        'requires.original_link.followable: expected true or false, found "yes"',
    ),
    (
        '[requires.author_credit]\nwhere = ["top", "middle"]',
        'requires.author_credit.where: expected one of region, top, end, found "middle"',
    ),
    (
        "[requires.manual]",
        "requires.manual.ask: is missing: what the publisher asks for, as a line of a checklist",
    ),
    (
        "[requires.embargo]\ndays = 1.5",
        "requires.embargo.days: expected a whole number from 1 to 100,000, found a number",
    ),
    (
        "[requires.expiry]\ndays = true",
        "requires.expiry.days: expected a whole number from 1 to 100,000, found true",
    ),
    (
        "[requires.excerpt]\nmax_share = 20",
        "requires.excerpt.max_share: expected a share above 0 and below 1, such as 0.2 for a fifth, found a number",
    ),
    ('retrieved = "soon"', 'retrieved: expected a date without quotes, such as 2026-11-22, found "soon"'),
    (
        "retrieved = 2026-11-22T10:00:00",
        "retrieved: expected a date without quotes, such as 2026-11-22, found 2026-11-22T10:00:00",
    ),
    (
        '[assigner]\nhosts = ["https://example.org/"]',
        "assigner.hosts: expected a host such as example.org "
        '(no scheme, port, path or *; subdomains are included), found "https://example.org/"',
    ),
    (
        '[assigner]\narticle_key = "[0-9]+"',
        'assigner.article_key: expected trailing-number, slug, path or query:NAME, found "[0-9]+"',
    ),
    (
        '[assigner.aliases]\nfrench = ["E"]',
        'assigner.aliases: expected a language such as fr or zh-Hans, found "french"',
    ),
    ("[assigner.aliases]\nfr = [1]", "assigner.aliases: fr: expected a text, found a number"),
    (
        'grade = ["publisher-page"]',
        "grade: expected one of publisher-page, third-party-quote, licence-text, found a list",
    ),
    # terms at the wrong place
    (
        "[requires.commercial_use]",
        "requires.commercial_use: stands under permits or prohibits, never under requires",
    ),
    ("[permits.author_credit]", "permits.author_credit: stands under requires, never under permits"),
    (
        '[permits.print]\nstrength = "condition"',
        "permits.print.strength: unknown key; known here: note, quote, unless, url",
    ),
    (
        "[permits.print]\n[prohibits.print]",
        "prohibits.print: stands under permits already; a policy states a term once",
    ),
    (
        'silent = "print"\n[prohibits.print]',
        "prohibits.print: is stated and listed in silent; a policy does one or the other",
    ),
    (
        '[requires.manual]\nask = "a"\nwhen = "supplied"',
        f"requires.manual.when: supplied stands only with terms of what a work may lack: {WITH_DATUM}",
    ),
    (
        '[prohibits.text_alteration]\nwhen = "never"',
        'prohibits.text_alteration.when: expected one of changed, translated, excerpted, found "never"',
    ),
    # editions
    ("editions = 1", "editions: expected tables, each headed [[editions]], found a number"),
    ("[editions]", "editions: expected tables, each headed [[editions]], found a table"),
    ("editions = [1]", "editions: expected tables, each headed [[editions]]"),
    ("[[editions]]", "editions #1: expected from, until or both: the days on which the edition was in force"),
    (
        "[[editions]]\nfrom = 2020-01-01\nuntil = 2020-01-01",
        "editions #1.until: expected a day after from (2020-01-01), found 2020-01-01",
    ),
    (
        "[[editions]]\nuntil = 2020-01-02\n[[editions]]\nfrom = 2020-01-01",
        "editions #2: overlaps editions #1; on one day one edition is in force (until is the first day after it)",
    ),
    (
        "[[editions]]\nuntil = 2020-01-01\n[editions.requires.print]",
        "editions #1.requires.print: stands under permits or prohibits, never under requires",
    ),
    # waivers
    (
        '[[waivers]]\nsite = "a.org"\nterm = "print"',
        "waivers #1.reason: is missing: why",
    ),
    (
        '[[waivers]]\nsite = "a.org"\nterm = "printing"\nreason = "r"',
        f'waivers #1.term: expected one of {EXAMINED}, found "printing"; did you mean "print"?',
    ),
    (
        '[[waivers]]\nsite = "a.org"\nterm = "print"\nreason = "r"\n' * 2,
        "waivers #2: waives the same term for the same site as waivers #1",
    ),
    # extends
    ('extends = "cc-by-4"', 'extends: there is no policy "cc-by-4"; did you mean "cc-by-4.0"?'),
    ('extends = "mine"', "extends: is circular: mine -> mine"),
]


def _replacing(text: str) -> str:
    """The head without the key that the text states itself."""
    stated = text.partition(" ")[0]
    return "".join(line for line in HEAD.splitlines(keepends=True) if line.partition(" ")[0] != stated)


@pytest.mark.parametrize(("text", "message"), MISTAKES)
def test_a_mistake_is_told_in_one_line_with_file_and_key(write: Write, text: str, message: str) -> None:
    path = write(text, head=_replacing(text))
    with pytest.raises(PolicyError) as caught:
        load_policy(path)
    assert str(caught.value) == f"{path}: {message}"
    assert str(lint(path)[0]) == str(caught.value)


@pytest.mark.parametrize(
    ("head", "message"),
    [
        ("", "schema: is missing: the version of this language"),
        (
            HEAD.replace("policy/1", "policy/2"),
            'schema: expected syndicate.policy/1, found "syndicate.policy/2"; did you mean "syndicate.policy/1"?',
        ),
        (HEAD.replace("title", "titel"), 'titel: unknown key; did you mean "title"?'),
    ],
)
def test_the_head_must_be_whole(write: Write, head: str, message: str) -> None:
    path = write(head=head)
    with pytest.raises(PolicyError) as caught:
        load_policy(path)
    assert str(caught.value) == f"{path}: {message}"
    assert caught.value.key == message.partition(":")[0]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xff", "is not UTF-8 (line 1); save it as UTF-8"),
        (HEAD.encode() + b'notes = "caf\xe9"', "is not UTF-8 (line 4); save it as UTF-8"),
        (b"\n" * (1 << 20) + b"#", "is larger than 1 MiB; a policy file is a few kilobytes of TOML"),
        (b"a = " + b"[" * 100_000, "is not valid TOML: nested too deeply"),
        (b"a = " + b"9" * 5000, "is not valid TOML: a number is too long"),
        (b"\n" + b"a." * 250 + b"a = 1", "line 2 has more than 200 dots; break it into several"),
    ],
    ids=["bytes", "latin-1", "large", "deep", "digits", "dots"],
)
def test_a_file_that_is_no_policy_is_refused_before_it_costs_anything(
    tmp_path: Path, data: bytes, message: str
) -> None:
    path = tmp_path / "bad.toml"
    path.write_bytes(data)
    with pytest.raises(PolicyError) as caught:
        load_policy(path)
    assert str(caught.value) == f"{path}: {message}"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[assigner\n", 4),
        ("[requires.print]\n[requires.print]\n", 5),
        ("retrieved = 2026-13-40\n", 4),
        ('id = "b"\n[x]', 4),
    ],
)
def test_a_mistake_of_toml_names_its_line(write: Write, text: str, line: int) -> None:
    with pytest.raises(PolicyError, match=rf"mine\.toml: is not valid TOML: .*line {line}, column"):
        load_policy(write(text))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(PolicyError, match=r"none\.toml: there is no such file$"):
        load_policy(tmp_path / "none.toml")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(PolicyError, match="cannot be read: "):
        load_policy(tmp_path)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("global-reserch", '; did you mean "global-research"?'),
        ("zzz", f"; known policies: {SHIPPED}"),
        ("", f"; known policies: {SHIPPED}"),
    ],
)
def test_an_unknown_id_names_the_nearest(name: str, hint: str) -> None:
    with pytest.raises(PolicyError) as caught:
        load_policy(name)
    assert (
        str(caught.value) == f'there is no policy "{name}"{hint} (a file is named by its path, ./NAME.toml)'
    )


def test_a_policy_found_by_id_has_that_id(home: Path) -> None:
    path = home / "policies" / "yours.toml"
    path.write_text(HEAD, "utf-8")
    with pytest.raises(PolicyError) as caught:
        load_policy("yours")
    assert str(caught.value) == f'{path}: id: expected "yours" as the file\'s name says, found "mine"'


def test_lint_tells_every_error(write: Write) -> None:
    path = write('x = 1\n[requires.print]\n[requires.manual]\n[[waivers]]\nsite = "a b"')
    assert [problem.key for problem in lint(path)] == [
        "x",
        "requires.print",
        "requires.manual.ask",
        "waivers #1.site",
        "waivers #1.term",
        "waivers #1.reason",
    ]


def test_a_file_with_thousands_of_errors_tells_the_first_200(write: Write) -> None:
    assert len(lint(write("".join(f"k{n} = 1\n" for n in range(5000))))) == 200
