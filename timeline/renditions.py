"""When a page is published its pictures get all their sizes, so that no visitor waits for them."""

import logging
from contextlib import contextmanager
from contextvars import ContextVar

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.images.models import SourceImageIOError
from wagtail.models import ReferenceIndex

from jadepark.core.models import Picture

from .pictures import build_renditions

logger = logging.getLogger(__name__)


_later = ContextVar("renditions_later", default=False)


@contextmanager
def built_later():
    """For a command that publishes many pages, and builds the sizes itself when it is done."""
    token = _later.set(True)
    try:
        yield
    finally:
        _later.reset(token)


def build_when_published(instance, **kwargs):
    """However a page goes live: by its editor, a workflow, a schedule, in bulk or translated."""
    if not _later.get():
        transaction.on_commit(lambda: build_for_page(instance))


def pictures_of(page):
    """Wherever a page shows them: in a field, in a row, in a block of its text."""
    references = ReferenceIndex.get_references_for_object(page)
    of_pictures = references.filter(to_content_type=ContentType.objects.get_for_model(Picture))
    ids = of_pictures.values_list("to_object_id", flat=True)
    return Picture.objects.filter(pk__in={int(pk) for pk in ids})


def build_for_page(page):
    """Never stops a publication: a picture without its file is a line in the log."""
    for picture in pictures_of(page):
        try:
            build_renditions([picture])
        except (SourceImageIOError, OSError) as problem:
            logger.warning(
                "The sizes of picture %s could not be made: %s. Upload its file again.",
                picture.pk,
                problem,
            )
