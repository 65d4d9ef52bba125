"""Files that went wrong, by the thousand: the same ones for the same seed.

Half of what is done to a file is done inside it: an archive is broken part by part and packed
again, so that what reads the parts gets something to read.
"""

import random
import re
import struct
from collections.abc import Iterator

from tests.companies.reading import made, xls

TEXT = (
    "Kontakte;;;\n\nFirma;Ort;Telefon;Notiz\nMüller Muster GmbH;Görlitz;0351 1;\n"
    '"Jäger ""Muster"" AG";Dresden;+49 351 2;"zwei\nZeilen"\n济南样例有限公司;济南;0531-1转2;\n'
    ";;;\nSumme: 3;;;\n"
)
HOSTILE_TEXTS = ("", "-1", "0", "1e999", "NaN", "99999999999999999999", "#N/A", "=1+1")
HOSTILE_TEXTS += ("x" * 33_000, "\ufeff", "\u202e", "&amp;lt;", "A1:XFD1048576", "2013-13-45")
HOSTILE_TEXTS += ("PT99999999H",)
HOSTILE_PLACES = ("A0", "XFD1048576", "ZZZZZZZ9", "A9999999", "1A", "", "a1", "A1A1", "Ä1", "A-1")
ENCODINGS = ("utf-8", "gb18030", "cp1252", "utf-16", "utf-8-sig")
SEPARATORS = ";,\t|"
_ATTRIBUTE = re.compile(r'="([^"]*)"')
_TAG = re.compile(r"</?[\w:]+[^>]*>")


