"""Records of the desk with dull defaults; a test states what matters."""

import datetime

import factory
from django.contrib.auth import get_user_model
from factory.django import DjangoModelFactory

from companies.models import (
    Employment,
    FollowUp,
    Interaction,
    InteractionOrganisation,
    InteractionPerson,
    InteractionStaff,
    Organisation,
    OrganisationName,
    Person,
)

DAY = datetime.date(2026, 3, 2)


class UserFactory(DjangoModelFactory):
    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True

    username = factory.Sequence(lambda number: f"colleague-{number}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.org")
    first_name = "Anna"
    last_name = "Weber"


class OrganisationFactory(DjangoModelFactory):
    """`names` are texts, the first of them the legal one of its script; or rows as dicts."""

    class Meta:
        model = Organisation
        skip_postgeneration_save = True

    country = "DE"
    city = "Dresden"

    @factory.post_generation
    def names(self, create, given, **kwargs):
        for name in given or [f"Muster {self.pk} GmbH"]:
            row = name if isinstance(name, dict) else {"text": name}
            script = "Latn" if row["text"].isascii() or not is_chinese(row["text"]) else "Hans"
            OrganisationName.objects.create(
                organisation=self, **{"script": script, "key": row["text"].lower(), **row}
            )
        _write_shown_names(self)


class PersonFactory(DjangoModelFactory):
    """`works_at` is an organisation: the person's current employment."""

    class Meta:
        model = Person
        skip_postgeneration_save = True

    given_name = "Erika"
    family_name = factory.Sequence(lambda number: f"Muster{number}")

    @factory.post_generation
    def shown_name(self, create, given, **kwargs):
        family, given_name = self.latin_parts
        parts = [given_name, family]
        if self.name_order == Person.Order.FAMILY_FIRST:
            parts.reverse()
        self.latin_name = " ".join(filter(None, parts))
        self.sort_key = f"{family} {given_name}".strip().lower()
        self.save(update_fields=["latin_name", "sort_key"])

    @factory.post_generation
    def works_at(self, create, given, **kwargs):
        if given:
            Employment.objects.create(person=self, organisation=given, **kwargs)


class InteractionFactory(DjangoModelFactory):
    """`organisations`, `people` and `staff` are records."""

    class Meta:
        model = Interaction
        skip_postgeneration_save = True

    happened_date = DAY
    subject = "Talked about the fair"

    @factory.post_generation
    def organisations(self, create, given, **kwargs):
        for organisation in given or []:
            InteractionOrganisation.objects.create(interaction=self, organisation=organisation)

    @factory.post_generation
    def people(self, create, given, **kwargs):
        for person in given or []:
            InteractionPerson.objects.create(interaction=self, person=person)

    @factory.post_generation
    def staff(self, create, given, **kwargs):
        for user in given or []:
            InteractionStaff.objects.create(interaction=self, user=user)


class FollowUpFactory(DjangoModelFactory):
    """About an organisation of its own, unless the test names one or an interaction."""

    class Meta:
        model = FollowUp
        skip_postgeneration_save = True

    organisation = factory.Maybe(
        "interaction", yes_declaration=None, no_declaration=factory.SubFactory(OrganisationFactory)
    )
    interaction = None
    what = "Send the brochure"
    due_on = DAY + datetime.timedelta(days=7)


def is_chinese(text):
    return any("\u4e00" <= letter <= "\u9fff" for letter in text)


def _write_shown_names(organisation):
    rows = list(organisation.names.all())
    latin = next((row.text for row in rows if not row.is_chinese), "")
    chinese = next((row.text for row in rows if row.is_chinese), "")
    organisation.latin_name, organisation.chinese_name = latin, chinese
    organisation.sort_key = (latin or chinese).lower()
    organisation.save(update_fields=["latin_name", "chinese_name", "sort_key"])
