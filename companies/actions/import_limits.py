"""What of a draft does not fit into its columns: into the notes where it can, else it is wrong."""

from functools import cache

from ..imports.draft import Draft
from ..imports.sentences import KEPT, WRONG, problem
from ..models import ContactPoint, Employment, Identifier, Organisation, OrganisationName, Person

_SHOWN = 40


def keep_within(draft: Draft) -> Draft:
    """Changes the draft and its problems; returns it."""
    _shorten(draft, draft.fields, draft.notes, Organisation)
    for person in draft.people:
        _shorten(draft, person.fields, person.notes, Person, must=("family_name", "given_name"))
        if len(person.job_title) > _longest(Employment, "job_title"):
            _into_notes(draft, "job_title", person.job_title, person.notes)
            person.job_title = ""
        person.points = _points(draft, person.points, person.notes)
    draft.points = _points(draft, draft.points, draft.notes)
    for row in draft.names:
        _refuse_long(draft, "name", row["text"], _longest(OrganisationName, "text"))
    longest = _longest(Identifier, "raw")
    for scheme, raw in [one for one in draft.numbers if len(one[1]) > longest]:
        draft.numbers.remove((scheme, raw))
        _into_notes(draft, scheme, raw, draft.notes)
    for noted in (draft, *draft.people):
        _refuse_long(draft, "notes", "\n".join(noted.notes), _longest(Organisation, "notes"))
    return draft


def _shorten(draft, fields, notes, model, must=()):
    for name in [name for name, value in fields.items() if isinstance(value, str)]:
        longest = _longest(model, name)
        if longest and len(fields[name]) > longest:
            if name in must or name.startswith(must or ("-",)):
                _refuse_long(draft, name, fields[name], longest)
            else:
                _into_notes(draft, name, fields.pop(name), notes)


def _points(draft, points, notes):
    longest = _longest(ContactPoint, "raw")
    for kind, raw in points:
        if len(raw) > longest:
            _into_notes(draft, kind, raw, notes)
    return [(kind, raw) for kind, raw in points if len(raw) <= longest]


def _into_notes(draft, name, text, notes):
    notes.append(text)
    draft.problems.append(problem(draft.columns.get(name), KEPT, "cut", start=text[:_SHOWN]))


def _refuse_long(draft, name, text, most):
    if len(text) > most:
        said = {"start": text[:_SHOWN], "length": len(text), "most": most}
        draft.problems.append(problem(draft.columns.get(name), WRONG, "too_long", **said))


@cache
def _longest(model, name):
    columns = {column.name: column for column in model._meta.concrete_fields}
    return getattr(columns.get(name), "max_length", None)