class Breaker:
    def __init__(self, seed: int):
        self.chance = random.Random(seed)

    def files(self, count: int) -> Iterator[tuple[str, bytes]]:
        """Names and contents."""
        makers = [self.text, self.text, self.broken_xlsx, self.broken_ods, self.broken_xls]
        makers += [self.text, self.bytes_of_any, self.part_of_xlsx, self.part_of_ods]
        makers += [self.part_of_xls, self.odd_text, self.odd_workbook]
        for number in range(count):
            yield makers[number % len(makers)]()

    # Text

    def text(self):
        data = self._broken_text().encode(self.chance.choice(ENCODINGS), "replace")
        change = self.chance.choice((self._cut, self._flip, self._mix, self._same, self._same))
        return f"a.{self.chance.choice(('csv', 'tsv', 'txt', 'xlsx'))}", change(data)

    def _broken_text(self):
        lines = TEXT.replace(";", self.chance.choice(SEPARATORS)).split("\n")
        for _ in range(self.chance.randint(1, 6)):
            at = self.chance.randrange(len(lines))
            lines[at] = self.chance.choice(
                (
                    lambda line: line + '"',
                    lambda line: '"' + line,
                    lambda line: line.replace("\t", ";") * self.chance.randint(2, 400),
                    lambda line: line + "\0",
                    lambda line: line + self.chance.choice(HOSTILE_TEXTS),
                    lambda line: "".join(chr(self.chance.randrange(1, 0xD000)) for _ in line),
                    lambda _: "",
                    lambda line: line.replace(";", self.chance.choice(SEPARATORS)),
                    lambda line: line + "\r" + line + "\u2028\x85\x0b\x0c",
                )
            )(lines[at])
        return self.chance.choice(("\n", "\r\n", "\r", "\n\n")).join(lines)

    def _mix(self, data):
        """The rest of the file in another encoding."""
        other = TEXT.encode(self.chance.choice(ENCODINGS), "replace")
        return data[: self.chance.randrange(len(data))] + other

    def odd_text(self):
        """Whole, but as no spreadsheet program writes it."""
        odd = self.chance.choice(
            (
                TEXT.replace("\n", self.chance.choice(("\r", "\x85", "\u2028", "\r\r\n", "\n\r"))),
                TEXT.replace(";", ";\x0c").replace("\n", "\n\x0b", 1),
                TEXT + "x" * self.chance.randint(30_000, 90_000),
                TEXT + ";" * self.chance.randint(400, 9_000),
                TEXT + '"a;b\n' + "c;d;e;f\n" * self.chance.randint(2, 5_000) + '"',
                TEXT.replace("GmbH", "Gm\ufeff\u2028bH"),
            )
        )
        encoding = self.chance.choice((*ENCODINGS, "utf-16-le", "utf-16-be", "utf-32"))
        return "a.csv", odd.encode(encoding, "replace")

    # Any file, byte by byte

    def bytes_of_any(self):
        data = self.chance.choice((self._xlsx, self._ods, self._xls, self._noise))()
        for _ in range(self.chance.randint(1, 3)):
            change = (self._cut, self._flip, self._zero, self._repeat, self._drop)
            data = self.chance.choice(change)(data) or b"x"
        return "a.xlsx", data

    def broken_xlsx(self):
        return "a.xlsx", self._flip(self._xlsx())

    def broken_ods(self):
        return "a.ods", self._flip(self._ods())

    def broken_xls(self):
        return "a.xls", self._flip(self._xls())

    def _same(self, data):
        return data

    def _noise(self):
        return self.chance.randbytes(self.chance.randint(1, 2_000))

    def _cut(self, data):
        return data[: self.chance.randrange(len(data))]

    def _flip(self, data):
        broken = bytearray(data)
        for _ in range(self.chance.choice((1, 1, 3, 20))):
            broken[self.chance.randrange(len(broken))] = self.chance.randrange(256)
        return bytes(broken)

    def _zero(self, data):
        at = self.chance.randrange(len(data))
        return data[:at] + bytes(min(64, len(data) - at)) + data[at + 64 :]

    def _repeat(self, data):
        at = self.chance.randrange(len(data))
        return data[:at] + data[at : at + 200] * 3 + data[at + 200 :]

    def _drop(self, data):
        at = self.chance.randrange(len(data))
        return data[:at] + data[at + self.chance.randint(1, 100) :]

    # Inside

    def part_of_xlsx(self):
        return "a.xlsx", self._repacked(made.xlsx_parts(self._cells(), after=self._after()))

    def part_of_ods(self):
        rows = [[None if cell is None else str(cell) for cell in row] for row in self._cells()]
        table = "".join(made.ods_row(*row) for row in rows)
        return "a.ods", self._repacked(made.ods_parts(table))

    def part_of_xls(self):
        """A stream whose records are broken, in a container that is whole."""
        stream = bytearray(xls.workbook(self._xls_cells()))
        at = 0
        while at + 4 <= len(stream):
            _kind, length = struct.unpack_from("<HH", stream, at)
            if self.chance.random() < 0.2:
                place = self.chance.randrange(4 + max(length, 1))
                if at + place < len(stream):
                    stream[at + place] = self.chance.randrange(256)
            at += 4 + length
        if self.chance.random() < 0.3:
            stream = stream[: self.chance.randrange(len(stream))]
        return "a.xls", xls.compound({"Workbook": bytes(stream)})

    def odd_workbook(self):
        """Each of them whole, and more than there is."""
        return self.chance.choice(
            (self._many_strings, self._inner_zip, self._days, self._repeats)
        )()

    def _many_strings(self):
        parts = made.xlsx_parts(
            [['<c r="PLACE" t="s"><v>7</v></c>', '<c r="PLACE" t="s"><v>-1</v></c>']]
        )
        strings = "<si><t>" + "x" * self.chance.randint(1, 40_000) + "</t></si>"
        parts["xl/sharedStrings.xml"] = f"<sst>{strings * self.chance.randint(1, 90)}</sst>"
        return "a.xlsx", made.zipped(parts)

    def _inner_zip(self):
        parts = made.xlsx_parts(self._cells())
        parts[self.chance.choice(("xl/a.xlsx", "xl/media/a.zip"))] = self._xlsx()
        return "a.xlsx", made.zipped(parts)

    def _days(self):
        """Of both systems, and none that there are."""
        day = self.chance.choice((-5, -1e300, 0, 60, 1e9, 2958466, "x"))
        cells = [["Firma", "Tag"], ["a", f'<c r="PLACE" s="1"><v>{day}</v></c>']]
        epoch = f'<workbookPr date1904="{self.chance.choice((0, 1))}"/>'
        parts = made.xlsx_parts(cells, properties=epoch)
        parts["xl/styles.xml"] = (
            '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
        )
        return "a.xlsx", made.zipped(parts)

    def _repeats(self):
        many = self.chance.choice((2, 500, 501, 2**20, 2**31))
        what = self.chance.choice(("columns", "rows"))
        cell = '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'
        if what == "columns":
            cell = cell.replace(" office", f' table:number-columns-repeated="{many}" office')
            return "a.ods", made.ods(made.ods_row("Firma", cell))
        row = made.ods_row("Firma").replace(
            "<table:table-row", f'<table:table-row table:number-rows-repeated="{many}"'
        )
        return "a.ods", made.ods(row + made.ods_row("x"))

    def _repacked(self, parts):
        for _ in range(self.chance.randint(1, 4)):
            name = self.chance.choice(list(parts))
            if self.chance.random() < 0.1:
                del parts[name]
                continue
            if isinstance(parts[name], str):
                parts[name] = self._broken_xml(parts[name])
        return made.zipped(parts)

    def _broken_xml(self, xml):
        change = self.chance.choice((0, 1, 2, 3, 4, 4, 4, *[5] * 7))
        if change == 0:
            return xml[: self.chance.randrange(len(xml) + 1)]
        if change == 1:
            return f'<!DOCTYPE x [<!ENTITY a "{"a" * 50}"><!ENTITY b "&a;&a;">]>{xml}&b;'
        if change == 2:
            return xml.encode(self.chance.choice(("utf-16", "cp1252", "utf-8-sig")), "replace")
        if change == 3:
            return "<x>" * 3_000 + xml
        found = list((_TAG if change == 4 else _ATTRIBUTE).finditer(xml))
        if not found:
            return xml + "\0"
        one = self.chance.choice(found)
        if change == 4:
            return xml[: one.start()] + one[0] * self.chance.choice((0, 2, 50)) + xml[one.end() :]
        value = self.chance.choice(HOSTILE_PLACES + HOSTILE_TEXTS)
        return xml[: one.start()] + f'="{value}"' + xml[one.end() :]

    def _after(self):
        return self.chance.choice(
            (
                "",
                '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
                '<mergeCells><mergeCell ref="B2:A1"/><mergeCell ref="A9"/></mergeCells>',
                '<dimension ref="A1:XFD1048576"/>',
            )
        )

    def _cells(self):
        rows = [["Kontakte"], [], ["Firma", "Ort", "Telefon"]]
        for _ in range(self.chance.randint(0, 6)):
            rows.append([self._cell() for _ in range(self.chance.randint(0, 6))])
        return rows

    def _cell(self):
        hostile = self.chance.choice(HOSTILE_TEXTS)
        return self.chance.choice(
            (
                None,
                41365,
                "Müller 公司",
                hostile,
                f'<c r="PLACE"><v>{hostile}</v></c>',
                f'<c r="PLACE" t="{self.chance.choice("sebdnx")}"><v>{hostile}</v></c>',
                f'<c r="{self.chance.choice(HOSTILE_PLACES)}"><v>1</v></c>',
                '<c r="PLACE" t="e"><f>NA()</f><v>#N/A</v></c>',
                '<c r="PLACE" s="99"><f>1+1</f></c>',
            )
        )

    def _xls_cells(self):
        values = (None, "Müller 公司", 41365, -1e300, ("error", 0x2A), "x" * 200)
        return [[self.chance.choice(values) for _ in range(4)] for _ in range(5)]

    def _xlsx(self):
        return made.xlsx([["Firma", "Ort"], ["Müller", 41365], ["公司", None, "x"]])

    def _ods(self):
        return made.ods(made.ods_row("Firma", "Ort") + made.ods_row("Müller", None, "公司"))

    def _xls(self):
        return xls.xls([["Firma", "Ort"], ["Müller", 41365], [("error", 7), "公司"]])
