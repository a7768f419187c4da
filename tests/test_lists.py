"""The filter lists that are here: fetched and kept whole, refused or left alone, opened in another process."""

from __future__ import annotations

import asyncio
import json
import pickle
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fake_web import FakeWeb

from syndicate import lists, resources
from syndicate.errors import BrokenResponse, TimedOut, UsageError
from syndicate.filters import FilterList
from syndicate.lists import Held, Source
from syndicate.model import Fact

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
SOURCE = Source("easylist", "EasyList", "https://lists.example/easylist.txt")
LIST = "[Adblock Plus 2.0]\n! Title: EasyList\n! Last modified: 20 Nov 2026 05:41 UTC\n! Expires: 4 days\n||ads.example^\n##.ad\n/x/\n"
PAGE = "https://news.example/a"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SYNDICATE_HOME", str(tmp_path))
    return tmp_path


def update(body: str | TimedOut) -> object:
    return asyncio.run(lists.update(SOURCE, FakeWeb({SOURCE.url: body}), NOW))


def test_a_list_is_kept_with_its_digest_its_address_and_its_time() -> None:
    held = update(LIST)
    assert isinstance(held, Held)
    assert lists.held() == (held,)
    assert (held.name, held.fetched, held.stamp.url) == ("EasyList of 2026-11-20", NOW, SOURCE.url)
    assert (held.stamp.rules, held.stamp.skipped, held.stamp.checksum) == (2, 1, False)
    assert held.path.read_bytes().endswith(b"\n" + LIST.encode())


def test_the_file_is_a_list_to_every_reader_of_lists() -> None:
    held = update(LIST)
    assert isinstance(held, Held)
    text = held.path.read_text("utf-8")
    assert text.startswith("! ")
    assert FilterList(text).name == "EasyList of 2026-11-20"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<!doctype html><p>||ads.example^", "What was sent is no filter list."),
        ("", "What was sent is no filter list."),
        ("! Title: EasyList\n", "What was sent is no filter list."),
        (f"! Checksum: AAAAAAAAAAAAAAAAAAAAAA\n{LIST}", "The list does not have the checksum that it says it has."),
    ],
)  # fmt: skip
def test_what_is_no_list_leaves_the_old_one(body: str, reason: str) -> None:
    before = update(LIST)
    refused = update(body)
    assert isinstance(refused, BrokenResponse)
    assert str(refused) == reason
    assert lists.held() == (before,)


def test_a_network_that_fails_leaves_the_old_one() -> None:
    before = update(LIST)
    failed = update(TimedOut("lists.example did not answer."))
    assert str(failed) == "lists.example did not answer."
    assert lists.held() == (before,)


def test_a_list_expires_when_it_says_so() -> None:
    held = update(LIST)
    assert isinstance(held, Held)
    assert not held.expired(NOW + timedelta(days=3, hours=23))
    assert held.expired(NOW + timedelta(days=4))


def test_without_lists_there_are_none() -> None:
    assert lists.held() == ()
    assert lists.opened() is None


def test_opened_lists_cross_into_another_process_as_paths() -> None:
    update(LIST)
    opened = lists.opened()
    assert opened is not None
    crossed = pickle.dumps(opened)
    assert len(crossed) < 500
    there = pickle.loads(crossed)
    assert there.names == ("EasyList of 2026-11-20",)
    assert there.part("https://ads.example/x.js", "script", PAGE).rule == "||ads.example^"
    assert there.element(Fact("ad", "class"), PAGE).rule == "##.ad"


def stamped(sha256: str) -> str:
    return "! syndicate: " + json.dumps(
        {
            "url": "x",
            "fetched": NOW.isoformat(),
            "sha256": sha256,
            "rules": 1,
            "skipped": 0,
            "checksum": False,
        }
    )


@pytest.mark.parametrize(
    "text",
    ["", "||ads.example^\n", "! syndicate: {}\n", "! syndicate: [1]\n", stamped("0" * 64) + "\n||a^\n"],
)
def test_a_file_that_is_damaged_or_none_of_ours_is_told(text: str, home: Path) -> None:
    (home / "lists").mkdir()
    (home / "lists" / "easylist.txt").write_text(text, "utf-8")
    with pytest.raises(
        UsageError, match=r"easylist\.txt: is damaged; syndicate lists update brings it again"
    ):
        lists.opened()


def test_every_public_list_has_an_address_over_https_and_all_but_the_base_a_language() -> None:
    known = lists.sources()
    assert {each.url.partition("://")[0] for each in known} == {"https"}
    assert [each.id for each in known if not each.language] == [lists.BASE]
    languages = {"en", *(each.language for each in known if each.language)}
    assert languages == {"ar", "de", "en", "es", "fr", "it", "pt", "ru", "tr", "zh"}
    assert sorted(resources.data("lists")) == [each.id for each in known]
