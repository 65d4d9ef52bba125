"""The import as a command: the same engine, without its screens."""

import pytest
from django.core.management import CommandError, call_command

from companies.imports.propose import propose
from companies.imports.templates import key_of
from companies.models import ImportBatch, ImportTemplate, Organisation, Person
from companies.samples.spreadsheets.write import files

pytestmark = pytest.mark.django_db
TEXT = "Firma;Ort;Erstkontakt;Ansprechpartner\nMuster Werke GmbH;Dresden;4/1/13;Anna Weber\n;x;;\n"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "contacts.csv"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_without_a_word_it_only_checks(file, capsys):
    call_command("import_contacts", file)

    said = capsys.readouterr().out
    assert "2 rows: 1 create, 0 update, 0 same, 0 doubtful, 1 wrong." in said
    assert "row 3: The row names neither an organisation nor a person." in said
    assert "Nothing was written." in said
    assert not Organisation.objects.exists()


def test_it_brings_in_what_is_in_order(file, lead_user, capsys):
    options = {"commit": True, "user": lead_user.username, "country": "DE", "date_order": "mdy"}

    call_command("import_contacts", file, **options)

    company = Organisation.objects.get()
    assert "Brought in: 1 done, 1 rejected." in capsys.readouterr().out
    assert (company.country, company.first_contact.iso) == ("DE", "2013-04-01")
    assert company.changes.get().user == lead_user


def test_it_uses_a_template_for_the_same_headings(file):
    mapping = propose(["Firma", "Ort", "Erstkontakt", "Ansprechpartner"])
    mapping.columns[1].field = "kept"
    headers = [plan.heading for plan in mapping.columns.values()]
    ImportTemplate.objects.create(
        name="ours", headers=headers, headers_key=key_of(headers), mapping=mapping.to_json()
    )

    call_command("import_contacts", file, commit=True)

    assert Organisation.objects.get().notes.startswith("Ort: Dresden")


@pytest.mark.parametrize(
    ("name", "options", "sentence"),
    [
        ("nowhere.csv", {}, "cannot be opened"),
        ("contacts.csv", {"template": "theirs"}, "There is no template “theirs”"),
        ("contacts.csv", {"user": "nobody"}, "There is no active account “nobody”"),
    ],
)
def test_what_is_not_there_is_named(file, name, options, sentence):
    with pytest.raises(CommandError, match=sentence):
        call_command("import_contacts", file.with_name(name), **options)


def test_both_samples_come_in_and_every_row_is_accounted_for(tmp_path, lead_user):
    for name, content in files().items():
        (tmp_path / name).write_bytes(content)
        options = {"encoding": "gb18030"} if name.endswith(".csv") else {"country": "DE"}
        call_command("import_contacts", tmp_path / name, commit=True, **options)

    german, chinese = ImportBatch.objects.order_by("pk")
    waiting = chinese.rows.waiting()
    assert german.states() == {"done": german.row_count}
    assert chinese.states() == {
        "done": chinese.row_count - waiting.count(),
        "waiting": waiting.count(),
    }
    # What waits is for a person to decide; how alike two are is the matching's to say.
    assert set(waiting.values_list("verdict", "decision")) == {("doubtful", "")}
    assert Person.objects.filter(employments=None).count() == 0
