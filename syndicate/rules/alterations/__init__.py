"""Alterations: the edits of a copy, sorted by what they come to for whoever wrote the text."""
