"""Pages of staged rows, narrowed to one kind; each costs the same, wherever it stands."""

from dataclasses import dataclass

from django.db.models import Count, Q, TextField, Value
from django.db.models.functions import Cast, Replace
from django.db.models.lookups import Contains
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ... import paging
from ...imports.sentences import DIFFERS
from ...keyset import Key

KEYS = [Key("number")]
SIZE = 50
# All that an address of these screens may say; none of it is out of the file.
_KNOWN = ("show", "after", "before", "last")
_PROBLEMS = Cast("problems", TextField())
_OF_CELLS = Replace(_PROBLEMS, Value('"column": null'), Value(""), output_field=TextField())
# Something is said of one of its cells, or the record says something else. Neither text can stand
# in a value: its quotation marks are escaped.
WITH_REMARK = Q(Contains(_OF_CELLS, '"column": ')) | Q(Contains(_PROBLEMS, f'"level": "{DIFFERS}"'))
REMARK = (gettext_lazy("with a remark"), WITH_REMARK)


@dataclass(frozen=True)
class Tab:
    label: str
    count: int
    url: str
    is_here: bool


class RowPages:
    """For screens of a file: `?show=` narrows to one of `kinds`, {name: (label, condition)}."""

    kinds = {}

    @property
    def show(self):
        asked = self.request.GET.get("show", "")
        return asked if asked in self.kinds else ""

    def read_page(self):
        asked = self.request.GET
        turn = paging.Turn(asked.get("after", ""), asked.get("before", ""), "last" in asked)
        rows = self.batch.rows.filter(self.condition)
        return paging.read(self.with_records(rows), self.batch.rows.all(), KEYS, SIZE, turn)

    @property
    def condition(self):
        return self.kinds[self.show][1] if self.show else Q()

    def links(self, page):
        base = f"show={self.show}&" if self.show else ""
        return {
            "first": f"?{base}#rows" if page.before else "",
            "previous": f"?{base}before={page.before}#rows" if page.before else "",
            "next": f"?{base}after={page.after}#rows" if page.after else "",
            "last": f"?{base}last=1#rows" if page.after else "",
        }

    def counts(self):
        """{kind: how many rows, "": all of them}, in one query."""
        asked = {f"of_{name}": Count("pk", filter=when) for name, (_l, when) in self.kinds.items()}
        found = self.batch.rows.aggregate(of_=Count("pk"), **asked)
        return {name.removeprefix("of_"): count for name, count in found.items()}

    def tabs(self, counts):
        """Those with a row, and the one that one is on."""
        labels = {"": _("all rows")} | {name: label for name, (label, _w) in self.kinds.items()}
        return [
            Tab(label, counts[name], f"?show={name}#rows" if name else "?#rows", name == self.show)
            for name, label in labels.items()
            if counts[name] or name in ("", self.show)
        ]


def query_of(text):
    """Of a sent form: which page of the list it stood on, and nothing else."""
    sent = QueryDict(text)
    kept = QueryDict(mutable=True)
    for name in _KNOWN:
        if name in sent:
            kept[name] = sent[name]
    return kept.urlencode()
