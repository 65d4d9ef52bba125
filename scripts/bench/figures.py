"""A measured figure, its target, and the table of all of them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """`most` is the target; a figure without one is only shown."""

    name: str
    value: float
    unit: str = ""
    most: float | None = None
    note: str = ""

    @property
    def is_met(self):
        return self.most is None or self.value <= self.most

    @property
    def cells(self):
        target = "" if self.most is None else f"≤ {number(self.most)}"
        verdict = "" if self.most is None else "met" if self.is_met else "MISSED"
        return [self.name, f"{number(self.value)} {self.unit}".strip(), target, verdict, self.note]


def number(value):
    return f"{value:,.0f}" if value == int(value) or value >= 100 else f"{value:.3g}"


def table(figures):
    rows = [["Figure", "Measured", "Target", "Verdict", ""], *(one.cells for one in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    lines = ["  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]
    return "\n".join([lines[0], "  ".join("-" * width for width in widths[:4]), *lines[1:]])
