"""Fills a browser's copy with contacts to count, and with a lead for every language."""

import datetime

import django

PASSWORD = "figures"
SINCE = datetime.date(2026, 1, 15)


def main():
    django.setup()
    from tests.every_page import LANGUAGES

    for language in LANGUAGES:
        add_lead(language)
    add_contacts()


def add_lead(language):
    from django.contrib.auth.models import Group, User
    from wagtail.users.models import UserProfile

    from companies.groups import LEAD

    user = User.objects.create_user(f"figures-{language}", password=PASSWORD)
    user.groups.add(Group.objects.get(name=LEAD))
    UserProfile.objects.create(user=user, preferred_language=language)


def add_contacts():
    from companies.models import Interaction, OrganisationSector
    from tests.companies.factories import InteractionFactory, OrganisationFactory

    for number, code in enumerate(["28", "62", "72", "82", "G", ""]):
        organisation = OrganisationFactory(country=["DE", "CN", "FI", ""][number % 4])
        if code:
            OrganisationSector.objects.create(organisation=organisation, code=code, is_main=True)
        for month in range(number + 1):
            InteractionFactory(
                organisations=[organisation],
                happened_date=SINCE + datetime.timedelta(days=31 * month),
                kind=Interaction.Kind.values[number],
            )


if __name__ == "__main__":
    main()
