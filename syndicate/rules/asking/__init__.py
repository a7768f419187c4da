"""Asking: the words that a publisher asks for, with open places, looked for on the page."""
