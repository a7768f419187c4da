"""The copy itself is not sold.

## What it checks
Whether the page sells the copied text: for a price, as a licence or as a reprint. With `sublicense`, also whether it
offers the text to others to republish.

## What counts
With the copy, a line that begins as an offer of this text in one of ten languages ("Buy this article") and a price in it
or right beside it; or a cart ("Add to cart") whose price stands in one line with the article's title. What structured
data says of this article's price (schema.org `offers`) counts with such a line only. A subscription, a membership, a
donation, a paywall and a shop for other things are no sale of the text, and an offer that leads to the publisher is the
publisher's own.

## What it cannot tell
An offer without a price, a price without an offer, a cart next to the copy whose price may be that of a book, a link to a
seller of licences, an offer away from the copy. Whether a button to republish stands there for this text, and whether the
text's licence allows it.

## What mends it
Giving the text to everybody without a price.
"""

from __future__ import annotations

from syndicate.model import Case, Finding
from syndicate.rules._findings import cannot_tell, failed, passed
from syndicate.rules.commerce.sales import sales

_SHOWN = 3  # offers that the message names and shows
_REMEDY = "Publish the text without a price, and offer no licence for it."


def examine(case: Case) -> Finding:
    counts = bool(case.term.params.get("sublicense"))
    found = [sale for sale in sales(case) if sale.placed and (counts or not sale.republishing)]
    sure = [sale for sale in found if sale.sure]
    shown = (sure or found)[:_SHOWN]
    told, evidence = "; ".join(sale.what for sale in shown), [sale.evidence for sale in shown]
    if sure:
        return failed(case, f"The page sells the text: {told}.", _REMEDY, *evidence)
    if found:
        message = f"The page may offer this text: {told}. Whether it does is for a person to judge."
        return cannot_tell(case, message, *evidence, remedy=_REMEDY)
    return passed(case, "No offer to sell the text was found with the copy.")
