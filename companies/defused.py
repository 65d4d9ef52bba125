"""Text in a table that a spreadsheet program must not take for a formula. No database here.

A cell that begins like a formula gets an apostrophe in front, which is Excel's own sign for text
(OWASP, “CSV injection”). One that has apostrophes there already gets one more, so that `restore`
gives back exactly what was written.
"""

import re

# Also + and -, with which telephone numbers begin: Excel would compute with them.
_LIKE_A_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_DEFUSED = re.compile(r"'+[=+\-@\t\r]")


def defuse(text: str) -> str:
    return f"'{text}" if _LIKE_A_FORMULA.match(text) else text


def restore(text: str) -> str:
    return text[1:] if _DEFUSED.match(text) else text
