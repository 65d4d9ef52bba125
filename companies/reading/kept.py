"""What was read once, as it is kept for the next step."""

import json
import zlib
from dataclasses import asdict

from .files import Inspection
from .tables import Rows, Table
from .texts import LABELS, Reading

# Quick rather than small: five times smaller is enough.
_LEVEL = 1
_AT_ONCE = 2**16


def pack(table: Table) -> bytes:
    said = {"sheet": table.sheet, "epoch_1904": table.epoch_1904, "merged": table.merged}
    packer = zlib.compressobj(_LEVEL)
    parts = [packer.compress(json.dumps(said).encode())]
    parts += [packer.compress(b"\n" + line.rstrip(b"\n")) for line in table.rows.lines]
    return b"".join([*parts, packer.flush()])


def unpack(data: bytes) -> Table:
    lines = _lines(data)
    said = json.loads(next(lines))
    merged = tuple(tuple(one) for one in said["merged"])
    return Table(Rows(lines), said["sheet"], said["epoch_1904"], merged)


def _lines(data):
    """One by one, so that the whole is not there a second time."""
    unpacker, rest = zlib.decompressobj(), b""
    for at in range(0, len(data), _AT_ONCE):
        *lines, rest = (rest + unpacker.decompress(data[at : at + _AT_ONCE])).split(b"\n")
        yield from lines
    yield rest + unpacker.flush()


def to_json(inspection: Inspection) -> dict:
    said = asdict(inspection) | {"hidden": sorted(inspection.hidden)}
    # A label is said in the language of whoever reads it.
    return said | {"readings": [(one.encoding, one.sample) for one in inspection.readings]}


def from_json(said: dict) -> Inspection:
    readings = tuple(_reading(*one) for one in said["readings"])
    lists = {"sheets": tuple(said["sheets"]), "hidden": frozenset(said["hidden"])}
    return Inspection(**{**said, **lists, "readings": readings})


def _reading(encoding, sample):
    return Reading(encoding, LABELS.get(encoding, encoding), tuple(map(tuple, sample)))
