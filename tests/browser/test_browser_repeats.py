"""A page drawn from a recording is the same each time, and the browser asks for nothing but what the recording has."""

from __future__ import annotations

from datetime import UTC, datetime

from browser_web import Drawing

from syndicate.errors import FetchError
from syndicate.fetch import HTML
from syndicate.model import Capture

AT = datetime(2025, 3, 1, 12, 30, 15, tzinfo=UTC)
HOME = "https://blog.example/"
PAGE = """<!doctype html><meta charset=utf-8><p id=p></p><p id=q>none</p>
<style>@keyframes x { to { margin-left: 90px } } p { animation: x 9s infinite }</style><script>
p.textContent = [new Date().toISOString(), new Date(0).getTime(), Date.now() === +new Date(), typeof Date(), Math.random(),
  crypto.getRandomValues(new Uint32Array(2)), crypto.randomUUID(), new Date() instanceof Date,
  new Date().getTimezoneOffset(), navigator.language, matchMedia('(prefers-reduced-motion: reduce)').matches,
  devicePixelRatio, innerWidth].join(' ');
fetch('/data?' + Date.now() + Math.random()).then((r) => r.text()).then((t) => q.textContent = t);
fetch('/other').catch(() => 0);
</script>"""


class Recording:
    """What was recorded, by the beginning of the address; everything asked for is noted."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def fetch(
        self, url: str, *, kinds: tuple[str, ...] = HTML, body: bool = True
    ) -> Capture | FetchError:
        self.asked.append(url)
        if url == HOME:
            return Capture(url, PAGE.encode(), headers=(("content-type", "text/html"),), fetched_at=AT)
        if url.startswith(HOME + "data"):
            return Capture(url, b"replayed", headers=(("content-type", "text/plain"),), fetched_at=AT)
        return FetchError("It is not in the recording.", url=url)


def test_a_page_from_a_recording_looks_the_same_each_time(drawing: Drawing) -> None:
    first, again = Recording(), Recording()
    one, two = drawing.through(first, HOME), drawing.through(again, HOME)
    assert one == two
    assert sorted(first.asked) == sorted(again.asked)
    assert one.fetched_at == AT
    assert b">2025-03-01T12:30:15.000Z 0 true string 0." in one.body
    assert b" true 0 en-US true 1 1280</p>" in one.body
    assert b">replayed</p>" in one.body
