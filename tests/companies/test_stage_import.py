from pathlib import Path

import pytest

from companies.actions.stage_import import stage
from companies.models import ImportBatch
from companies.samples.spreadsheets import chinese, german

SAMPLES = Path(__file__).resolve().parent.parent.parent / "samples"
pytestmark = pytest.mark.django_db


def staged(name, data, **said):
    batch = ImportBatch.objects.create(name=name, data=data, sha256="0" * 64, **said)
    stage(batch)
    return batch


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
