"""Records as files: what is in them, who may take them, and that it is written down."""

import csv
import datetime
import io

import pytest
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from companies import comma_file, reading
from companies.actions import index
from companies.exports import carry_out, workbook
from companies.imports.columns import heard
from companies.models import ContactPoint, Employment, Export, OrganisationName, Person
from tests.companies.factories import (
    FollowUpFactory,
    InteractionFactory,
    OrganisationFactory,
    PersonFactory,
)


def take(client, name, format, query=""):
    return client.post(reverse("desk:export", args=[name]), {"format": format, "query": query})


def rows_of_csv(response):
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))


def cells(response):
    sheet = load_workbook(io.BytesIO(response.content)).active
    return [[cell for cell in row if cell.value is not None] for row in sheet.iter_rows()]


@pytest.fixture
def jier(db):
    company = OrganisationFactory(
        country="CN", city="Jinan", names=["JIER Machine-Tool Group", "济南二机床集团有限公司"]
    )
    OrganisationName.objects.create(
        organisation=company, text="济南第二机床厂", script="Hans", kind="former"
    )
    company.contact_points.create(
        kind="phone", raw="+86 531 8161 6666", normalised="+8653181616666"
    )
    company.first_contact_date = datetime.date(2013, 4, 1)
    company.first_contact_precision = "month"
    company.notes = "=1+1 ist 2;\nnächste Zeile"
    company.save()
    return index.organisation(company)


def test_a_file_has_what_the_filters_leave(lead, jier):
    OrganisationFactory(country="DE")

    head, *rows = rows_of_csv(take(lead, "organisations", "csv", "country=CN"))

    [row] = [dict(zip(head, row, strict=True)) for row in rows]
    wanted = {
        "Organisation": "JIER Machine-Tool Group",
        "Chinese name": "济南二机床集团有限公司",
        "Former name": "济南第二机床厂",
        "Country": "China",
        "Telephone": "'+86 531 8161 6666",
        "First contact": "2013-04",
        "Notes": "'=1+1 ist 2;\nnächste Zeile",
    }
    assert {name: row[name] for name in wanted} == wanted


def test_text_stays_text_in_a_workbook(lead, jier):
    response = take(lead, "organisations", "xlsx", "country=CN")

    found = {cell.value: cell for row in cells(response) for cell in row}
    assert {"+86 531 8161 6666", "=1+1 ist 2;\nnächste Zeile", "2013-04"} <= set(found)
    assert {cell.data_type for cell in found.values()} == {"s"}
    assert {cell.number_format for cell in found.values()} == {"@"}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("organisations", "JIER Machine-Tool Group"),
        ("people", "Muster"),
        ("interactions", "Talked about the fair"),
        ("follow_ups", "Send the brochure"),
    ],
)
def test_every_list_can_be_taken_away(lead, jier, name, said):
    contact = InteractionFactory(organisations=[jier], people=[PersonFactory(works_at=jier)])
    contact.staff.create(user=None)
    FollowUpFactory(interaction=contact)

    in_csv = rows_of_csv(take(lead, name, "csv"))
    in_xlsx = cells(take(lead, name, "xlsx"))

    assert len(in_csv) == len(in_xlsx) == 2
    assert any(said in cell for cell in in_csv[1])
    assert [cell.value for cell in in_xlsx[0]] == in_csv[0]


def test_an_export_asks_as_often_for_one_as_for_many(lead, jier, django_assert_max_num_queries, db):
    with django_assert_max_num_queries(40):
        take(lead, "organisations", "csv")
    for _each in range(20):
        OrganisationFactory()

    with django_assert_max_num_queries(40):
        take(lead, "organisations", "csv")


def test_each_file_is_written_down(lead, lead_user, jier):
    take(lead, "organisations", "csv", "country=CN")
    take(lead, "people", "vcf")

    [export] = Export.objects.all()
    assert (export.user, export.list, export.query) == (lead_user, "organisations", "country=CN")
    assert (export.format, export.rows, export.content) == ("csv", 1, None)
    page = lead.get(reverse("desk:exports"))
    assert "Country: China" in page.content.decode()


