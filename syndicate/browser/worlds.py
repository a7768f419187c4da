"""Our own scripts in a page, in a world where the page's scripts can neither see nor change what they use."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.async_api import Page


async def in_a_world_apart(page: Page, script: str) -> Any:
    """What `script` comes to, run where the page's own scripts can neither see nor change what it uses."""
    from playwright.async_api import Error

    session = await page.context.new_cdp_session(page)
    frame = (await session.send("Page.getFrameTree"))["frameTree"]["frame"]["id"]
    world = await session.send("Page.createIsolatedWorld", {"frameId": frame, "worldName": "syndicate"})
    answer = await session.send(
        "Runtime.evaluate",
        {
            "expression": script,
            "contextId": world["executionContextId"],
            "returnByValue": True,
            "awaitPromise": True,
        },
    )
    if "exceptionDetails" in answer:
        raise Error(str(answer["exceptionDetails"].get("exception", {}).get("description", "")))
    return answer["result"].get("value")


@cache
def script(name: str) -> str:
    return files("syndicate.browser").joinpath(name).read_text("utf-8")
