"""Writes the samples again: `python -m tests.corpus.make_samples` in the project's folder."""

from tests.corpus.make_samples.made import write_all

if __name__ == "__main__":
    write_all()
