"""One process that reads pages, for all tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from syndicate.confine import Confined


@pytest.fixture(scope="session")
def confined() -> Iterator[Confined]:
    with Confined(("syndicate.page", "syndicate.evidence.verifying_report")) as one:
        yield one
