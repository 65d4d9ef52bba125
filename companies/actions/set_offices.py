from django.db import transaction

from ..models import Colleague


@transaction.atomic
def set_offices(offices: dict) -> int:
    """{user: office}; how many of them had another office before."""
    known = {one.user_id: one for one in Colleague.objects.filter(user__in=offices)}
    changed = {
        user: office
        for user, office in offices.items()
        if office != (known[user.pk].office if user.pk in known else "")
    }
    for user, office in changed.items():
        Colleague.objects.update_or_create(user=user, defaults={"office": office})
    return len(changed)
