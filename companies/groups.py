"""Who works at the desk: “Kontaktstelle” reads and writes; its “Leitung” decides for others too."""

from .rights import LEADING, USE

DESK = "Kontaktstelle"
LEAD = "Leitung Kontaktstelle"
RIGHTS = {DESK: [USE], LEAD: [USE, *LEADING]}


def create(apps):
    """For a migration: `apps` are its own. The rights may not be there yet, so they are made."""
    for name, rights in RIGHTS.items():
        group, is_new = apps.get_model("auth.Group").objects.get_or_create(name=name)
        if is_new:
            group.permissions.add(_right(apps, "wagtailadmin.admin", "access_admin"))
            for right in rights:
                group.permissions.add(_right(apps, "companies.organisation", right.split(".")[1]))


def give(apps, name, right):
    """For a later migration: a right that came after the group was made."""
    group = apps.get_model("auth.Group").objects.filter(name=name).first()
    if group:
        group.permissions.add(_right(apps, "companies.organisation", right.split(".")[1]))


def _right(apps, model, codename):
    app, name = model.split(".")
    kind, _new = apps.get_model("contenttypes.ContentType").objects.get_or_create(
        app_label=app, model=name
    )
    right, _new = apps.get_model("auth.Permission").objects.get_or_create(
        content_type=kind,
        codename=codename,
        # Django's own step after the migrations would make it with the same words.
        defaults={"name": dict(apps.get_model(model)._meta.permissions).get(codename, codename)},
    )
    return right
