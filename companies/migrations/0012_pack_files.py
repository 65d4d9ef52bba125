"""What is in the database is compressed, file by file, before the field reads it so."""

import zlib

from django.db import migrations

from companies.models.packed import LEVEL, PackedField


def pack(apps, schema_editor):
    _rewrite(apps, lambda data: zlib.compress(data, LEVEL))


def unpack(apps, schema_editor):
    _rewrite(apps, zlib.decompress)


def _rewrite(apps, change):
    batches = apps.get_model("companies", "ImportBatch").objects
    for pk in batches.exclude(data=None).values_list("pk", flat=True):
        data = batches.values_list("data", flat=True).get(pk=pk)
        batches.filter(pk=pk).update(data=change(data))


class Migration(migrations.Migration):
    dependencies = [("companies", "0011_upkeep")]

    operations = [
        # Either way among plain bytes: the field reads them packed only after this.
        migrations.RunPython(pack, unpack),
        migrations.AlterField("importbatch", "data", PackedField(null=True)),
    ]
