"""The index names the works that a page may have copied, and no others."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reuse_pages import page_of, prose

from syndicate import Candidate, Index, UsageError, Work
from syndicate.model import Version
from syndicate.reuse.fingerprints import GUARANTEED
from syndicate.reuse.index import ALWAYS_FOUND
from syndicate.reuse.segment import EVERYONES

HOST = prose(900_000, 200)


def work(number: int, words: int = 300) -> Work:
    """A work that has no word in common with another."""
    return Work(url=f"https://news.example/{number}", text=prose(1000 * number, words))


def ids(candidates: tuple[Candidate, ...]) -> list[str]:
    return [candidate.id.removeprefix("https://news.example/") for candidate in candidates]


def carrying(number: int) -> Work:
    """A work that has 100 of its 200 words in common with the others."""
    return Work(url=work(number).url, text=f"{work(number, 100).text} {prose(800_000, 100)}")


INDEX = Index(work(number) for number in range(50))


def test_a_copy_inside_other_text_is_found_with_its_place() -> None:
    [candidate] = INDEX.lookup(page_of(HOST, work(7).text, HOST))
    assert (candidate.id, candidate.containment) == ("https://news.example/7", 1.0)
    assert 200 <= candidate.page.start <= 215
    assert 485 <= candidate.page.end <= 500


def test_a_page_that_copies_nothing_has_no_candidates() -> None:
    assert INDEX.lookup(page_of(HOST)) == ()
    assert INDEX.lookup("") == ()


def test_the_work_of_which_most_was_taken_comes_first() -> None:
    assert ids(INDEX.lookup(f"{prose(3000, 60)} {HOST} {work(5).text} {HOST} {prose(9000, 100)}")) == [
        "5",
        "9",
        "3",
    ]


def test_each_work_of_a_digest_has_its_own_place() -> None:
    found = INDEX.lookup(page_of(work(1).text, HOST, work(2).text, HOST, work(3).text))
    places = sorted((candidate.page.start // 100, candidate.id[-1]) for candidate in found)
    assert places == [(0, "1"), (5, "2"), (10, "3")]


@given(
    st.integers(0, 300 - ALWAYS_FOUND), st.text("ab \n中’", max_size=300), st.text("xy. \nض", max_size=300)
)
def test_words_enough_in_a_row_are_always_found(start: int, before: str, behind: str) -> None:
    run = " ".join(work(11).text.split()[start : start + ALWAYS_FOUND])
    assert ids(INDEX.lookup(f"{before} {run} {behind}")) == ["11"]


@pytest.mark.parametrize("works", [2, 3])
def test_what_several_works_share_takes_longer_to_tell(works: int) -> None:
    index = Index(
        Work(url=str(n), text=prose(5000, 900) + " " + prose(10_000 * n, 300)) for n in range(works)
    )
    assert index.lookup(prose(5000, ALWAYS_FOUND)) == ()
    assert len(index.lookup(prose(5000, 15 * 2 * works**2 + 6))) == works


def test_a_blurb_that_all_works_carry_makes_none_a_candidate() -> None:
    blurb = prose(800_000, 250)
    index = Index(Work(url=str(n), text=f"{work(n).text} {blurb}") for n in range(EVERYONES + 1))
    assert index.lookup(page_of(HOST, blurb)) == ()
    assert [candidate.id for candidate in index.lookup(page_of(work(3).text, blurb))] == ["3"]


@pytest.mark.parametrize("works", [3, 5, EVERYONES + 20])
def test_the_ends_of_a_blurb_tell_nothing_although_what_stands_around_them_differs(works: int) -> None:
    for blurb in (prose(800_000 + 100 * number, 60) for number in range(40)):
        index = Index(
            Work(url=str(n), text=f"{prose(1000 * n, 100)} {blurb} {prose(500_000 + 1000 * n, 100)}")
            for n in range(works)
        )
        assert index.lookup(page_of(HOST, blurb, HOST)) == ()


@given(st.integers(0, 300 - ALWAYS_FOUND))
def test_words_enough_are_found_between_blurbs_that_keep_their_distance(start: int) -> None:
    blurb, apart = prose(800_000, 60), prose(700_000, GUARANTEED)
    run = " ".join(work(11).text.split()[start : start + ALWAYS_FOUND])
    assert ids(WITH_BLURB.lookup(f"{blurb} {apart} {run} {apart} {blurb}")) == ["11"]


WITH_BLURB = Index(
    Work(url=work(n).url, text=f"{work(n).text} {prose(800_000, 60)}") for n in range(EVERYONES + 5)
)


def test_a_blurb_stays_everyones_when_one_more_work_brings_it() -> None:
    blurb = prose(800_000, 250)
    index = Index(Work(url=str(n), text=f"{work(n).text} {blurb}") for n in range(EVERYONES + 1))
    index.lookup(blurb)
    index.add(Work(url="late", text=blurb))
    assert index.lookup(blurb) == ()


def test_every_version_of_a_work_is_found_under_its_one_id() -> None:
    index = Index([Work(url="w", text=prose(0, 200), versions=(Version(prose(5000, 200)),))])
    assert [candidate.id for candidate in index.lookup(prose(5000, 200))] == ["w"]
    assert [candidate.id for candidate in index.lookup(prose(0, 200))] == ["w"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("".join(chr(0x4E00 + 7 * n % 20_000) for n in range(600)), id="Chinese"),
        pytest.param(
            "".join(chr(0x3041 + n * n % 80) + chr(0x4E00 + 11 * n) for n in range(300)), id="Japanese"
        ),
        pytest.param(
            " ".join(f"كتاب{chr(0x628 + n % 19)}{chr(0x628 + n % 17)}" for n in range(300)), id="Arabic"
        ),
        pytest.param("".join(f"กา{chr(0xE01 + n % 40)}ิ{chr(0xE01 + n % 37)}่" for n in range(200)), id="Thai"),
    ],
)
def test_scripts_without_spaces_and_from_right_to_left_are_found(text: str) -> None:
    index = Index([*(work(number) for number in range(5)), Work(url="https://news.example/x", text=text)])
    middle = text[len(text) // 4 : len(text) // 2 + len(text) // 4]
    assert ids(index.lookup(f"{HOST}\n{middle}\n{HOST}")) == ["x"]


def test_a_work_of_one_line_is_found_by_its_one_fingerprint() -> None:
    index = Index([Work(url="short", text="No river ever runs the same way twice, they say.")])
    assert [
        candidate.id for candidate in index.lookup("He said no river ever runs the same way twice, they say.")
    ] == ["short"]


def test_a_work_of_fewer_words_is_held_and_never_found() -> None:
    index = Index([Work(url="tiny", text="Too short.")])
    assert (len(index), index.lookup("Too short.")) == (1, ())


def test_a_work_without_id_is_refused() -> None:
    with pytest.raises(UsageError, match="neither an id nor an address"):
        Index([Work(text=HOST)])


def test_an_id_of_ones_own_wins_over_the_address() -> None:
    index = Index()
    index.add(work(1), "row 17")
    assert list(index) == ["row 17"]
    assert "row 17" in index


def test_a_removed_work_is_no_candidate_and_its_text_tells_again() -> None:
    index = Index([work(1), Work(url="twin", text=work(1).text)])
    assert len(index.lookup(work(1).text)) == 2
    index.remove("twin")
    [candidate] = index.lookup(prose(1000, ALWAYS_FOUND))
    assert candidate.id == "https://news.example/1"
    assert (len(index), "twin" in index) == (1, False)


def test_removing_what_is_not_there_is_refused() -> None:
    with pytest.raises(UsageError, match="No work of the index has the id nowhere"):
        Index().remove("nowhere")


def test_a_work_added_again_takes_the_place_of_its_former_self() -> None:
    index = Index([work(1)])
    index.lookup(HOST)
    for number in range(40):
        index.add(
            Work(
                url="https://news.example/1",
                text=f"{prose(70_000, 200)} {prose(100_000 + 500 * number, 200)}",
            )
        )
        index.lookup(HOST)
    assert len(index) == 1
    assert index.lookup(work(1).text) == ()
    assert ids(index.lookup(prose(70_000, ALWAYS_FOUND))) == ["1"]


@settings(max_examples=25)
@given(
    st.lists(st.tuples(st.sampled_from(["add", "remove", "look", "save"]), st.integers(0, 9)), max_size=30)
)
def test_whatever_was_done_to_it_an_index_answers_like_a_new_one(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]]
) -> None:
    file = tmp_path_factory.mktemp("index") / "works"
    index, held = Index(), set()
    for step, number in steps:
        match step:
            case "add":
                index.add(carrying(number))
                held.add(number)
            case "remove" if number in held:
                index.remove(work(number).url)
                held.remove(number)
            case "look":
                index.lookup(HOST)
            case "save":
                index.save(file)
                index = Index.open(file)
    page = "\n".join(carrying(number).text for number in range(10))
    assert index.lookup(page) == Index(map(carrying, sorted(held))).lookup(page)
    assert set(index) == {work(number).url for number in held}
