"""The pages of a list, put together, are the list: whatever ties and gaps its values have."""

import datetime

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companies import paging
from companies.keyset import Key, ordering, stretches, turned
from companies.models import Organisation

DAYS = [None, *(datetime.date(2026, 1, day) for day in (1, 2, 3))]
CITIES = ["", "Dresden", "Jinan", "Ürümqi", "济南"]
PK = Key("pk")
ORDERS = {
    "day": [Key("last_contact_on", unknown=None), PK],
    "day down": turned([Key("last_contact_on", unknown=None), PK]),
    "city": [Key("city", unknown=""), PK],
    "city down": turned([Key("city", unknown=""), PK]),
    "mixed": [Key("city", unknown=""), Key("kind", is_descending=True), PK],
}
ROWS = st.lists(
    st.tuples(st.sampled_from(DAYS), st.sampled_from(CITIES), st.sampled_from(["other", "media"])),
    max_size=12,
)


@given(rows=ROWS, order=st.sampled_from(sorted(ORDERS)), size=st.integers(1, 5))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.django_db
def test_the_pages_are_the_list_forwards_and_backwards(rows, order, size):
    Organisation.objects.all().delete()
    made = Organisation.objects.bulk_create(
        Organisation(last_contact_on=day, city=city, kind=kind) for day, city, kind in rows
    )
    keys = ORDERS[order]

    expected = [row.pk for row in in_order(made, keys)]

    assert forwards(keys, size) == expected
    assert backwards(keys, size) == expected


def in_order(rows, keys):
    """As Python sorts: by the last key first, since its sort keeps what is equal as it was."""
    for key in reversed(keys):
        known = [row for row in rows if getattr(row, key.field) != key.unknown]
        lacking = [row for row in rows if getattr(row, key.field) == key.unknown]
        known.sort(key=lambda row: sortable(getattr(row, key.field)), reverse=key.is_descending)
        rows = known + lacking
    return rows


def sortable(value):
    """Texts as both databases compare them: by their bytes."""
    return value.encode() if isinstance(value, str) else value


def forwards(keys, size):
    found, turn = [], paging.Turn()
    while True:
        page = read(keys, size, turn)
        found += [row.pk for row in page.rows]
        if not page.after:
            return found
        turn = paging.Turn(after=page.after)


def backwards(keys, size):
    """From the last page; the first one is full again, so what it repeats is left out."""
    found, turn = [], paging.Turn(is_last=True)
    while True:
        page = read(keys, size, turn)
        found = [row.pk for row in page.rows if row.pk not in found] + found
        if not page.before:
            return found
        turn = paging.Turn(before=page.before)


def read(keys, size, turn):
    return paging.read(Organisation.objects.all(), Organisation.objects.all(), keys, size, turn)


def test_each_stretch_is_one_run_of_the_index():
    keys = [Key("city", unknown=""), PK]

    assert stretches(keys, ("Jinan", 7)) == [
        {"city": "Jinan", "pk__gt": 7},
        {"city__gt": "Jinan"},
        {"city": ""},
    ]
    assert stretches(keys, ("Jinan", 7), is_backward=True) == [
        {"city": "Jinan", "pk__lt": 7},
        {"city__gt": "", "city__lt": "Jinan"},
    ]
    assert stretches(keys, ("", 7)) == [{"city": "", "pk__gt": 7}]
    assert ordering(keys, is_backward=True) == ["-city", "-pk"]


@pytest.mark.django_db
def test_a_page_far_down_is_read_from_an_index_without_sorting():
    rows = Organisation.objects.filter(**stretches(ORDERS["day"], (DAYS[1], 5))[1])

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # A table as small as this one is read at once, unless that is forbidden.
            cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off")
    plan = rows.order_by(*ordering(ORDERS["day"]))[:50].explain()

    assert "organisation_by_last_contact" in plan
    assert "TEMP B-TREE" not in plan
    assert "Sort" not in plan


@pytest.fixture
def three(db):
    return Organisation.objects.bulk_create(
        Organisation(city=city) for city in ("Aachen", "Bremen", "Chemnitz")
    )


def test_a_mark_says_nothing_of_the_row_but_its_number(three):
    mark = paging.mark(three[0], ORDERS["city"])

    number, seal = mark.split(".")
    assert number == str(three[0].pk)
    assert len(seal) == 12
    assert "Aachen" not in mark


@pytest.mark.parametrize("mark", ["x", "1", "0.aaaaaaaaaaaa", "9" * 30, "1.AAAAAAAAAAAA", "-1.a"])
def test_a_mark_that_nobody_gave_out_begins_at_the_start(three, mark):
    page = read(ORDERS["city"], 2, paging.Turn(after=mark))

    assert page.rows == three[:2]
    assert "no longer there" in page.notice


def test_after_a_row_that_is_gone_the_list_begins_again(three):
    mark = paging.mark(three[0], ORDERS["city"])
    three[0].delete()

    page = read(ORDERS["city"], 2, paging.Turn(after=mark))

    assert page.rows == three[1:]
    assert "no longer there" in page.notice


def test_after_a_row_that_moved_the_list_goes_on_from_its_new_place(three):
    mark = paging.mark(three[0], ORDERS["city"])
    Organisation.objects.filter(pk=three[0].pk).update(city="Burg")

    page = read(ORDERS["city"], 2, paging.Turn(after=mark))

    assert page.rows == three[2:]
    assert "changed its place" in page.notice


def test_beyond_the_end_stands_the_last_page(three):
    page = read(ORDERS["city"], 2, paging.Turn(after=paging.mark(three[2], ORDERS["city"])))

    assert page.rows == three[1:]
    assert (bool(page.before), page.after) == (True, "")
