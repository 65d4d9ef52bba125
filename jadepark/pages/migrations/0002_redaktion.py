from django.db import migrations

from jadepark.pages import groups


def create(apps, schema_editor):
    groups.create(apps)


class Migration(migrations.Migration):
    dependencies = [
        ("pages", "0001_first_models"),
        ("core", "0001_first_models"),
        ("timeline", "0001_first_models"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
    ]

    # Not undone: by then people may be in the group, and others may have changed it.
    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
