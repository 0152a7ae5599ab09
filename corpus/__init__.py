"""In: bytes of any format to a `Document`. `corpus.read` dispatches; the readers are imported when they are needed."""
