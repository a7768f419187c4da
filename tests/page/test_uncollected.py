"""The garbage collector rests while a page is read, and is left as it was found; a page leaves it nothing to do."""

import gc

import pytest

from syndicate.page import Page
from syndicate.page.dom import Dom
from syndicate.page.uncollected import uncollected


@pytest.fixture(autouse=True)
def _restored():
    yield
    gc.enable()


@pytest.mark.parametrize("enabled", [True, False])
def test_the_collector_rests_and_is_left_as_it_was(enabled: bool) -> None:
    if not enabled:
        gc.disable()
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled() is enabled


def test_the_collector_comes_back_after_an_error() -> None:
    with pytest.raises(ValueError, match="x"), uncollected():
        raise ValueError("x")
    assert gc.isenabled()


def test_a_page_that_was_read_leaves_no_rings_of_objects() -> None:
    html = "<style>.a{display:none}</style>" + "<div class=a><p>one <a href=/x>two</a></p></div>" * 50
    Page.from_html(html, url="https://site.example/")
    gc.collect()
    gc.disable()
    Page.from_html(html, url="https://site.example/")
    Dom(html)
    assert gc.collect() < 20
