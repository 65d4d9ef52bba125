"""A measured figure, its target, and the table of all of them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """`most` or `least` is the target; a figure without one is only shown."""

    name: str
    value: float
    unit: str = ""
    most: float | None = None
    note: str = ""
    least: float | None = None

    @property
    def is_met(self):
        return (self.most is None or self.value <= self.most) and (
            self.least is None or self.value >= self.least
        )

    @property
    def target(self):
        if self.least is not None:
            return f"≥ {number(self.least)}"
        return "" if self.most is None else f"≤ {number(self.most)}"

    @property
    def cells(self):
        verdict = "" if not self.target else "met" if self.is_met else "MISSED"
        measured = f"{number(self.value)} {self.unit}".strip()
        return [self.name, measured, self.target, verdict, self.note]


def number(value):
    return f"{value:,.0f}" if value == int(value) or value >= 100 else f"{value:.3g}"


def table(figures):
    rows = [["Figure", "Measured", "Target", "Verdict", ""], *(one.cells for one in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    lines = ["  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]
    return "\n".join([lines[0], "  ".join("-" * width for width in widths[:4]), *lines[1:]])
