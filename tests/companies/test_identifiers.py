import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from companies import identifiers
from companies.identifiers import Scheme
from companies.names import name_key


@pytest.mark.parametrize(
    ("scheme", "raw", "canonical"),
    [
        ("uscc", "91110000600037341L", "91110000600037341L"),
        ("uscc", "9111 0000 6000 3734 1l", "91110000600037341L"),
        ("uscc", "９１１１００００６０００３７３４１Ｌ", "91110000600037341L"),
        ("hr", "Dresden HRB 12345", "Dresden HRB 12345"),
        ("hr", "Amtsgericht Dresden, HRB 12345", "Dresden HRB 12345"),
        ("hr", "AG Dresden HRB-Nr. 12345", "Dresden HRB 12345"),
        ("hr", "hrb12345 dresden", "Dresden HRB 12345"),
        ("hr", "HRB: 012345, Amtsgericht Dresden", "Dresden HRB 12345"),
        ("hr", "HRB 12345 (Amtsgericht Köln)", "Köln HRB 12345"),
        ("hr", "Amtsgericht Charlottenburg HRB 12345 B", "Berlin (Charlottenburg) HRB 12345 B"),
        ("hr", "Berlin HRB 12345 B", "Berlin (Charlottenburg) HRB 12345 B"),
        ("hr", "Registergericht: Chemnitz, HRA 99", "Chemnitz HRA 99"),
        ("hr", "Leipzig VR 1234", "Leipzig VR 1234"),
        ("hr", "Frankfurt/Oder GNR 11", "Frankfurt/Oder GnR 11"),
        ("vat", "DE 136 695 976", "DE136695976"),
        ("vat", "fi20774740", "FI20774740"),
        ("vat", "ATU 57194903", "ATU57194903"),
        ("ytunnus", "2077474-0", "2077474-0"),
        ("ytunnus", "20774740", "2077474-0"),
        ("ytunnus", "FI20774740", "2077474-0"),
        ("lei", "213800KUD8LAJWSQ9D15", "213800KUD8LAJWSQ9D15"),
        ("lei", "2138 00KU D8LA JWSQ 9D15", "213800KUD8LAJWSQ9D15"),
        ("cn_old", "60003734-1", "60003734-1"),
        ("cn_old", "600037341", "60003734-1"),
        ("cn_old", "110108000000016", "110108000000016"),
        ("cn_old", "110000600037341", "110000600037341"),
    ],
)
def test_a_right_number_has_one_spelling(scheme, raw, canonical):
    assert identifiers.read(scheme, raw) == identifiers.Reading(canonical)
    assert identifiers.read(scheme, canonical).canonical == canonical


@pytest.mark.parametrize(
    ("scheme", "raw", "problem"),
    [
        ("uscc", "91110000600037342L", "The check digit does not fit"),
        ("uscc", "9111000060003734", "has 18 characters, this one has 16."),
        ("uscc", "91110000600037341O", "has no “O”"),
        ("uscc", "911A0000600037341L", "the digits of a region"),
        ("hr", "HRB 12345", "The court is missing"),
        ("hr", "Dresden 12345", "Write court, section and number"),
        ("hr", "Dresden HRB 0", "Write court, section and number"),
        ("hr", "Drseden HRB 12345", "“Drseden” is no court"),
        ("vat", "DE136695977", "The check digit does not fit"),
        ("vat", "DE1234", "begin with DE look different"),
        ("vat", "136695976", "begins with the two letters"),
        ("ytunnus", "2077474-1", "The check digit does not fit"),
        ("ytunnus", "12", "seven digits, a hyphen"),
        ("lei", "213800KUD8LAJWSQ9D16", "The check digit does not fit"),
        ("lei", "213800", "has 20 characters, this one has 6."),
        ("cn_old", "60003734-2", "The check digit does not fit"),
        ("cn_old", "110108000000017", "The check digit does not fit"),
        ("cn_old", "1234", "This is neither."),
        *((scheme, raw, "There is no number here.") for scheme in Scheme for raw in ("", " \x00")),
    ],
)
def test_a_wrong_number_says_what_is_wrong_with_it(scheme, raw, problem):
    reading = identifiers.read(scheme, raw)

    with translation.override("en"):
        assert problem in str(reading.problem)
        assert str(reading.problem).endswith(".")
    assert not reading.is_valid


@pytest.mark.parametrize(
    ("raw", "scheme"),
    [
        ("91110000600037341L", Scheme.USCC),
        ("91110000600037342L", Scheme.USCC),
        ("HRB 12345", Scheme.HANDELSREGISTER),
        ("hrb12345 dresden", Scheme.HANDELSREGISTER),
        ("DE 136 695 976", Scheme.VAT),
        ("ATU57194903", Scheme.VAT),
        ("FI20774740", Scheme.VAT),
        ("2077474-0", Scheme.YTUNNUS),
        ("213800KUD8LAJWSQ9D15", Scheme.LEI),
        ("110108000000016", Scheme.OLD_CHINESE),
        ("60003734-1", Scheme.OLD_CHINESE),
        ("11010519491231002X", None),
        ("Dresden", None),
        ("Derby County", None),
        ("ITALIEN 2013", None),
        ("0351 4881234", None),
        ("", None),
    ],
)
def test_a_number_shows_its_register(raw, scheme):
    assert identifiers.guess(raw) == scheme


@pytest.mark.parametrize(
    ("scheme", "raw", "queries"),
    [
        (
            "hr",
            "AG Dresden HRB 12345",
            ["HRB 12345", "hrb12345", "12345", "HRB 12345 dresden", "Dresden HRB 12345"],
        ),
        ("hr", "Düsseldorf HRB 77", ["duesseldorf hrb 77", "hrb 77 düssel"]),
        ("hr", "HRB 12345", ["hrb12345", "12345"]),
        ("vat", "DE 136 695 976", ["DE136695976", "136695976", "de 136"]),
        ("uscc", "91110000600037341L", ["91110000600037341l", "60003734-1", "9111 0000"]),
        ("uscc", "9111 wrong", ["9111wrong"]),
        ("ytunnus", "2077474-0", ["2077474", "20774740", "2077474-0"]),
        ("lei", "213800KUD8LAJWSQ9D15", ["213800KUD8LAJWSQ9D15"]),
        ("lei", "213800AE000000000000", ["213800ae00"]),
    ],
)
def test_a_number_is_found(scheme, raw, queries):
    keys = identifiers.keys(scheme, identifiers.read(scheme, raw).canonical, raw)

    assert [q for q in queries if not any(key.startswith(name_key(q)) for key in keys)] == []


@given(st.sampled_from(Scheme), st.text(max_size=30))
def test_no_number_breaks_anything(scheme, raw):
    reading = identifiers.read(scheme, raw)

    assert bool(reading.problem) is not reading.is_valid
    assert all(0 < len(key) <= 40 for key in identifiers.keys(scheme, reading.canonical, raw))
    identifiers.guess(raw)


def test_every_register_has_a_name():
    assert [value for value, _ in identifiers.CHOICES] == [*Scheme]
