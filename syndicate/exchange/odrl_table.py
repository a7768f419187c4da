"""What of ODRL says what a term says: actions, what a copy must include, who is credited, constraints.

ODRL Vocabulary & Expression 2.2, https://www.w3.org/TR/odrl-vocab/. Writing and reading use the same tables, so that what one
of them knows the other does; a term that stands in no table is one that ODRL has no word for.
"""

from __future__ import annotations

NAMESPACE = "http://www.w3.org/ns/odrl/2/"
CONTEXT = "http://www.w3.org/ns/odrl.jsonld"
CC = "http://creativecommons.org/ns#"

ACTIONS = {
    "reproduction": ("reproduce", "distribute"),
    "adaptation": ("derive",),
    "text_alteration": ("modify",),
    "translation": ("translate",),
    "excerpt": ("extract",),
    "print": ("print",),
    "commercial_use": ("cc:CommercialUse",),
    "sale": ("sell",),
}
"""The actions by which a term is permitted or prohibited."""

PERMITTED = {
    "distribute": "reproduction",
    "cc:Distribution": "reproduction",
    "cc:DerivativeWorks": "adaptation",
}
PROHIBITED = {
    "derive": "text_alteration",
    "cc:DerivativeWorks": "text_alteration",
    "commercialize": "commercial_use",
}
"""Actions that others write, and the term that each is read as. Copies that may not be distributed are no republication."""

DUTIES = {"cc:Attribution": "author_credit", "cc:ShareAlike": "share_alike", "shareAlike": "share_alike"}
"""Actions that are a duty of their own; `attribute`, `include` and `acceptTracking` say more by what they are about."""
WRITTEN_DUTIES = {"share_alike": "cc:ShareAlike"}

INCLUDED = {
    "original_link": "schema:url",
    "copyright_notice": "schema:copyrightNotice",
    "license_notice": "schema:license",
}
"""The duty `include`: what a copy must include, as the type of its target."""

CREDITED = {
    "author_credit": "http://id.loc.gov/vocabulary/relators/aut",
    "publisher_credit": "http://id.loc.gov/vocabulary/relators/pbl",
}
"""The duty `attribute`: the role of the party (MARC relators); an article's author is not known to its policy."""

PICTURES = "http://purl.org/dc/dcmitype/StillImage"
"""The type of target of a rule on the pictures of an article."""

CONDITIONAL = {"changed": ("modify", "derive"), "translated": ("translate",), "excerpted": ("extract",)}
"""A duty that holds only for some copies hangs on the permission to make such a copy."""

DELAY, STAY, WORDS, PARTS = "delayPeriod", "elapsedTime", "absoluteSize", "percentage"
CHANNEL = "deliveryChannel"
"""Left operands of constraints."""
