"""Republishing: the block "republish this article" for the publisher's own page, and the lines for that page's head.

Work + Policy + language → Offer (the terms in sentences, what may be copied) → block | head lines | sample page

It reads no clock: a waiting time is told by its day, so that the block can stand on the page from its first hour on.
"""

from syndicate.republishing.head_lines import head
from syndicate.republishing.offering import Offer, Sample, offer
from syndicate.republishing.rendering import block, content_security, page
from syndicate.republishing.statements import Section

__all__ = ["Offer", "Sample", "Section", "block", "content_security", "head", "offer", "page"]
