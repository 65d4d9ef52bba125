"""Titles and names inside a sentence, in the quotation marks and lists of the language spoken."""

from collections.abc import Iterable

from django.utils.translation import gettext, pgettext


def quoted(text: object) -> str:
    return gettext("“%(text)s”") % {"text": text}


def listed(parts: Iterable[object]) -> str:
    # Translators: what stands between the parts of a list.
    return pgettext("list", ", ").join(str(part) for part in parts)
