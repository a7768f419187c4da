"""Linking: which links lead back, which leave the copy, and which only a script opens."""
