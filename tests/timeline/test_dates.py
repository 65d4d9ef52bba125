import datetime

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import DAY, MONTH, YEAR, DateSpan, PartialDate, parse


@pytest.mark.parametrize(
    ("edtf", "german", "english", "chinese"),
    [
        ("2011", "2011", "2011", "2011年"),
        ("2012-05", "Mai 2012", "May 2012", "2012年5月"),
        ("2013-08-27", "27. August 2013", "27 August 2013", "2013年8月27日"),
        ("2013-04/..", "seit April 2013", "since April 2013", "自2013年4月"),
        ("2013~", "etwa 2013", "around 2013", "约2013年"),
        ("2012-05~", "etwa Mai 2012", "around May 2012", "约2012年5月"),
        (
            "2013-08-27/2013-08-30",
            "27.–30. August 2013",
            "27–30 August 2013",
            "2013年8月27日至30日",
        ),
        (
            "2013-08-27/2013-09-03",
            "27. August – 3. September 2013",
            "27 August – 3 September 2013",
            "2013年8月27日至9月3日",
        ),
        (
            "2013-12-30/2014-01-02",
            "30. Dezember 2013 – 2. Januar 2014",
            "30 December 2013 – 2 January 2014",
            "2013年12月30日至2014年1月2日",
        ),
        ("2013-05/2013-08", "Mai–August 2013", "May–August 2013", "2013年5月至8月"),
        (
            "2013-12/2014-02",
            "Dezember 2013 – Februar 2014",
            "December 2013 – February 2014",
            "2013年12月至2014年2月",
        ),
        ("2011/2017", "2011–2017", "2011–2017", "2011年至2017年"),
        ("2011/2012-05", "2011 – Mai 2012", "2011 – May 2012", "2011年至2012年5月"),
        (
            "2012-05~/2012-08",
            "etwa Mai 2012 – August 2012",
            "around May 2012 – August 2012",
            "约2012年5月至2012年8月",
        ),
        ("2013-04~/..", "seit etwa April 2013", "since around April 2013", "自约2013年4月"),
        ("2013-08-27~", "etwa 27. August 2013", "around 27 August 2013", "约2013年8月27日"),
        ("2013/2013", "2013", "2013", "2013年"),
    ],
)
def test_a_date_reads_as_a_newspaper_of_that_language_prints_it(edtf, german, english, chinese):
    span = parse(edtf)

    assert [span.text(code) for code in ("de", "en", "zh-hans")] == [german, english, chinese]


@pytest.mark.parametrize(
    "edtf",
    ["2011", "2012-05", "2013-08-27", "2013-04/..", "2013~", "2012-05~/2012-08", "2011/2012-05"],
)
def test_what_is_written_as_edtf_is_valid_edtf_and_reads_back_the_same(edtf):
    span = parse(edtf)

    assert span.edtf == edtf
    assert str(parse_edtf(edtf)) == edtf
    assert parse(span.edtf) == span


@pytest.mark.parametrize(
    "text", ["2013-02-30", "2013-13", "27.8.2013", "", "2013-8", "2013-04-31/..", "x"]
)
def test_an_invented_date_is_refused(text):
    with pytest.raises(ValueError, match=r"no date|must be in|out of range"):
        parse(text)


def test_a_day_without_a_month_is_refused():
    with pytest.raises(ValueError, match="A day needs a month"):
        PartialDate.of(2013, None, 27)


def test_a_year_that_is_held_as_another_day_than_its_first_is_refused():
    with pytest.raises(ValueError, match="says more than its precision"):
        PartialDate(datetime.date(2013, 5, 1), YEAR)


def test_an_unknown_precision_is_refused():
    with pytest.raises(ValueError, match="is no precision"):
        PartialDate(datetime.date(2013, 1, 1), "decade")


def test_an_end_before_the_start_is_refused():
    with pytest.raises(ValueError, match=r"The end \(2012\) is before the start"):
        parse("2013/2012")


@pytest.mark.parametrize(
    ("edtf", "is_empty"),
    [
        ("2013-08-27/2013", True),
        ("2013-08-27/2013-08", True),
        ("2013-01-01/2013", True),
        ("2013-08-27/2014", False),
        ("2013/2013-08-27", False),
        ("2013-08-27/2013-08-30", False),
        ("2013-08-27", False),
    ],
)
def test_an_end_that_only_contains_the_start_says_nothing(edtf, is_empty):
    assert parse(edtf).end_says_nothing is is_empty


def test_an_open_span_has_no_end():
    year = PartialDate.of(2013)

    with pytest.raises(ValueError, match="still open"):
        DateSpan(year, year, is_open=True)


@pytest.mark.parametrize(
    ("partial", "last"),
    [
        (PartialDate.of(2012), datetime.date(2012, 12, 31)),
        (PartialDate.of(2012, 2), datetime.date(2012, 2, 29)),
        (PartialDate.of(2012, 12), datetime.date(2012, 12, 31)),
        (PartialDate.of(2012, 2, 3), datetime.date(2012, 2, 3)),
    ],
)
def test_a_date_ends_with_the_last_day_it_can_mean(partial, last):
    assert partial.last_day == last


def partial_dates():
    return st.builds(
        lambda day, precision, circa: PartialDate.of(
            *(day.year, day.month, day.day)[: (YEAR, MONTH, DAY).index(precision) + 1],
            circa=circa,
        ),
        st.dates(datetime.date(1800, 1, 1), datetime.date(2200, 12, 31)),
        st.sampled_from([YEAR, MONTH, DAY]),
        st.booleans(),
    )


@given(partial_dates(), partial_dates())
def test_any_span_survives_the_way_through_edtf(one, other):
    start, end = sorted([one, other], key=lambda partial: (partial.date, partial.last_day))
    span = DateSpan(start, end)

    assert parse(span.edtf) == span
