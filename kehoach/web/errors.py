"""What a visitor may have asked wrongly."""


class NotHere(Exception):
    """Nothing stands at this address; `str()` is a Vietnamese sentence of the pages that says what."""
