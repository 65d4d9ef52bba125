"""The figures: counted by hand, for the days asked for, for what the reader may see."""

import datetime
from io import BytesIO
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.http import urlencode
from openpyxl import load_workbook

from companies.filters import FILTERS
from companies.forms.period import PeriodForm
from companies.models import Interaction, OrganisationSector
from companies.reports.figures import figures
from companies.reports.period import PRESETS, Period
from companies.reports.scope import Scope
from companies.reports.workbook import workbook
from companies.views.shown_figures import shown
from jadepark.pages.models import Office
from tests.companies.factories import InteractionFactory, OrganisationFactory

pytestmark = pytest.mark.django_db

MARCH = Period(datetime.date(2026, 3, 1), datetime.date(2026, 3, 31))
SPRING = Period(datetime.date(2026, 3, 1), datetime.date(2026, 5, 31))
TEAM = Interaction.Confidentiality.TEAM


@pytest.fixture(autouse=True)
def english():
    translation.activate("en")


def day(month, number, year=2026):
    return datetime.date(year, month, number)


def first_contact(month, number, **fields):
    return OrganisationFactory(
        first_contact_date=day(month, number), first_contact_precision="day", **fields
    )


def in_sector(code, **fields):
    organisation = OrganisationFactory(**fields)
    OrganisationSector.objects.create(organisation=organisation, code=code, is_main=True)
    return organisation


def contact(month, number, *organisations, **fields):
    return InteractionFactory(
        happened_date=day(month, number), organisations=organisations, **fields
    )


def figure(key, user, period=MARCH, samples=False):
    return next(one for one in figures(Scope(period, user, samples)) if one.key == key)


def counts(found):
    return {row.label: row.count for row in found.rows if row.count}


def query(values):
    return QueryDict(urlencode(values))


def address(name, **values):
    return f"{reverse(f'desk:{name}')}?{urlencode(values)}"


@pytest.fixture
def archived():
    return {"archived_at": timezone.now()}


def test_contacts_count_on_the_first_and_the_last_day(desk_user):
    for month, number in [(2, 28), (3, 1), (3, 31), (4, 1)]:
        contact(month, number)

    assert figure("contacts", desk_user).total == 2


def test_contacts_stand_in_their_month(desk_user):
    for month, number in [(3, 1), (3, 31), (5, 2)]:
        contact(month, number)

    found = figure("contacts", desk_user, SPRING)

    assert [(row.label, row.count) for row in found.rows] == [
        ("March 2026", 2),
        ("April 2026", 0),
        ("May 2026", 1),
    ]


def test_a_long_period_counts_by_year(desk_user):
    contact(3, 1)
    InteractionFactory(happened_date=day(12, 31, 2024))

    found = figure("contacts", desk_user, Period(day(7, 1, 2024), day(11, 24)))

    assert [(row.label, row.count, row.is_partial) for row in found.rows] == [
        ("2024", 1, True),
        ("2025", 0, False),
        ("2026", 1, True),
    ]


def test_a_contact_of_some_day_counts_on_the_first_and_says_so(desk_user):
    contact(3, 1, happened_precision="month")
    contact(1, 1, happened_precision="year")

    found = figure("contacts", desk_user)

    assert found.total == 1
    assert found.notes == [
        "Of 1 contact only the month or the year is known: it counts on the first day."
    ]


def test_archived_contacts_and_samples_do_not_count(desk_user, archived):
    contact(3, 2, **archived)
    contact(3, 2, is_sample=True)
    counted = contact(3, 2, OrganisationFactory(**archived))

    found = figure("contacts", desk_user)

    assert found.total == 1
    assert list(Scope(MARCH, desk_user).contacts()) == [counted]


def test_samples_are_counted_by_themselves(desk_user):
    contact(3, 2, OrganisationFactory())
    contact(3, 2, OrganisationFactory(is_sample=True), is_sample=True)
    contact(3, 3, is_sample=True)

    assert figure("contacts", desk_user, samples=True).total == 2
    assert figure("active-organisations", desk_user, samples=True).total == 1


