"""Monitor: pages looked at again and again, over months.

what is due → look → [confined: read → match → check] → of_copy for each copy, of_page → told → kept

Deciding is pure: `pages`, `copies` and `volume` say what a look comes to, what is told of it and when the next one is due, by
the table of `schedule`. They read nothing, keep nothing and know no clock.
"""
