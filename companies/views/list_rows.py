"""What a list shows beside its records' own fields: one query for each kind of it."""

from collections import defaultdict

from django.db.models import Max, prefetch_related_objects
from django.db.models.query import Prefetch

from .. import countries, sectors, table_days
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

NAMES = ("latin_name", "chinese_name")
PERSON_NAMES = ("latin_name", "family_name_chinese", "given_name_chinese")
# So many are named in a cell; a delegation brings forty.
MOST_NAMED = 3


def organisations(rows, user):
    prefetch_related_objects(rows, "sectors", "owner")
    following = _next_follow_ups(rows, user)
    for row in rows:
        _dress_name(row)
        row.place = _place(row)
        row.sector = sectors.title(row.main_sector) if row.main_sector else ""
        row.last_contact = table_days.day(row.last_contact_on)
        row.next_day = following.get(row.pk)
        row.next_text = table_days.day(row.next_day)


def people(rows, user):
    prefetch_related_objects(
        rows,
        Prefetch(
            "employments",
            Employment.objects.filter(is_current=True)
            .order_by("pk")
            .prefetch_related(Prefetch("organisation", Organisation.objects.only(*NAMES))),
            "jobs",
        ),
    )
    last = _last_contacts(rows, user)
    for row in rows:
        _dress_name(row)
        row.last_contact = table_days.day(last.get(row.pk))
        for job in row.jobs:
            _dress_name(job.organisation)


def interactions(rows, user):
    prefetch_related_objects(
        rows,
        Prefetch(
            "organisation_rows",
            InteractionOrganisation.objects.prefetch_related(
                Prefetch("organisation", Organisation.objects.only(*NAMES))
            ),
        ),
        Prefetch(
            "people",
            InteractionPerson.objects.prefetch_related(
                Prefetch("person", Person.objects.only(*PERSON_NAMES))
            ),
        ),
        Prefetch("staff", InteractionStaff.objects.select_related("user")),
    )
    for row in rows:
        row.day = table_days.partial(row.happened)
        row.named_organisations, row.more_organisations = _named(
            [one.organisation for one in row.organisation_rows.all()]
        )
        row.named_people, row.more_people = _named([one.person for one in row.people.all()])
        row.colleagues = [one.user for one in row.staff.all() if one.user]


def follow_ups(rows, user):
    prefetch_related_objects(
        rows,
        "assignee",
        Prefetch("organisation", Organisation.objects.only(*NAMES)),
        Prefetch("interaction", Interaction.objects.only("pk")),
        Prefetch(
            "interaction__organisation_rows",
            InteractionOrganisation.objects.prefetch_related(
                Prefetch("organisation", Organisation.objects.only(*NAMES))
            ),
        ),
    )
    for row in rows:
        row.due = table_days.day(row.due_on)
        row.named_organisations, row.more_organisations = _named(_organisations_of(row))


def _organisations_of(follow_up):
    if follow_up.organisation:
        return [follow_up.organisation]
    return [one.organisation for one in follow_up.interaction.organisation_rows.all()]


def _named(records):
    """(the first few, how many more)."""
    shown = records[:MOST_NAMED]
    for record in shown:
        _dress_name(record)
    return shown, len(records) - len(shown)


def _dress_name(record):
    """The name in the reader's script and the other one; each says if it is Chinese."""
    name, other = record.name, record.other_name
    record.shown, record.shown_beneath = name, other
    record.is_chinese = name == record.chinese_name
    record.is_chinese_beneath = other == record.chinese_name


def _place(organisation):
    city = organisation.city or organisation.city_chinese
    return city, countries.name(organisation.country)


def _next_follow_ups(rows, user):
    """{key of the organisation: the day of its next open follow-up that this reader knows of}."""
    seen = FollowUp.objects.visible_to(user).open().order_by()
    keys = [row.pk for row in rows]
    days = defaultdict(list)
    own = seen.filter(organisation__in=keys).values_list("organisation", "due_on")
    of_contacts = seen.filter(interaction__organisation_rows__organisation__in=keys).values_list(
        "interaction__organisation_rows__organisation", "due_on"
    )
    for key, day in [*own, *of_contacts]:
        days[key].append(day)
    return {key: min(found) for key, found in days.items()}


def _last_contacts(rows, user):
    seen = Interaction.objects.visible_to(user).living()
    return dict(
        seen.filter(people__person__in=[row.pk for row in rows])
        .order_by()
        .values_list("people__person")
        .annotate(Max("happened_date"))
    )
