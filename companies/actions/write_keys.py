"""Keys of new records by the hundred thousand, past Django's models: there are forty to a record,
and making an object of each takes longer than storing it."""

import io
from collections.abc import Iterable

from django.db import connection

from ..models import SearchKey

COLUMNS = ("tier", "key", "kind", "shown", "organisation_id", "person_id")
Row = tuple[int, str, str, str, int | None, int | None]
_ESCAPED = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})


def write_keys(rows: Iterable[Row]) -> None:
    """`rows` hold COLUMNS, in the order of COLUMNS. Inside the caller's transaction."""
    write = _copy if connection.vendor == "postgresql" else _insert
    write(rows)


def _insert(rows):
    places = ", ".join(["%s"] * len(COLUMNS))
    with connection.cursor() as cursor:
        # The names are our own; the values are parameters.
        cursor.executemany(f"INSERT INTO {_table()} VALUES ({places})", list(rows))  # noqa: S608


def _copy(rows):
    text = io.StringIO("".join(map(_line, rows)))
    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY {_table()} FROM STDIN", text)


def _line(row):
    return "\t".join(map(_field, row)) + "\n"


def _field(value):
    if value is None:
        return r"\N"
    return value.translate(_ESCAPED) if isinstance(value, str) else str(int(value))


def _table():
    quote = connection.ops.quote_name
    return f"{quote(SearchKey._meta.db_table)} ({', '.join(map(quote, COLUMNS))})"
