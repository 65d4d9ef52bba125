import pytest

from companies.reading import Unreadable, inspect

GERMAN = "Müller Muster GmbH;Görlitz;0351 1\n"
CHINESE = "济南样例机床有限公司;济南;0531 1\n"
PLAIN = "Meier Muster GmbH;Dresden;0351 2\n"


def refused(data):
    with pytest.raises(Unreadable) as refusal:
        inspect("a.csv", data)
    return str(refusal.value.sentence)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (GERMAN.encode(), GERMAN.encode("cp1252")),
        (CHINESE.encode(), CHINESE.encode("gb18030")),
        (GERMAN.encode("cp1252"), CHINESE.encode("gb18030")),
        (CHINESE.encode("gb18030"), GERMAN.encode("cp1252")),
        (CHINESE.encode(), GERMAN.encode("cp1252")),
        (GERMAN.encode(), CHINESE.encode("gb18030")),
    ],
)
def test_a_file_in_two_encodings_is_refused_with_the_rows(one, other):
    data = one * 5 + PLAIN.encode() + other + one + other

    assert "7, 9" in refused(data)


def test_one_broken_row_in_a_file_of_utf_8_is_named():
    assert "than the rest: 4." in refused(GERMAN.encode() * 3 + b"\xfc;x;y\n" + PLAIN.encode())


def test_two_encodings_in_one_row_are_refused():
    row = "Müller Muster;".encode("cp1252") + "济南样例机床;0531\n".encode("gb18030")

    assert "than the rest: 1." in refused(row)


def test_many_rows_are_not_all_named():
    data = GERMAN.encode() * 40 + GERMAN.encode("cp1252") * 30

    assert "41, 42, 43, 44, 45, 46, 47, 48, 49, 50 …" in refused(data)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        # 眉 alone is ü in UTF-8, 枚 is ö.
        ("公司,字\n济南样例有限公司,眉\n样例,枚\n甲,A眉\n", "gb18030"),
        # Traditional characters end in ASCII bytes.
        ("公司,语\n台灣樣例股份有限公司,語\n樣例,請\n", "gb18030"),
        # 時間 alone is “•rég” in Windows-1252, a片b is “aÆ¬b” in it and aƬb in UTF-8.
        ("公司,字\n台灣樣例股份有限公司,時間\n樣例,a片b\n", "gb18030"),
        ("Firma;Ort\nMüller;Görlitz\nSüß & Söhne;Straße\nCafé Élysée;x\nÄhre;ß\n", "cp1252"),
        ("Firma;Preis\nMuster GmbH;5 €\nMüßig „Muster“ – Söhne;§ 5\n", "cp1252"),
    ],
)
def test_one_encoding_is_not_taken_for_two(text, encoding):
    found = inspect("a.csv", text.encode(encoding))

    assert found.readings[0].encoding == encoding
