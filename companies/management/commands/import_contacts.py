from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from ... import reading
from ...actions import commit_import, import_jobs
from ...actions.check_import import check
from ...actions.stage_import import stage
from ...actions.upload_import import upload
from ...imports.dates import ORDERS
from ...imports.mapping import Mapping
from ...imports.propose import propose
from ...imports.sentences import say
from ...imports.templates import fit, key_of
from ...models import ImportTemplate, StagedRow

LOOKED_AT = 1000
SHOWN = 20


class Command(BaseCommand):
    help = (
        "Check a spreadsheet of contacts, and with --commit bring it into the contact desk. What "
        "is doubtful is left for a person to decide there."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--sheet", default="", help="of a workbook, by its name")
        parser.add_argument("--encoding", default="", help="utf-8, gb18030, cp1252 or utf-16")
        parser.add_argument("--separator", default="", help="of a text file")
        parser.add_argument("--template", default="", help="a saved assignment of columns")
        parser.add_argument("--country", default="", help="DE, CN …: where a row does not say")
        parser.add_argument("--date-order", choices=ORDERS, help="what 4/1/13 means in this file")
        parser.add_argument("--user", default="", help="the account whose records they become")
        parser.add_argument("--commit", action="store_true", help="bring in what is in order")

    def handle(self, *args, file, **options):
        user = self.find_user(options["user"])
        batch = self.upload(file, user, options)
        mapping = self.map_columns(batch, options)
        if not mapping.names_somebody:
            raise CommandError("No column is a name. Assign the columns at the desk: Import.")
        batch.mapping = mapping.to_json()
        batch.save(update_fields=["mapping"])
        check(batch)
        self.tell(batch, mapping)
        if options["commit"]:
            self.bring_in(batch, user)
        else:
            self.stdout.write("Nothing was written. Bring it in with --commit, or at the desk.")

    def find_user(self, name):
        users = get_user_model().objects.filter(is_active=True)
        user = users.filter(username=name).first() if name else None
        if name and user is None:
            raise CommandError(f"There is no active account “{name}”. Check how it is spelt.")
        return user

    def upload(self, file, user, options):
        try:
            data = file.read_bytes()
            inspection = reading.inspect(file.name, data)
            batch = upload(file.name, data, inspection, user)
            batch.sheet = options["sheet"] or batch.sheet
            batch.encoding = options["encoding"] or batch.encoding
            batch.separator = options["separator"] or batch.separator
            if inspection.readings and not batch.encoding:
                several = ", ".join(one.encoding for one in inspection.readings)
                raise CommandError(f"Its letters can be read as {several}. Say --encoding.")
            batch.save(update_fields=["sheet", "encoding", "separator"])
            stage(batch)
        except OSError as problem:
            raise CommandError(f"“{file}” cannot be opened: {problem.strerror}.") from problem
        except reading.Unreadable as problem:
            raise CommandError(str(problem.sentence)) from problem
        return batch

    def map_columns(self, batch, options):
        mapping = self.proposed(batch, options["template"])
        mapping.country = options["country"] or mapping.country
        for plan in mapping.columns.values():
            if plan.asks_date_order:
                plan.date_order = options["date_order"] or plan.date_order
        return mapping

    def proposed(self, batch, name):
        said = batch.rows.in_order().values_list("cells", flat=True)[:LOOKED_AT]
        width = range(len(batch.headers))
        rows = [[cells.get(str(at), "") for at in width] for cells in said]
        proposed = propose(batch.headers, rows)
        kept = self.template(batch, name)
        if kept is None:
            return proposed
        mapping = fit(Mapping.from_json(kept.mapping), batch.headers)
        for at, plan in proposed.columns.items():
            mapping.columns.setdefault(at, plan)
        return mapping

    def template(self, batch, name):
        if not name:
            key = key_of(batch.headers)
            return ImportTemplate.objects.filter(headers_key=key).order_by("-used_at").first()
        kept = ImportTemplate.objects.filter(name=name).first()
        if kept is None:
            raise CommandError(f"There is no template “{name}”. Check how it is spelt.")
        return kept

    def tell(self, batch, mapping):
        for plan in mapping.columns.values():
            self.stdout.write(f"  {plan.heading or '(no heading)'} → {plan.field or '(left out)'}")
        counts = batch.verdicts()
        told = (f"{counts.get(verdict, 0)} {verdict}" for verdict in StagedRow.Verdict.values)
        self.stdout.write(f"{batch.row_count} rows: {', '.join(told)}.")
        wrong = batch.rows.filter(verdict=StagedRow.Verdict.WRONG).in_order()[:SHOWN]
        for row in wrong:
            reasons = " ".join(say(one) for one in row.problems if one["level"] == "wrong")
            self.stdout.write(f"  row {row.number}: {reasons}")

    def bring_in(self, batch, user):
        try:
            commit_import.start(batch.pk, user)
        except ValidationError as problem:
            raise CommandError(problem.messages[0]) from problem
        import_jobs.commit(batch.pk)
        told = ", ".join(f"{count} {state}" for state, count in sorted(batch.states().items()))
        self.stdout.write(f"Brought in: {told}. The report stands at the desk under Import.")
