"""ads.txt: where a page's site says who sells its advertising space.

Source: IAB Tech Lab, "ads.txt version 1.1": the file is `/ads.txt` on the name that the site's owner registered.
"""

from __future__ import annotations

from syndicate.fetch import Fetches
from syndicate.model import Capture, Outcome, Report
from syndicate.urls import site

TERM = "commercial_use"
"""The term that wants to know."""
KINDS = ("text/plain", "application/octet-stream")


def ads_txt_of(report: Report) -> str:
    """The address of the ads.txt that a report would be fuller with, "" where nobody wants to know."""
    wanted = any(each.term == TERM and each.outcome is not Outcome.INAPPLICABLE for each in report.findings)
    url = report.page.url if report.page else ""
    if not wanted or not url.startswith(("http://", "https://")):
        return ""
    return f"{url.partition('://')[0]}://{site(url)}/ads.txt"


async def fetch_ads_txt(url: str, fetcher: Fetches) -> Capture | None:
    """What the site sent; None where it has no such file, or does not let us see it. A page in its place is none."""
    found = await fetcher.fetch(url, kinds=KINDS)
    return found if isinstance(found, Capture) else None
