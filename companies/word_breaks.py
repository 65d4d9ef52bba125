"""Where a long German word may be broken on a narrow screen: “Sondermaschinenbau-gesellschaft”.

Many browsers cannot hyphenate German, and none does so in a page that is in another language. The
soft hyphen is the stylesheet's (css/desk/desk.css): whoever copies a name copies nothing else.
"""

import re

from django.utils.html import format_html_join
from django.utils.safestring import mark_safe

JOINT = '<span class="joint"></span>'
_HEADS = [
    "abteilung", "akademie", "anlagen", "anstalt", "betrieb", "dienst", "entwicklung", "fabrik",
    "fahrzeug", "forschung", "förder", "genossenschaft", "gesellschaft", "gemeinschaft", "handels",
    "hersteller", "herstellung", "industrie", "institut", "kammer", "konzern", "kooperation",
    "leitung", "maschinen", "messe", "produktion", "prüf", "sicherheit", "stiftung", "system",
    "technik", "technologie", "teile", "unternehmen", "verarbeitung", "verband", "vereinbarung",
    "vereinigung", "versicherung", "vertrieb", "verwaltung", "wechsel", "werkzeug", "wesen",
    "wirtschaft", "zentrum",
]  # fmt: skip
_LONG_WORD = re.compile(r"\w{18,}")
_BEFORE_A_HEAD = re.compile(rf"(?<=\w{{4}})(?=(?:{'|'.join(_HEADS)})\w*)", re.IGNORECASE)


def with_breaks(text: str) -> str:
    """The text as HTML, with the places at which its long words may be broken."""
    pieces = _LONG_WORD.sub(lambda word: _BEFORE_A_HEAD.sub("\0", word[0]), text).split("\0")
    return format_html_join(mark_safe(JOINT), "{}", ((piece,) for piece in pieces))
