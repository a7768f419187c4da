from __future__ import annotations

from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from policy_files import HEAD, Write

import syndicate
from syndicate.model import Assigner, Clause, Deed, Strength, Term
from syndicate.policy import licences, load_policy, policies


def test_a_file_holds_what_it_says(write: Write) -> None:
    path = write("""
        terms_url = "https://example.org/terms"
        retrieved = 2026-11-22
        grade = "publisher-page"
        notes = "Nothing more."
        [assigner]
        name = "The Example"
        aliases = "Example"
        hosts = ["Example.org"]
        article_key = "trailing-number"
        contact = "terms@example.org"
        [requires.original_link]
        target = "home"
        where = "top"
        strength = "request"
        quote = "link to us"
        unless = "in print"
    """)
    policy = load_policy(path)
    assert policy.id == "mine"
    assert policy.title == "My terms"
    assert policy.version == "2026-11-22"
    assert policy.retrieved == date(2026, 11, 22)
    assert policy.grade == "publisher-page"
    assert policy.notes == "Nothing more."
    assert policy.sha256 == sha256(path.read_bytes()).hexdigest()
    assert policy.assigner == Assigner(
        "The Example", ("Example",), ("example.org",), ("trailing-number",), "terms@example.org"
    )
    assert policy.terms == (
        Term(
            "original_link",
            Deed.REQUIRES,
            Strength.REQUEST,
            {"target": "home", "where": ("top",)},
            Clause("link to us", "https://example.org/terms"),
            "in print",
        ),
    )


def test_a_policy_may_be_silent_on_everything(write: Write) -> None:
    policy = load_policy(write())
    assert policy.terms == policy.editions == policy.waivers == ()
    assert policy.version == ""


def test_a_licence_has_no_assigner_and_no_names(write: Write) -> None:
    assigner = load_policy(write()).assigner
    assert assigner == Assigner(name="")
    assert assigner.names == ()


def test_aliases_may_stand_in_a_table_per_language(write: Write) -> None:
    path = write('[assigner]\nname = "E"\naliases = {en = ["One", "Two"], zh-Hans = "三", fr = ["Two"]}')
    assert load_policy(path).assigner.aliases == ("One", "Two", "三")


def test_a_stated_version_wins_over_the_day(write: Write) -> None:
    assert load_policy(write('retrieved = 2026-11-22\nversion = "4.0"')).version == "4.0"


def test_the_address_of_a_clause_wins_over_that_of_the_terms(write: Write) -> None:
    path = write(
        'terms_url = "https://a.org"\n[requires.author_credit]\nurl = "https://b.org"\n[prohibits.print]'
    )
    assert [term.clause.url for term in load_policy(path).terms] == ["https://b.org", "https://a.org"]


def test_terms_stand_in_the_order_of_the_vocabulary(write: Write) -> None:
    path = write(
        '[requires.manual]\nask = "Tell us."\n[prohibits.paywall]\n[requires.author_credit]\n[permits.adaptation]'
    )
    assert [term.id for term in load_policy(path).terms] == [
        "adaptation",
        "author_credit",
        "paywall",
        "manual",
    ]


def test_no_default_is_filled_in(write: Write) -> None:
    (term,) = load_policy(write("[requires.original_link]")).terms
    assert term.params == {}
    assert term.strength is Strength.CONDITION


def test_an_id_finds_the_users_own_policy(home: Path) -> None:
    (home / "policies" / "mine.toml").write_text(HEAD, "utf-8")
    assert load_policy("mine").title == "My terms"
    assert ("mine", "My terms", str(home / "policies" / "mine.toml")) in policies()


@pytest.mark.parametrize("spelling", ["mine.toml", "./mine.toml"])
def test_a_text_like_a_path_is_a_path(write: Write, monkeypatch: pytest.MonkeyPatch, spelling: str) -> None:
    monkeypatch.chdir(write().parent)
    assert load_policy(spelling).id == "mine"
    assert load_policy(Path("mine.toml")).id == "mine"


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "marked.toml"
    path.write_bytes(b"\xef\xbb\xbf" + HEAD.encode())
    assert load_policy(path).id == "mine"


def test_a_file_that_cannot_be_read_is_listed_without_title(home: Path) -> None:
    (home / "policies" / "broken.toml").write_bytes(b"\xff")
    assert ("broken", "", str(home / "policies" / "broken.toml")) in policies()


def test_it_is_a_public_name() -> None:
    assert syndicate.load_policy is load_policy


def test_licences_are_found_although_another_file_is_broken(home: Path) -> None:
    (home / "policies" / "aa.toml").write_text("id = 1", "utf-8")
    assert [each.id for each in licences()][:2] == ["cc-by-3.0", "cc-by-4.0"]
    assert all(each.is_licence for each in licences())
