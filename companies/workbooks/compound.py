"""The container of old Office files, and of encrypted new ones: a small file system in a file."""

import struct

from .problems import Problem

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST = 0xFFFFFFFA
_ENTRY = 128
_IN_HEADER = 109
_STREAM = 2


class Compound:
    """Raises `Problem` where a chain of blocks leads out of the file or in a circle."""

    def __init__(self, data: bytes):
        self.data = data
        try:
            self._read()
        except (struct.error, IndexError, OverflowError, MemoryError) as broken:
            raise Problem("broken") from broken

    def _read(self):
        shift, mini_shift = struct.unpack_from("<HH", self.data, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise Problem("broken")
        self.block = 1 << shift
        _tables, root, _, self.smallest = struct.unpack_from("<IIII", self.data, 44)
        first_mini, _, first_more = struct.unpack_from("<III", self.data, 60)
        self.table = self._numbers(self._table_blocks(first_more))
        entries = self._chain(root)
        self.streams = {}
        for at in range(0, len(entries) - _ENTRY + 1, _ENTRY):
            self._add(entries[at : at + _ENTRY])
        self.minis = self._numbers(self._blocks(first_mini))

    def names(self) -> set[str]:
        return set(self.streams)

    def stream(self, name: str) -> bytes:
        first, size = self.streams[name]
        if size >= self.smallest:
            return self._chain(first)[:size]
        root, root_size = self.streams["Root Entry"]
        room = self._chain(root)[:root_size]
        return b"".join(room[at * 64 : at * 64 + 64] for at in _walk(first, self.minis))[:size]

    def _add(self, entry):
        length = struct.unpack_from("<H", entry, 64)[0]
        name = entry[: max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
        first, size = struct.unpack_from("<II", entry, 116)
        if name:
            self.streams.setdefault(name, (first, size))

    def _table_blocks(self, first_more):
        blocks = [b for b in struct.unpack_from(f"<{_IN_HEADER}I", self.data, 76) if b < _LAST]
        seen = set()
        while first_more < _LAST:
            if first_more in seen:
                raise Problem("broken")
            seen.add(first_more)
            *more, first_more = struct.unpack(f"<{self.block // 4}I", self._at(first_more))
            blocks += [block for block in more if block < _LAST]
        return blocks

    def _numbers(self, blocks):
        joined = b"".join(self._at(block) for block in blocks)
        return struct.unpack(f"<{len(joined) // 4}I", joined)

    def _blocks(self, first):
        return _walk(first, self.table)

    def _chain(self, first):
        return b"".join(self._at(block) for block in self._blocks(first))

    def _at(self, block):
        start = (block + 1) * self.block
        found = self.data[start : start + self.block]
        if not found:
            raise Problem("broken")
        return found.ljust(self.block, b"\0")


def _walk(first, table):
    found, seen = [], set()
    while first < _LAST:
        if first in seen or first >= len(table):
            raise Problem("broken")
        seen.add(first)
        found.append(first)
        first = table[first]
    return found
