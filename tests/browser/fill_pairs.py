"""Fills a browser's copy with pairs that may be one, some of them told apart, and leads."""

import django

FIRM = "Zwillingswerk Maschinenbau"


def main():
    django.setup()
    from companies.actions import find_duplicates, index
    from companies.models import OrganisationPair
    from tests.browser.fill_lists import add_lead
    from tests.companies.factories import OrganisationFactory, PersonFactory
    from tests.every_page import LANGUAGES

    leads = [add_lead(language) for language in LANGUAGES]
    firms = [OrganisationFactory(names=[f"{FIRM} {form}"]) for form in ("GmbH", "GmbH", "AG")]
    index.organisations(firms)
    index.people(
        PersonFactory(family_name="Wolfersdorf", given_name="Anna", works_at=firms[0])
        for _time in range(2)
    )
    find_duplicates.everything()
    pair = OrganisationPair.objects.order_by("pk").last()
    OrganisationPair.objects.filter(pk=pair.pk).update(is_different=True, said_by=leads[0])


if __name__ == "__main__":
    main()
