from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from timeline.models import Organisation, Person, Place

from .points import HINT, Point, check

AREA = gettext_lazy("Chinese names")


@check(AREA, gettext_lazy("Every Chinese name is confirmed."))
def confirmed(user):
    sentence = _("Nobody has confirmed yet that “%(name)s” is %(chinese)s in Chinese.")
    for record in _unconfirmed():
        url = reverse(f"{record._meta.model_name}:edit", args=[record.pk])
        yield Point(HINT, sentence % {"name": record, "chinese": record.name_zh}, url)


def _unconfirmed():
    yield from Person.objects.filter(zh_confirmed=False).exclude(family_name_zh="")
    for register in (Organisation, Place):
        yield from register.objects.filter(zh_confirmed=False).exclude(name_zh="")
