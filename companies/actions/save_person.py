from uuid import UUID, uuid4

from django.db import transaction

from ..models import Person
from ..sheets import PERSON
from . import complete, index, new_rows
from .save_record import Opened, Outcome, Recipe, change, create
from .standing import saving


@saving()
def save_person(
    mine: dict,
    user,
    pk: int | None = None,
    opened: Opened | None = None,
    form_token: UUID | None = None,
) -> Outcome:
    """A new one without `pk`, made once for a form's token; `opened` is what the form showed of
    the one that is changed."""
    mine = new_rows.make(mine, "employments", "organisation", user)
    if pk is None:
        return _create(Person(form_token=form_token or uuid4()), mine, user)
    return change(RECIPE, pk, opened, mine, user)


def _create(person, mine, user):
    outcome = create(RECIPE, person, mine, user)
    if outcome.problem or outcome.record is not person:
        # Nor are the organisations made that it names: its form names them still.
        transaction.set_rollback(True)
    return outcome


def _finish(person: Person, before: dict, after: dict) -> None:
    # The employer's country decides what a number without a prefix means.
    country = complete.country_of(person)
    for point in person.contact_points.all():
        complete.contact_point(point, country)
        point.save(update_fields=["normalised", "extension"])
    index.person(person)


RECIPE = Recipe(PERSON, {}, _finish)
