"""What leaves a store: files that researchers and other programs read, always the same bytes for the same content."""
