"""Exchange: policies in the formats of others, and back as far as those can say them.

Policy → write → read back → what was lost → written again with a note of that
"""

from syndicate.exchange.coverage import Carried, Extent, coverage
from syndicate.exchange.formats import FORMATS, NAMES, Export, export

__all__ = ["FORMATS", "NAMES", "Carried", "Export", "Extent", "coverage", "export"]
