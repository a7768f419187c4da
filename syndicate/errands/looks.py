"""Looks: what a picture looks like, as 64 bits that survive smaller sizes and stronger compression.

bytes → pixels → grey, 32 × 32 → cosine transform → the 8 × 8 slowest waves → above or below their median

The method is the perceptual hash of C. Zauner, "Implementation and Benchmarking of Perceptual Image Hash Functions"
(2010), bit for bit as ImageHash computes it. A picture of half the size, saved again, differs in about 6 bits of 64,
another picture in about 32. Needs Pillow: `pip install "syndicate[images]"`.
"""

from __future__ import annotations

from importlib.util import find_spec
from io import BytesIO
from warnings import catch_warnings

from syndicate.errors import UsageError

SIDE, WAVES = 32, 8
MOST_PIXELS = 40_000_000  #: of a picture, decoded: 120 MB; larger ones are not looked at
PLAIN = 4.0  #: deviation of 32 × 32 grey values, of 255, under which a picture is one flat colour and looks like any other
_FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "AVIF")


def require_pillow() -> None:
    """Raises UsageError where pictures cannot be looked at, since Pillow is not installed."""
    if find_spec("PIL") is None:
        raise UsageError('pictures cannot be looked at without Pillow; pip install "syndicate[images]"')


def look(data: bytes) -> str:
    """What a picture looks like: 16 hexadecimal digits; "" for what is no picture, too large or of one colour.

    To be called where a process can be killed: decoders meet hostile bytes, and raise many things.
    """
    import numpy as np
    from PIL import Image, ImageFile

    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint lets the whole process guess at what was cut off
    Image.init()
    formats = [each for each in _FORMATS if each in Image.OPEN]
    try:
        with catch_warnings(action="error"), Image.open(BytesIO(data), formats=formats) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                return ""
            small = opened.convert("L").resize((SIDE, SIDE), Image.Resampling.LANCZOS)
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError, Warning):
        return ""
    grey = np.asarray(small, dtype=np.float64)
    if grey.std() < PLAIN:
        return ""
    steps = np.arange(SIDE)
    waves = np.cos(np.pi * np.outer(steps, 2 * steps + 1) / (2 * SIDE))[:WAVES]
    slow = waves @ grey @ waves.T
    bits = (slow > np.median(slow)).ravel()
    return f"{int(''.join('1' if bit else '0' for bit in bits), 2):016x}"