def test_a_confidential_contact_counts_for_those_who_may_read_it(desk_user, jinan_user, lead_user):
    organisation = in_sector("28", country="FI")
    contact(3, 2, organisation, staff=[jinan_user], confidentiality=TEAM, outcome="agreed")

    seen = {
        user: [one.total for one in figures(Scope(MARCH, user))]
        for user in (desk_user, jinan_user, lead_user)
    }

    assert seen == {desk_user: [0] * 7, jinan_user: [1] * 7, lead_user: [1] * 7}
    assert all(not row.count for one in figures(Scope(MARCH, desk_user)) for row in one.rows)


def test_an_organisation_is_new_on_the_day_that_was_entered(desk_user):
    first_contact(3, 1)
    first_contact(3, 31)
    first_contact(4, 1)
    earlier = first_contact(2, 28)
    contact(3, 2, earlier)

    assert figure("new-organisations", desk_user).total == 2


def test_without_such_a_day_it_is_new_on_the_day_of_its_earliest_contact(desk_user, archived):
    new, known = OrganisationFactory(), OrganisationFactory()
    contact(3, 5, new)
    contact(2, 5, new, **archived)
    contact(4, 5, new)
    contact(2, 5, known)
    contact(3, 5, known)

    assert counts(figure("new-organisations", desk_user)) == {"March 2026": 1}


def test_an_organisation_of_no_known_day_is_named_and_not_counted(desk_user, archived):
    OrganisationFactory()
    OrganisationFactory(**archived)

    found = figure("new-organisations", desk_user)

    assert found.total == 0
    assert found.notes == ["1 organisation has neither and is not counted in any period."]


def test_an_active_organisation_counts_once_and_in_each_of_its_months(desk_user, archived):
    busy, quiet = OrganisationFactory(), OrganisationFactory()
    for month in (3, 3, 5):
        contact(month, 2, busy)
    contact(5, 31, quiet)
    contact(6, 1, OrganisationFactory())
    contact(3, 2, OrganisationFactory(**archived))

    found = figure("active-organisations", desk_user, SPRING)

    assert counts(found) == {"March 2026": 1, "May 2026": 2}
    assert found.total == 2


def test_kinds_and_results_add_up(desk_user):
    contact(3, 2, kind="call", outcome="agreed")
    contact(3, 2, kind="call")
    contact(3, 2, kind="fair", outcome="agreed")

    kinds, results = figure("kinds", desk_user), figure("results", desk_user)

    assert counts(kinds) == {"Call": 2, "Trade fair": 1}
    assert counts(results) == {"Something agreed": 2, "Not said": 1}
    assert results.rows[-1].label == "Not said"


def test_sectors_are_sections_of_main_sectors(desk_user):
    machines, both = in_sector("28", country="CN"), in_sector("C")
    OrganisationSector.objects.create(organisation=machines, code="62")
    software = in_sector("62")
    contact(3, 2, machines, both)
    contact(3, 2, machines, software)
    contact(3, 2, OrganisationFactory())
    contact(3, 2)

    found = figure("sectors", desk_user)

    assert {row.narrow["main_sector"]: row.count for row in found.rows} == {
        "C": 2,
        "K": 1,
        "unknown": 2,
    }
    assert found.total == 4


def test_countries_count_a_contact_once_each(desk_user):
    german, finnish = OrganisationFactory(), OrganisationFactory(country="FI")
    contact(3, 2, german, OrganisationFactory(), finnish)
    contact(3, 2, german)
    contact(3, 2, OrganisationFactory(country=""))
    contact(3, 2)

    found = figure("countries", desk_user)

    assert counts(found) == {"Germany": 2, "Finland": 1, "Not said": 2}
    assert found.total == 4


