"""A page that carries several works yields each, with its own region, and no word twice."""

from collections.abc import Iterable

import pytest
from reuse_pages import page_of, prose

from syndicate import Index, UsageError, Work
from syndicate.model import Kind, Match, Page
from syndicate.reuse import matches

HOST = prose(900_000, 80)


def work(number: int, text: str = "") -> Work:
    return Work(url=f"w{number}", text=text or prose(1000 * number, 200))


def among(works: Iterable[Work], page: Page) -> dict[str, Match]:
    held = {work.url: work for work in works}
    return matches(page, Index(held.values()), held)


def test_each_entry_of_a_digest_is_a_copy_in_its_own_region() -> None:
    works = [work(number) for number in range(5)]
    found = among(works, page_of(HOST, works[3].text, HOST, works[1].text, HOST, works[4].text))
    regions = {work_id: (match.kind, match.region.first) for work_id, match in found.items()}
    assert regions == {"w3": (Kind.FULL, 1), "w1": (Kind.FULL, 3), "w4": (Kind.FULL, 5)}


def test_a_thread_in_which_one_post_quotes_another_names_both_works() -> None:
    quoted = prose(1000, 60)
    works = [work(1), work(2, f"{prose(2000, 150)}\n{quoted}\n{prose(2500, 150)}")]
    found = among(works, page_of(works[0].text, HOST, works[1].text))
    assert {work_id: match.containment for work_id, match in found.items()} == {"w2": 1.0, "w1": 1.0}


def test_what_a_copied_work_quotes_is_that_works_and_says_so() -> None:
    works = [work(1), work(2, f"{prose(2000, 150)}\n{prose(1000, 60)}\n{prose(2500, 150)}")]
    found = among(works, page_of(HOST, works[1].text))
    assert [(work_id, match.kind) for work_id, match in found.items()] == [
        ("w2", Kind.FULL),
        ("w1", Kind.NONE),
    ]
    assert found["w1"].reason == "the page has these words from a work of which it holds more: w2"
    assert found["w1"].region is None


def test_of_two_equal_works_one_is_copied() -> None:
    found = among([work(1), work(2, work(1).text)], page_of(HOST, work(1).text))
    assert [match.kind for match in found.values()] == [Kind.FULL, Kind.NONE]


def test_of_works_that_begin_alike_the_one_that_is_there_completely_is_copied() -> None:
    long, short = work(1, prose(1000, 400)), work(2, prose(1000, 200))
    found = among([long, short], page_of(HOST, short.text))
    assert {work_id: match.kind for work_id, match in found.items()} == {"w2": Kind.FULL, "w1": Kind.NONE}


def test_a_roundup_whose_parts_stand_on_the_page_as_works_of_their_own_is_not_copied() -> None:
    long, other = work(1, prose(1000, 400)), work(2, prose(2000, 120))
    roundup = work(3, f"{prose(1100, 120)}\n{other.text}")
    found = among([long, other, roundup], page_of(long.text, HOST, other.text))
    assert {work_id: match.kind for work_id, match in found.items()} == {
        "w1": Kind.FULL,
        "w2": Kind.FULL,
        "w3": Kind.NONE,
    }


def test_a_work_that_was_not_given_is_named() -> None:
    with pytest.raises(UsageError, match="not given: w1"):
        matches(page_of(work(1).text), Index([work(1)]), {})


def test_a_candidate_that_is_no_copy_keeps_its_reason() -> None:
    found = among([work(1), work(2, prose(2000, 18))], page_of(HOST, work(1).text, prose(2000, 18)))
    assert found["w2"].kind is Kind.NONE
    assert found["w2"].reason


def test_a_page_without_copies_has_no_matches() -> None:
    assert among([work(1)], page_of(HOST)) == {}
