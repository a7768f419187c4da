"""Looking: which pictures are worth being fetched and looked at for a report, and what they look like."""

from __future__ import annotations

from syndicate.confine import Confines
from syndicate.errands.looks import look
from syndicate.fetch import Fetches
from syndicate.model import Capture, Image, Match, Outcome, Page, Report
from syndicate.urls.pictures import picture

MOST_SHOWN, MOST_OURS = 8, 20
"""Pictures of one page and of one original that are looked at: a visitor's browser loads more."""
KINDS = ("image/jpeg", "image/png", "image/webp", "image/gif", "image/avif")
_ABOUT = ("images", "third_party_material")


def to_look_at(report: Report) -> tuple[str, ...]:
    """Addresses of the page's pictures nearest to the copy, and of the original's.

    None where the terms do not speak of pictures, what they say is settled, or one side has none.
    """
    open_ = [each for each in report.findings if each.term in _ABOUT and each.outcome is not Outcome.FAILED]
    if report.page is None or not open_:
        return ()
    ours = tuple(dict.fromkeys(url for url in report.work.images if _is_one(url)))[:MOST_OURS]
    shown = _nearest(report.page, report.match)
    return tuple(dict.fromkeys((*shown, *ours))) if ours and shown else ()


async def look_of(url: str, fetcher: Fetches, confined: Confines) -> str:
    """What the picture looks like, "" where that stays unknown; its decoder meets hostile bytes, so it is confined."""
    found = await fetcher.fetch(url, kinds=KINDS)
    seen = await confined.run_async(look, found.body, url=url) if isinstance(found, Capture) else ""
    return seen if isinstance(seen, str) else ""


def _nearest(page: Page, match: Match) -> tuple[str, ...]:
    region = match.region
    if region is None:
        return ()
    first, last = (page.blocks[index].place.position for index in (region.first, region.last))

    def away(image: Image) -> int:
        return max(first - image.place.position, image.place.position - last, 0)

    visible = [image for image in page.images if not image.place.hidden and _is_one(image.src)]
    return tuple(dict.fromkeys(image.src for image in sorted(visible, key=away)))[:MOST_SHOWN]


def _is_one(url: str) -> bool:
    """Whether the address may be that of a photograph or drawing, by all that it says itself."""
    read = picture(url)
    return read is not None and not read.is_furniture() and read.ending != ".svg"
