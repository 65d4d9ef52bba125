from django.db import migrations

# What PostgreSQL needs to find a misspelt word and the middle of a mail address.
INDEXES = {
    "companies_word": "text",
    "companies_contactpoint": "normalised",
}


def create(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    schema_editor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    for table, column in INDEXES.items():
        schema_editor.execute(
            f"CREATE INDEX {table}_trigrams ON {table} USING gin ({column} gin_trgm_ops)"
        )


def remove(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    for table in INDEXES:
        schema_editor.execute(f"DROP INDEX {table}_trigrams")


class Migration(migrations.Migration):
    dependencies = [("companies", "0002_desk_groups")]

    # The extension stays where it is: another database user may have put it there.
    operations = [migrations.RunPython(create, remove)]
