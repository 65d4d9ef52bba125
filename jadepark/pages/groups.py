"""Who may do what in the admin. One group, “Redaktion”: it writes, translates and publishes.

It does not manage people, sites, languages or groups; that stays with administrators. Wagtail's
own groups Editors and Moderators go while nobody is in them: three groups of which two do half
of what the third does only raise the question which one to choose.
"""

REDAKTION = "Redaktion"
ON_PAGES = ["add_page", "change_page", "publish_page", "lock_page", "unlock_page"]
# A picture’s rights are those of Wagtail’s own model, whatever model holds it.
ON_FILES = {
    "wagtailimages.Image": ["add", "change", "delete", "choose"],
    "wagtaildocs.Document": ["add", "change", "delete", "choose"],
}
REGISTERS = ["Line", "Organisation", "Person", "Place", "Topic"]
ON_REGISTERS = ["add", "change", "delete", "view"]


def create(apps):
    """For a migration: `apps` are its own. The rights may not be there yet, so they are made."""
    group, is_new = apps.get_model("auth.Group").objects.get_or_create(name=REDAKTION)
    if not is_new:
        return
    group.permissions.set(list(_general_rights(apps)))
    _give_rights_on_pages(apps, group)
    _give_rights_on_files(apps, group)
    _dissolve_defaults(apps, group)


def _general_rights(apps):
    yield _right(apps, "wagtailadmin.Admin", "access_admin")
    yield _right(apps, "wagtail_localize.Translation", "submit_translation")
    yield _right(apps, "pages.Office", "change_office")
    for name in REGISTERS:
        for verb in ON_REGISTERS:
            yield _right(apps, f"timeline.{name}", f"{verb}_{name.lower()}")


def _right(apps, model, codename):
    app, name = model.lower().split(".")
    kind, _new = apps.get_model("contenttypes.ContentType").objects.get_or_create(
        app_label=app, model=name
    )
    right, _new = apps.get_model("auth.Permission").objects.get_or_create(
        content_type=kind,
        codename=codename,
        defaults={"name": f"Can {codename.replace('_', ' ')}"},
    )
    return right


def _give_rights_on_pages(apps, group):
    root = apps.get_model("wagtailcore.Page").objects.get(depth=1)
    rights = apps.get_model("wagtailcore.GroupPagePermission").objects
    for codename in ON_PAGES:
        rights.create(group=group, page=root, permission=_right(apps, "wagtailcore.Page", codename))


def _give_rights_on_files(apps, group):
    root = apps.get_model("wagtailcore.Collection").objects.get(depth=1)
    rights = apps.get_model("wagtailcore.GroupCollectionPermission").objects
    for model, verbs in ON_FILES.items():
        name = model.lower().split(".")[1]
        for verb in verbs:
            right = _right(apps, model, f"{verb}_{name}")
            rights.create(group=group, collection=root, permission=right)


def _dissolve_defaults(apps, group):
    """Whatever waits for the Moderators' approval waits for the new group's from now on."""
    unused = apps.get_model("auth.Group").objects.filter(
        name__in=["Editors", "Moderators"], user=None
    )
    for task in apps.get_model("wagtailcore.GroupApprovalTask").objects.filter(groups__in=unused):
        task.groups.add(group)
    unused.delete()
