"""Fills a browser's copy with a colleague for each language, a known company, and tasks."""

import datetime

import django

PASSWORD = "long enough for a desk"


def main():
    django.setup()
    from django.contrib.auth.hashers import make_password
    from django.contrib.auth.models import Group
    from wagtail.users.models import UserProfile

    from companies.actions import index
    from companies.groups import DESK
    from companies.models import Colleague
    from tests.companies.factories import OrganisationFactory, PersonFactory, UserFactory
    from tests.every_page import LANGUAGES

    jier = OrganisationFactory(
        names=["JIER Machine-Tool Group", "济南二机床集团有限公司"], country="CN", city="Jinan"
    )
    index.organisation(jier)
    index.person(
        PersonFactory(
            given_name="",
            family_name="",
            family_name_chinese="曾",
            given_name_chinese="国藩",
            name_order="family",
            works_at=jier,
        )
    )
    for language in LANGUAGES:
        user = UserFactory(username=f"log-{language}", password=make_password(PASSWORD))
        user.groups.add(Group.objects.get(name=DESK))
        Colleague.objects.create(user=user, office="dresden")
        UserProfile.objects.create(user=user, preferred_language=language)
        add_tasks(user, jier)


def add_tasks(user, organisation):
    from django.utils import timezone

    from companies.office_time import BERLIN, today_in
    from tests.companies.factories import FollowUpFactory, InteractionFactory

    today = today_in(BERLIN, timezone.now())
    for days in (-3, 0, 4):
        contact = InteractionFactory(
            organisations=[organisation], staff=[user], happened_date=today, created_by=user
        )
        FollowUpFactory(
            interaction=contact,
            organisation=organisation,
            assignee=user,
            due_on=today + datetime.timedelta(days=days),
        )


if __name__ == "__main__":
    main()
