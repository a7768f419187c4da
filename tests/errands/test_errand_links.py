"""Short links of a credit are asked where they lead: when that is wished, where the answer depends on it, and politely."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest
from fake_web import FakeWeb
from hostile.server import HostileServer, Route, html, redirect
from test_running import NOW, POLICY, URL, WORK, Unconfined, only, repost, run

from syndicate import Verdict
from syndicate.errands import Errands
from syndicate.errors import BadStatus, BotWall
from syndicate.fetch import Fetcher, Manners, Offline
from syndicate.model import Capture, Outcome
from syndicate.running import check_targets

SHORT = "https://bit.ly/3xYzAbc"
BLOG = "https://blog.example/a"
FOLLOW = Errands(follow=True)


def leads(end: str, start: str = SHORT) -> Capture:
    return Capture(start, b"<p>x", final_url=end, redirects=(start,))


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (leads(URL), "passed"),
        (leads("https://elsewhere.example/page"), "failed"),
        (leads("https://bit.ly/warning"), "cannot_tell"),
        (leads("https://t.co/AbCdEf123"), "cannot_tell"),
        (BadStatus("bit.ly has no such page (status 404).", url=SHORT), "cannot_tell"),
        (BotWall("globalresearch.ca shows a challenge.", url=URL), "passed"),
        (BotWall("tracker.example shows a challenge.", url="https://tracker.example/x"), "cannot_tell"),
    ],
    ids="article elsewhere interstitial another-shortener dead wall-at-the-publisher wall-on-the-way".split(),
)
def test_a_short_link_in_a_credit_counts_as_what_it_leads_to(answer: Any, outcome: str) -> None:
    report = only(BLOG, FakeWeb({BLOG: repost(SHORT), SHORT: answer}), errands=FOLLOW)
    assert report.finding("original_link").outcome == outcome


def test_of_what_a_short_link_leads_to_only_the_head_is_asked_for() -> None:
    class Noting(FakeWeb):
        async def fetch(self, url: str, *, body: bool = True, **more: Any) -> Any:
            bodies[url] = body
            return await super().fetch(url, body=body)

    bodies: dict[str, bool] = {}
    only(BLOG, Noting({BLOG: repost(SHORT), SHORT: leads(URL)}), errands=FOLLOW)
    assert bodies == {BLOG: True, SHORT: False}


def test_a_short_link_that_several_pages_carry_is_followed_once() -> None:
    pages: dict[str, Any] = {f"https://blog{n}.example/a": repost(SHORT) for n in range(3)}
    web = FakeWeb({**pages, SHORT: leads(URL)})
    assert [str(report.verdict) for _, report in run([*pages], web, errands=FOLLOW)] == ["compliant"] * 3
    assert web.asked.count(SHORT) == 1


def test_links_are_followed_only_where_the_answer_depends_on_them() -> None:
    page = repost().replace("</body>", f'<p>See also <a href="{SHORT}">this</a></p></body>')
    web = FakeWeb({BLOG: page})
    assert only(BLOG, web, errands=FOLLOW).verdict is Verdict.COMPLIANT
    assert web.asked == [BLOG]


def test_a_sites_own_jump_is_followed_too() -> None:
    jump = "https://blog.example/out/?id=7"
    web = FakeWeb({BLOG: repost(jump), jump: replace(leads(URL, jump))})
    assert only(BLOG, web, errands=FOLLOW).finding("original_link").outcome == "passed"
    assert jump in web.asked


def test_offline_a_short_link_stays_undecided() -> None:
    report = only(Capture(BLOG, repost(SHORT).encode()), Offline(), errands=FOLLOW)
    assert report.finding("original_link").outcome == "cannot_tell"
    assert report.verdict is Verdict.NEEDS_REVIEW


def test_unless_asked_no_link_is_followed() -> None:
    web = FakeWeb({BLOG: repost(SHORT), SHORT: leads(URL)})
    assert only(BLOG, web).finding("original_link").outcome == "cannot_tell"
    assert web.asked == [BLOG]


def test_only_links_that_the_finding_shows_are_followed() -> None:
    links = " ".join(f'<a href="{SHORT}{n}">Global Research</a>' for n in range(9))
    web = FakeWeb({BLOG: repost(SHORT).replace("© Global", f"{links} © Global")})
    only(BLOG, web, errands=FOLLOW)
    assert web.asked == [BLOG, SHORT, f"{SHORT}0", f"{SHORT}1"]


def test_an_archives_numbered_copy_stays_undecided_and_is_not_asked() -> None:
    web = FakeWeb({BLOG: repost("https://archive.ph/AbCdE")})
    assert only(BLOG, web, errands=FOLLOW).finding("original_link").outcome == "cannot_tell"
    assert web.asked == [BLOG]


# --- over a real socket

ELSEWHERE = "/elsewhere/7"


def followed_over_http(routes: dict[str, Route]) -> tuple[Outcome, list[str]]:
    """The outcome for a page whose credit links to /out/?id=7 of its own site, and what its site was asked for."""
    with HostileServer({"/rivers/5831999": html("the original")}) as publisher, HostileServer() as blog:
        ends = {"{original}": publisher.url("/rivers/5831999")}
        blog.routes = {
            "/post": html(repost("/out/?id=7")),
            ELSEWHERE: html("another page"),
            **{
                path: redirect(ends.get(to, to)) if isinstance(to, str) else to for path, to in routes.items()
            },
        }
        manners = Manners(allow=(blog.endpoint, publisher.endpoint), pace=0, retries=0)
        work = replace(WORK, url=publisher.url("/rivers/5831999"))

        async def check() -> Outcome:
            async with Fetcher(manners) as fetcher:
                found = check_targets(
                    [blog.url("/post")], work, POLICY, fetcher, Unconfined(), now=NOW, errands=FOLLOW
                )
                (outcome,) = [report.finding("original_link").outcome async for _, report in found]
                return outcome

        return asyncio.run(check()), blog.pages_asked


@pytest.mark.parametrize(
    ("routes", "outcome"),
    [
        ({"/out/": "{original}"}, Outcome.PASSED),
        ({"/out/": "/out/two", "/out/two": "{original}"}, Outcome.PASSED),
        ({"/out/": ELSEWHERE}, Outcome.CANNOT_TELL),
        ({"/out/": "/out/"}, Outcome.CANNOT_TELL),
        ({"/out/": "http://10.0.0.1/rivers/5831999"}, Outcome.CANNOT_TELL),
        ({"/out/": "file:///etc/passwd"}, Outcome.CANNOT_TELL),
        ({}, Outcome.CANNOT_TELL),
    ],
    ids="article two-steps own-page loop inside-address file dead".split(),
)
def test_a_jump_is_followed_over_http(routes: dict[str, Any], outcome: Outcome) -> None:
    assert followed_over_http(routes)[0] is outcome


def test_a_loop_ends_after_as_many_redirects_as_any_fetch_follows() -> None:
    _, asked = followed_over_http({"/out/": "/out/"})
    assert asked == ["/post", *["/out/?id=7"], *["/out/"] * 10]


def test_robots_txt_of_the_jump_is_honoured() -> None:
    forbids = {
        "/out/": "{original}",
        "/robots.txt": lambda c: c.page(b"User-agent: *\nDisallow: /out/", kind="text/plain"),
    }
    outcome, asked = followed_over_http(forbids)
    assert (outcome, asked) == (Outcome.CANNOT_TELL, ["/post"])
