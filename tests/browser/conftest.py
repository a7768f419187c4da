"""Tests with a real Chromium; the gate has one (.ci/chromium), elsewhere they are skipped without."""

import pytest

from syndicate.browser import chromium
from syndicate.errors import UsageError


@pytest.fixture(scope="session", autouse=True)
def _a_chromium() -> None:
    try:
        chromium()
    except UsageError as error:
        pytest.skip(str(error))
