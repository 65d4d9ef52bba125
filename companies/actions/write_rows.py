"""Many rows at once, past the statements that Django makes: putting one together for a thousand
rows takes it longer than the database needs to store them.

PostgreSQL takes them by COPY, SQLite one by one in a prepared statement. Everything happens inside
the caller's transaction, and what the database refuses is raised as Django raises it.
"""

import io
from collections.abc import Iterable, Sequence

from django.db import connection, models
from django.db.models import Model

_ESCAPED = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})
_CHANGED = "changed_rows"


def insert(model: type[Model], objects: Iterable[Model]) -> None:
    """Unsaved ones without a key of their own. They do not learn the key that they get."""
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    insert_values(model, [field.column for field in fields], _values(objects, fields, add=True))


def insert_values(model: type[Model], columns: Sequence[str], rows: Iterable[Sequence]) -> None:
    """`rows` hold the values of `columns`, as the database takes them. What is left out has to have
    a default in the database."""
    if connection.vendor == "postgresql":
        _copy(_table(model), columns, rows)
    else:
        _execute_many(_inserting(model, columns), rows)


def insert_missing(model: type[Model], column: str, objects: Iterable[Model]) -> None:
    """Of those that a stored row resembles in the unique `column`, none; nor one of two that are
    alike. In the order of that column, so that two who do so at once cannot wait for each other."""
    each = {getattr(one, column): one for one in objects}
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    ordered = _values((each[key] for key in sorted(each)), fields, add=True)
    _insert_missing(model, [field.column for field in fields], ordered)


def update(objects: Sequence[Model], names: Sequence[str]) -> None:
    """Writes the fields `names` of stored objects, all of one model."""
    if not objects:
        return
    model = type(objects[0])
    fields = [model._meta.get_field(name) for name in names]
    values = _values(objects, [*fields, model._meta.pk], add=False)
    columns = [field.column for field in fields]
    if connection.vendor == "postgresql":
        _update_from_copy(model, columns, values)
    else:
        said = ", ".join(f"{_quoted(column)} = %s" for column in columns)
        where = f"{_quoted(model._meta.pk.column)} = %s"
        _execute_many(f"UPDATE {_table(model)} SET {said} WHERE {where}", values)  # noqa: S608


def _update_from_copy(model, columns, values):
    key = model._meta.pk.column
    everything = [*columns, key]
    said = ", ".join(f"{_quoted(one)} = {_CHANGED}.{_quoted(one)}" for one in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TEMPORARY TABLE {_CHANGED} ON COMMIT DROP AS"  # noqa: S608
            f" SELECT {_listed(everything)} FROM {_table(model)} WITH NO DATA"
        )
    _copy(_CHANGED, everything, values)
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {_table(model)} SET {said} FROM {_CHANGED}"  # noqa: S608
            f" WHERE {_table(model)}.{_quoted(key)} = {_CHANGED}.{_quoted(key)}"
        )
        cursor.execute(f"DROP TABLE {_CHANGED}")


def _insert_missing(model, columns, rows):
    if connection.vendor == "postgresql":
        each = [list(one) for one in zip(*rows, strict=True)]
        if not each:
            return
        places = ", ".join(["%s"] * len(each))
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {_table(model)} ({_listed(columns)})"  # noqa: S608
                f" SELECT * FROM unnest({places}) ON CONFLICT DO NOTHING",
                each,
            )
    else:
        _execute_many(f"{_inserting(model, columns)} ON CONFLICT DO NOTHING", rows)


def _inserting(model, columns):
    # The names are our own; the values are parameters.
    places = ", ".join(["%s"] * len(columns))
    return f"INSERT INTO {_table(model)} ({_listed(columns)}) VALUES ({places})"  # noqa: S608


def _execute_many(statement, rows):
    with connection.cursor() as cursor:
        cursor.executemany(statement, list(rows))


def _copy(table, columns, rows):
    text = io.StringIO("".join(map(_line, rows)))
    with connection.cursor() as cursor, connection.wrap_database_errors:
        cursor.copy_expert(f"COPY {table} ({_listed(columns)}) FROM STDIN", text)


def _line(row):
    return "\t".join(map(_field, row)) + "\n"


def _field(value):
    if isinstance(value, str):
        return value.translate(_ESCAPED)
    if value is None:
        return r"\N"
    if hasattr(value, "adapted"):
        return value.dumps(value.adapted).translate(_ESCAPED)
    return format(value, "d") if isinstance(value, int) else str(value)


def _values(objects, fields: Sequence[models.Field], add: bool):
    for one in objects:
        yield [field.get_db_prep_save(field.pre_save(one, add), connection) for field in fields]


def _table(model):
    return _quoted(model._meta.db_table)


def _listed(columns):
    return ", ".join(map(_quoted, columns))


def _quoted(name):
    return connection.ops.quote_name(name)
