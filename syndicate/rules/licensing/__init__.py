"""Licensing: which licence an address or a line names, and what a page says of it."""
