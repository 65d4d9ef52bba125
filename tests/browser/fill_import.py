"""Fills a browser's copy with a lead of the desk per language, for the import."""

import django

PASSWORD = "import"


def main():
    django.setup()
    from django.contrib.auth.models import Group, User
    from wagtail.users.models import UserProfile

    from companies.groups import LEAD
    from tests.every_page import LANGUAGES

    for language in LANGUAGES:
        user = User.objects.create_user(
            f"import-{language}", password=PASSWORD, first_name="Karl", last_name="Beier"
        )
        user.groups.add(Group.objects.get(name=LEAD))
        UserProfile.objects.create(user=user, preferred_language=language)


if __name__ == "__main__":
    main()
