"""Addresses of pictures: which are one file, and what their names tell."""

from __future__ import annotations

import time

import pytest

from syndicate.urls.pictures import Picture, picture, tells

TITLE = "The slow return of the eelgrass meadow"
BAY = "https://media.harbourpost.example/2026/03/bay.jpg"


def read(url: str) -> Picture:
    found = picture(url)
    assert found is not None
    return found


@pytest.mark.parametrize(
    "url",
    [
        "http://www.harbourpost.example/2026/03/bay.jpg",
        "https://media.harbourpost.example/2026/03/bay-1024x768.jpg",
        "https://media.harbourpost.example/2026/03/bay-scaled.jpg?w=600&ssl=1",
        "https://media.harbourpost.example/2026/03/bay-e1651234567890-300x200.jpg.webp",
        "https://media.harbourpost.example/640x360/2026/03/bay@2x.jpg",
        "https://media.harbourpost.example/resize/w_640,c_limit/2026/03/bay.jpg",
        "https://media.harbourpost.example/styles/large/public/2026/03/BAY.jpg?itok=x",
        "https://i0.wp.com/media.harbourpost.example/2026/03/bay.jpg?resize=600%2C400",
        "https://neighbour.example/_next/image?url=https%3A%2F%2Fmedia.harbourpost.example%2F2026%2F03%2Fbay.jpg&w=640",
        "https://cdn.neighbour.example/fetch/w_640/https%3A%2F%2Fmedia.harbourpost.example%2F2026%2F03%2Fbay.jpg",
        "https://web.archive.org/web/20260401im_/https://media.harbourpost.example/2026/03/bay.jpg",
        "https://www.harbourpost.example/image.php?src=/2026/03/bay.jpg&w=660",
    ],
)
def test_addresses_of_one_file(url: str) -> None:
    assert read(url).is_at(read(BAY))


@pytest.mark.parametrize(
    "url",
    [
        "https://media.harbourpost.example/2025/03/bay.jpg",
        "https://media.harbourpost.example/2026/03/bay-2.jpg",
        "https://media.neighbour.example/2026/03/bay.jpg",
        "https://www.harbourpost.example/image.php?id=4",
        "https://www.harbourpost.example/?src=bay.jpg",
    ],
)
def test_addresses_of_other_files(url: str) -> None:
    assert not read(url).is_at(read(BAY))


def test_a_front_page_is_no_file() -> None:
    assert not read("https://harbourpost.example/").is_at(read("https://harbourpost.example/"))


def test_scripts_are_told_apart_by_what_they_are_asked_for() -> None:
    one = "https://harbourpost.example/image?id=4&w=200"
    assert read(one).is_at(read("https://harbourpost.example/image?w=900&id=4"))
    assert not read(one).is_at(read("https://harbourpost.example/image?id=5&w=200"))


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("image.jpg", 0),
        ("photo-1.jpg", 0),
        ("DSC_0042.jpg", 0),
        ("bay.jpg", 0),
        ("1200x800.jpg", 0),
        ("hero-header-2026.jpg", 0),
        ("slow-return-of-the-eelgrass-meadow.jpg", 0),
        ("weihnachtsmarkt2023.jpg", 1),
        ("IMG_20260314_112233.jpg", 1),
        ("odile-marchetti.jpg", 1),
        ("marchetti-carries-buckets-along-quay.jpg", 2),
        ("12345678901.jpg", 2),
        ("file-20260314-21-x8k2ab.jpg", 2),
        ("26e39cee-b5eb-46cd-787c-3b3985e0d89a.jpeg", 2),
    ],
)
def test_what_a_name_tells(name: str, told: int) -> None:
    assert tells(read(f"https://harbourpost.example/{name}"), TITLE) == told


@pytest.mark.parametrize(
    ("url", "supplier"),
    [
        ("https://x.example/GettyImages-645597274.jpg", "gettyimages"),
        ("https://x.example/shutterstock_12345.jpg", "shutterstock"),
        ("https://x.example/AP23150123456.jpg", "an agency"),
        ("https://x.example/52312345678_0a1b2c3d4e_b.jpg", "Flickr"),
        ("https://x.example/seagrass-3342696_1920-800x600.jpg", "Pixabay"),
        ("https://x.example/1977223_10203041332852016_274302103_n.jpg", "Facebook"),
        ("https://images.unsplash.com/photo-1500000000000-abc", "unsplash.com"),
        ("https://x.example/apple-trees.jpg", ""),
        ("https://x.example/bay.jpg", ""),
    ],
)
def test_the_supplier_that_an_address_tells_of(url: str, supplier: str) -> None:
    assert read(url).supplier == supplier


@pytest.mark.parametrize(
    ("url", "furniture"),
    [
        ("https://x.example/wp-content/themes/x/arrow.png", True),
        ("https://x.example/donate-button.png", True),
        ("https://x.example/favicon.ico", True),
        ("https://x.example/clear.gif?page=https://harbourpost.example/the-bay", True),
        ("https://x.example/2026/protesters-carry-a-banner-along-the-quay.jpg", False),
        ("https://x.example/2026/bay.jpg", False),
    ],
)
def test_furniture_by_its_address(url: str, furniture: bool) -> None:
    assert read(url).is_furniture() is furniture


@pytest.mark.parametrize(
    "url", ["", "no address", "data:image/png;base64,AAAA", "javascript:1", "http://[::/a.jpg"]
)
def test_what_is_no_address_is_no_picture(url: str) -> None:
    assert picture(url) is None


@pytest.mark.parametrize(
    "path",
    ["a_" * 8_000 + "!.jpg", "a_/" * 5_000, "-100x100" * 2_000 + "x.jpg", "a." * 8_000, "https://x" * 1_700],
)
def test_an_address_made_to_cost_time_costs_none(path: str) -> None:
    begun = time.process_time()
    picture(f"https://i0.wp.com/{path}")
    assert time.process_time() - begun < 0.2
