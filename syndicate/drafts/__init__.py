"""Drafts: what is no page of the web yet, Markdown or an e-mail, as the page that it becomes.

capture of a draft → [its own processor] → capture of HTML, for `syndicate.page.read`. Pure; run it confined.
"""

from syndicate.drafts.drawing import MAILBOX, as_page, medium_of
from syndicate.drafts.mailbox import Span, messages

__all__ = ["MAILBOX", "Span", "as_page", "medium_of", "messages"]
