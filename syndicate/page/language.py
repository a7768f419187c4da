"""The language of a page: what it declares, else what its words look like."""

from __future__ import annotations

import re

from syndicate.page.dom import Dom

SAMPLE = 3_000  #: characters looked at; more costs time and changes nothing
ENOUGH = 80  #: characters below which a guess is worth nothing

_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9_-]{1,40})?\Z")


def language(dom: Dom, texts: list[str]) -> str:
    """The primary subtag (BCP 47) of the page's language in lower case, "" where nothing tells."""
    for declared in _declared(dom):
        tag = _TAG.match(declared.partition(",")[0].strip())
        if tag:
            return tag.group(1).lower()
    return _guessed(" ".join(texts)[:SAMPLE])


def _declared(dom: Dom) -> list[str]:
    metas = dom.by_tag["meta"]
    declared = [dom.root.get("lang") or dom.root.get("xml:lang")]
    declared.extend(
        node.get("content")
        for node in metas
        if "content-language" in (node.get("http-equiv").lower(), node.get("name").lower())
    )
    declared.extend(node.get("lang") for node in dom.by_tag["body"][:1])
    declared.extend(node.get("content") for node in metas if node.get("property").lower() == "og:locale")
    return declared


def _guessed(sample: str) -> str:
    if len(sample) < ENOUGH:
        return ""
    import py3langid

    return str(py3langid.classify(sample)[0])
