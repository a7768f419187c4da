"""Which entries are new: noise of ids, queries, dates and titles brings nothing, and a sliding window exactly what slid in."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate.feeds import Entry, feed_key, keys, new_entries

START = datetime(2026, 11, 3, 9, tzinfo=UTC)


def entry(number: int) -> Entry:
    when = START + timedelta(hours=number)
    return Entry(f"https://example.org/2026/story-{number}", f"Story {number}", when, f"g{number}", when)


FEED = tuple(entry(number) for number in range(20))


def known(*entries: Entry) -> set[str]:
    return {key for each in entries for key in keys(each)}


def test_an_entry_is_known_by_its_link_its_id_and_its_title_and_date():
    url = "https://www.example.org/a/?utm_source=x&n=1"
    assert keys(Entry(url, "T", START, "7")) == (
        "link https://example.org/a?n=1",
        "id https://example.org/a 7",
        "title https://example.org/a 2026-11-03T09:00:00+00:00 T",
    )
    assert keys(Entry("https://example.org/?p=1", "", None, "7")) == (
        "link https://example.org/?p=1",
        "id https://example.org/?p=1 7",
    )
    assert keys(Entry("https://example.org/a")) == ("link https://example.org/a",)


@pytest.mark.parametrize(
    "noise",
    [
        lambda e, n: replace(e, id=f"{e.id}-{n}"),
        lambda e, n: replace(e, id=""),
        lambda e, n: replace(e, id="0"),
        lambda e, n: replace(e, url=f"{e.url}?utm_campaign={n}&fbclid={n}"),
        lambda e, n: replace(e, url=f"{e.url}?session={n}"),
        lambda e, n: replace(e, url=f"{e.url}?session={n}", id=f"{n}"),
        lambda e, n: replace(e, url=f"{e.url}?session={n}", title=f"{n}"),
        lambda e, n: replace(e, url=e.url.replace("https://", "http://www.") + "/amp/"),
        lambda e, n: replace(e, published=START + timedelta(days=n)),
        lambda e, n: replace(e, published=None, updated=None),
        lambda e, n: replace(e, title=f"{e.title} (updated {n})"),
        lambda e, n: replace(e, id=f"{n}", title=f"{n}", published=None),
    ],
)
def test_noise_brings_nothing_new(noise):
    at_first = tuple(noise(each, 1) for each in FEED)
    assert new_entries(known(*FEED), at_first) == ()
    assert new_entries(known(*at_first), [noise(each, 2) for each in FEED]) == ()


def test_a_window_that_slides_by_three_brings_three():
    assert new_entries(known(*FEED[:10]), FEED[3:13]) == FEED[10:13]


def test_an_id_given_to_every_entry_hides_none():
    feed = [replace(each, id="https://example.org/") for each in FEED]
    assert new_entries(known(*feed[:10]), feed[3:13]) == tuple(feed[10:13])


def test_an_id_with_another_link_is_another_entry():
    moved = replace(FEED[0], url="https://example.org/2026/another")
    assert new_entries(known(FEED[0]), [moved]) == (moved,)


def test_a_query_that_names_the_page_makes_another_entry():
    feed = tuple(Entry(f"https://example.org/index.php?id={n}", "Untitled", START, "0") for n in range(4))
    assert new_entries(known(*feed[:2]), feed) == feed[2:]
    beside = tuple(Entry(f"https://example.org/read?id={n}", "Untitled", START, "0") for n in range(4))
    assert new_entries(known(*beside[:2]), beside) == beside[2:]


def test_the_same_title_on_two_sites_is_two_entries():
    here, there = (Entry(f"https://{name}.example/story", "Wire story", START) for name in ("a", "b"))
    assert new_entries(known(here), [here, there]) == (there,)


def test_a_link_listed_twice_is_one_entry():
    twice = replace(FEED[0], url=FEED[0].url + "?utm_source=rss", id="other")
    assert new_entries(set(), [FEED[0], twice]) == (FEED[0],)


entries = st.lists(
    st.builds(
        Entry,
        st.sampled_from(
            [
                "https://example.org/a",
                "https://example.org/a?n=1",
                "http://example.org/b",
                "https://e.net/?p=1",
            ]
        ),
        st.sampled_from(["", "One", "Two"]),
        st.sampled_from([None, START]),
        st.sampled_from(["", "1", "2"]),
    ),
    max_size=6,
)


@given(entries, entries)
def test_what_was_new_once_is_never_new_again(before, now):
    remembered = known(*new_entries(set(), before))
    remembered |= known(*new_entries(remembered, now))
    assert new_entries(remembered, now) == ()


@given(entries, entries)
def test_new_entries_are_some_of_those_given_in_their_order_and_each_link_once(before, now):
    found = new_entries(known(*before), now)
    places = [next(place for place, each in enumerate(now) if each is one) for one in found]
    links = [keys(each)[0] for each in found]
    assert places == sorted(places)
    assert len(links) == len(set(links))
    assert not set(links) & known(*before)


@given(entries, entries, entries)
def test_who_knows_more_finds_no_more(before, more, now):
    few = new_entries(known(*before, *more), now)
    many = new_entries(known(*before), now)
    assert {keys(each)[0] for each in few} <= {keys(each)[0] for each in many}


@given(entries, entries, st.randoms())
def test_the_order_of_the_feed_decides_nothing(before, now, random):
    shuffled = random.sample(now, len(now))
    assert {keys(each)[0] for each in new_entries(known(*before), shuffled)} == {
        keys(each)[0] for each in new_entries(known(*before), now)
    }


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://example.org/feed/", "http://EXAMPLE.org/feed#x", True),
        ("feed://example.org/feed", "https://example.org/feed", True),
        ("feed:https://example.org/feed", "https://example.org/feed", True),
        ("https://example.org/", "https://example.org", True),
        ("https://example.org/?feed=rss2", "https://example.org/?feed=comments-rss2", False),
        ("https://example.org/feed?format=atom", "https://example.org/feed?format=rss", False),
        ("https://example.org:8080/feed", "https://example.org/feed", False),
    ],
)
def test_spellings_of_one_feed(one, other, same):
    assert (feed_key(one) == feed_key(other)) is same


@pytest.mark.parametrize("url", ["", "x", "mailto:a@example.org", "feed:javascript:x"])
def test_what_is_no_address_has_no_key(url):
    assert feed_key(url) == ""
