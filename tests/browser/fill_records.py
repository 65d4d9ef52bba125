"""Fills a browser's copy with samples and a lead of the desk per language.

Prints, as JSON, a key of each noun: of one that has much to show.
"""

import datetime
import json

import django

PASSWORD = "records"
TODAY = datetime.date(2026, 3, 2)


def main():
    django.setup()
    from companies.samples.generate import Scale
    from companies.samples.load import load
    from tests.every_page import LANGUAGES

    load(TODAY, Scale(organisations=20, follow_ups=1))
    for language in LANGUAGES:
        add_lead(language)
    print(json.dumps(examples()))


def add_lead(language):
    from django.contrib.auth.models import Group, User
    from wagtail.users.models import UserProfile

    from companies.groups import LEAD

    user = User.objects.create_user(f"records-{language}", password=PASSWORD)
    user.groups.add(Group.objects.get(name=LEAD))
    UserProfile.objects.create(user=user, preferred_language=language)


def examples():
    from companies.models import FollowUp, Identifier

    task = FollowUp.objects.open().filter(is_sample=True, interaction__people__isnull=False).first()
    Identifier.objects.create(organisation=task.organisation, scheme="lei", raw="not a number")
    return {
        "organisation": task.organisation_id,
        "person": task.interaction.people.first().person_id,
        "interaction": task.interaction_id,
        "follow_up": task.pk,
    }


if __name__ == "__main__":
    main()
