"""The empty sheet to be filled in for an import, with its hints on a second one."""

import tomllib
from pathlib import Path

from django.utils.translation import get_language

from jadepark.core.languages import SOURCE, name_column

from .workbook import Sheet

_COLUMNS = Path(__file__).parent.parent / "data" / "import_template.toml"
_LANGUAGES = ("de", "en", "zh")
# What the two sheets, and the columns of the second, are called in each language.
_TITLES = {"de": "Kontakte", "en": "Contacts", "zh": "联系人"}
_HINTS = {"de": "Hinweise", "en": "Hints", "zh": "填写说明"}
_HEAD = {
    "de": ("Spalte", "Beispiel"),
    "en": ("Column", "Example"),
    "zh": ("列", "示例"),
}
_OWN_NAMES = ("Deutsch", "English", "中文")
_ROOM = 4


def columns() -> dict[str, dict]:
    """{key of a field: its headings, hints and example}, in the order of the sheet."""
    return tomllib.loads(_COLUMNS.read_text(encoding="utf-8"))


def content(language: str | None = None) -> bytes:
    """Headed in the reader's language; the hints are there in all three."""
    language = name_column(language or get_language() or SOURCE)
    some = columns()
    headings = [one["heading"][language] for one in some.values()]
    sheet = Sheet(_TITLES[language], [max(14, 2 * len(text) + _ROOM) for text in headings])
    sheet.head(headings)
    hints = sheet.another(_HINTS[language], [28, 36, 60, 60, 60])
    hints.head([*_HEAD[language], *_OWN_NAMES])
    for heading, one in zip(headings, some.values(), strict=True):
        hints.row([heading, one["example"], *(one[name] for name in _LANGUAGES)])
    return sheet.content()
