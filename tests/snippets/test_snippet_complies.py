"""A snippet pasted around a full copy makes the page compliant: the promise to the blogger, as a law."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import PARAGRAPHS, WORK, page, policy
from snippet_processors import PROCESSORS

from syndicate import Outcome, Report, Verdict, check, load_policy, resources, snippet
from syndicate.model import Policy, Work
from syndicate.policy import policies
from syndicate.snippets import FORMATS, Credit, credit, written

LANGUAGES = tuple(resources.data("snippet"))
POLICIES = {each.id: load_policy(each.id) for each in policies()}
UNSEEN = {"manual", "quota", "wholesale", "embargo", "links_preserved"}
"""What no words of a copy settle, whatever they say."""
CANNOT = {"bbcode": "original_link"}
"""Boards set rel=nofollow on every link, which terms that ask for a link to be followed do not accept."""
LOST = {"mainecoonads", "the-conversation"}
"""The policies that ask for what not every format can hold: a followed link, a counter."""
CHANGES = {
    "four hundred small newspapers print": "a few hundred regional weeklies carry",
    "scissors and paste": "whatever the post brought them that morning",
    "when software moves": "once a careless program has carried",
    "nearly everybody who reads them is happy to follow": "most of the editors we asked were glad to honour",
    "A feed is copied by night": "Somebody fetches the whole feed while others sleep",
    "repair the page within a day": "mend what is amiss before the week is over",
}
names = st.lists(
    st.sampled_from(["Ada", "Łukasz", "Müller", "O’Brien", "Nguyễn", "Yılmaz", "Анна"]),
    min_size=2,
    max_size=3,
)
works = st.builds(
    Work,
    url=st.sampled_from([WORK.url, "https://example.org/a_b*c/1234567?x=1&y=(2)"]),
    title=st.sampled_from(
        ["The Price of a Reprint", "A <b>bold</b> [title](x) & more", "«Prix» | 100 %", ""]
    ),
    authors=st.lists(names.map(" ".join), max_size=2, unique=True).map(tuple),
    publisher=st.just("Global Research"),
    published=st.sampled_from([None, date(2026, 3, 2)]),
    text=st.just(WORK.text),
    copyright=st.sampled_from(["", "© 2026 Global Research"]),
)


def of_publisher(terms: Policy) -> Work:
    """The work as the publisher with these terms would have it, with all that they may ask to be named."""
    name = terms.assigner.name or WORK.publisher
    host = next(iter(terms.assigner.hosts), "example.org")
    return replace(
        WORK,
        url=f"https://{host}/the-price-of-a-reprint-5831584",
        publisher=name,
        copyright=f"© 2026 {name}",
        institutions=("University of Turku",),
    )


def pasted(many: Sequence[Credit], kind: str, *, on_top: bool = False) -> list[str]:
    """The bodies of pages: what the format became, around the copy where that is not in it."""
    process = PROCESSORS[kind]
    if FORMATS[kind].has_body:
        return process([written(each, kind) for each in many])
    tops = process([written(replace(each, end=()), kind) if each.top else "" for each in many])
    ends = process([written(replace(each, top=()), kind) for each in many])
    copies = ["".join(f"<p>{paragraph}</p>" for paragraph in each.body) for each in many]
    above = [on_top and not each.top for each in many]
    return [
        f"{end}{copy}" if first else f"{top}{copy}{end}"
        for top, copy, end, first in zip(tops, copies, ends, above, strict=True)
    ]


def unmet(report: Report) -> list[tuple[str, Outcome]]:
    """Whatever is not settled by the copy itself."""
    met = (Outcome.PASSED, Outcome.INAPPLICABLE)
    return [
        (one.term, one.outcome)
        for one in report.findings
        if one.outcome not in met and one.term not in UNSEEN
    ]


@pytest.mark.parametrize("kind", PROCESSORS)
def test_every_format_meets_every_policy(kind: str) -> None:
    """In a language that differs from policy to policy and from format to format."""
    turn = list(PROCESSORS).index(kind)
    said = [
        credit(of_publisher(terms), terms, lang=LANGUAGES[(turn + at) % len(LANGUAGES)])
        for at, terms in enumerate(POLICIES.values())
    ]
    found = {}
    for terms, each, body in zip(
        POLICIES.values(), said, pasted(said, kind, on_top=turn % 2 == 0), strict=True
    ):
        report = check(page(body, head=written(each, "head")), each.work, terms)
        cannot = CANNOT.get(kind, "") or ("" if FORMATS[kind].counts else "tracking_pixel")
        found[terms.id] = [one for one in unmet(report) if one[0] != cannot or terms.id not in LOST]
    assert {name: missing for name, missing in found.items() if missing} == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_policy_is_met_in_every_language(lang: str) -> None:
    for terms in POLICIES.values():
        said = credit(of_publisher(terms), terms, lang=lang)
        report = check(page(written(said, "html-article"), head=written(said, "head")), said.work, terms)
        assert (terms.id, unmet(report)) == (terms.id, [])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_changed_copy_says_so(lang: str) -> None:
    terms = POLICIES["cc-by-4.0"]
    text = "\n\n".join(PARAGRAPHS)
    for before, after in CHANGES.items():
        assert before in text
        text = text.replace(before, after)
    body = "".join(f"<p>{each}</p>" for each in text.split("\n\n"))
    silent, told = (snippet(WORK, terms, lang=lang, changed=changed) for changed in ("", "1 → 2"))
    outcome = {
        text: check(page(body + text), WORK, terms).finding("changes_notice").outcome
        for text in (silent, told)
    }
    assert outcome == {silent: Outcome.CANNOT_TELL, told: Outcome.PASSED}


@given(works, st.sampled_from(sorted(POLICIES)), st.sampled_from(["html", "markdown", "text"]), st.booleans())
def test_no_condition_fails_whatever_is_known_of_a_work(
    work: Work, name: str, kind: str, on_top: bool
) -> None:
    said = credit(work, POLICIES[name])
    (body,) = pasted([said], kind, on_top=on_top)
    report = check(page(body), work, POLICIES[name])
    assert report.verdict is not Verdict.NON_COMPLIANT, report.reason


def test_the_snippet_of_the_founding_policy_complies_with_all_of_it() -> None:
    body = snippet(WORK, policy()) + "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    assert check(page(body), WORK, policy()).verdict is Verdict.COMPLIANT
