"""The file of an export: the records of its list, as its filters and its reader's rights allow."""

from collections.abc import Callable, Iterable, Iterator

from django.db.models import Model, QuerySet
from django.http import QueryDict
from django.utils import timezone, translation
from django.utils.text import capfirst

from .. import comma_file
from ..filters import FILTERS
from ..models import Export, SavedFilter
from ..models.colleague import office_of
from ..office_time import today_in, zone_of
from . import card, workbook
from .columns import COLUMNS
from .rows import in_portions

Format = Export.Format
CONTENT_TYPES = {
    Format.XLSX: workbook.CONTENT_TYPE,
    Format.CSV: comma_file.CONTENT_TYPE,
    Format.VCARD: card.CONTENT_TYPE,
}


def formats_of(name: str) -> list[Format]:
    """Of a list: address cards are for people."""
    return [one for one in Format if one != Format.VCARD or name == "people"]


def records_of(export: Export) -> QuerySet:
    """What its reader may see of its list, narrowed by its filters."""
    now = timezone.now()
    today = today_in(zone_of(office_of(export.user)), now)
    return FILTERS[export.list](QueryDict(export.query), user=export.user, today=today).records()


def write(export: Export, told: Callable[[int], None] = lambda rows: None) -> tuple[bytes, int]:
    """(file, how many rows it has), in the language of the export. `told` hears after each
    portion how many are written."""
    with translation.override(export.language):
        portions = _Counted(in_portions(records_of(export)), told)
        content = _WRITERS[export.format](export.list, portions)
        return content, portions.rows


class _Counted:
    def __init__(self, portions, told):
        self.portions, self.told, self.rows = portions, told, 0

    def __iter__(self) -> Iterator[Model]:
        for portion in self.portions:
            yield from portion
            self.rows += len(portion)
            self.told(self.rows)


def _write_workbook(name, records):
    columns = COLUMNS[name]
    sheet = workbook.Sheet(_title(name), [column.width for column in columns])
    sheet.head(_head(columns))
    for row in _texts(columns, records):
        sheet.row(row)
    return sheet.content()


def _write_comma_file(name, records):
    columns = COLUMNS[name]
    return comma_file.write(_head(columns), _texts(columns, records))


def _write_cards(_name, records):
    return card.write(records)


_WRITERS = {
    Format.XLSX: _write_workbook,
    Format.CSV: _write_comma_file,
    Format.VCARD: _write_cards,
}


def _title(name):
    return capfirst(str(SavedFilter.List(name).label))


def _head(columns):
    return [capfirst(str(column.label)) for column in columns]


def _texts(columns, records: Iterable[Model]):
    return ([column.text(record) for column in columns] for record in records)
