"""Fixtures that more than one test file needs; each lives beside its tests unless two need it."""
