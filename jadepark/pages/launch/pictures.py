from collections import Counter

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.models import Page, ReferenceIndex

from jadepark.core.languages import SOURCE
from jadepark.core.models import Picture
from timeline.models import MilestonePicture

from ..models import HomePage, NewsPage, StandardPage
from .points import FAULT, HINT, Point, check

AREA = gettext_lazy("Pictures")


def _edit(picture):
    return reverse("wagtailimages:edit", args=[picture.pk])


@check(AREA, gettext_lazy("Every picture on a German page says what is to be seen."))
def alternative_texts(user):
    """In the other languages these are texts like any other, and missing there as such."""
    sentence = _("A picture on “%(page)s” has no alternative text.")
    for page in (*_milestones_without_words(), *_pages_without_words()):
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        yield Point(FAULT, sentence % {"page": page.title}, url)


def _milestones_without_words():
    rows = MilestonePicture.objects.filter(alt_text="", is_decorative=False, page__live=True)
    return [row.page for row in rows.filter(locale__language_code=SOURCE).select_related("page")]


def _pages_without_words():
    for model in (HomePage, NewsPage, StandardPage):
        for page in model.objects.live().filter(locale__language_code=SOURCE):
            is_silent = getattr(page, "lacks_words", False)
            if is_silent or any(_is_silent(value) for value in _pictures_in(page.body)):
                yield page


def _pictures_in(body):
    for block in body:
        if block.block_type == "picture":
            yield block.value
        elif block.block_type == "gallery":
            yield from block.value


def _is_silent(value):
    return not value["is_decorative"] and not value["alt_text"]


@check(AREA, gettext_lazy("No illustration stands for a photograph any more."))
def illustrations(user):
    drawn = Picture.objects.filter(is_illustration=True).order_by("title")
    used = _pages_with(drawn)
    for picture in drawn:
        count = used[str(picture.pk)]
        if count:
            sentence = ngettext(
                "“%(picture)s” is drawn and stands on %(count)d page. Put a photograph there as "
                "soon as there is one.",
                "“%(picture)s” is drawn and stands on %(count)d pages. Put a photograph there as "
                "soon as there is one.",
                count,
            )
            names = {"picture": picture.title, "count": count}
            yield Point(HINT, sentence % names, _edit(picture))


def _pages_with(pictures):
    """{primary key of a picture, as text: on how many live German pages it stands}."""
    german = Page.objects.live().filter(locale__language_code=SOURCE)
    shown = {str(pk) for pk in german.values_list("pk", flat=True)}
    references = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        to_content_type=ContentType.objects.get_for_model(Picture),
        to_object_id__in=[str(pk) for pk in pictures.values_list("pk", flat=True)],
    ).values_list("to_object_id", "object_id")
    return Counter(picture for picture, page in set(references) if page in shown)


@check(AREA, gettext_lazy("Every picture’s file is there."))
def files(user):
    sentence = _("The file of the picture “%(picture)s” is missing. Upload it again.")
    for picture in Picture.objects.order_by("title"):
        if not picture.file.storage.exists(picture.file.name):
            yield Point(FAULT, sentence % {"picture": picture.title}, _edit(picture))
