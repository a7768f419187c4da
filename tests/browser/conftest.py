"""Tests with a real Chromium; where none is found they are skipped, but never in the gate."""

import os

import pytest

from syndicate.browser import chromium
from syndicate.errors import UsageError


@pytest.fixture(scope="session", autouse=True)
def _a_chromium() -> None:
    try:
        chromium()
    except UsageError as error:
        if os.environ.get("SYNDICATE_TEST_CHROMIUM"):
            raise
        pytest.skip(str(error))
