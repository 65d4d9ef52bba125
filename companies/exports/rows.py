"""The records of a list in portions, with all that its columns ask of them."""

from collections.abc import Iterator

from django.db.models import Model, Prefetch, QuerySet, prefetch_related_objects

from ..models import (
    Employment,
    FollowUp,
    Interaction,
    InteractionOrganisation,
    InteractionPerson,
    InteractionStaff,
    Organisation,
    Person,
)

_AT_ONCE = 500
_JOBS = Prefetch(
    "employments",
    Employment.objects.filter(is_current=True).order_by("pk").select_related("organisation"),
    "jobs",
)
_BESIDE = {
    Organisation: ["names", "contact_points", "sectors", "identifiers", "owner"],
    Person: ["contact_points", _JOBS],
    Interaction: [
        Prefetch(
            "organisation_rows", InteractionOrganisation.objects.select_related("organisation")
        ),
        Prefetch("people", InteractionPerson.objects.select_related("person")),
        Prefetch("staff", InteractionStaff.objects.select_related("user")),
    ],
    FollowUp: ["organisation", "interaction", "assignee"],
}


def in_portions(records: QuerySet) -> Iterator[list[Model]]:
    """All of them by their keys, a few hundred at once: as many queries for each, flat memory."""
    last = 0
    while portion := list(records.filter(pk__gt=last).order_by("pk")[:_AT_ONCE]):
        prefetch_related_objects(portion, *_BESIDE[records.model])
        yield portion
        last = portion[-1].pk
