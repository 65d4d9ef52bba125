import codecs

import pytest

from companies.reading import Unreadable, inspect, read

GERMAN = "Firma;Ort\nMüller Muster GmbH;Görlitz\n"
CHINESE = "公司名称,城市\n济南样例机床有限公司,济南\n"


def sentence(data, **said):
    with pytest.raises(Unreadable) as refused:
        read("adressen.csv", data, **said)
    return str(refused.value.sentence)


@pytest.mark.parametrize("text", [GERMAN, CHINESE])
def test_utf_8_proves_itself(text):
    found = inspect("a.csv", text.encode())

    assert (found.encoding, len(found.readings)) == ("utf-8", 1)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_a_byte_order_mark_is_believed(mark, encoding):
    data = mark + CHINESE.encode(encoding)

    assert inspect("a.csv", data).encoding == encoding
    assert read("a.csv", data).rows[0] == ("公司名称", "城市")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [GERMAN, CHINESE])
def test_utf_16_is_known_without_a_mark(text, encoding):
    data = text.encode(encoding)

    assert [one.encoding for one in inspect("a.csv", data).readings] == [encoding]


def test_other_bytes_are_shown_in_each_reading_where_they_differ():
    found = inspect("a.csv", GERMAN.encode("cp1252"))

    assert found.encoding == ""
    assert [(one.encoding, one.sample) for one in found.readings] == [
        ("cp1252", ((2, "Müller Muster GmbH;Görlitz"),)),
        ("gb18030", ((2, "M黮ler Muster GmbH;G鰎litz"),)),
    ]


def test_the_likelier_reading_comes_first():
    found = inspect("a.csv", CHINESE.encode("gb18030"))

    assert [one.encoding for one in found.readings] == ["gb18030", "cp1252"]
    assert found.readings[0].sample[0] == (1, "公司名称,城市")


def test_the_chosen_reading_is_read():
    data = CHINESE.encode("gb18030")

    assert read("a.csv", data, encoding="gb18030").rows[1] == ("济南样例机床有限公司", "济南")
    assert read("a.csv", data, encoding="cp1252").rows[0] == ("¹«Ë¾Ãû³Æ", "³ÇÊÐ")


def test_characters_of_gb18030_beyond_gbk_are_read():
    text = "公司,人\n样例,㐂𠮷\n"

    assert read("a.csv", text.encode("gb18030"), encoding="gb18030").rows[1] == ("样例", "㐂𠮷")


def test_a_reading_that_does_not_fit_names_the_row():
    assert "Row 2" in sentence(GERMAN.encode("cp1252"), encoding="utf-8")


@pytest.mark.parametrize("named", ["klingon", "", "rot13"])
def test_an_encoding_that_there_is_not_is_said(named):
    if named:
        assert named in sentence(GERMAN.encode(), encoding=named)


def test_a_nul_is_named_with_its_place():
    assert "Row 2, column B contains the character U+0000" in sentence(b"a;b;c\nd;e\0f;g\n")


@pytest.mark.parametrize("data", [b"", b"\n\n  \n", codecs.BOM_UTF8, b"\xff\xfe"])
def test_an_empty_file_is_said(data):
    assert "The file is empty" in sentence(data)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-32-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_a_long_text_is_read_whole_wherever_its_bytes_are_cut(encoding, end):
    rows = [("济南样例机床", f"Görlitz {number}") for number in range(9_000)]
    text = end.join(map(";".join, rows))

    table = read("a.csv", text.encode(encoding), encoding=encoding)

    assert list(table.rows) == rows


def test_a_byte_that_is_no_text_is_found_far_behind_the_beginning():
    data = GERMAN.encode() * 9_000 + b"\xff;\n"

    assert sentence(data, encoding="utf-8").startswith("Row 18001 cannot be read as")
