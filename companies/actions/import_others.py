"""What colleagues entered since the dry run: a row that was new then may be known by now.

Only these few records are compared once more. What the import itself makes is no news: two alike
in one file are shown as possible duplicates afterwards.
"""

import datetime

from django.db.models import Max

from ..models import ImportBatch, Organisation, Person, StagedRow

_RESULTS = {
    "organisation": (Organisation, "result_organisation"),
    "person": (Person, "result_person"),
}
# A record gets its key when somebody begins to save it, and is seen when that ends.
_AS_LONG = datetime.timedelta(minutes=1)
_AS_MANY = 1_000


class Others:
    """Of one run of an import."""

    def __init__(self, batch: ImportBatch):
        self.batch = batch
        self.found: dict[str, set[int]] = {noun: set() for noun in _RESULTS}
        self._own: dict[str, set[int]] = {noun: set() for noun in _RESULTS}
        self._seen: dict[str, int] = {}

    def leave_out(self, noun: str, pk: int) -> None:
        """It came from this file."""
        self._own[noun].add(pk)

    def by_now(self) -> dict[str, set[int]]:
        """{noun: keys of records}, in as many queries for the last lot as for the second."""
        for noun, (model, result) in _RESULTS.items():
            if noun not in self._seen:
                self._own[noun] |= self._made_before(result)
                new = self._since_the_check(model) - self._own[noun]
                self._seen[noun] = model.objects.aggregate(Max("pk"))["pk__max"] or 0
            else:
                new = set(self._after(model, self._seen[noun] - _AS_MANY)) - self._own[noun]
                self._seen[noun] = max(new | self._own[noun], default=self._seen[noun])
            self.found[noun] |= new
            # Older ones are not asked about again.
            self._own[noun] = {pk for pk in self._own[noun] if pk > self._seen[noun] - _AS_MANY}
        return self.found

    def _made_before(self, result):
        """Until it was stopped or broke off: its rows know."""
        rows = StagedRow.objects.filter(batch=self.batch, **{f"{result}__isnull": False})
        return set(rows.values_list(result, flat=True))

    def _since_the_check(self, model):
        if self.batch.checked_at is None:
            return set()
        since = self.batch.checked_at - _AS_LONG
        new = model.objects.living().filter(created_at__gt=since)
        return set(new.values_list("pk", flat=True))

    def _after(self, model, pk):
        return model.objects.living().filter(pk__gt=pk).values_list("pk", flat=True)
