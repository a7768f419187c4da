"""Summary: what many copies and many months come to, for people and for programs."""
