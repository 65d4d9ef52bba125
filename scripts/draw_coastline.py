"""Draw the coastline of the history's map: land only, no borders, no names.

    python -m scripts.draw_coastline <land-110m.json>

static/img/README.md says where the file comes from. It is a TopoJSON: land is rings,
a ring is a chain of arcs, an arc is a starting point and the steps from it.
"""

import json
import sys
from collections.abc import Callable, Iterator
from itertools import accumulate, chain, pairwise
from math import ceil
from pathlib import Path

from timeline.map import CENTRE_LONGITUDE, HEIGHT, WIDTH, Point, project

TARGET = Path("templates/timeline/coastline.svg")
Ring = list[Point]

# The part of the earth that can reach the map; without it, land on the far side
# would be torn across it.
EARTH = {"left": -60, "right": 200, "bottom": -30, "top": 85}
# Wider than the map, so that the cut edges of the land are never seen.
WINDOW = {"left": -40, "right": WIDTH + 40, "bottom": HEIGHT + 40, "top": -40}

DENSITY = 1.0  # longest straight step before projecting, in degrees
DETAIL = 1.1  # a corner that changes less than this many square units goes
SMALLEST_ISLAND = 6  # square units


def main(path: str) -> None:
    topology = json.loads(Path(path).read_text())
    drawn = [outline(ring) for ring in rings(topology)]
    subpaths = [ring for ring in drawn if area(ring) >= SMALLEST_ISLAND]
    data = "".join(path_data(ring) for ring in subpaths)
    TARGET.write_text(f'<path class="map__land" d="{data}"/>\n')
    print(f"{TARGET}: {len(subpaths)} pieces of land, {len(data)} characters")


def outline(ring: Ring) -> Ring:
    """From degrees to a simplified ring of whole map units."""
    visible = clip(ring, EARTH)
    projected = [project(y, x) for x, y in densify(visible)]
    return without_repeats(simplify(clip(projected, WINDOW)))


# --- reading ---


def rings(topology: dict) -> Iterator[Ring]:
    """The rings of all land, each a list of (longitude, latitude) in degrees."""
    arcs = [decode(arc, topology["transform"]) for arc in topology["arcs"]]
    for polygon in polygons(topology["objects"]["land"]):
        for chained in polygon:
            parts = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in chained]
            yield unrolled(list(chain.from_iterable(part[:-1] for part in parts)))


def unrolled(ring: Ring) -> Ring:
    """Land that crosses 180 degrees goes on beyond it, instead of jumping to -180."""
    jumps = [round((x - x2) / 360) for (x, _), (x2, _) in pairwise(ring)]
    turns = accumulate(jumps, initial=0)
    whole = [(x + 360 * n, y) for n, (x, y) in zip(turns, ring, strict=True)]
    middle = sum(x for x, _ in whole) / len(whole)
    shift = 360 * round((CENTRE_LONGITUDE - middle) / 360)
    return [(x + shift, y) for x, y in whole]


def polygons(geometry: dict) -> list:
    if geometry["type"] == "GeometryCollection":
        return list(chain.from_iterable(map(polygons, geometry["geometries"])))
    if geometry["type"] == "Polygon":
        return [geometry["arcs"]]
    return geometry["arcs"]


def decode(arc: list, transform: dict) -> Ring:
    scale_x, scale_y = transform["scale"]
    left, bottom = transform["translate"]
    steps = accumulate(arc, lambda at, step: [at[0] + step[0], at[1] + step[1]])
    return [(left + x * scale_x, bottom + y * scale_y) for x, y in steps]


# --- cutting (Sutherland and Hodgman) ---


def clip(ring: Ring, frame: dict) -> Ring:
    """The part of the ring inside the frame; `top` may be the smaller number."""
    for axis, low, high in [
        (0, frame["left"], frame["right"]),
        (1, *sorted((frame["bottom"], frame["top"]))),
    ]:
        ring = cut(ring, axis, low, lambda value, edge: value >= edge)
        ring = cut(ring, axis, high, lambda value, edge: value <= edge)
    return ring


def cut(ring: Ring, axis: int, edge: float, is_inside: Callable) -> Ring:
    kept = []
    for here, there in around(ring):
        if is_inside(here[axis], edge):
            kept.append(here)
        if is_inside(here[axis], edge) != is_inside(there[axis], edge):
            kept.append(crossing(here, there, axis, edge))
    return kept


def crossing(here: Point, there: Point, axis: int, edge: float) -> Point:
    share = (edge - here[axis]) / (there[axis] - here[axis])
    return between(here, there, share)


def between(here: Point, there: Point, share: float) -> Point:
    (x, y), (to_x, to_y) = here, there
    return x + (to_x - x) * share, y + (to_y - y) * share


def around(ring: Ring) -> Iterator[tuple[Point, Point]]:
    return pairwise([*ring, *ring[:1]])


# --- drawing ---


def densify(ring: Ring) -> Iterator[Point]:
    """A straight line in degrees is a curve on the map: give it points to bend at."""
    for here, there in around(ring):
        longest = max(abs(there[0] - here[0]), abs(there[1] - here[1]))
        steps = max(1, ceil(longest / DENSITY))
        yield from (between(here, there, step / steps) for step in range(steps))


def simplify(ring: Ring) -> Ring:
    """Take out the least corner until none is small (Visvalingam and Whyatt)."""
    ring = list(ring)
    while len(ring) > 3:
        corners = [triangle(ring, index) for index in range(len(ring))]
        smallest = min(corners)
        if smallest >= DETAIL:
            break
        del ring[corners.index(smallest)]
    return ring


def triangle(ring: Ring, index: int) -> float:
    return area([ring[index - 1], ring[index], ring[(index + 1) % len(ring)]])


def area(ring: Ring) -> float:
    return abs(sum(x * y2 - x2 * y for (x, y), (x2, y2) in around(ring))) / 2


def without_repeats(ring: Ring) -> Ring:
    rounded = [(round(x), round(y)) for x, y in ring]
    return [here for here, there in around(rounded) if here != there]


def path_data(ring: Ring) -> str:
    """Relative steps: far shorter than absolute points."""
    (x, y), *_ = ring
    steps = "".join(number(x2 - x) + number(y2 - y) for (x, y), (x2, y2) in pairwise(ring))
    return f"M{x} {y}l{steps.lstrip()}z"


def number(value: int) -> str:
    """A minus sign separates by itself; other numbers need a space."""
    return str(value) if value < 0 else f" {value}"


if __name__ == "__main__":
    main(*sys.argv[1:])
