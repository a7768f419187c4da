"""Inferring: a draft of a policy, from the page on which a publisher states its terms or from an article's own statements.

page → sentences → modality, topics → terms;  page → licence, schema.org, RSL → terms;  both → Draft

What it makes is a draft for a person: each term stands with the sentence it came from, and every sentence that became
none is listed.
"""

from syndicate.inferring.drafting import infer

__all__ = ["infer"]
