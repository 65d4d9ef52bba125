"""Keys of records as a browser sends them, which may be anything."""

# So many digits fit into a column of any database.
LONGEST = 18


def key_of(value) -> int | None:
    """None where no record can have it."""
    text = str(value or "")
    is_key = text.isascii() and text.isdecimal() and len(text) <= LONGEST
    return int(text) if is_key else None
