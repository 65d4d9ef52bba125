from uuid import UUID, uuid4

from ..models import ContactPoint, Organisation
from ..search_keys import complete_name
from ..sheets import ORGANISATION
from . import complete, index
from .save_record import Opened, Outcome, Recipe, change, create


def save_organisation(
    mine: dict,
    user,
    pk: int | None = None,
    opened: Opened | None = None,
    form_token: UUID | None = None,
) -> Outcome:
    """A new one without `pk`, made once for a form's token; `opened` is what the form showed of
    the one that is changed."""
    if pk is None:
        return create(RECIPE, Organisation(form_token=form_token or uuid4()), mine, user)
    return change(RECIPE, pk, opened, mine, user)


def _finish(organisation: Organisation, before: dict, after: dict) -> None:
    organisation.sectors.update(is_main=False)
    organisation.sectors.filter(code=after["main_sector"]).update(is_main=True)
    if before.get("country") != after["country"]:
        _read_numbers_again(organisation)
    index.organisation(organisation)


def _read_numbers_again(organisation):
    """Without a prefix a number means another one in another country, also that of an employee."""
    for point in organisation.contact_points.all():
        _read_number_again(point, organisation.country)
    points = ContactPoint.objects.filter(person__employments__organisation=organisation)
    people = {}
    for point in points.select_related("person").distinct():
        people[point.person_id] = point.person
        _read_number_again(point, complete.country_of(point.person))
    for person in people.values():
        index.person(person)


def _read_number_again(point, country):
    complete.contact_point(point, country)
    point.save(update_fields=["normalised", "extension"])


RECIPE = Recipe(
    ORGANISATION,
    {
        "names": lambda row, _organisation: complete_name(row),
        "identifiers": complete.identifier,
        "contact_points": lambda row, organisation: complete.contact_point(
            row, organisation.country
        ),
    },
    _finish,
)
