"""Notices: letters that say what a page does not show and how to mend it. They are written, never sent.

Report → letter (data) → templates notice.txt, notice.html → e-mail draft
"""

from syndicate.notices.contacts import Contact, contact_page, contacts
from syndicate.notices.draft import address, draft
from syndicate.notices.letter import Letter, Point, Stage, letter, why_none

__all__ = [
    "Contact",
    "Letter",
    "Point",
    "Stage",
    "address",
    "contact_page",
    "contacts",
    "draft",
    "letter",
    "why_none",
]
