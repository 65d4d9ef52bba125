"""What a list shows beside its records' own fields: one query for each kind of it.

Fifty rows are most of what a page costs. So what stands in a cell is worked out here, once for
each value and not for each row; names come as plain values, and an address is asked for once and
then numbered.
"""

from collections import defaultdict

from django.contrib.auth import get_user_model
from django.db.models import Max
from django.urls import reverse
from django.utils.translation import gettext as _

from .. import countries, names, sectors, table_days
from ..models import (
    Employment,
    FollowUp,
    Interaction,
    InteractionOrganisation,
    InteractionPerson,
    InteractionStaff,
    Organisation,
    OrganisationSector,
    Person,
)
from ..models.colleague import name_of

NAMES = ("latin_name", "chinese_name")
PERSON_NAMES = ("latin_name", "family_name_chinese", "given_name_chinese")
# So many are named in a cell; a delegation brings forty.
MOST_NAMED = 3


def organisations(rows, filters):
    keys = [row.pk for row in rows]
    address, status_of = _addresses("organisation"), _labels(Organisation.Status)
    colleague_of = colleague_names(filters, [row.owner_id for row in rows])
    main = OrganisationSector.objects.filter(organisation__in=keys, is_main=True).order_by()
    sector_of = dict(main.values_list("organisation", "code"))
    following = _next_follow_ups(keys, filters.user)
    for row in rows:
        row.key, row.url = str(row.pk), address(row.pk)
        _dress_name(row)
        row.town, row.land = row.city or row.city_chinese, countries.name(row.country)
        row.sector = sectors.title(sector_of[row.pk]) if row.pk in sector_of else ""
        row.looked_after_by = colleague_of.get(row.owner_id, "")
        row.status_text = status_of[row.status]
        row.last_contact = table_days.day(row.last_contact_on)
        row.next_day = following.get(row.pk)
        row.next_text = table_days.day(row.next_day)
        row.is_late = bool(row.next_day and row.next_day < filters.today)


def people(rows, filters):
    keys = [row.pk for row in rows]
    address, language_of = _addresses("person"), _labels(Person.Language)
    jobs, last = _jobs(keys), _last_contacts(keys, filters.user)
    for row in rows:
        row.key, row.url = str(row.pk), address(row.pk)
        _dress_name(row)
        row.jobs = jobs[row.pk]
        row.language_text = language_of.get(row.language, "")
        row.last_contact = table_days.day(last.get(row.pk))


def interactions(rows, filters):
    keys = [row.pk for row in rows]
    address = _addresses("interaction")
    kind_of, outcome_of = _labels(Interaction.Kind), _labels(Interaction.Outcome)
    named = _named(InteractionOrganisation, keys, "organisation", NAMES)
    people_of = _named(InteractionPerson, keys, "person", PERSON_NAMES)
    colleagues_of = _staff(keys, filters)
    for row in rows:
        row.key, row.url = str(row.pk), address(row.pk)
        happened = row.happened
        row.day, row.iso = table_days.partial(happened), happened.iso
        row.kind_text, row.outcome_text = kind_of[row.kind], outcome_of.get(row.outcome, "")
        row.named_organisations, row.more_organisations = named[row.pk]
        row.named_people, row.more_people = people_of[row.pk]
        row.colleagues = colleagues_of[row.pk]


def follow_ups(rows, filters):
    address = _addresses("edit_follow_up")
    colleague_of = colleague_names(filters, [row.assignee_id for row in rows])
    own = _own_organisations(rows)
    contacts = [row.interaction_id for row in rows if row.pk not in own]
    of_contacts = _named(InteractionOrganisation, contacts, "organisation", NAMES)
    for row in rows:
        row.key, row.url = str(row.pk), address(row.pk)
        row.due, row.iso = table_days.day(row.due_on), row.due_on.isoformat()
        row.named_organisations, row.more_organisations = (
            own[row.pk] if row.pk in own else of_contacts[row.interaction_id]
        )
        row.assigned_to = colleague_of.get(row.assignee_id, "")
        row.is_late, row.is_due = row.due_on < filters.today, row.due_on == filters.today


