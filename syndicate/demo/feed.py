"""The RSS feed of the small web, with an item for every page."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from syndicate.demo.scenes import Scene


def rss(scenes: Sequence[Scene], home: str) -> str:
    """RSS 2.0 (rssboard.org); `home` is the address that the paths are below."""
    items = "".join(
        f"<item><title>{escape(scene.name)}</title><link>{home}{scene.path}</link>"
        f"<guid>{home}{scene.path}</guid><pubDate>{3 + day:02} Nov 2026 12:00:00 GMT</pubDate></item>\n"
        for day, scene in enumerate(scenes, 1)
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel>\n'
        f"<title>Reposts of the demo</title><link>{home}/</link>"
        "<description>Pages that carry the article, or seem to</description>\n"
        f"{items}</channel></rss>\n"
    )
