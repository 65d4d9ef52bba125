"""The words of the site in German and Chinese: collected from the code, and compiled for Django.

Babel and polib read and write the catalogues, so that nobody needs the gettext programs.
"""

import os
import re
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import polib
from babel.messages.extract import extract
from django.conf import settings
from django.utils.translation import to_locale
from django.utils.translation.reloader import translation_file_changed
from django.utils.translation.template import templatize

_SOURCES = [
    "jadepark/**/*.py",
    "timeline/**/*.py",
    "companies/**/*.py",
    "templates/**/*.html",
    "templates/**/*.txt",
]
PLURALS = {
    "de": "nplurals=2; plural=(n != 1);",
    "zh-hans": "nplurals=1; plural=0;",
}
# What each function is given: Babel's way of saying it. "c" is a context.
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


class Message(NamedTuple):
    context: str | None
    text: str
    plural: str | None
    files: tuple[str, ...]

    @property
    def key(self):
        return self.context, self.text


def file_of(language: str) -> Path:
    return Path(settings.LOCALE_PATHS[0]) / to_locale(language) / "LC_MESSAGES" / "django.po"


def sources() -> list[Path]:
    return sorted({file for pattern in _SOURCES for file in settings.BASE_DIR.glob(pattern)})


def messages_in_code() -> list[Message]:
    """Each message once, in the order of the files and of its place in the first of them."""
    found = {}
    for file in sources():
        name = str(file.relative_to(settings.BASE_DIR))
        for context, text, plural in messages_in(file):
            known = found.get((context, text), Message(context, text, None, ()))
            files = tuple(dict.fromkeys([*known.files, name]))
            found[known.key] = known._replace(plural=known.plural or plural, files=files)
    return list(found.values())


def messages_in(file: Path):
    """(context, text, plural) of each message in a Python file or a template."""
    code = file.read_text()
    if file.suffix != ".py":
        # Django turns a template into calls of gettext, which Python reads if none is indented.
        code = "\n".join(line.strip() for line in templatize(code, file).splitlines())
    for _line, text, _comments, context in extract(
        "python", BytesIO(code.encode()), keywords=KEYWORDS
    ):
        singular, plural = text if isinstance(text, tuple) else (text, None)
        yield context, singular, plural


def read(language: str) -> polib.POFile:
    file = file_of(language)
    return polib.pofile(str(file), wrapwidth=0) if file.exists() else polib.POFile(wrapwidth=0)


def collect(language: str, messages: list[Message]) -> tuple[list[str], list[str]]:
    """Bring the catalogue up to the code. (Texts that are new, texts that are gone.)"""
    file = file_of(language)
    known = {(entry.msgctxt, entry.msgid): entry for entry in read(language) if not entry.obsolete}
    catalogue = polib.POFile(wrapwidth=0)
    catalogue.metadata = _header(language)
    catalogue.extend(_entry(language, message, known.get(message.key)) for message in messages)
    file.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(file), newline="\n")
    wanted = {message.key: message.text for message in messages}
    new = [text for key, text in wanted.items() if key not in known]
    return new, [text for context, text in known if (context, text) not in wanted]


def _header(language):
    # No dates and no names: they would change in every difference and say nothing.
    return {
        "Language": to_locale(language),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS[language],
    }


def _entry(language, message, known):
    entry = polib.POEntry(
        msgctxt=message.context,
        msgid=message.text,
        msgid_plural=message.plural or "",
        occurrences=[(file, "") for file in message.files],
        flags=["python-format"] if re.search(r"%[(a-z]", message.text) else [],
    )
    if message.plural:
        forms = (known and known.msgstr_plural) or dict.fromkeys(range(plural_count(language)), "")
        entry.msgstr_plural = forms
    elif known:
        entry.msgstr = known.msgstr
    if known:
        entry.tcomment = known.tcomment
    if known and "fuzzy" in known.flags:
        entry.flags.append("fuzzy")
    return entry


def plural_count(language: str) -> int:
    return int(re.search(r"nplurals=(\d)", PLURALS[language])[1])


def compile_catalogue(language: str) -> bool:
    """Write the .mo beside the .po, unless it is as new. Whether it was written."""
    source = file_of(language)
    compiled = source.with_suffix(".mo")
    if compiled.exists() and compiled.stat().st_mtime_ns >= source.stat().st_mtime_ns:
        return False
    # Under another name first: somebody may be reading, and somebody else compiling.
    unfinished = compiled.with_name(f"{compiled.name}.{os.getpid()}")
    read(language).save_as_mofile(str(unfinished))
    unfinished.replace(compiled)
    # A process that has begun with the old words goes on with the new ones.
    translation_file_changed(None, compiled)
    return True
