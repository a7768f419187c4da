"""Errands: what is fetched on request besides a page, where a finding stays open or poorer without it.

Report → what would help → fetch, once a run → Brought → the page is checked again

One module an errand: `links` that do not tell where they lead, `pictures` of page and original, the site's `ads_txt`.
"""

from syndicate.errands.brought import NOTHING, Brought
from syndicate.errands.looks import look, require_pillow
from syndicate.errands.messenger import NO_ERRANDS, Errands, Messenger

__all__ = ["NOTHING", "NO_ERRANDS", "Brought", "Errands", "Messenger", "look", "require_pillow"]
