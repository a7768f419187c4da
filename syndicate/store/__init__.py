"""The store: works, feeds, pages, captures, reports and what is to be told, in SQLite or PostgreSQL. See docs/store.md.

    with Store.open() as store:
        store.write(lambda tx: feeds.add(tx, "https://blog.example/feed", now=now))

Each module has one table's business, as functions that take the connection of a transaction; what belongs together is
called in one.
"""

from syndicate.store.database import Store
from syndicate.store.places import Place, place_of

__all__ = ["Place", "Store", "place_of"]
