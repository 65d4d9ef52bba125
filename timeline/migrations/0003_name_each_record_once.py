from django.db import migrations

ROWS = {
    "MilestonePerson": "person_id",
    "MilestoneOrganisation": "organisation_id",
    "MilestonePlace": "place_id",
    "MilestoneTopic": "topic_id",
}
ROLES = ("role_de", "role_en", "role_zh")
LONGEST_ROLE = 200


def name_each_record_once(apps, schema_editor):
    """The first row of a milestone stays; of a person's later rows the roles move into it."""
    for name, record in ROWS.items():
        first = {}
        for row in apps.get_model("timeline", name).objects.order_by("page_id", "sort_order", "pk"):
            kept = first.setdefault((row.page_id, getattr(row, record)), row)
            if kept is not row:
                move_roles(row, kept)
                row.delete()


def move_roles(row, kept):
    for role in ROLES:
        said, more = getattr(kept, role, ""), getattr(row, role, "")
        if more and more not in said:
            setattr(kept, role, "; ".join(filter(None, [said, more]))[:LONGEST_ROLE])
    kept.save()


class Migration(migrations.Migration):
    dependencies = [("timeline", "0002_one_line_per_colour")]
    operations = [migrations.RunPython(name_each_record_once, migrations.RunPython.noop)]
