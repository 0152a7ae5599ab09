"""Exports that need more than a store: what the text's structure is comes from the extractor."""
