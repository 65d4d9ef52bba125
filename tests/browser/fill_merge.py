"""Fills a browser's copy, per language, with a company that stands there twice and with a lead."""

import django

PASSWORD = "merge"
NAMES = {"de": "Doppelwerk", "en": "Twicemade", "zh-hans": "Zweifach"}


def main():
    django.setup()
    from tests.every_page import LANGUAGES

    for language in LANGUAGES:
        add_lead(language)
        add_pair(NAMES[language])


def add_lead(language):
    from django.contrib.auth.models import Group, User
    from wagtail.users.models import UserProfile

    from companies.groups import LEAD

    user = User.objects.create_user(
        f"merge-{language}", password=PASSWORD, first_name="Karl", last_name="Beier"
    )
    user.groups.add(Group.objects.get(name=LEAD))
    UserProfile.objects.create(user=user, preferred_language=language)


def add_pair(name):
    from companies.actions import index
    from tests.companies.factories import InteractionFactory, OrganisationFactory, PersonFactory

    pair = [
        OrganisationFactory(names=[f"{name} GmbH"], notes="First."),
        OrganisationFactory(names=[f"{name} AG"], city="Leipzig", notes="Second.\nAnd third."),
    ]
    for one in pair:
        InteractionFactory(organisations=[one], people=[PersonFactory(works_at=one)])
    index.organisations(pair)
    index.last_contact([one.pk for one in pair])


if __name__ == "__main__":
    main()
