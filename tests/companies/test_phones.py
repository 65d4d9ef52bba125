import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from companies import phones
from companies.phones import Phone


@pytest.mark.parametrize(
    ("raw", "country", "e164", "extension"),
    [
        ("0351 12345", "DE", "+4935112345", ""),
        ("0351/4883-12", "DE", "+49351488312", ""),
        ("(0351) 488 2345", "DE", "+493514882345", ""),
        ("+49 (0)351 488 2345", "CN", "+493514882345", ""),
        ("(+49) 351 488 2345", "CN", "+493514882345", ""),
        ("0049 351 4882345", "CN", "+493514882345", ""),
        ("0049 (0)351 4882345", "CN", "+493514882345", ""),
        ("00 49 351 488 2345", "FI", "+493514882345", ""),
        ("49 351 4882345", "DE", "+493514882345", ""),
        ("0351 4882345 ext. 12", "DE", "+493514882345", "12"),
        ("0351 4882345, Apparat 12", "DE", "+493514882345", "12"),
        ("0351 4882345 #12", "DE", "+493514882345", "12"),
        ("0171 1234567", "DE", "+491711234567", ""),
        ("tel:+493514882345", "", "+493514882345", ""),
        ("0531-81616666", "CN", "+8653181616666", ""),
        ("0531 8161 6666 转 8012", "CN", "+8653181616666", "8012"),
        ("0531-81616666转8012", "CN", "+8653181616666", "8012"),
        ("0531-81616666（分机8012）", "CN", "+8653181616666", "8012"),
        ("0531-81616666-8012", "CN", "+8653181616666", "8012"),
        ("（０５３１）８１６１６６６６", "CN", "+8653181616666", ""),
        ("＋86 531 81616666", "DE", "+8653181616666", ""),
        ("86-531-81616666", "CN", "+8653181616666", ""),
        ("0086 0531 81616666", "DE", "+8653181616666", ""),
        ("+86 (0)531 8161 6666", "DE", "+8653181616666", ""),
        ("138 0013 8000", "CN", "+8613800138000", ""),
        ("400-820-8820", "CN", "+864008208820", ""),
        ("09 1234567", "FI", "+35891234567", ""),
        ("+358 (0)40 123 4567", "DE", "+358401234567", ""),
    ],
)
def test_a_number_is_read(raw, country, e164, extension):
    assert phones.read(raw, country) == Phone(e164, extension)


@pytest.mark.parametrize(
    ("raw", "country", "problem"),
    [
        ("4882345", "DE", "in Germany. Is the area code missing?"),
        ("81616666", "CN", "in China. Is the area code missing?"),
        ("0351 4882345", "", "does not say its country"),
        ("0351 4882345", "XX", "does not say its country"),
        ("+49 351", "DE", "No telephone number looks like this"),
        ("0000000000", "DE", "No telephone number looks like this"),
        ("call me", "DE", "This is no telephone number"),
        ("", "DE", "This is no telephone number"),
        ("0531-81616666、0531-81616667", "CN", "several numbers"),
    ],
)
def test_what_cannot_be_read_says_why(raw, country, problem):
    phone = phones.read(raw, country)

    with translation.override("en"):
        assert problem in str(phone.problem)
    assert phone.e164 == ""


@pytest.mark.parametrize(
    ("raw", "numbers"),
    [
        ("0351/4883-12", ["0351/4883-12"]),
        ("+49 35242/123456", ["+49 35242/123456"]),
        ("+86 (0)531 / 0000 0336", ["+86 (0)531 / 0000 0336"]),
        ("+49 351 4883/0171 1234567", ["+49 351 4883", "0171 1234567"]),
        ("0351 4882345 / 0171 1234567", ["0351 4882345", "0171 1234567"]),
        ("0531-81616666、81616667", ["0531-81616666", "81616667"]),
        ("0531-81616666，13800138000", ["0531-81616666", "13800138000"]),
        ("0531-81616666/81616667", ["0531-81616666", "81616667"]),
        ("0531-81616666 或 13800138000", ["0531-81616666", "13800138000"]),
        ("0351 4882345; 0351 4882346", ["0351 4882345", "0351 4882346"]),
        ("0351 4882345 oder 0351 4882346", ["0351 4882345", "0351 4882346"]),
        ("0351 4882345, ext. 12", ["0351 4882345, ext. 12"]),
        ("0351 4882345,", ["0351 4882345"]),
        ("", []),
    ],
)
def test_a_list_falls_into_its_numbers(raw, numbers):
    assert phones.split(raw) == numbers


@pytest.mark.parametrize(
    ("e164", "keys"),
    [
        ("+493514882345", ["493514882345", "03514882345", "3514882345", "4882345"]),
        ("+8653181616666", ["8653181616666", "053181616666", "53181616666", "81616666"]),
        ("+8613800138000", ["8613800138000", "13800138000"]),
    ],
)
def test_the_keys_of_a_number(e164, keys):
    assert phones.keys(Phone(e164)) == keys


@pytest.mark.parametrize(
    "query",
    [
        "+49 351 4882345",
        "+49 (0)351 488 2345",
        "0049 351 4882345",
        "0351/488-2345",
        "(0351) 488",
        "351 4882345",
        "4882345",
        "０３５１ ４８８２３４５",
        "0351 4882345 ext. 12",
    ],
)
def test_a_number_is_found_in_any_notation(query):
    keys = phones.keys(phones.read("0351 4882345", "DE"))

    assert any(key.startswith(phones.digits(query)) for key in keys)


def test_a_number_that_cannot_be_read_is_found_by_its_digits():
    assert phones.keys(phones.read("8161-6666", "CN"), "8161-6666") == ["81616666"]
    assert phones.keys(Phone(), "call me") == []


@pytest.mark.parametrize("query", ["", "12", "HRB 12345", "济南", "a@b.de", "3D 2013", "--- "])
def test_other_text_is_no_telephone_number(query):
    assert phones.digits(query) is None


@pytest.mark.parametrize(
    ("e164", "extension", "shown"),
    [
        ("+493514882345", "", "+49 351 4882345"),
        ("+8653181616666", "8012", "+86 531 8161 6666 ext. 8012"),
        ("", "", ""),
    ],
)
def test_a_number_is_shown_to_people(e164, extension, shown):
    with translation.override("en"):
        assert str(phones.show(e164, extension)) == shown


@given(
    st.text(max_size=30) | st.text(alphabet="0123456789+()-/ 转#x、,", max_size=30),
    st.sampled_from(["DE", "CN", "FI", "US", "", "XX"]),
)
def test_no_number_breaks_anything(raw, country):
    phone = phones.read(raw, country)

    assert bool(phone.problem) is not bool(phone.e164)
    assert all(key.isdigit() for key in phones.keys(phone, raw))
    phones.digits(raw)
    phones.show(phone.e164, phone.extension)
