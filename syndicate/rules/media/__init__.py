"""Media: the pictures of the original on the page, whose they are, and what else comes from others."""
