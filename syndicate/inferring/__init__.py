"""Inferring: a draft of a policy, from the page on which a publisher states its terms or from an article's own statements.

page → sentences, each with what leads to it → modality, topics → terms
page → licence, schema.org, ODRL;  documents beside it → RSL, ccREL → terms of which the page says nothing
all of that → Draft

What it makes is a draft for a person: each term stands with the sentence it came from, and every sentence that became
none is listed.
"""

from syndicate.inferring.drafting import infer

__all__ = ["infer"]
