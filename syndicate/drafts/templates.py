"""Templates: what site generators read of a source, which no edit may change or part."""

from __future__ import annotations

import re

from syndicate.drafts.placing import Span

_LONGEST = 20_000  # characters of a block whose end is looked for
_BLOCKS = "comment|raw|verbatim|highlight|codeblock"
_CODE = re.compile(
    rf"\{{%-?\s*(?P<block>{_BLOCKS})\b.{{0,{_LONGEST}}}?\{{%-?\s*end(?P=block)\s*-?%\}}"  # Liquid, Nunjucks, Twig
    rf"|\{{\{{[<%]\s*(?P<code>highlight)\b.{{0,{_LONGEST}}}?\{{\{{[<%]\s*/(?P=code)\s*[>%]\}}\}}"  # Hugo
    r"|\{%.{0,2000}?%\}|\{\{.{0,2000}?\}\}|\{#.{0,2000}?#\}|<%.{0,2000}?%>|\{:[^{}\n]{0,500}\}",
    re.DOTALL,
)


def code(text: str) -> tuple[Span, ...]:
    """Where the tags of templates stand, and what lies between those whose content is shown as it is, or never."""
    return tuple(found.span() for found in _CODE.finditer(text))