@pytest.fixture
def a_year_of_work(desk_user, jinan_user, archived):
    """Something of everything that could be counted here and not there."""
    machines = in_sector("28", country="CN")
    software = in_sector("62", country="FI")
    plain, gone = first_contact(3, 1), OrganisationFactory(**archived)
    sample = OrganisationFactory(is_sample=True)
    contact(2, 28, machines)
    contact(3, 1, machines, software, kind="fair", outcome="agreed")
    contact(3, 31, software, plain, happened_precision="day")
    contact(4, 1, plain, happened_precision="month")
    contact(4, 3, gone)
    contact(4, 3, OrganisationFactory(country=""), kind="here")
    contact(5, 31, kind="mail")
    contact(6, 1, OrganisationFactory())
    contact(3, 9, machines, OrganisationFactory(), staff=[jinan_user], confidentiality=TEAM)
    contact(3, 9, plain, **archived)
    contact(3, 9, sample, is_sample=True)


@pytest.mark.usefixtures("a_year_of_work")
@pytest.mark.parametrize("samples", [False, True])
@pytest.mark.parametrize("period", [MARCH, SPRING, Period(day(1, 1, 2013), day(11, 24))])
@pytest.mark.parametrize("who", ["desk", "lead"])
def test_every_number_is_that_of_the_list_behind_it(request, who, period, samples):
    user = request.getfixturevalue(f"{who}_user")
    sample = {"sample": "only" if samples else "without"}
    numbers, lists = {}, {}

    for one in figures(Scope(period, user, samples)):
        for label, count, narrow in [
            *((row.label, row.count, row.narrow) for row in one.rows),
            ("total", one.total, one.narrow),
        ]:
            found = FILTERS[one.list](query(narrow | sample), user=user, today=day(11, 24))
            assert found.is_valid(), found.errors
            numbers[one.key, label], lists[one.key, label] = count, found.records().count()

    assert numbers == lists
    assert any(numbers.values())


@pytest.mark.parametrize(
    ("preset", "since", "until"),
    [
        ("this-year", day(1, 1), day(11, 24)),
        ("last-year", day(1, 1, 2025), day(12, 31, 2025)),
        ("last-12-months", day(11, 25, 2025), day(11, 24)),
        ("since-2013", day(1, 1, 2013), day(11, 24)),
    ],
)
def test_a_preset_reaches_to_today_at_most(preset, since, until):
    assert preset in PRESETS
    assert Period.preset(preset, day(11, 24)) == Period(since, until)


def test_twelve_months_before_a_29_february():
    assert Period.preset("last-12-months", day(2, 29, 2024)).since == day(3, 1, 2023)


@pytest.mark.parametrize(
    ("values", "errors"),
    [
        ({"since": "2026-03-01"}, ["A period has two ends. Enter the other day as well."]),
        (
            {"since": "2026-03-02", "until": "2026-03-01"},
            ["The period ends before it begins. Change one of the days."],
        ),
        (
            {"since": "2026-02-30", "until": "2026-03-01"},
            ["This is no day of the calendar. Enter day, month and year."],
        ),
        ({"period": "always"}, ["“always” is not offered here. Choose another period."]),
    ],
)
def test_a_wrong_period_is_a_sentence_and_no_figures(desk, values, errors):
    page = desk.get(address("figures", **values)).content.decode()

    with translation.override("en"):
        said = [text for texts in PeriodForm(values).errors.values() for text in texts]
    assert said == errors
    assert all(error in page for error in errors)
    assert 'class="chart ' not in page
    assert all(value in page for value in values.values())


@pytest.mark.usefixtures("a_year_of_work")
def test_the_screen_shows_every_figure_with_chart_and_links(desk, desk_user):
    page = desk.get(address("figures", since="2026-03-01", until="2026-05-31"))

    soup = BeautifulSoup(page.content, "html.parser")
    found = figures(Scope(SPRING, desk_user))
    assert [one["id"] for one in soup.select("section.figure[id]")] == [one.key for one in found]
    assert len(soup.select("svg.chart[role=img]")) == len(found)
    for link in soup.select(".figure__table a, .figures-totals dd a"):
        assert desk.get(link["href"]).status_code == 200, link


@pytest.mark.usefixtures("a_year_of_work")
@pytest.mark.parametrize("language", ["de", "en", "zh-hans"])
def test_every_chart_is_well_formed(desk_user, language):
    with translation.override(language):
        charts = [shown(one, False).chart for one in figures(Scope(SPRING, desk_user))]

    assert [ElementTree.fromstring(chart).get("role") for chart in charts] == ["img"] * 7


