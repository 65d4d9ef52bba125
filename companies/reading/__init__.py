"""Files to tables: what is in a spreadsheet, before anybody decides what it means. No database.

`inspect` says what a file is, `read` gives a sheet of it as a table, `layout` proposes which rows
are the header and which are none of the data, `data_rows` gives the others. Whatever keeps a file
from being read is `Unreadable`, with a sentence.
"""

from .cells import Cell, ErrorCell, as_text
from .files import Inspection, inspect, names, read
from .headers import Layout, data_rows, layout
from .kept import from_json, pack, to_json, unpack
from .left_out import Noted, Reason
from .problems import Unreadable
from .tables import Table
from .texts import Reading

__all__ = [
    "Cell",
    "ErrorCell",
    "Inspection",
    "Layout",
    "Noted",
    "Reading",
    "Reason",
    "Table",
    "Unreadable",
    "as_text",
    "data_rows",
    "from_json",
    "inspect",
    "layout",
    "names",
    "pack",
    "read",
    "to_json",
    "unpack",
]
