"""Every spelling that the desk types, on whichever database the tests run."""

import datetime

import pytest
from django.utils import timezone

from companies import search
from companies.actions import index
from companies.models import ContactPoint, Identifier, SearchKey
from tests.companies.factories import OrganisationFactory, PersonFactory

pytestmark = pytest.mark.django_db

Kind = SearchKey.Kind


def organisation(*names, numbers=(), points=(), **fields):
    """Numbers are (scheme, canonical); points (kind, raw, normalised)."""
    one = OrganisationFactory(names=names, **fields)
    for scheme, number in numbers:
        Identifier.objects.create(organisation=one, scheme=scheme, raw=number, canonical=number)
    _add_points(points, organisation=one)
    return index.organisation(one)


def person(points=(), **fields):
    one = PersonFactory(**fields)
    _add_points(points, person=one)
    return index.person(one)


def _add_points(points, **owner):
    for kind, raw, normalised in points:
        ContactPoint.objects.create(kind=kind, raw=raw, normalised=normalised, **owner)


def former(text):
    return {"text": text, "kind": "former"}


def records(text, **options):
    return [hit.record for hit in search.find(text, **options)]


def first(text, **options):
    return next(iter(search.find(text, **options)), None)


@pytest.fixture
def jier():
    return organisation(
        "济南二机床集团有限公司",
        "JIER Machine-Tool Group Co., Ltd.",
        former("济南第二机床厂"),
        country="CN",
        city="Jinan",
        city_chinese="济南",
        website="https://www.jier.cn/en",
        points=[
            ("phone", "0531 8161 6666", "+8653181616666"),
            ("email", "hschmidt@jier.cn", "hschmidt@jier.cn"),
        ],
    )


@pytest.fixture
def mueller():
    return organisation(
        "Müller Maschinenbau GmbH",
        city="Dresden",
        numbers=[("hr", "Dresden HRB 12345")],
        points=[("phone", "0351 488-1234", "+493514881234")],
    )


@pytest.fixture
def neighbours():
    """Others that a careless search would find too."""
    return [
        organisation("Siemens AG", city="München", numbers=[("hr", "München HRB 12346")]),
        organisation("Sachsenmetall GmbH", city="Chemnitz"),
        organisation("青岛啤酒股份有限公司", country="CN", city="Qingdao", city_chinese="青岛"),
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("济南二机床集团有限公司", Kind.NAME),
        ("二机床", Kind.NAME),
        ("床", Kind.NAME),
        ("濟南二機床", Kind.NAME),
        ("jier", Kind.NAME),
        ("JIER Machine Tool", Kind.NAME),
        ("Jinan Er Jichuang", Kind.PINYIN),
        ("jinanerjichuang", Kind.PINYIN),
        ("erjichuang", Kind.PINYIN),
        ("济南第二机床厂", Kind.FORMER),
        ("第二机床", Kind.FORMER),
        ("di er ji chuang chang", Kind.FORMER),
        ("0531 8161 6666", Kind.PHONE),
        ("0531/81616666", Kind.PHONE),
        ("+86 531 8161 6666", Kind.PHONE),
        ("008653181616666", Kind.PHONE),
        ("(0531) 8161-6666", Kind.PHONE),
        ("81616666", Kind.PHONE),
        ("hschmidt@jier", Kind.EMAIL),
        ("schmidt@", Kind.EMAIL),
        ("https://www.jier.cn/news?page=2", Kind.WEBSITE),
        ("www.jier.cn", Kind.WEBSITE),
        ("jinan jier", Kind.NAME),
        ("济二", Kind.NAME),
        ("jinanerjichuagn", Kind.PINYIN),
        ("Jinan Er Jichuagn", Kind.PINYIN),
        ("machien", Kind.NAME),
    ],
)
def test_a_chinese_company_is_found(jier, mueller, neighbours, text, kind):
    hit = first(text)

    assert (hit.record, hit.kind) == (jier, kind)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Müller", Kind.NAME),
        ("mueller", Kind.NAME),
        ("MULLER MASCH", Kind.NAME),
        ("maschinenbau", Kind.NAME),
        ("müller dresden", Kind.NAME),
        ("dresden müller", Kind.CITY),
        ("HRB 12345 dresden", Kind.IDENTIFIER),
        ("dresden hrb 12345", Kind.IDENTIFIER),
        ("HRB12345", Kind.IDENTIFIER),
        ("12345", Kind.IDENTIFIER),
        ("müller hrb", Kind.NAME),
        ("0351 4881234", Kind.PHONE),
        ("+49 (0)351 488-1234", Kind.PHONE),
        ("0049 351 488", Kind.PHONE),
        ("dresden", Kind.CITY),
        ("Müler", Kind.NAME),
        ("mueler maschinenbua", Kind.NAME),
        ("maschienenbau", Kind.NAME),
    ],
)
def test_a_german_company_is_found(jier, mueller, neighbours, text, kind):
    hit = first(text)

    assert (hit.record, hit.kind) == (mueller, kind)


@pytest.mark.parametrize("text", ["吕", "吕布", "lü", "lu bu", "lv bu", "lyubu", "LÜ BU", "bu lü"])
def test_a_person_is_found_by_every_spelling_of_the_name(text):
    lu = person(
        family_name="", given_name="", family_name_chinese="吕", given_name_chinese="布",
        name_order="family",
    )  # fmt: skip
    person(given_name="Jörg", family_name="Weber")

    assert records(text) == [lu]