def test_without_real_records_the_samples_are_counted(desk):
    contact(3, 2, is_sample=True)
    assert "These are samples" in desk.get(address("figures")).content.decode()

    contact(3, 2)
    assert "These are samples" not in desk.get(address("figures")).content.decode()
    assert "These are samples" in desk.get(address("figures", samples="on")).content.decode()


def test_the_same_queries_for_one_and_for_many(desk):
    where = address("figures", since="2026-03-01", until="2026-05-31")
    asked = []
    for number in (1, 3):
        for _ in range(number):
            contact(3, 2, in_sector("28"), first_contact(3, 2, country="FI"))
        desk.get(where)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            desk.get(where)
        asked.append(len(queries))

    assert asked[0] == asked[1] <= 40


@pytest.mark.usefixtures("a_year_of_work")
def test_the_file_says_what_the_screen_says(lead, lead_user):
    answer = lead.get(address("figures_xlsx", since="2026-03-01", until="2026-05-31"))

    book = load_workbook(BytesIO(answer.content))
    # The request has left its reader's language behind.
    translation.activate("en")
    found = figures(Scope(SPRING, lead_user))
    assert "jadepark-2026-03-01-2026-05-31.xlsx" in answer["Content-Disposition"]
    assert book.sheetnames == [one.title for one in found]
    for one in found:
        cells = list(book[one.title].values)
        assert cells[0][0] == one.title
        assert one.definition in [row[0] for row in cells]
        assert any(str(row[0]).startswith("As of ") for row in cells)
        start = next(place for place, row in enumerate(cells) if row[:2] == (one.by, one.counted))
        assert [row[1] for row in cells[start + 1 :]] == [
            *(row.count for row in one.shown_rows), one.total
        ]  # fmt: skip


@pytest.mark.parametrize("language", ["de", "en", "zh-hans"])
def test_a_sheet_can_be_named_in_every_language(lead_user, language):
    with translation.override(language):
        book = load_workbook(BytesIO(workbook(figures(Scope(MARCH, lead_user)), [])))

    assert len(set(book.sheetnames)) == 7


def test_only_those_who_may_export_get_the_file(desk, desk_user):
    assert desk.get(address("figures_xlsx")).status_code == 404
    assert "figures.xlsx" not in desk.get(address("figures")).content.decode()

    desk_user.user_permissions.add(Permission.objects.get(codename="export_from_desk"))

    assert desk.get(address("figures_xlsx")).status_code == 200
    assert "figures.xlsx" in desk.get(address("figures")).content.decode()


def test_a_file_of_a_wrong_period_is_not_there(lead):
    assert lead.get(address("figures_xlsx", since="2026-03-01")).status_code == 404


@pytest.mark.parametrize("name", ["figures", "figures_xlsx"])
def test_others_find_no_figures(client, admin_user, name, django_user_model):
    editor = django_user_model.objects.create_user("li", "li@example.org", "x")
    editor.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(editor)

    assert client.get(address(name)).status_code == 404


def test_the_stated_number_stands_beside_todays(desk, lead, lead_user, archived):
    Office.objects.update_or_create(
        pk=Office.load().pk,
        defaults={"companies_stated": 312, "companies_stated_on": day(9, 30)},
    )
    OrganisationFactory.create_batch(2)
    OrganisationFactory(kind="chamber")
    OrganisationFactory(**archived)
    lead_user.user_permissions.add(Permission.objects.get(codename="change_office"))

    seen, may_change = (
        BeautifulSoup(one.get(address("figures")).content, "html.parser") for one in (desk, lead)
    )

    section = seen.select_one("[aria-labelledby=stated-heading]")
    assert "more than 312" in section.text
    assert section.select("dd")[1].text.startswith("2 ")
    assert not section.select_one(".figures-totals__more")
    assert may_change.select_one(".figures-totals__more")["href"] == reverse(
        "wagtailsettings:edit", args=["pages", "office"]
    )
