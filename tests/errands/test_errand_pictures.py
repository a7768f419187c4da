"""Pictures are fetched and looked at on request, where the terms speak of them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from fake_web import FakeWeb
from PIL import Image

from syndicate import Work, load_policy
from syndicate.errands import Errands
from syndicate.errors import BadStatus, ParseStopped
from syndicate.model import Capture, Deed, Report, Term
from syndicate.running import check_targets

PAGE, OURS = "https://blog.example/a", "https://www.globalresearch.ca/files/bay.jpg"
SENTENCES = (
    "A river never runs the same way twice, and neither does the law that people write about it.",
    "Last spring the council of a small valley town asked every miller for the ledgers of his grandfather.",
    "Nine of them still had such books, wrapped in oilcloth, with the floods noted in red along the margin.",
    "What the council learned from the red ink was that the river keeps an older calendar than the state.",
)
WORK = Work(
    url="https://www.globalresearch.ca/on-rivers/5831999",
    title="On rivers",
    publisher="Global Research",
    text="\n\n".join(SENTENCES),
    images=(OURS,),
)
TERMS = replace(load_policy("global-research"), terms=(Term("images", Deed.PROHIBITS),))


def repost(*pictures: str) -> str:
    shown = "".join(f'<img src="{each}">' for each in pictures)
    body = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    return f"<html><head><title>On rivers</title></head><body><h1>On rivers</h1>{shown}{body}</body></html>"


def photograph(turn: int = 0, size: int = 200) -> Capture:
    out = BytesIO()
    Image.linear_gradient("L").rotate(turn).resize((size, size)).save(out, "PNG")
    return Capture(OURS, out.getvalue())


class Unconfined:
    """Implements `Confines` in this process; what is about `stop` is stopped."""

    def __init__(self, stop: str = "") -> None:
        self.stop = stop

    async def run_async(self, function: Callable[..., Any], *args: Any, url: str = "") -> Any:
        return ParseStopped("Reading was stopped.", url=url) if url == self.stop else function(*args)


def run(web: FakeWeb, *, pictures: bool = True, policy: Any = TERMS, stop: str = "") -> Report:
    async def collect() -> list[tuple[int, Report]]:
        errands = Errands(pictures=pictures)
        now = datetime(2026, 11, 22, 12, tzinfo=UTC)
        found = check_targets([PAGE], WORK, policy, web, Unconfined(stop), now=now, errands=errands)
        return [each async for each in found]

    ((_, report),) = asyncio.run(collect())
    return report


def outcome(report: Report) -> str:
    return str(report.finding("images").outcome)


SAME = {PAGE: repost("/1.png"), "https://blog.example/1.png": photograph(size=90), OURS: photograph()}


def test_a_picture_that_looks_like_the_originals_is_left_to_a_person() -> None:
    assert outcome(run(FakeWeb(SAME))) == "cannot_tell"


def test_a_picture_that_looks_different_is_none_of_the_originals() -> None:
    assert outcome(run(FakeWeb({**SAME, OURS: photograph(turn=90)}))) == "passed"


def test_no_picture_is_fetched_unasked() -> None:
    web = FakeWeb(SAME)
    assert (outcome(run(web, pictures=False)), web.asked) == ("passed", [PAGE])


def test_no_picture_is_fetched_where_the_terms_are_silent_on_them() -> None:
    web = FakeWeb(SAME)
    run(web, policy=replace(TERMS, terms=(Term("manual", params={"ask": "Tell us"}),)))
    assert web.asked == [PAGE]


def test_no_picture_is_fetched_where_the_same_file_settles_it() -> None:
    web = FakeWeb({PAGE: repost(OURS, "/1.png")})
    assert (outcome(run(web)), web.asked) == ("failed", [PAGE])


def test_furniture_is_not_fetched() -> None:
    web = FakeWeb({PAGE: repost("/logo.png", "/arrow.svg")})
    run(web)
    assert web.asked == [PAGE]


def test_a_picture_that_does_not_arrive_tells_nothing() -> None:
    refused = {**SAME, OURS: BadStatus("refused (status 403).", url=OURS)}
    assert outcome(run(FakeWeb(refused))) == "passed"


def test_a_picture_that_holds_its_reader_tells_nothing() -> None:
    assert outcome(run(FakeWeb(SAME), stop=OURS)) == "passed"
