from django.db import migrations, models


def clear_ends_that_say_nothing(apps, schema_editor):
    """“27 August 2013 to 2013” becomes “27 August 2013”."""
    # Alphabetically day < month < year.
    apps.get_model("timeline", "MilestonePage").objects.filter(
        end_date__lte=models.F("start_date"), end_precision__gt=models.F("start_precision")
    ).update(end_date=None, end_precision="", end_circa=False)


class Migration(migrations.Migration):
    dependencies = [("timeline", "0004_each_record_once_per_milestone")]
    operations = [migrations.RunPython(clear_ends_that_say_nothing, migrations.RunPython.noop)]
