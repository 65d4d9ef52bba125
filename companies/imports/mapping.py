"""What each column means: proposed, corrected by a person, kept as a template. No database here."""

import dataclasses
from dataclasses import dataclass

from .columns import BY_KEY, IGNORED, KEPT


@dataclass
class ColumnPlan:
    """One column. `field` is a key of `columns.BY_KEY`, KEPT (into the notes) or IGNORED ("").

    * `date_order`: "", "dmy", "mdy" or "ymd"; what 4/1/13 means in this column.
    * `asks_date_order`: there are dates that can be read in two ways, so a person is asked once.
    * `values`: {text in the file: our code}, what a person said about values that we do not know.
      The text is compared as `values.folded` makes it.
    * `unknown`: values seen in the sample that nobody understands yet, at most MOST_UNKNOWN.
    * `split`: a cell may hold a name, a mail address and numbers at once.
    """

    field: str = IGNORED
    heading: str = ""
    date_order: str = ""
    asks_date_order: bool = False
    values: dict[str, str] = dataclasses.field(default_factory=dict)
    unknown: list[str] = dataclasses.field(default_factory=list)
    split: bool = False

    @property
    def kind(self) -> str:
        return BY_KEY[self.field].kind if self.field in BY_KEY else ""

    @property
    def is_used(self) -> bool:
        return self.field == KEPT or self.field in BY_KEY


@dataclass
class Mapping:
    """`country` is where an organisation is when its row does not say; "" for nowhere known."""

    columns: dict[int, ColumnPlan] = dataclasses.field(default_factory=dict)
    country: str = ""

    def to_json(self) -> dict:
        columns = {str(at): dict(vars(plan)) for at, plan in self.columns.items()}
        return {"columns": columns, "country": self.country}

    @classmethod
    def from_json(cls, stored: dict) -> "Mapping":
        """Of what `to_json` made; a field that there is no more is kept as a note."""
        columns = {int(at): _plan(plan) for at, plan in stored.get("columns", {}).items()}
        return cls(columns, stored.get("country", ""))

    def columns_of(self, key: str) -> list[int]:
        return [at for at, plan in sorted(self.columns.items()) if plan.field == key]

    @property
    def names_somebody(self) -> bool:
        """Without a name there is nothing to bring in."""
        used = {plan.field for plan in self.columns.values()}
        return bool(used & {"name", "name_other", "person", "family_name", "person_other"})


def _plan(stored):
    known = {name: value for name, value in stored.items() if name in ColumnPlan.__annotations__}
    plan = ColumnPlan(**known)
    if plan.field not in {*BY_KEY, KEPT, IGNORED}:
        plan.field = KEPT
    return plan
