"""What is said of a cell or a row, in the reader's language. No database here.

A dry run stores only which sentence it is and the values in it: the one who reads it next week may
read Chinese. What telephone and register numbers lack is asked anew of those who know.
"""

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from jadepark.core import languages

from .. import identifiers, phones

# How grave it is. WRONG: the row cannot be brought in. DIFFERS: the record says something else and
# keeps it. KEPT: it could not be read and goes into the notes, as it stands. HINT: good to know.
WRONG, DIFFERS, KEPT, HINT = "wrong", "differs", "kept", "hint"
LEVELS = (WRONG, DIFFERS, KEPT, HINT)

_SENTENCES = {
    "no_name": _(
        "The row names neither an organisation nor a person. Enter one of them, or leave it out."
    ),
    "too_long": _("“%(start)s …” has %(length)s characters, and %(most)s fit. Shorten it here."),
    "cut": _("“%(start)s …” is too long for its field. It goes into the notes as it stands."),
    "invalid": _("The desk cannot store this: %(reason)s"),
    "no_date": _("“%(value)s” is no date that can be read. It goes into the notes."),
    "no_such_day": _("“%(value)s” is a day that does not exist. It goes into the notes."),
    "which_order": _(
        "“%(value)s” can be two different days. Say for the column what comes first; "
        "until then it goes into the notes."
    ),
    "about": _("“%(value)s” says more than its date. It stands in the notes as well."),
    "unknown_country": _(
        "“%(value)s” is no country that we know. Assign it to one; until then it goes into the "
        "notes."
    ),
    "unknown_value": _(
        "“%(value)s” is none of our entries here. Assign it to one; until then it goes into the "
        "notes."
    ),
    "no_year": _("“%(value)s” is no year. It goes into the notes."),
    "no_website": _("“%(value)s” is no address of a website. It is kept as it stands."),
    "no_mail": _("“%(value)s” is no e-mail address. It is kept as it stands."),
    "no_phone": _("“%(value)s” is kept as it stands: %(reason)s"),
    "no_number": _("“%(value)s” is kept as it stands: %(reason)s"),
    "which_register": _(
        "From which register “%(value)s” is, cannot be told. It goes into the notes."
    ),
    "unknown_colleague": _("“%(value)s” is nobody who works at the desk. It goes into the notes."),
    "error_cell": _("The spreadsheet shows the error %(value)s here. The cell is left out."),
    "differs": _(
        "The record says “%(stored)s”, the file “%(value)s”. The record stays as it is, unless you "
        "take the file's."
    ),
    "number_elsewhere": _(
        "The number %(value)s belongs to another organisation already. "
        "Correct it, or say that it is the same organisation."
    ),
    "numbers_differ": _(
        "Row %(row)s has the same name and another number, so both stay apart. Check them."
    ),
    "same_as_row": _("The same organisation as in row %(row)s: they become one."),
    "leader_rejected": _(
        "Row %(row)s, with the same organisation, could not be brought in. Correct that one first."
    ),
    "mail_elsewhere": _("The address %(value)s belongs to a person already: %(name)s."),
    "imported_before": _("This row of this file was brought in before."),
    "changed_since": _(
        "A colleague changed the record after the check. Look at the row again and decide."
    ),
    "entered_since": _(
        "A colleague entered a record like this one after the check. Look at both and decide."
    ),
    "left_changed": _("%(name)s was changed since, so it stays as it is."),
    "left_used": _("%(name)s is used elsewhere by now (%(where)s), so it stays."),
    "left_gone": _("The record is gone already."),
    "job_failed": _(
        "The job ended with an error (%(kind)s). What is brought in stays; start it again."
    ),
}
IDS = frozenset(_SENTENCES)


def problem(column: int | None, level: str, said: str, **params) -> dict:
    """As a staged row keeps it; `column` is None for what is about the whole row."""
    return {"column": column, "level": level, "id": said, "params": params}


def say(stored: dict) -> str:
    """The sentence in the language spoken now. Also of a batch's `problem`."""
    params = dict(stored.get("params", {}))
    if stored["id"] == "no_phone":
        params["reason"] = phones.read(params["value"], params.get("country", "")).problem
    elif stored["id"] == "no_number":
        params["reason"] = identifiers.read(params["scheme"], params["value"]).problem
    elif isinstance(params.get("reason"), dict):
        params["reason"] = in_my_language(params["reason"])
    return str(_SENTENCES[stored["id"]]) % params


def in_every_language(sentence) -> dict[str, str]:
    """A lazy sentence of somebody else's, to be stored: {“de”: …, “en”: …, “zh-hans”: …}."""
    said = {}
    for language in languages.NATIVE_NAMES:
        with translation.override(language):
            said[language] = str(sentence)
    return said


def in_my_language(said: dict[str, str]) -> str:
    return said.get(translation.get_language() or languages.SOURCE) or said.get(
        languages.SOURCE, ""
    )
