"""What is still missing before the site goes public, each with a sentence and a way to mend it."""

# Imported for what they register, in the order in which it is shown.
from . import office, texts, pictures, names, server  # isort: skip
from .points import (
    FAULT,
    HINT,
    NOTE,
    Point,
    by_area,
    cached_count,
    count_open,
    forget_count,
    points,
)

__all__ = [
    "FAULT",
    "HINT",
    "NOTE",
    "Point",
    "by_area",
    "cached_count",
    "count_open",
    "forget_count",
    "names",
    "office",
    "pictures",
    "points",
    "server",
    "texts",
]
