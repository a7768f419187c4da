"""Perceptual hashes: one picture has one look in every size, and what is no picture has none."""

from __future__ import annotations

import sys
from io import BytesIO

import pytest
from PIL import Image, ImageDraw, ImageFile

from syndicate.errands.looks import MOST_PIXELS, look, require_pillow
from syndicate.errors import UsageError


def scene(turn: int = 0, size: tuple[int, int] = (640, 420)) -> Image.Image:
    """A bay with a crane and a sun; `turn` gives another picture."""
    picture = Image.linear_gradient("L").resize(size).rotate(turn).convert("RGB")
    draw = ImageDraw.Draw(picture)
    width, height = size
    draw.rectangle((width * 0.1, height * 0.5, width * 0.4, height * 0.9), fill=(30, 60, 20))
    draw.ellipse((width * 0.6, height * (0.1 + turn / 400), width * 0.8, height * 0.4), fill=(250, 230, 90))
    draw.line((0, height * 0.8, width, height * (0.6 - turn / 400)), fill=(5, 5, 90), width=12)
    return picture


def saved(picture: Image.Image, form: str = "PNG", **options: int) -> bytes:
    out = BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()


def distance(one: bytes, other: bytes) -> int:
    return (int(look(one), 16) ^ int(look(other), 16)).bit_count()


def test_a_look_is_sixteen_hexadecimal_digits() -> None:
    assert (len(look(saved(scene()))), int(look(saved(scene())), 16).bit_count()) == (16, 32)


@pytest.mark.parametrize(
    "other",
    [
        saved(scene(), "JPEG", quality=40),
        saved(scene().resize((320, 210))),
        saved(scene().resize((320, 210)), "WEBP", quality=50),
        saved(scene().convert("P"), "GIF"),
        saved(scene().convert("RGBA")),
    ],
)
def test_smaller_or_saved_again_it_looks_the_same(other: bytes) -> None:
    assert distance(saved(scene()), other) <= 8


def test_another_picture_looks_different() -> None:
    assert distance(saved(scene()), saved(scene(90))) > 16


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\xff\xd8\xff\xe0 and then nothing",
        saved(scene())[:2_000],
        saved(Image.new("RGB", (200, 100), "white")),
        saved(Image.new("1", (8_000, MOST_PIXELS // 8_000 + 1))),
        saved(Image.new("1", (8_000, 12_000))),
    ],
    ids=["nothing", "a drawing", "a broken JPEG", "a cut PNG", "one colour", "too many pixels", "a bomb"],
)
def test_what_has_no_look(data: bytes) -> None:
    assert look(data) == ""


def test_a_cut_picture_has_no_look_where_another_library_lets_pillow_guess(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    assert look(saved(scene())[:2_000]) == ""


def test_without_pillow_the_error_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    require_pillow()
    monkeypatch.setitem(sys.modules, "PIL", None)  # as the import system marks what is not there
    with pytest.raises(UsageError, match=r'pip install "syndicate\[images\]"'):
        require_pillow()
