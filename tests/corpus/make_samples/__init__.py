"""The code and the words of the sample documents that no text editor writes."""
