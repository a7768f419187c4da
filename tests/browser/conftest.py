"""Tests with a real Chromium; the gate has one (.ci/chromium), elsewhere they are skipped without. All share one browser."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from browser_web import Drawing

from syndicate.browser import Browser, Limits, chromium
from syndicate.errors import UsageError


@pytest.fixture(scope="session", autouse=True)
def _a_chromium() -> None:
    try:
        chromium()
    except UsageError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def drawing() -> Iterator[Drawing]:
    """A browser with room for every page."""
    yield from _running(Limits(seconds=20, loading=3, quiet=0.5, at_once=6))


@pytest.fixture(scope="session")
def strict() -> Iterator[Drawing]:
    """A browser that gives up soon."""
    yield from _running(
        Limits(seconds=4, loading=1, quiet=0.3, requests=7, html=1_000_000, memory=400 << 20, at_once=1)
    )


def _running(limits: Limits) -> Iterator[Drawing]:
    with asyncio.Runner() as runner:
        drawing = Drawing(runner, limits)
        browser: Browser = runner.run(drawing.browser.__aenter__())
        assert browser is drawing.browser
        yield drawing
        runner.run(drawing.browser.__aexit__(None, None, None))
