"""A small hostile web on 127.0.0.1, and what must come of meeting it."""
