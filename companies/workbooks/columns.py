"""Columns by their letters and by their numbers, which begin with 0."""


def letters(column: int) -> str:
    """0 is A, 26 is AA."""
    name = ""
    while column >= 0:
        column, rest = divmod(column, 26)
        name, column = chr(65 + rest) + name, column - 1
    return name


def number(letters: bytes) -> int:
    """A is 0, AA is 26."""
    found = 0
    for letter in letters.upper():
        found = found * 26 + letter - 64
    return found - 1
