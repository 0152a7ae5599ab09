"""The web page: see decisions, check every value against its words, correct them, and look at all of them at once."""
