from django.db import migrations

from companies import groups


def create(apps, schema_editor):
    groups.create(apps)


class Migration(migrations.Migration):
    dependencies = [
        ("companies", "0001_first_models"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailadmin", "0003_admin_managed"),
    ]

    # Not undone: by then people may be in the groups, and others may have changed them.
    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
