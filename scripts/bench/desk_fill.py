"""Fills a database for the benchmark of the desk: python -m scripts.bench.desk_fill 100000

A tenth of it is generated as the samples are, name by name and key by key, and then copied by the
database ten times over, keys and all: to generate all of it would take most of an hour. So each
name is there ten times, and the words that typing errors are compared with are a tenth's.
"""

import datetime
import sys

import django

TODAY = datetime.date(2026, 3, 2)
COPIES = 10
PEOPLE, CONTACTS = 1, 6
COLLEAGUES = 6


def fill(organisations):
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    colleagues = add_colleagues()
    generate(organisations // COPIES, colleagues[0])
    add_examples(colleagues[0])
    spread(colleagues)
    copy()
    settle()


def add_colleagues():
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group

    from companies.groups import DESK
    from companies.models import Colleague

    users = [
        get_user_model().objects.create(username=f"colleague-{number}", is_active=True)
        for number in range(COLLEAGUES)
    ]
    for number, user in enumerate(users):
        user.groups.add(Group.objects.get(name=DESK))
        Colleague.objects.create(user=user, office="jinan" if number % 2 else "dresden")
    get_user_model().objects.create_superuser("stock")
    return users


def generate(organisations, colleague):
    from django.db import transaction

    from companies.samples.contacts import DAYS
    from companies.samples.generate import Scale
    from companies.samples.generate import generate as batches
    from companies.samples.store import store

    tasks = {"follow_ups": 0.4, "left_open": 0.5, "most_days_late": DAYS}
    scale = Scale(organisations, PEOPLE, CONTACTS, **tasks)
    for batch in batches(TODAY, scale, colleague):
        with transaction.atomic():
            store(batch)


def add_examples(user):
    """What the searches look for, in the names the desk itself would find them by."""
    from companies.actions import complete, index
    from companies.actions.add_on_the_spot import add_organisation
    from companies.models import ContactPoint, Identifier, OrganisationName

    one = add_organisation("济南二机床集团有限公司", "CN", "Jinan", user)
    for text, kind in (("JIER Machine-Tool Group Co., Ltd.", "trading"), ("Jinan Nr. 2", "former")):
        OrganisationName.objects.create(organisation=one, text=text, script="Latn", kind=kind)
    other = add_organisation("Müller Prüfstandbau GmbH", "DE", "Dresden", user)
    number = Identifier(organisation=other, scheme="hr", raw="Amtsgericht Dresden HRB 12345")
    complete.identifier(number, other)
    number.save()
    for kind, raw in (("phone", "030 23125 678"), ("email", "anna.kretzschmar@pruefstand.example")):
        point = ContactPoint(organisation=other, kind=kind, raw=raw)
        complete.contact_point(point, "DE")
        point.save()
    index.organisations([one, other])


def spread(colleagues):
    """Among the colleagues, in a handful of statements; one contact in twenty is confidential."""
    from django.db.models import F

    from companies.models import FollowUp, Interaction, InteractionStaff, Organisation

    for number, user in enumerate(colleagues):
        mine = {"rest": number}
        for model, fields in (
            (Organisation, ["owner"]),
            (InteractionStaff, ["user"]),
            (Interaction, ["created_by"]),
            (FollowUp, ["assignee", "created_by"]),
        ):
            rows = model.objects.annotate(rest=F("pk") % COLLEAGUES).filter(**mine)
            rows.update(**dict.fromkeys(fields, user))


def copied():
    from companies import models

    return [
        models.Organisation,
        models.OrganisationName,
        models.Identifier,
        models.OrganisationSector,
        models.Person,
        models.Employment,
        models.ContactPoint,
        models.Interaction,
        models.InteractionOrganisation,
        models.InteractionPerson,
        models.InteractionStaff,
        models.FollowUp,
        models.SearchKey,
        models.OrganisationKey,
        models.PersonKey,
    ]


def copy():
    from django.db import connection
    from django.db.models import Max

    step = max(model.objects.aggregate(last=Max("pk"))["last"] for model in copied())
    with connection.cursor() as cursor:
        for number in range(1, COPIES):
            for model in copied():
                cursor.execute(statement(model, number, step, connection.vendor))


def statement(model, number, step, vendor):
    """Each row once more, its own number and those it refers to moved on by `number` steps."""
    columns = [field.column for field in model._meta.concrete_fields]
    values = [value(field, number * step, number, vendor) for field in model._meta.concrete_fields]
    return (
        f"INSERT INTO {model._meta.db_table} ({', '.join(columns)}) "  # noqa: S608
        f"SELECT {', '.join(values)} FROM {model._meta.db_table} WHERE id <= {step}"
    )


def value(field, distance, number, vendor):
    if field.primary_key or (field.is_relation and field.related_model in copied()):
        return f"{field.column} + {distance}"
    if field.name == "form_token":
        return "gen_random_uuid()" if vendor == "postgresql" else "lower(hex(randomblob(16)))"
    if field.name == "canonical":
        # Unique among the living; a wrong number has none.
        return f"CASE canonical WHEN '' THEN '' ELSE canonical || '-{number}' END"
    return field.column


def settle():
    """What PostgreSQL does by itself after a while. SQLite never does, so neither do we there."""
    from django.core.management.color import no_style
    from django.db import connection

    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), copied()):
            cursor.execute(sql)
        if connection.vendor == "postgresql":
            cursor.execute("VACUUM ANALYZE")


if __name__ == "__main__":
    django.setup()
    fill(int(sys.argv[1]))
