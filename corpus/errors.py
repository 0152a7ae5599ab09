"""What can be wrong with an input, said in one line."""


class UnreadableInput(Exception):
    """A file that cannot be read, with the reason in words for the person who gave it.

    `str()` is the reason without the file's name (`is empty`, `is protected by a password: give an open copy`).
    """
