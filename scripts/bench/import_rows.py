"""Rows of contacts as an office keeps them, each another organisation with one person."""

import csv

HEADERS = (
    "Firma", "Land", "Ort", "Straße", "Telefon Zentrale", "Webseite", "Branche", "Erstkontakt",
    "Ansprechpartner", "Funktion", "E-Mail", "Mobil", "Bemerkung",
)  # fmt: skip
_SURNAMES = ("Weber", "Müller", "Beier", "Schöne", "Großmann", "Krause", "Vogel", "Lange")
_GIVEN = ("Anna", "Karl", "Jörg", "Sabine", "Uwe", "Katrin")
_WORDS = ("Maschinenbau", "Elektronik", "Werkzeug", "Energie", "Logistik", "Software")
_CHINESE = ("机械", "电子", "工具", "能源", "物流", "软件")
_SIGNS = "金华东方海天新明正大永安泰和盛达通利"
_FAMILIES = "王李张刘陈杨赵黄周吴"


def rows(count, first=0):
    return (_chinese(at) if at % 2 else _german(at) for at in range(first, first + count))


def write_file(path, count, first=0):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(HEADERS)
        writer.writerows(rows(count, first))


def _german(at):
    word, slug = _WORDS[at % 6], f"muster-{at}"
    return (
        f"{_SURNAMES[at % 8]} {word} {at} GmbH", "D", "Dresden", f"Musterstraße {at % 99 + 1}",
        f"030 23125{at % 1000:03}", f"www.{slug}.example", word, f"{at % 12 + 1:02}.2014",
        f"{_GIVEN[at % 6]} {_SURNAMES[at // 8 % 8]}", "Vertrieb", f"kontakt.{at}@{slug}.example",
        f"0171 {at % 10_000_000:07}", "auf der Messe kennengelernt",
    )  # fmt: skip


def _chinese(at):
    name = "".join(_SIGNS[at // 18**place % 18] for place in range(4))
    slug = f"yangli-{at}"
    return (
        f"济南{name}样例{_CHINESE[at % 6]}有限公司", "中国", "济南", f"样例路{at % 99 + 1}号",
        f"0531-8{at % 10_000_000:07}", f"www.{slug}.example", _CHINESE[at % 6],
        f"2014年{at % 12 + 1}月", _FAMILIES[at % 10] + _SIGNS[at % 18] + _SIGNS[at // 18 % 18],
        "经理", f"lianxi.{at}@{slug}.example", f"138{at % 100_000_000:08}", "展会认识",
    )  # fmt: skip