def test_a_hit_says_what_was_hit(jier):
    hit = first("第二机床")

    assert (hit.kind, hit.shown) == (Kind.FORMER, "济南第二机床厂")


def test_a_corrected_text_is_said(mueller):
    assert first("maschienenbau").meant == "maschinenbau"
    assert first("maschinenbau").meant == ""


def test_only_people_or_only_organisations(mueller):
    jörg = person(given_name="Jörg", family_name="Müller")

    assert records("müller", only="person") == [jörg]
    assert records("müller", only="organisation") == [mueller]
    assert set(records("müller")) == {jörg, mueller}


def test_the_whole_name_comes_first_then_its_beginning_then_a_word_inside():
    inside = organisation("Nord Weber GmbH")
    beginning = organisation("Weberei Anders GmbH")
    whole = organisation("Weber GmbH")

    assert records("weber") == [whole, beginning, inside]


def test_a_present_name_comes_before_a_former_one():
    renamed = organisation("Neu AG", former("Altwerk Dresden AG"))
    named_so = organisation("Altwerk Pirna AG")

    assert records("altwerk") == [named_so, renamed]


def test_active_ones_come_before_dissolved_ones_and_recent_contacts_first():
    gone = organisation(
        "Elbtal A GmbH", status="dissolved", last_contact_on=datetime.date(2026, 3, 3)
    )
    silent = organisation("Elbtal B GmbH")
    older = organisation("Elbtal C GmbH", last_contact_on=datetime.date(2026, 3, 1))
    newer = organisation("Elbtal D GmbH", last_contact_on=datetime.date(2026, 3, 2))

    assert records("elbtal") == [newer, older, silent, gone]


@pytest.mark.parametrize("is_indexed", [True, False])
def test_what_is_archived_is_never_found(mueller, is_indexed):
    archived = person(family_name="Müller", points=[("email", "cm@mueller.de", "cm@mueller.de")])
    for one in (mueller, archived):
        one.archived_at = timezone.now()
        one.save()
    if is_indexed:
        index.organisation(mueller)
        index.person(archived)

    for text in ("müller", "HRB 12345", "mueler", "m@mueller", "maschinenbau dresden"):
        assert records(text) == []
    assert search.alike("Müller Maschinenbau GmbH") == []


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "\x00", "a\x00b", "%", "_", "\\", "%%%", "'; DROP TABLE x; --", "{}", "😀", "‮אבג",
        "\ud800", "a" * 10_000, "二" * 10_000, "a b " * 5_000, "1" * 10_000, "+", "00", "http://[",
        "@", "@@@", "xn--", "http://xn--999999999.de", "٠١٢٣٤", "\u3000\u200b",
    ],
)  # fmt: skip
def test_no_text_is_too_strange(mueller, jier, text):
    assert search.find(text) == []
    assert search.alike(text) == []


@pytest.mark.parametrize("text", ["100%", "a_b", "back\\slash"])
def test_signs_of_patterns_are_letters_like_others_in_addresses(text):
    organisation("Ohne", points=[("email", "x1000@xaab.de", "x1000@xaab.de")])
    one = organisation("Mit", points=[("email", f"x{text}@x.de", f"x{text}@x.de")])

    assert records(f"{text}@") == [one]


def test_no_more_than_asked_for():
    for number in range(5):
        organisation(f"Gleich {number} GmbH")

    assert len(records("gleich", limit=3)) == 3


@pytest.mark.parametrize("text", ["gleich", "gleich dresden", "nichts", "glaich"])
def test_the_number_of_queries_does_not_grow(django_assert_max_num_queries, text):
    with django_assert_max_num_queries(40) as none:
        search.find(text)
    for number in range(2):
        organisation(f"Gleich {number} GmbH")
        person(family_name=f"Gleich{number}")
    with django_assert_max_num_queries(40) as two:
        search.find(text)
    for number in range(6):
        organisation(f"Gleich {number} GmbH")
        person(family_name=f"Gleich{number}")

    with django_assert_max_num_queries(len(two)):
        search.find(text)
    assert len(none) <= 40


@pytest.mark.parametrize(
    "name",
    [
        "Müller Maschinenbau GmbH",
        "Mueller Maschinenbau",
        "Müller Maschinenbau AG",
        "Müller Maschinenbua GmbH",
    ],
)
def test_a_german_company_is_recognised_before_it_is_made_twice(mueller, neighbours, name):
    assert [hit.record for hit in search.alike(name)] == [mueller]


@pytest.mark.parametrize(
    "name",
    [
        "济南二机床",
        "濟南二機床集團有限公司",
        "Jinan Er Jichuang",
        "济南二机床股份有限公司",
        "济南二机厂",
    ],
)
def test_a_chinese_company_is_recognised_before_it_is_made_twice(jier, neighbours, name):
    assert [hit.record for hit in search.alike(name)] == [jier]


def test_another_name_is_not_alike(jier, mueller, neighbours):
    assert search.alike("Schneider Optik GmbH") == []


def test_of_the_alike_that_of_the_same_city_stands_first():
    pirna = organisation("Weber GmbH", city="Pirna")
    jena = organisation("Weber GmbH", city="Jena")

    assert [hit.record for hit in search.alike("Weber", "DE", "Jena")] == [jena, pirna]
    assert [hit.record for hit in search.alike("Weber", "DE", "Pirna")] == [pirna, jena]
