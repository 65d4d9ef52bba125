import datetime
import random

from companies.reading import Table, from_json, inspect, pack, to_json, unpack
from companies.reading.tables import Rows
from tests.companies.reading import made


def test_a_table_comes_back_as_it_was_kept():
    rows = Rows(
        [b'["A\\n\\u2028B", null, 1.5]\n', b'[{"day": "2013-04-01"}, {"error": "#N/A"}]\n', b"[]"]
    )
    table = Table(rows, "Adressen", epoch_1904=True, merged=((0, 0, 1, 0),))

    kept = unpack(pack(table))

    assert tuple(kept.rows) == tuple(table.rows)
    assert kept.rows[1][0] == datetime.date(2013, 4, 1)
    assert (kept.sheet, kept.epoch_1904, kept.merged) == ("Adressen", True, ((0, 0, 1, 0),))


def test_a_long_table_comes_back_to_the_last_row():
    chance = random.Random(1)
    table = Table(Rows.of_texts([str(chance.random()), str(at)] for at in range(30_000)))

    assert unpack(pack(table)).rows.lines == table.rows.lines


def test_a_table_without_a_row_comes_back():
    assert len(unpack(pack(Table(Rows()))).rows) == 0


def test_what_was_said_of_a_file_comes_back():
    files = {
        "a.xlsx": made.xlsx([["x"]]),
        "b.xlsx": "Firma;Ort\nMüller;Bonn\n".encode(),
        "c.csv": "公司,城市\n济南,山东\n".encode("gb18030"),
    }

    for name, data in files.items():
        said = inspect(name, data)
        assert from_json(to_json(said)) == said
