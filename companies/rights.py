"""Who may do what at the desk. Every view asks here, and nowhere else."""

USE = "companies.use_desk"
ASSIGN = "companies.assign_at_desk"
ARCHIVE = "companies.archive_at_desk"
CHANGE_MANY = "companies.change_many_at_desk"
EXPORT = "companies.export_from_desk"
IMPORT = "companies.import_at_desk"

LEADING = (ASSIGN, ARCHIVE, CHANGE_MANY, EXPORT, IMPORT)


def uses_the_desk(user) -> bool:
    return user.is_active and user.has_perm(USE)


def leads_the_desk(user) -> bool:
    """Reads every contact, whatever its confidentiality: whoever assigns has to see."""
    return uses_the_desk(user) and user.has_perm(ASSIGN)


def may_merge(user) -> bool:
    """No right of its own: whoever merges puts a record away, and has to see all that moves."""
    return leads_the_desk(user) and user.has_perm(ARCHIVE)


def of_the_desk():
    """The active users who work at the desk, by name: whom a record can be assigned to."""
    from django.contrib.auth import get_user_model

    return (
        get_user_model()
        .objects.with_perm(USE, backend="django.contrib.auth.backends.ModelBackend")
        .filter(is_active=True)
        .order_by("last_name", "first_name", "username")
    )
