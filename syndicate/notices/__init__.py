"""Notices: letters that say what a page does not show and how to mend it. They are written, never sent.

Report → letter (data) → templates notice.txt, notice.html → e-mail draft
"""

from syndicate.notices.contacts import Contact, contact_page, contacts, spelled
from syndicate.notices.draft import address, draft
from syndicate.notices.letter import Letter, Point, Stage, letter, why_none
from syndicate.notices.told import Told, told

__all__ = [
    "Contact",
    "Letter",
    "Point",
    "Stage",
    "Told",
    "address",
    "contact_page",
    "contacts",
    "draft",
    "letter",
    "spelled",
    "told",
    "why_none",
]
