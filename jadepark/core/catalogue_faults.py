"""What is wrong with a catalogue, in sentences that say what to do."""

import re

from django.conf import settings

from .catalogues import file_of, plural_count
from .languages import HAN

_PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[a-z%]|\{\w*\}|</?\w+")
_ADDRESS = re.compile(r"[a-z0-9-]+/")
_LETTER = re.compile(r"[^\W\d_]")
_HAN = re.compile(f"[{HAN}]")
# English quotes in German; in Chinese German quotes, half-width punctuation, spaces between words.
_WRONG_SIGN = {
    "de": re.compile(r"[\"”]"),
    "zh-hans": re.compile(rf"[\"„]|(?<=[{HAN}”）])(?:[,;:!?.()]| (?=[{HAN}“（]))"),
}
# One word for both languages.
SAME_IN_GERMAN = {
    "China",
    "Dresden",
    "Fax",
    "Feed",
    "Filter",
    "Format",
    "Handelsregister",
    "Illustration",
    "International: +49 351 …",
    "Jinan",
    "LEI",
    "Name",
    "Organisation",
    "Person",
    "Pinyin",
    "Server",
    "Status",
    "Text",
    "Vantaa",
    "WeChat",
    "Y-tunnus",
}
WITHOUT_HAN: set[str] = set()


def faults(language, messages, catalogue):
    """A sentence for each fault, the file first; nothing when the catalogue is right."""
    file = file_of(language).relative_to(settings.BASE_DIR)
    entries = {(entry.msgctxt, entry.msgid): entry for entry in catalogue if not entry.obsolete}
    wanted = {message.key for message in messages}
    for message in messages:
        entry = entries.get(message.key)
        problems = _problems(language, message, entry) if entry else [_missing(message)]
        yield from (f"{file}: “{message.text}” {problem}" for problem in problems)
    for entry in catalogue:
        if entry.obsolete or (entry.msgctxt, entry.msgid) not in wanted:
            yield (
                f"{file}: “{entry.msgid}” is no longer in the code. "
                "Run `manage.py collect_messages`, which removes it."
            )


def _missing(message):
    return (
        f"from {message.files[0]} is missing. Run `manage.py collect_messages`, then translate it."
    )


def _problems(language, message, entry):
    forms = _forms(entry)
    if len(forms) != (plural_count(language) if message.plural else 1) or not all(forms):
        yield "is not translated. Write its translation, with every plural form."
        return
    if entry.fuzzy:
        yield "is marked as fuzzy. Check its translation, then take the mark away."
    for number, form in enumerate(forms):
        source = message.plural if message.plural and number == len(forms) - 1 else message.text
        yield from _form_problems(language, source, form)


def _forms(entry):
    if not entry.msgid_plural:
        return [entry.msgstr]
    return [form for _number, form in sorted(entry.msgstr_plural.items())]


def _form_problems(language, source, form):
    placeholders = set(_PLACEHOLDER.findall(source))
    if placeholders != set(_PLACEHOLDER.findall(form)):
        kept = ", ".join(sorted(placeholders)) or "no placeholder"
        yield f"has {kept}, its translation “{form}” has not. Use the same placeholders."
    if _ADDRESS.fullmatch(source):
        if not _ADDRESS.fullmatch(form):
            yield f"is part of an address. Write “{form}” in a–z, 0–9 and hyphens, with the slash."
    elif not _is_in(language, source, form):
        yield f"is translated as “{form}”, which is another language. Translate it."
    if sign := _WRONG_SIGN[language].search(form):
        yield f"is translated as “{form}”. Put another sign in the place of “{sign[0]}”."


def _is_in(language, source, form):
    if not _LETTER.search(_PLACEHOLDER.sub("", source)):
        return True  # Only signs, such as what stands between the parts of a list.
    if language == "zh-hans":
        return bool(_HAN.search(form)) or source in WITHOUT_HAN
    # A German text may show the Chinese characters that its English source shows.
    strange = set(_HAN.findall(form)) - set(_HAN.findall(source))
    return not strange and (form != source or source in SAME_IN_GERMAN)
