"""Fills a browser's copy with records for the lists, and a lead of the desk per language."""

import datetime

import django

PASSWORD = "lists"


def main():
    django.setup()
    from tests.every_page import LANGUAGES

    leads = [add_lead(language) for language in LANGUAGES]
    for number in range(1, 31):
        add_records(number, leads[number % 3])


def add_lead(language):
    from django.contrib.auth.models import Group, User
    from wagtail.users.models import UserProfile

    from companies.groups import LEAD

    user = User.objects.create_user(
        f"lists-{language}", password=PASSWORD, first_name="Karl", last_name="Beier"
    )
    user.groups.add(Group.objects.get(name=LEAD))
    UserProfile.objects.create(user=user, preferred_language=language)
    add_export(user, language)
    return user


def add_export(user, language):
    """One that was fetched, and one that is being written."""
    from django.utils import timezone

    from companies.models import Export

    of_people = {"user": user, "list": "people", "query": "country=CN", "language": language}
    Export.objects.create(**of_people, format="vcf", state="ready", rows=12, expected=12)
    Export.objects.create(
        **of_people,
        format="xlsx",
        state="running",
        rows=2_500,
        expected=6_000,
        alive_at=timezone.now() + datetime.timedelta(days=1),
    )


def add_records(number, user):
    from companies.models import OrganisationSector
    from tests.companies.factories import (
        FollowUpFactory,
        InteractionFactory,
        OrganisationFactory,
        PersonFactory,
    )

    names = [f"Werkzeugmaschinenbaugesellschaft Muster {number:02} GmbH & Co. KG", "济南二机床"]
    day = datetime.date(2026, 1, 1) + datetime.timedelta(days=number)
    company = OrganisationFactory(
        names=names, owner=user, last_contact_on=day, is_sample=number == 1
    )
    OrganisationSector.objects.create(organisation=company, code="28", is_main=True)
    person = PersonFactory(works_at=company, works_at__job_title="Geschäftsführerin")
    contact = InteractionFactory(
        organisations=[company], people=[person], staff=[user], happened_date=day
    )
    FollowUpFactory(interaction=contact, assignee=user, due_on=day)


if __name__ == "__main__":
    main()
