import pytest
from hypothesis import given
from hypothesis import strategies as st

from companies import mails
from companies.names import name_key


@pytest.mark.parametrize(
    ("text", "mail"),
    [
        ("anna.weber@jier.cn", "anna.weber@jier.cn"),
        (" Anna.Weber@JIER.CN ", "anna.weber@jier.cn"),
        ("Anna Weber <Anna.Weber@jier.cn>", "anna.weber@jier.cn"),
        ("mailto:anna@jier.cn", "anna@jier.cn"),
        ("ａｎｎａ＠ｊｉｅｒ．ｃｎ", "anna@jier.cn"),
        ("anna+fair_1@jier.cn", "anna+fair_1@jier.cn"),
        ("anna@xn--mller-kva.de", "anna@müller.de"),
        ("anna@www.jier.cn", "anna@www.jier.cn"),
        ("王伟@济南.中国", "王伟@济南.中国"),
        ("", ""),
        ("anna", ""),
        ("@jier.cn", ""),
        ("anna@jier", ""),
        ("anna weber@jier.cn", ""),
        ("anna@jier.cn, otto@jier.cn", ""),
        ("anna\x00@jier.cn", ""),
        ("anna@jier.cn/en", ""),
        (f"{'a' * 64}@{'b.' * 100}cn", ""),
    ],
)
def test_an_address_has_one_spelling(text, mail):
    assert mails.normalise(text) == mail
    assert mails.normalise(mail) == mail


@pytest.mark.parametrize(
    "query",
    [
        "anna.mueller_k+fair@jier-group.cn",
        "Anna.Müller",
        "mueller_k",
        "k+fair",
        "fair@jier",
        "@jier-group.cn",
        "jier-group",
        "group.cn",
    ],
)
def test_an_address_is_found_by_its_parts(query):
    keys = mails.keys("anna.mueller_k+fair@jier-group.cn")

    assert any(key.startswith(name_key(query)) for key in keys)


@pytest.mark.parametrize("query", ["cn", "nna", "otto"])
def test_an_address_is_not_found_by_anything_else(query):
    keys = mails.keys("anna.mueller_k+fair@jier-group.cn")

    assert not any(key.startswith(name_key(query)) for key in keys)


@given(st.text(max_size=40) | st.emails())
def test_no_address_breaks_anything(text):
    mail = mails.normalise(text)

    assert mails.normalise(mail) == mail
    assert all(len(key) <= 40 for key in mails.keys(mail))
