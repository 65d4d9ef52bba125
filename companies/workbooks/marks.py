"""What the library that reads workbooks does not say: errors, merged cells, system of dates."""

from dataclasses import dataclass, field

# First row and column, last row and column, each from 0.
Range = tuple[int, int, int, int]


@dataclass
class Marks:
    epoch_1904: bool = False
    # By row and column, from 0.
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    # None where the library knows them.
    merged: list[Range] | None = None
