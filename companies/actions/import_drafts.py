"""The rows of one batch, read: with its mapping, its calendar and the desk's colleagues."""

from functools import cached_property

from .. import names, rights
from ..imports.draft import Draft
from ..imports.mapping import Mapping
from ..imports.read_row import read_row
from ..imports.sentences import KEPT, problem
from ..models import ImportBatch, Organisation, StagedRow
from ..models.colleague import name_of
from ..sheets import ORGANISATION, PERSON, read_fields
from .import_limits import keep_within
from .import_others import Others

# What a new record's sheet says before the file says anything.
NEW_ORGANISATION = {
    **read_fields(Organisation(), ORGANISATION.columns),
    "kind": "company",
    "main_sector": "",
    **{name: {} for name in ORGANISATION.rows},
}
NEW_PERSON = {
    **read_fields(PERSON.model(), PERSON.fields),
    **{name: {} for name in PERSON.rows},
}


class Drafts:
    """Reads the rows of a batch; asks the database for the colleagues once, if at all."""

    def __init__(self, batch: ImportBatch):
        self.mapping = Mapping.from_json(batch.mapping)
        self.epoch_1904 = batch.epoch_1904
        self.others = Others(batch)

    def of(self, row: StagedRow) -> Draft:
        draft = keep_within(read_row(row.said, self.mapping, self.epoch_1904))
        if draft.owner:
            self._find_owner(draft)
        return draft

    def _find_owner(self, draft):
        pk = self._colleagues.get(names.name_key(draft.owner))
        column = draft.columns["owner"]
        if pk:
            draft.fields["owner"] = pk
            return
        draft.notes.append(f"{self.mapping.columns[column].heading}: {draft.owner}")
        draft.problems.append(problem(column, KEPT, "unknown_colleague", value=draft.owner))

    @cached_property
    def _colleagues(self):
        found = {}
        for user in rights.of_the_desk():
            for said in (user.get_username(), user.last_name, name_of(user), user.email):
                # Two of one family name: only the whole name tells who it is.
                key = names.name_key(said)
                found[key] = None if key in found and found[key] != user.pk else user.pk
        return found
