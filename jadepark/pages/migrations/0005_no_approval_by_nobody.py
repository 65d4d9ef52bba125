from django.db import migrations

NAME = "Moderators approval"


def remove_unused_approval(apps, schema_editor):
    """Wagtail's workflow for a group that this site does not have, unless somebody has used it."""
    get = apps.get_model
    if not get("wagtailcore.WorkflowState").objects.filter(workflow__name=NAME).exists():
        get("wagtailcore.Workflow").objects.filter(name=NAME).delete()
    if not get("wagtailcore.TaskState").objects.filter(task__name=NAME).exists():
        unused = get("wagtailcore.GroupApprovalTask").objects.filter(name=NAME)
        unused.filter(workflow_tasks=None).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("pages", "0004_companies_stated"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]
    operations = [migrations.RunPython(remove_unused_approval, migrations.RunPython.noop)]
