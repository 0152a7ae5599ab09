"""Runs: many inputs read, extracted and stored, in parallel, resumable, each failure with its reason."""
