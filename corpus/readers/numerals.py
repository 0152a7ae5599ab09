"""Numbers as letters and Roman numerals, the way lists are numbered."""

_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    )
)


def roman(number: int) -> str:
    """A Roman numeral in capitals; digits where there is none (below 1, above 3999).

    >>> roman(4), roman(0)
    ('IV', '0')
    """
    if not 0 < number < 4_000:
        return str(number)
    letters = ""
    for value, letter in _ROMAN:
        times, number = divmod(number, value)
        letters += letter * times
    return letters


def alphabetic(number: int) -> str:
    """Letters counted as browsers do: a … z, aa, ab …; digits below 1.

    >>> alphabetic(1), alphabetic(28)
    ('a', 'ab')
    """
    if number < 1:
        return str(number)
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
