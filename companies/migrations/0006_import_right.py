from django.db import migrations

from companies import groups, rights


def give(apps, schema_editor):
    groups.give(apps, groups.LEAD, rights.IMPORT)


class Migration(migrations.Migration):
    dependencies = [("companies", "0005_imports")]

    # Not undone, like the groups themselves.
    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
