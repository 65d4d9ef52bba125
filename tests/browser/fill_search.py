"""Fills a browser's copy with records to search for, and with a colleague for every language."""

import django

PASSWORD = "search"


def main():
    django.setup()
    from tests.every_page import LANGUAGES

    for language in LANGUAGES:
        add_colleague(language)
    add_records()


def add_colleague(language):
    from django.contrib.auth.models import Group, User
    from wagtail.users.models import UserProfile

    from companies.groups import DESK

    user = User.objects.create_user(f"search-{language}", password=PASSWORD)
    user.groups.add(Group.objects.get(name=DESK))
    UserProfile.objects.create(user=user, preferred_language=language)


def add_records():
    from companies.actions import index
    from tests.companies.factories import OrganisationFactory, PersonFactory

    former = {"text": "济南第二机床厂", "kind": "former"}
    names = ["JIER Machine-Tool Group Co., Ltd.", "济南二机床集团有限公司", former]
    jier = OrganisationFactory(names=names, country="CN", city="Jinan", city_chinese="济南")
    index.organisation(jier)
    for number in range(1, 4):
        index.organisation(OrganisationFactory(names=[f"Elbwerk {number} Maschinenbau GmbH"]))
    index.person(PersonFactory(given_name="Lei", family_name="Elbwang", works_at=jier))


if __name__ == "__main__":
    main()
