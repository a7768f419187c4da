"""Naming: whether a line names the author or the publisher, in any order, spelling, script or part of the name."""
