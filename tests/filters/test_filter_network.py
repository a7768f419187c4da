"""Network rules: what a pattern matches, what its options restrict, which lines are no rules for us."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate.filters import FilterList, Filters, Skipped, census
from syndicate.filters.rule import Rule, network

PAGE = "https://news.example/a"


def named(rules: str, url: str, kind: str = "script", page: str = PAGE) -> str:
    """The rule that names the address, "" for none."""
    found = Filters([FilterList(rules)]).part(url, kind, page)
    return found.rule if found else ""


@pytest.mark.parametrize(
    ("rule", "url", "matches"),
    [
        ("||ads.example^", "https://ads.example/x.js", True),
        ("||ads.example^", "https://cdn.ads.example/x.js", True),
        ("||ads.example^", "https://ADS.example:8443/", True),
        ("||ads.example^", "https://ads.example", True),
        ("||ads.example^", "https://user@ads.example/", True),
        ("||ads.example^", "https://notads.example/x.js", False),
        ("||ads.example^", "https://ads.example.other.example/", False),
        ("||ads.example^", "https://other.example/?u=https://ads.example/", False),
        ("||ads.example/banner/", "https://ads.example/banner/1", True),
        ("||ads.example/banner/", "https://ads.example/x/banner/", False),
        ("||ads.", "https://ads.other.example/", True),
        ("||ads.", "https://loads.other.example/", False),
        ("|https://ads.", "https://ads.example/", True),
        ("|https://ads.", "https://other.example/?https://ads.", False),
        ("/ad.js|", "https://other.example/ad.js", True),
        ("/ad.js|", "https://other.example/ad.js?v=1", False),
        ("/ad^", "https://other.example/ad", True),
        ("/ad^", "https://other.example/ad/1", True),
        ("/ad^", "https://other.example/add", False),
        ("/ad^|", "https://other.example/ad", True),
        ("^ad^", "https://other.example/?ad=1", True),
        ("^ad^", "https://other.example/%20ad=1", False),
        ("/banner/*/img^", "https://other.example/banner/a/b/img?x", True),
        ("/banner/*/img^", "https://other.example/img/banner/", False),
        ("/a*b|", "https://other.example/a/b/c/b", True),
        ("*/ads.js*", "https://other.example/ads.js?1", True),
        ("/ADS.js", "https://other.example/ads.JS", True),
        ("/ads$script", "https://other.example/ads", True),
        ("/$x/ads", "https://other.example/$x/ads", True),
        ("-ad.", "https://other.example/x-ad.png", True),
    ],
)
def test_a_pattern_matches(rule: str, url: str, matches: bool) -> None:
    assert named(rule, url) == (rule if matches else "")


@pytest.mark.parametrize(
    ("options", "url", "kind", "page", "matches"),
    [
        ("third-party", "https://ads.example/", "script", PAGE, True),
        ("third-party", "https://ads.example/", "script", "https://www.ads.example/x", False),
        ("~third-party", "https://ads.example/", "script", "https://www.ads.example/x", True),
        ("1p", "https://ads.example/", "script", PAGE, False),
        ("script", "https://ads.example/", "image", PAGE, False),
        ("script,image", "https://ads.example/", "image", PAGE, True),
        ("frame", "https://ads.example/", "subdocument", PAGE, True),
        ("~script", "https://ads.example/", "script", PAGE, False),
        ("~script", "https://ads.example/", "image", PAGE, True),
        ("domain=news.example|other.example", "https://ads.example/", "script", PAGE, True),
        ("domain=news.example", "https://ads.example/", "script", "https://sub.news.example/", True),
        ("domain=news.example|~sub.news.example", "https://ads.example/", "script", "https://sub.news.example/", False),
        ("domain=~news.example", "https://ads.example/", "script", PAGE, False),
        ("domain=~other.example", "https://ads.example/", "script", PAGE, True),
        ("domain=s.example", "https://ads.example/", "script", PAGE, False),
        ("match-case", "https://ads.example/", "script", PAGE, True),
    ],
)  # fmt: skip
def test_options_restrict_a_rule(options: str, url: str, kind: str, page: str, matches: bool) -> None:
    rule = f"||ads.example^${options}"
    assert named(rule, url, kind, page) == (rule if matches else "")


def test_match_case_is_the_case_of_the_pattern() -> None:
    assert named("/Ad.js$match-case", "https://x.example/Ad.js") == "/Ad.js$match-case"
    assert named("/Ad.js$match-case", "https://x.example/ad.js") == ""


def test_an_exception_takes_an_address_out_again() -> None:
    rules = "||ads.example^\n@@||ads.example/needed.js$domain=news.example"
    assert named(rules, "https://ads.example/x.js") == "||ads.example^"
    assert named(rules, "https://ads.example/needed.js") == ""
    assert named(rules, "https://ads.example/needed.js", page="https://other.example/") == "||ads.example^"


def test_an_exception_of_one_list_holds_for_all() -> None:
    lists = Filters([FilterList("||ads.example^"), FilterList("@@||ads.example^")])
    assert lists.part("https://ads.example/", "script", PAGE) is None


def test_a_whole_page_can_be_excepted() -> None:
    assert named("||ads.example^\n@@||news.example^$document", "https://ads.example/") == ""


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (r"/banner\d+/", Skipped.REGEX),
        ("@@/^https?:/$script", Skipped.REGEX),
        ("||ads.example^$popup", Skipped.ELSEWHERE),
        ("||ads.example^$stylesheet,font", Skipped.ELSEWHERE),
        ("||ads.example^$csp=script-src 'none'", Skipped.OPTION),
        ("||ads.example^$domain=news.*", Skipped.OPTION),
        ("||ads.example^$removeparam=x", Skipped.OPTION),
        ("a*" * 501, Skipped.LONG),
    ],
)
def test_a_line_that_is_no_rule_for_us_says_why(line: str, why: Skipped) -> None:
    assert network(line) is why
    assert census(line) == {why: 1}
    assert named(line, "https://ads.example/banner1") == ""


def test_lines_are_counted_by_what_became_of_them() -> None:
    text = "[Adblock Plus 2.0]\n! Title: T\n||a.example^\n##.ad\n/x/\nb.example#?#.x:has(y)\n" + "a" * 30_000
    assert census(text) == {
        None: 2,
        Skipped.COMMENT: 2,
        Skipped.REGEX: 1,
        Skipped.PROCEDURAL: 1,
        Skipped.LONG: 1,
    }


def test_what_looks_like_a_regular_expression_inside_a_pattern_is_plain_text() -> None:
    assert named("/(a+)+b", "https://x.example/aaaa") == ""
    assert named("/(a+)+b", "https://x.example/(a+)+b") == "/(a+)+b"


@pytest.mark.parametrize(
    "rule", ["*a" * 200 + "b", "^" * 300 + "b", "||" + "a^*" * 300 + "b", "*" * 1000 + "b"]
)
def test_no_pattern_takes_long(rule: str) -> None:
    start = time.process_time()
    assert named(rule, "https://x.example/" + "a/" * 8_000) == ""
    assert time.process_time() - start < 0.5


NAME = st.text("ab./-?=_%&:", min_size=1, max_size=12)


@given(NAME, NAME, NAME)
def test_a_pattern_finds_its_own_words_with_anything_around(before: str, words: str, after: str) -> None:
    rule = network("*" + words.lower() + "*")
    url = f"https://x.example/{before}{words}{after}"
    assert isinstance(rule, Rule)
    assert rule.pattern.matches(url + "\n", ())


@given(st.text("ab*^|/.", max_size=10), st.text("ab/.", max_size=10))
def test_the_index_hides_no_rule_that_matches(pattern: str, path: str) -> None:
    rule, url = network(pattern), f"https://ab.example/{path}"
    if isinstance(rule, Rule) and pattern and "#" not in pattern:
        names = (8, 11)
        assert bool(named(pattern, url)) == rule.pattern.matches(url + "\n", names)
