"""Several short texts in one line, with the comma of the reader's language."""

from collections.abc import Iterable

from django.utils.translation import pgettext


def listed(texts: Iterable[object]) -> str:
    """“same name, same city”; 名称相同，城市相同."""
    return pgettext("between short texts in one line", ", ").join(map(str, texts))