@pytest.mark.parametrize("name", ["export", "exports", "export_page", "export_file"])
def test_without_the_right_there_is_no_export(desk, lead, jier, name):
    take(lead, "organisations", "csv")
    key = {"export": ["organisations"], "exports": []}.get(name, [Export.objects.get().pk])

    method = desk.post if name == "export" else desk.get
    assert method(reverse(f"desk:{name}", args=key), {"format": "csv"}).status_code == 404
    assert "As a file" not in desk.get(reverse("desk:organisations")).content.decode()


def test_confidential_contacts_of_another_office_are_in_no_file(jinan, jinan_user, jier, desk_user):
    jinan_user.user_permissions.add(Permission.objects.get(codename="export_from_desk"))
    InteractionFactory(subject="Offen", organisations=[jier])
    secret = InteractionFactory(subject="Vertraulich", organisations=[jier], confidentiality="team")
    secret.staff.create(user=desk_user)

    rows = rows_of_csv(take(jinan, "interactions", "csv"))

    assert [row[4] for row in rows[1:]] == ["Offen"]


def test_where_nothing_matches_there_is_no_file(lead):
    response = lead.post(
        reverse("desk:export", args=["organisations"]),
        {"format": "csv", "query": "country=FI"},
        follow=True,
    )

    assert "Nothing matches the filters" in response.content.decode()
    assert not Export.objects.exists()


