"""Charts that are well-formed, named, and fit a phone as they fit a screen."""

from xml.etree import ElementTree

import pytest

from companies.charts import Bar, Words, bars, columns, grid_step, wrapped

WORDS = Words("kinds", "Kontakte <nach> Art & Weise", "Am meisten: „Anrufe“ mit 3.")
SVG = "{http://www.w3.org/2000/svg}"


def bar(label="Anruf", value=3, **fields):
    return Bar(label, value, str(value), **fields)


def months(count, first=1):
    numbers = [(first + place - 1) for place in range(count)]
    return [
        bar(f"{n % 12 + 1}/{2024 + n // 12}", n, tick=str(n % 12 + 1), group=str(2024 + n // 12))
        for n in numbers
    ]


def read(svg):
    return ElementTree.fromstring(svg.replace("<svg ", f'<svg xmlns="{SVG[1:-1]}" ', 1))


def texts(chart, kind):
    found = chart.iter(f"{SVG}text")
    return [one.text for one in found if f"chart__{kind}" in one.get("class").split()]


def rects(chart):
    return list(chart.iter(f"{SVG}rect"))


@pytest.mark.parametrize("draw", [bars, columns])
def test_a_chart_says_what_it_is(draw):
    chart = read(draw([bar("A & B <C>")], WORDS))

    names = {one.get("id"): one.text for one in chart if one.get("id")}
    assert chart.get("role") == "img"
    assert names[chart.get("aria-labelledby")] == WORDS.title
    assert names[chart.get("aria-describedby")] == WORDS.description
    assert "A & B <C>: 3" in [one.text for one in chart.iter(f"{SVG}title")]


@pytest.mark.parametrize("draw", [bars, columns])
@pytest.mark.parametrize("rows", [[], [bar(value=0)]])
def test_nothing_is_a_chart_without_a_bar(draw, rows):
    chart = read(draw(rows, WORDS))

    drawn = {one.get("width" if draw is bars else "height") for one in rects(chart)}
    assert drawn <= {"0%", "0.0"}
    assert texts(chart, "scale") == []


def test_bars_are_as_long_as_their_numbers():
    chart = read(bars([bar(value=8), bar(value=4), bar(value=0)], WORDS))

    assert [one.get("width") for one in rects(chart)] == ["84%", "42%", "0%"]
    assert texts(chart, "value") == ["8", "4", "0"]


def test_columns_stand_on_one_line():
    chart = read(columns(months(13), WORDS))

    feet = {round(float(one.get("y")) + float(one.get("height"))) for one in rects(chart)}
    assert len(feet) == 1


def test_few_columns_carry_their_numbers_and_many_a_scale():
    few, many = read(columns(months(13), WORDS)), read(columns(months(24), WORDS))

    assert texts(few, "value") == [str(n) for n in range(1, 13)]
    assert texts(few, "scale") == []
    assert texts(many, "value") == []
    assert texts(many, "scale") == ["10", "20", "30"]


def test_a_phone_shows_fewer_months_counted_from_january():
    chart = read(columns(months(14, first=11), WORDS))

    ticks = [
        one.text
        for one in chart.iter(f"{SVG}text")
        if "chart__tick" in one.get("class") and "chart__tick--wide" not in one.get("class")
    ]
    assert ticks == ["11", "1", "3", "5", "7", "9", "11"]


def test_a_year_of_one_month_goes_unnamed():
    assert texts(read(columns(months(24, first=12), WORDS)), "group") == ["2025", "2026"]


def test_a_part_of_a_month_is_hollow():
    chart = read(columns([bar(is_partial=True), bar()], WORDS))

    assert [one.get("class") for one in rects(chart)] == [
        "chart__bar chart__bar--partial",
        "chart__bar",
    ]


@pytest.mark.parametrize(
    ("highest", "step"), [(1, 1), (4, 1), (5, 2), (9, 5), (20, 5), (23, 10), (900, 500)]
)
def test_at_most_four_lines_lie_under_the_highest(highest, step):
    assert grid_step(highest) == step


@pytest.mark.parametrize(
    "text",
    [
        "Verwaltungs- und Unterstützungsdienstleistungen",
        "批发和零售业；汽车和摩托车的修理，以及其他没有包括在内的各种活动和服务",
        "Erbringung von freiberuflichen, wissenschaftlichen und technischen Dienstleistungen",
    ],
)
def test_long_names_break_without_losing_a_letter(text):
    lines = wrapped(text)

    assert len(lines) > 1
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert not any(line[0] in "，、；。）" for line in lines)


def test_a_short_name_is_one_line():
    assert wrapped("汽车") == ["汽车"]
