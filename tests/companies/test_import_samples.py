import datetime
import re
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from companies import identifiers, matching, phones
from companies.reading import as_text, data_rows, inspect, layout, read
from companies.samples.generate import Scale, generate
from companies.samples.spreadsheets import chinese, german, twins
from companies.samples.spreadsheets.firms import Maker
from companies.samples.spreadsheets.write import files

FOLDER = Path(__file__).resolve().parent.parent.parent / "samples"
README = (FOLDER / "README.md").read_text(encoding="utf-8")
COUNTRIES = {"D": "DE", "BRD": "DE", "Deutschland": "DE", "Germany": "DE", "德国": "DE"}
COUNTRIES |= {"Finnland": "FI", "FIN": "FI", "": ""}


def rows_of(data, sheet=""):
    """Number and cells by header, of each row of data."""
    table = read("x", data, sheet=sheet)
    found = layout(table)
    for number, cells in data_rows(table, found):
        yield number, dict(zip(found.headers, map(as_text, cells), strict=True))


def german_rows():
    return list(rows_of((FOLDER / german.FILE).read_bytes(), german.SHEET))


def chinese_rows():
    return list(rows_of((FOLDER / chinese.FILE).read_bytes()))


def planted():
    """(row in the workbook, row in the list, what is shared), as the README says."""
    found = re.findall(r"^\| (\d+) \| (\d+) \| (.+) \|$", README, re.MULTILINE)
    return [(int(one), int(other), shared) for one, other, shared in found]


def test_the_files_are_what_the_generator_writes():
    for name, data in files().items():
        kept = (FOLDER / name).read_bytes()
        for sheet in inspect(name, data).sheets or ("",):
            one, other = read(name, kept, sheet=sheet), read(name, data, sheet=sheet)
            assert (tuple(one.rows), one.merged) == (tuple(other.rows), other.merged)


def test_the_command_writes_them(tmp_path):
    call_command("write_import_samples", tmp_path, verbosity=0)

    assert {file.name for file in tmp_path.iterdir()} == {german.FILE, chinese.FILE}


def test_the_command_refuses_a_folder_that_there_is_not(tmp_path):
    with pytest.raises(CommandError, match="Make it"):
        call_command("write_import_samples", tmp_path / "no")


def test_there_are_260_rows():
    fair = list(rows_of((FOLDER / german.FILE).read_bytes(), german.FAIR))

    assert [len(german_rows()), len(fair), len(chinese_rows())] == [126, 24, 110]


def test_one_credit_code_has_a_wrong_check_digit():
    codes = [row["统一社会信用代码"] for _, row in chinese_rows() if row["统一社会信用代码"]]

    wrong = [code for code in codes if not identifiers.read("uscc", code).is_valid]

    assert (len(wrong), len(codes) > 40) == (1, True)


def test_the_readme_names_the_five_that_stand_in_both_files():
    both = twins.make(Maker())
    ours = {row["Firma"]: number for number, row in german_rows()}
    theirs = {row["公司名称"]: number for number, row in chinese_rows()}

    assert planted() == [
        (ours[one.firm.latin], theirs[one.chinese.get("name", one.firm.chinese)], one.shared)
        for one in both
    ]


def test_only_these_five_are_alike():
    ours = profiles(german_rows(), german_profile)
    theirs = profiles(chinese_rows(), chinese_profile)

    alike = {
        (one, other)
        for one, a in ours.items()
        for other, b in theirs.items()
        if matching.keys(a) & matching.keys(b) and matching.compare(a, b).is_suggested
    }

    assert alike == {(one, other) for one, other, _ in planted()}


def test_no_number_is_one_of_the_samples_that_a_desk_may_hold_as_well():
    """But for the German telephones: there are no more than a thousand for films."""
    mine = [*profiles(german_rows(), german_profile).values()]
    mine += profiles(chinese_rows(), chinese_profile).values()
    batches = list(generate(datetime.date(2026, 3, 2), Scale()))
    firms = [firm for batch in batches for firm in batch.firms]
    points = [point for one in firms for point in one.contact_points]
    points += [point for batch in batches for one in batch.workers for point in one.contact_points]

    theirs = {number.canonical for firm in firms for number in firm.identifiers}
    assert not {number for one in mine for _scheme, number in one.identifiers} & theirs
    called = {phones.read(point.raw, "CN").e164 for point in points if point.kind == "phone"}
    ours = {phone for one in mine for phone in one.phones}
    shared = {phone for phone in ours & called if not phone.startswith("+49")}
    assert not shared
    assert len(theirs) > 100
    assert len(ours) > 100


def profiles(rows, profile):
    return {number: profile(row) for number, row in rows}


def german_profile(row):
    country = COUNTRIES.get(row["Land"], "CN")
    texts = ("Firma", "Kontakt / Telefon", "Kontakt / E-Mail", "Website", "Register", "Ort")
    return made(country, *(row[text] for text in texts))


def chinese_profile(row):
    country = COUNTRIES.get(row["国家"], "CN")
    texts = ("公司名称", "电话", "邮箱", "网址", "统一社会信用代码", "城市")
    return made(country, *(row[text] for text in texts))


def made(country, name, phone, mail, website, number, city):
    scheme = identifiers.guess(number)
    canonical = identifiers.read(scheme, number).canonical if scheme else ""
    e164 = phones.read(phone, country).e164
    return matching.Profile(
        names=(name,),
        identifiers=((str(scheme), canonical),) if canonical else (),
        phones=(e164,) if e164 else (),
        hosts=(website.removeprefix("https://www."),) if website else (),
        mails=(mail,) if mail else (),
        country=country,
        city=city,
    )