def test_a_long_list_is_written_by_a_job(
    lead, lead_user, jier, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(carry_out, "MOST_AT_ONCE", 0)

    with django_capture_on_commit_callbacks(execute=True):
        response = take(lead, "organisations", "csv")

    export = Export.objects.get()
    assert response.url == reverse("desk:export_page", args=[export.pk])
    assert "The file is ready: 1 row." in lead.get(response.url).content.decode()
    answer = lead.get(reverse("desk:export_file", args=[export.pk]))
    assert rows_of_csv(answer)[1][0] == "JIER Machine-Tool Group"
    assert "no-store" in answer["Cache-Control"]
    export.refresh_from_db()
    assert (export.rows, export.fetched_at is None) == (1, False)


def test_a_job_that_died_is_begun_once_more(
    lead, lead_user, jier, django_capture_on_commit_callbacks
):
    export = carry_out.begin(lead_user, "organisations", "", "csv", 1)
    long_ago = timezone.now() - 2 * carry_out.SILENT
    Export.objects.update(state="running", alive_at=long_ago)
    url = reverse("desk:export_page", args=[export.pk])
    assert "The writing has stopped" in lead.get(url).content.decode()

    with django_capture_on_commit_callbacks(execute=True):
        lead.post(url)

    assert "The file is ready" in lead.get(url).content.decode()


def test_somebody_elses_file_is_not_there(lead, admin_client, lead_user, jier):
    export = carry_out.begin(lead_user, "organisations", "", "csv", 1)
    carry_out.for_job(export.pk)

    assert lead.get(reverse("desk:export_file", args=[export.pk])).status_code == 200
    assert admin_client.get(reverse("desk:export_file", args=[export.pk])).status_code == 404


def test_a_file_is_erased_after_a_day_and_its_row_stays(lead_user, jier):
    export = carry_out.begin(lead_user, "organisations", "", "csv", 1)
    carry_out.for_job(export.pk)

    yesterday = timezone.now() - datetime.timedelta(hours=25)
    Export.objects.update(created_at=yesterday)
    call_command("clear_old_files", simulate=True, stdout=io.StringIO())
    assert Export.objects.exclude(content=None).count() == 1
    call_command("clear_old_files", stdout=io.StringIO())
    assert list(Export.objects.values_list("rows", "content")) == [(1, None)]


@pytest.fixture
def wang(jier):
    person = Person.objects.create(
        family_name_chinese="王",
        given_name_chinese="磊",
        name_order="family",
        salutation="mr",
        language="zh",
    )
    Employment.objects.create(
        person=person, organisation=jier, job_title="Vertrieb; Export, Messen"
    )
    person.contact_points.create(kind="mobile", raw="138 0531 8888", normalised="+8613805318888")
    person.contact_points.create(
        kind="phone", raw="0531 81616666转8012", normalised="+8653181616666", extension="8012"
    )
    person.contact_points.create(
        kind="email", raw="Wang.Lei@jier.cn", normalised="wang.lei@jier.cn"
    )
    return index.person(person)


def test_a_person_is_a_card_that_a_telephone_reads(lead, wang):
    response = take(lead, "people", "vcf")

    card = response.content.decode().replace("\r\n ", "")
    assert response["Content-Type"] == "text/vcard; charset=utf-8"
    assert card.split("\r\n")[:2] == ["BEGIN:VCARD", "VERSION:4.0"]
    for line in [
        "FN:Wang Lei",
        "FN:王磊",
        "N;ALTID=1:Wang;Lei;;;",
        "N;ALTID=1;LANGUAGE=zh:王;磊;;;",
        "GENDER:M",
        "LANG:zh",
        "ORG:JIER Machine-Tool Group",
        "TITLE:Vertrieb\\; Export\\, Messen",
        'TEL;VALUE=uri;TYPE="cell":tel:+8613805318888',
        'TEL;VALUE=uri;TYPE="work,voice":tel:+8653181616666;ext=8012',
        "EMAIL:wang.lei@jier.cn",
    ]:
        assert f"\r\n{line}\r\n" in card
    assert max(len(line) for line in response.content.split(b"\r\n")) <= 75


def test_cards_are_for_people_only(lead, jier):
    assert take(lead, "organisations", "vcf").status_code == 404


def test_a_cell_that_is_too_long_for_excel_says_so():
    text = "济" * 40_000

    cut = workbook.readable(text)

    assert len(cut.encode("utf-16-le")) // 2 == workbook.LONGEST_CELL
    assert cut.endswith("the CSV has all of it)")


COLUMNS = 12
# What a form lets into the desk: no control characters but tab and line end, no half characters.
TYPED = st.text(
    alphabet=st.one_of(
        st.sampled_from("=+-@'\"\t\n,; 济Müller"),
        st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"]),
    ),
    max_size=20,
)


@given(st.lists(st.lists(TYPED, min_size=COLUMNS, max_size=COLUMNS), min_size=1, max_size=5))
def test_what_is_written_as_csv_our_import_reads_back_without_loss(rows):
    content = comma_file.write([f"column {number}" for number in range(COLUMNS)], rows)

    table = reading.read("export.csv", content)

    assert not any(
        cell[:1] in ("=", "+", "-", "@", "\t")
        for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
        for cell in row
    )
    found = [[reading.as_text(cell) for cell in row] for row in table.rows[1:]]
    assert found == [[reading.as_text(text) for text in row] for row in rows]


@pytest.mark.parametrize("language", ["de", "en", "zh-hans"])
def test_the_import_knows_the_columns_of_our_own_file(lead_user, jier, language):
    with translation.override(language):
        export = carry_out.begin(lead_user, "organisations", "", "csv", 1)

    table = reading.read("export.csv", carry_out.at_once(export))

    meant = [heard(heading).key for heading in table.rows[0]]
    assert meant == [
        *("name", "name_other", "former_name", "kind", "status", "legal_form", "country"),
        *("city", "city", "address", "address", "website"),
        *("either:phone", "person_mobile", "either:email", "wechat", "fax"),
        *("sector", "size_class", "founded", "uscc", "hr", "vat", "ytunnus", "lei", "cn_old"),
        *("first_contact", "nothing", "heard_of_us", "owner", "notes"),
    ]


@pytest.mark.parametrize(("language", "word"), [("de", "Erster Kontakt"), ("zh-hans", "首次联系")])
def test_a_file_speaks_the_language_it_was_asked_in(lead_user, jier, language, word):
    with translation.override(language):
        export = carry_out.begin(lead_user, "organisations", "", "csv", 1)

    content = carry_out.at_once(export).decode("utf-8-sig")

    assert content.count(word) == 1


def test_a_number_nobody_could_read_is_on_the_card_as_text(lead, wang):
    ContactPoint.objects.create(person=wang, kind="phone", raw="über die Zentrale")

    card = take(lead, "people", "vcf").content.decode().replace("\r\n ", "")

    assert 'TEL;VALUE=text;TYPE="work,voice":über die Zentrale' in card
