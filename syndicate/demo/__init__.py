"""A small web on this machine to try `syndicate` on: an original, a feed of reposts, ten pages of different kinds.

SmallWeb (HTTP on 127.0.0.1) → tour: feed → pages → reports

The article, its author and every site are invented.
"""