def _addresses(name):
    """The address of a record by its key. Fifty times `reverse` would take a millisecond."""
    start, end = reverse(f"desk:{name}", args=[0]).rsplit("0", 1)
    return lambda key: f"{start}{key}{end}"


def _labels(choices):
    """{code: text}. Asked row by row, Django would look all of them up for each."""
    return {code: str(label) for code, label in choices.choices}


def _dress_name(row):
    """The name in the reader's script and the other one; each says if it is Chinese."""
    row.shown, row.shown_beneath = names.for_reader(row.latin_name, row.chinese_name)
    row.shown = row.shown or _("(no name)")
    row.is_chinese = row.shown == row.chinese_name
    row.is_chinese_beneath = row.shown_beneath == row.chinese_name


def _link(url, latin, chinese):
    shown = names.for_reader(latin, chinese)[0]
    return {"url": url, "shown": shown or _("(no name)"), "is_chinese": shown == chinese}


def _named(through, keys, record, fields):
    """{key of the contact: (links to the first few who took part, how many more)}."""
    if not keys:
        return {}
    address = _addresses(record)
    took_part = defaultdict(list)
    columns = [f"{record}__{field}" for field in fields]
    rows = through.objects.filter(interaction__in=keys).order_by("pk")
    for contact, key, latin, *chinese in rows.values_list("interaction", record, *columns):
        took_part[contact].append((address(key), latin, "".join(chinese)))
    found = defaultdict(lambda: ([], 0))
    for contact, several in took_part.items():
        shown = [_link(*one) for one in several[:MOST_NAMED]]
        found[contact] = shown, len(several) - len(shown)
    return found


def _own_organisations(follow_ups):
    """{key of the follow-up: ([link], 0)} of those that are about an organisation itself."""
    address = _addresses("organisation")
    keys = {row.organisation_id for row in follow_ups if row.organisation_id}
    rows = Organisation.objects.filter(pk__in=keys).values_list("pk", *NAMES)
    links = {key: _link(address(key), *both) for key, *both in rows}
    return {row.pk: ([links[row.organisation_id]], 0) for row in follow_ups if row.organisation_id}


def _jobs(keys):
    """{key of the person: what they are now, and where}."""
    address, found = _addresses("organisation"), defaultdict(list)
    rows = Employment.objects.filter(person__in=keys, is_current=True).order_by("pk")
    columns = [f"organisation__{field}" for field in NAMES]
    for person, title, key, *both in rows.values_list(
        "person", "job_title", "organisation", *columns
    ):
        found[person].append({"title": title, **_link(address(key), *both)})
    return found


def _staff(keys, filters):
    """{key of the contact: the names of the colleagues who were there}."""
    rows = InteractionStaff.objects.filter(interaction__in=keys).exclude(user=None).order_by("pk")
    rows = list(rows.values_list("interaction", "user"))
    name_by_key = colleague_names(filters, [user for _contact, user in rows])
    found = defaultdict(list)
    for contact, user in rows:
        found[contact].append(name_by_key[user])
    return found


def colleague_names(filters, keys):
    """{key: name}. Those of the desk are known already; others have left it."""
    users = list(filters.colleagues)
    others = set(keys) - {user.pk for user in users} - {None}
    if others:
        users += get_user_model().objects.filter(pk__in=others)
    return {user.pk: name_of(user) for user in users}


def _next_follow_ups(keys, user):
    """{key of the organisation: the day of its next open follow-up that this reader knows of}."""
    seen = FollowUp.objects.visible_to(user).open().order_by()
    days = defaultdict(list)
    own = seen.filter(organisation__in=keys).values_list("organisation", "due_on")
    of_contacts = seen.filter(interaction__organisation_rows__organisation__in=keys).values_list(
        "interaction__organisation_rows__organisation", "due_on"
    )
    for key, day in [*own, *of_contacts]:
        days[key].append(day)
    return {key: min(found) for key, found in days.items()}


def _last_contacts(keys, user):
    seen = Interaction.objects.visible_to(user).living()
    rows = seen.filter(people__person__in=keys).order_by().values_list("people__person")
    return dict(rows.annotate(Max("happened_date")))
