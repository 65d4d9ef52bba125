import re
from itertools import combinations

import pytest

from timeline.map import HEIGHT, WIDTH, arc, arc_points, project
from timeline.map_labels import Label, label_anchors, label_box, overlap

DRESDEN = 51.05, 13.74
JINAN = 36.65, 117.00
VANTAA = 60.29, 25.04
STUTTGART = 48.69, 9.14
OUR_PLACES = {
    "Dresden": DRESDEN,
    "Jinan": JINAN,
    "Vantaa · Helsinki": VANTAA,
    "Region Stuttgart": STUTTGART,
}


@pytest.fixture
def our_points():
    return {name: project(*place) for name, place in OUR_PLACES.items()}


def anchors_of(points, **options):
    labels = {Label(name, name): point for name, point in points.items()}
    return {label.text: anchor for label, anchor in label_anchors(labels, **options).items()}


def overlapping(anchors, font_size=26):
    boxes = {name: label_box(name, anchor, font_size) for name, anchor in anchors.items()}
    return [pair for pair in combinations(boxes, 2) if overlap(boxes[pair[0]], boxes[pair[1]])]


def sides(anchors):
    return {name: anchor.side for name, anchor in anchors.items()}


def test_the_centre_of_the_projection_is_the_middle_of_the_map():
    assert project(51, 64) == (WIDTH / 2, HEIGHT / 2)


def test_east_is_to_the_right():
    xs = [project(50, longitude)[0] for longitude in range(-10, 150, 5)]

    assert xs == sorted(xs)


def test_north_is_up():
    ys = [project(latitude, 60)[1] for latitude in range(0, 80, 5)]

    assert ys == sorted(ys, reverse=True)


def test_places_east_and_west_of_the_centre_mirror_each_other():
    west, east = project(40, 64 - 30), project(40, 64 + 30)

    assert west[0] + east[0] == pytest.approx(WIDTH)
    assert west[1] == pytest.approx(east[1])


def test_fields_of_equal_size_on_the_earth_are_equally_large_on_the_map():
    # The sines of 30, 48.59 and 90 degrees are 1/2, 3/4 and 1.
    def area(south, north):
        ring = [project(latitude, 64 + step / 10) for latitude in [south] for step in range(11)]
        ring += [project(north, 64 + step / 10) for step in range(10, -1, -1)]
        pairs = zip(ring, ring[1:] + ring[:1], strict=True)
        return abs(sum(x * y2 - x2 * y for (x, y), (x2, y2) in pairs)) / 2

    assert area(30, 48.5904) == pytest.approx(area(48.5904, 90), rel=0.001)


def test_the_same_longitude_written_differently_is_the_same_point():
    assert project(40, 190) == pytest.approx(project(40, -170))


def test_our_places_stand_well_inside_the_map(our_points):
    for x, y in our_points.values():
        assert 150 < x < WIDTH - 120
        assert 120 < y < HEIGHT - 200


def test_an_arc_starts_and_ends_at_its_places():
    points = arc_points(DRESDEN, JINAN)

    assert points[0] == project(*DRESDEN)
    assert points[-1] == project(*JINAN)


def test_an_arc_bends_north_of_the_straight_line_on_a_parallel():
    points = arc_points((45, 24), (45, 104))

    assert points[len(points) // 2] == pytest.approx(project(52.5460, 64), abs=0.01)


def test_an_arc_between_a_place_and_itself_stays_there():
    points = {(round(x), round(y)) for x, y in arc_points(DRESDEN, DRESDEN)}

    assert points == {tuple(map(round, project(*DRESDEN)))}


def test_an_arc_is_path_data():
    assert re.fullmatch(r"M\d+\.\d \d+\.\d(L\d+\.\d \d+\.\d)+", arc(DRESDEN, JINAN))


def test_our_four_names_do_not_overlap_and_clear_the_arc(our_points):
    anchors = anchors_of(our_points, keep_clear=arc_points(DRESDEN, JINAN))

    assert overlapping(anchors) == []
    assert sides(anchors) == {
        "Dresden": "below right",
        "Jinan": "right",
        "Vantaa · Helsinki": "right",
        "Region Stuttgart": "below left",
    }


def test_on_a_phone_three_names_find_room_in_large_letters(our_points):
    stuttgart = our_points.pop("Region Stuttgart")
    keep_clear = [stuttgart, *arc_points(DRESDEN, JINAN)]

    anchors = anchors_of(our_points, font_size=40, keep_clear=keep_clear)

    assert overlapping(anchors, font_size=40) == []
    assert sides(anchors) == {
        "Dresden": "below right",
        "Jinan": "right",
        "Vantaa · Helsinki": "right",
    }


def test_chinese_names_do_not_overlap(our_points):
    chinese = dict(
        zip(["德累斯顿", "济南", "万塔·赫尔辛基", "斯图加特地区"], our_points.values(), strict=True)
    )

    assert overlapping(anchors_of(chinese)) == []


def test_two_places_at_one_point_have_two_names():
    anchors = anchors_of({"Vantaa": (300, 200), "Helsinki": (300, 200)})

    assert overlapping(anchors) == []
    assert len(set(sides(anchors).values())) == 2


def test_two_places_of_one_name_have_a_label_each():
    points = {
        Label("frankfurt-oder", "Frankfurt"): (300, 200),
        Label("main", "Frankfurt"): (200, 250),
    }

    assert list(label_anchors(points)) == list(points)


def test_six_places_close_together_have_names_that_do_not_overlap():
    points = {f"Place {n}": (400 + 40 * (n % 3), 200 + 70 * (n // 3)) for n in range(6)}

    assert overlapping(anchors_of(points)) == []


def test_a_name_at_the_edge_stays_on_the_map():
    anchors = anchors_of({"Wladiwostok": (WIDTH - 5, 200)})

    assert anchors["Wladiwostok"].side == "left"


def test_names_come_back_in_the_order_of_their_points(our_points):
    assert list(anchors_of(our_points)) == list(our_points)


def test_a_map_without_places_has_no_names():
    assert anchors_of({}) == {}
