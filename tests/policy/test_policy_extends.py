from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from policy_files import Write

from syndicate import PolicyError
from syndicate.model import Assigner, Deed, Policy
from syndicate.policy import lint, load_policy

BASE = """schema = "syndicate.policy/1"
id = "base"
title = "Base"
terms_url = "https://base.org/terms"
retrieved = 2026-01-01
version = "1"
grade = "publisher-page"
notes = "Of the base."
[assigner]
name = "Base"
hosts = ["base.org"]
[permits.text_alteration]
[requires.author_credit]
where = "top"
quote = "name the author"
[requires.original_link]
target = "home"
plain_text = true
[[waivers]]
site = "friend.org"
term = "author_credit"
reason = "agreed"
"""


@pytest.fixture
def child(write: Write) -> Policy:
    write(head=BASE, name="base.toml")
    return load_policy(
        write("""
            extends = "base"
            silent = ["author_credit"]
            [assigner]
            name = "Child"
            [prohibits.text_alteration]
            [requires.original_link]
            target = "article"
            [[waivers]]
            site = "other.org"
            term = "print"
            reason = "agreed"
        """)
    )


def test_a_term_of_the_child_replaces_that_of_the_parent_wholly(child: Policy) -> None:
    term = child.term("original_link")
    assert term is not None
    assert term.params == {"target": "article"}


def test_a_permission_of_the_parent_becomes_a_prohibition(child: Policy) -> None:
    assert [(t.id, t.deed) for t in child.terms if t.id == "text_alteration"] == [
        ("text_alteration", Deed.PROHIBITS)
    ]


def test_a_term_that_the_child_is_silent_on_is_gone(child: Policy) -> None:
    assert child.term("author_credit") is None


def test_the_assigner_is_laid_over_key_by_key(child: Policy) -> None:
    assert child.assigner == Assigner("Child", hosts=("base.org",))


def test_the_place_of_the_terms_is_inherited_and_what_describes_the_file_is_not(child: Policy) -> None:
    assert (child.terms_url, child.grade) == ("https://base.org/terms", "publisher-page")
    assert (child.id, child.title, child.notes, child.version) == ("mine", "My terms", "", "2026-01-01")


def test_waivers_of_both_hold(child: Policy) -> None:
    assert [waiver.site for waiver in child.waivers] == ["other.org", "friend.org"]


def test_an_inherited_term_keeps_its_own_words_and_their_place(write: Write) -> None:
    write(head=BASE, name="base.toml")
    policy = load_policy(write('extends = "base"\nterms_url = "https://mine.org"\n[prohibits.print]'))
    urls = {term.id: term.clause.url for term in policy.terms}
    assert urls["author_credit"] == "https://base.org/terms"
    assert urls["print"] == "https://mine.org"


def test_editions_of_the_parent_carry_the_terms_of_the_child(write: Write) -> None:
    write(head=BASE + "[[editions]]\nuntil = 2020-01-01\nsilent = ['original_link']\n", name="base.toml")
    (edition,) = load_policy(write('extends = "base"\n[prohibits.print]')).editions
    assert [term.id for term in edition.terms] == ["author_credit", "text_alteration", "print"]


def test_editions_of_the_child_stand_in_place_of_those_of_the_parent(write: Write) -> None:
    write(head=BASE + "[[editions]]\nuntil = 2020-01-01\n", name="base.toml")
    (edition,) = load_policy(write('extends = "base"\n[[editions]]\nfrom = 2024-01-01')).editions
    assert str(edition.since) == "2024-01-01"


def test_the_digest_is_of_all_files_of_the_chain(write: Write, child: Policy, tmp_path: Path) -> None:
    data = (tmp_path / "mine.toml").read_bytes() + (tmp_path / "base.toml").read_bytes()
    assert child.sha256 == sha256(data).hexdigest()


def test_a_parent_beside_the_file_comes_before_a_shipped_one(write: Write) -> None:
    write(head=BASE.replace('"base"', '"cc-by-4.0"', 1), name="cc-by-4.0.toml")
    assert load_policy(write('extends = "cc-by-4.0"')).assigner.name == "Base"


def test_a_shipped_policy_can_be_extended(write: Write) -> None:
    policy = load_policy(write('extends = "cc-by-nc-nd-4.0"\n[assigner]\nname = "E"'))
    assert policy.terms == load_policy("cc-by-nc-nd-4.0").terms


def test_a_circle_is_told_with_its_way(write: Write) -> None:
    path = write('extends = "b"')
    for name, parent in (("b", "c"), ("c", "b")):
        write(
            head=f'schema = "syndicate.policy/1"\nid = "{name}"\ntitle = "T"\nextends = "{parent}"',
            name=f"{name}.toml",
        )
    with pytest.raises(PolicyError) as caught:
        load_policy(path)
    assert str(caught.value) == f"{path}: extends: is circular: mine -> b -> c -> b"


def test_an_error_of_the_parent_names_the_parent(write: Write) -> None:
    base = write(head=BASE + "[nothing]\n", name="base.toml")
    path = write('extends = "base"')
    with pytest.raises(PolicyError) as caught:
        load_policy(path)
    assert caught.value.path == str(base)
    assert [problem.path for problem in lint(path)] == [str(base)]


def test_no_parent_lies_outside_the_folder(write: Write) -> None:
    with pytest.raises(PolicyError, match=r'extends: expected an id of small letters.*found "\.\./base"$'):
        load_policy(write('extends = "../base"'))
