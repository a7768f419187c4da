"""Page: a capture, read. `read(capture)` gives blocks of visible text, links, images, metadata and language.

Pure: no network, no clock. What a visitor does not see is kept apart with its reason.
"""

from syndicate.page.reading import Page, read

__all__ = ["Page", "read"]
