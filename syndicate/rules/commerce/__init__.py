"""Commerce: the signs of commerce that a page shows, each with its grade and its place."""
