"""A file in the middle of its import, without a file."""

import hashlib

from companies.actions import commit_import
from companies.actions.check_import import check
from companies.imports.propose import propose
from companies.models import ImportBatch, StagedRow

HEADERS = ["Firma", "Ort", "Land", "Ansprechpartner", "E-Mail", "HRB", "Erstkontakt", "Bemerkung"]


def staged(*lines, headers=HEADERS, name="contacts.csv", country="DE", user=None):
    """Each line is a text with its cells between “|”; the second line of the file comes first."""
    rows = [[cell.strip() for cell in line.split("|")] for line in lines]
    mapping = propose(headers, rows)
    mapping.country = country
    batch = ImportBatch.objects.create(
        name=name,
        sha256=hashlib.sha256(repr(lines).encode()).hexdigest(),
        headers=list(headers),
        mapping=mapping.to_json(),
        state=ImportBatch.State.MAPPED,
        row_count=len(rows),
        created_by=user,
    )
    StagedRow.objects.bulk_create(
        StagedRow(
            batch=batch,
            number=number,
            cells={str(at): text for at, text in enumerate(cells) if text},
        )
        for number, cells in enumerate(rows, start=2)
    )
    return batch


def checked(*lines, **options):
    batch = staged(*lines, **options)
    check(batch)
    return batch


def brought_in(*lines, user, **options):
    batch = checked(*lines, **options)
    bring_in(batch, user)
    return batch


def bring_in(batch, user):
    commit_import.start(batch.pk, user)
    commit_import.commit(batch.pk)
    batch.refresh_from_db()


def verdicts(batch):
    return list(batch.rows.in_order().values_list("verdict", flat=True))


def states(batch):
    return list(batch.rows.in_order().values_list("state", flat=True))


def problems(batch, row=0):
    return [one["id"] for one in batch.rows.in_order()[row].problems]
