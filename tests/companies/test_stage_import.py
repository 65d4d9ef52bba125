from importlib import import_module
from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from companies.actions.stage_import import stage
from companies.models import ImportBatch
from companies.samples.spreadsheets import chinese, german

SAMPLES = Path(__file__).resolve().parent.parent.parent / "samples"
pytestmark = pytest.mark.django_db


def staged(name, data, **said):
    batch = ImportBatch.objects.create(name=name, data=data, sha256="0" * 64, **said)
    stage(batch)
    return batch


def in_the_database(batch):
    with connection.cursor() as cursor:
        cursor.execute("SELECT data FROM companies_importbatch WHERE id = %s", [batch.pk])
        return bytes(cursor.fetchone()[0])


@pytest.mark.parametrize(
    ("name", "sheet", "rows"),
    [
        (german.FILE, german.SHEET, german.ROWS),
        (german.FILE, german.FAIR, german.FAIR_ROWS),
        (chinese.FILE, "", chinese.ROWS),
    ],
)
def test_every_row_of_the_samples_is_laid_out(name, sheet, rows):
    batch = staged(name, (SAMPLES / name).read_bytes(), sheet=sheet)

    assert (batch.row_count, batch.rows.count()) == (rows, rows)


def test_what_was_defused_once_is_restored_once():
    batch = staged("a.csv", b"Firma;Ort\n'=1+1;''=x\n", kind="csv")

    assert batch.rows.get().cells == {"0": "=1+1", "1": "'=x"}


def test_a_file_takes_little_room_in_the_database():
    data = b"Firma;Ort\r\n" + b"Muster Werke GmbH;Dresden\r\n" * 1000
    batch = ImportBatch.objects.create(name="a.csv", data=data)

    assert len(in_the_database(batch)) < len(data) / 20
    assert ImportBatch.objects.get().data == data


def test_files_that_came_before_are_packed_and_unpacked():
    pack_files = import_module("companies.migrations.0012_pack_files")
    apps = MigrationLoader(connection).project_state(("companies", "0011_upkeep")).apps
    batch = ImportBatch.objects.create(name="a.csv", data=b"Firma;Ort\r\n")
    empty = ImportBatch.objects.create(name="b.csv")

    pack_files.unpack(apps, None)
    plain = in_the_database(batch)
    pack_files.pack(apps, None)

    assert plain == b"Firma;Ort\r\n"
    assert [ImportBatch.objects.get(pk=one.pk).data for one in (batch, empty)] == [plain, None]
