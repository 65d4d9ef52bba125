from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import Office
from .points import FAULT, HINT, NOTE, Point, check

AREA = gettext_lazy("Details of the office")


def _form():
    return reverse("wagtailsettings:edit", args=["pages", "office"])


@check(AREA, gettext_lazy("Everything that the imprint and the contact page need is there."))
def legal_details(user):
    office = Office.load()
    sentence = _("“%(field)s” is empty. The imprint or the contact page needs it.")
    for name in office.missing:
        label = Office._meta.get_field(name).verbose_name
        yield Point(FAULT, sentence % {"field": label}, _form())


@check(AREA, gettext_lazy("The address is there in Chinese too."))
def chinese_address(user):
    office = Office.load()
    if office.address and not office.address_zh:
        sentence = _("Chinese pages show the address as it is written in German. Enter it.")
        yield Point(HINT, sentence, _form())


@check(AREA, gettext_lazy("The number of companies in contact has its day."))
def companies_stated(user):
    if not Office.load().companies_stated:
        sentence = _(
            "The number of companies in contact is quoted from the history, and no day is known "
            "for it. Enter the number and the day for which it is right."
        )
        yield Point(HINT, sentence, _form())


@check(AREA, gettext_lazy("The ICP number is there."))
def icp_number(user):
    if not Office.load().icp_number:
        sentence = _(
            "There is no ICP number. It is needed only when the site is hosted in mainland China."
        )
        yield Point(NOTE, sentence, _form())
