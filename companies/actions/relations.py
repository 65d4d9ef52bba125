"""How everything that points to an organisation or a person goes when that one is merged.

A new model that points to one of them is entered here; tests/companies/test_merge_relations.py
fails until it is. `Moves` says that its rows go to the survivor. Where the survivor has the same
already, the two rows are combined: the survivor's is filled with what only the other one says, and
the other one either stays on the tombstone, where nobody meets it, or is taken out and kept in the
log, where it would be met from its other end. `Stays` says why nothing is to be done.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..models import (
    Change,
    ContactPoint,
    Employment,
    FollowUp,
    Identifier,
    InteractionOrganisation,
    InteractionPerson,
    Merge,
    Organisation,
    OrganisationKey,
    OrganisationName,
    OrganisationPair,
    OrganisationSector,
    Person,
    PersonKey,
    PersonPair,
    SearchKey,
    StagedRow,
)


@dataclass(frozen=True)
class Moves:
    model: type[models.Model]
    field: str
    label: object
    # Rows of equal keys may be the same; None where no two ever are.
    key: Callable[[models.Model], Hashable] | None = None
    # … and are, where nothing in them speaks against it.
    agree: Callable[[models.Model, models.Model], bool] = lambda mine, theirs: True
    # What the survivor's row takes over where it says nothing, or says as well.
    fills: tuple[str, ...] = ()
    joins: tuple[str, ...] = ()
    # The tombstone's row can be met from its other end: an employment from the person.
    is_taken_out: bool = False

    @property
    def name(self) -> str:
        return self.model._meta.model_name

    @property
    def column(self) -> str:
        return self.model._meta.get_field(self.field).attname

    def of(self, record) -> models.QuerySet:
        return self.model.objects.filter(**{self.field: record}).order_by("pk")


@dataclass(frozen=True)
class Stays:
    model: type[models.Model]
    field: str
    why: str


def _name(row):
    return row.text, row.script


def _number(row):
    return row.scheme, row.canonical or row.raw.casefold()


def _point(row):
    """A mobile number is the same number where it is called a telephone."""
    is_called = row.kind in (ContactPoint.Kind.PHONE, ContactPoint.Kind.MOBILE)
    return is_called or row.kind, row.normalised or row.raw.casefold(), row.extension


def _is_same_job(mine, theirs):
    """What only one of them says is no contradiction."""
    titles = mine.job_title.casefold(), theirs.job_title.casefold()
    pairs = [titles, (mine.start, theirs.start), (mine.end, theirs.end)]
    goes_together = all(one == other or not (one and other) for one, other in pairs)
    start, end = mine.start or theirs.start, mine.end or theirs.end
    in_order = not (start and end) or start.date <= end.date
    return goes_together and in_order and mine.is_current == theirs.is_current


_POINTS = {"label": _("contact points"), "key": _point, "fills": ("label",)}
_JOBS = {
    "label": _("employments"),
    "agree": _is_same_job,
    "fills": ("job_title", "start", "end"),
    "is_taken_out": True,
}
_CONTACTS = {
    "label": _("contacts"),
    "key": lambda row: row.interaction_id,
    "is_taken_out": True,
}

_HISTORY = "What was done with a record is told with the one that it became: story.py."
_DERIVED = "Written anew from what moved: actions/index.py."
_CHAIN = "Whoever was merged before follows from tombstone to tombstone."
_LOG = "The log of merges says what happened to whom."
_PAIRS = "A tombstone is suggested no more; what was said of it pass_on.py says of the survivor."
_IMPORT = "A staged row follows by `standing`, and undoing an import looks at `row_version`."

OF_ORGANISATION = (
    Moves(OrganisationName, "organisation", _("names"), key=_name, fills=("typed_pinyin",)),
    Moves(Identifier, "organisation", _("register numbers"), key=_number, fills=("is_verified",)),
    Moves(OrganisationSector, "organisation", _("sectors"), key=lambda row: row.code),
    Moves(ContactPoint, "organisation", **_POINTS),
    Moves(Employment, "organisation", key=lambda row: row.person_id, **_JOBS),
    Moves(InteractionOrganisation, "organisation", **_CONTACTS),
    Moves(FollowUp, "organisation", _("follow-ups")),
    Stays(Change, "organisation", _HISTORY),
    Stays(SearchKey, "organisation", _DERIVED),
    Stays(OrganisationKey, "record", _DERIVED),
    Stays(OrganisationPair, "first", _PAIRS),
    Stays(OrganisationPair, "second", _PAIRS),
    Stays(Organisation, "merged_into", _CHAIN),
    Stays(Merge, "organisation", _LOG),
    Stays(Merge, "merged_organisation", _LOG),
    Stays(StagedRow, "organisation", _IMPORT),
    Stays(StagedRow, "result_organisation", _IMPORT),
)
OF_PERSON = (
    Moves(ContactPoint, "person", **_POINTS),
    Moves(Employment, "person", key=lambda row: row.organisation_id, **_JOBS),
    Moves(InteractionPerson, "person", fills=("side",), joins=("role",), **_CONTACTS),
    Stays(Change, "person", _HISTORY),
    Stays(SearchKey, "person", _DERIVED),
    Stays(PersonKey, "record", _DERIVED),
    Stays(PersonPair, "first", _PAIRS),
    Stays(PersonPair, "second", _PAIRS),
    Stays(Person, "merged_into", _CHAIN),
    Stays(Merge, "person", _LOG),
    Stays(Merge, "merged_person", _LOG),
    Stays(StagedRow, "person", _IMPORT),
    Stays(StagedRow, "result_person", _IMPORT),
)
RELATIONS = {Organisation: OF_ORGANISATION, Person: OF_PERSON}


def moving(model: type[models.Model]) -> list[Moves]:
    return [one for one in RELATIONS[model] if isinstance(one, Moves)]
