"""The map in the history's head: where a place stands, how two are joined.

Places are (latitude, longitude) in degrees; points on the map are (x, y) in units of
VIEW_BOX, y growing downwards. The land is drawn once, with the same projection, by
scripts/draw_coastline.py; the labels' places are found by timeline/map_labels.py.
"""

from collections.abc import Iterator
from math import asin, atan2, ceil, cos, degrees, hypot, radians, sin, sqrt

WIDTH, HEIGHT = 1000, 560
VIEW_BOX = f"0 0 {WIDTH} {HEIGHT}"

# Albers' equal-area conic projection is true to scale along two parallels, and
# draws no land larger than its share.
PARALLELS = radians(32), radians(62)
CENTRE_LATITUDE, CENTRE_LONGITUDE = 51, 64
UNITS_PER_EARTH_RADIUS = 530
CONE = (sin(PARALLELS[0]) + sin(PARALLELS[1])) / 2
BASE = cos(PARALLELS[0]) ** 2 + 2 * CONE * sin(PARALLELS[0])

ARC_STEP = 2.5  # degrees of the great circle between two samples

Place = tuple[float, float]
Point = tuple[float, float]
Vector = tuple[float, float, float]


def project(latitude: float, longitude: float) -> Point:
    """The place's point on the map; it may lie outside VIEW_BOX."""
    angle = CONE * radians(_between_half_turns(longitude - CENTRE_LONGITUDE))
    distance = _distance_from_apex(latitude)
    x = distance * sin(angle)
    y = distance * cos(angle) - _distance_from_apex(CENTRE_LATITUDE)
    return (
        WIDTH / 2 + UNITS_PER_EARTH_RADIUS * x,
        HEIGHT / 2 + UNITS_PER_EARTH_RADIUS * y,
    )


def _between_half_turns(longitude: float) -> float:
    return (longitude + 180) % 360 - 180


def _distance_from_apex(latitude: float) -> float:
    """How far the parallel lies from the cone's apex, in earth radii."""
    return sqrt(BASE - 2 * CONE * sin(radians(latitude))) / CONE


def arc(start: Place, end: Place) -> str:
    """Path data (SVG's "d") of the great circle between two places."""
    points = [f"{x:.1f} {y:.1f}" for x, y in arc_points(start, end)]
    return "M" + "L".join(points)


def arc_points(start: Place, end: Place) -> list[Point]:
    """The great circle between two places, from end to end, as points on the map."""
    return [project(*place) for place in _great_circle(start, end)]


def _great_circle(start: Place, end: Place) -> Iterator[Place]:
    first, last = _vector(start), _vector(end)
    angle = _angle_between(first, last)
    steps = ceil(degrees(angle) / ARC_STEP)
    yield start
    for step in range(1, steps):
        near, far = sin((1 - step / steps) * angle), sin(step / steps * angle)
        yield _place(tuple(near * a + far * b for a, b in zip(first, last, strict=True)))
    yield end


def _vector(place: Place) -> Vector:
    """The direction from the earth's centre, of length 1."""
    latitude, longitude = map(radians, place)
    return (
        cos(latitude) * cos(longitude),
        cos(latitude) * sin(longitude),
        sin(latitude),
    )


def _place(vector: Vector) -> Place:
    """Where a direction from the earth's centre, of any length, meets the ground."""
    x, y, z = vector
    return degrees(atan2(z, hypot(x, y))), degrees(atan2(y, x))


def _angle_between(first: Vector, last: Vector) -> float:
    """In radians, from the chord: exact for places that nearly coincide."""
    chord = sqrt(sum((a - b) ** 2 for a, b in zip(first, last, strict=True)))
    return 2 * asin(min(1, chord / 2))
