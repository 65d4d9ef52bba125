"""Milestones by the hundred, in a handful of statements."""

import datetime
import uuid
from itertools import cycle

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page

from jadepark.core.models import Picture
from timeline.models import (
    MilestonePage,
    MilestonePicture,
    MilestonePlace,
    MilestoneTopic,
    Place,
    Topic,
)

SUMMARY = (
    "Vertreter von Unternehmen beider Städte treffen sich, lernen mögliche Kooperationen kennen "
    "und besprechen, wie es im nächsten Jahr weitergeht. Das Büro hat die Begegnung vorbereitet."
)


def add_milestones(timeline, how_many):
    """Children of `timeline`, each with a place, a topic and a picture. Nothing can find them."""
    pages = Page.objects.bulk_create(_pages(timeline, how_many))
    milestones = [_milestone(page, number) for number, page in enumerate(pages)]
    # bulk_create refuses a model that has a parent; the parents are stored already.
    fields = MilestonePage._meta.local_concrete_fields
    MilestonePage.objects.all()._batched_insert(milestones, fields, batch_size=None)
    _add_rows(milestones)
    Page.objects.filter(pk=timeline.pk).update(numchild=timeline.get_children().count())


def _pages(timeline, how_many):
    last = max(timeline.get_children().values_list("path", flat=True), default=timeline.path)
    first = Page._str2int(last[len(timeline.path) :] or "0") + 1
    kind = ContentType.objects.get_for_model(MilestonePage)
    for number in range(first, first + how_many):
        slug = f"meilenstein-{number}"
        yield Page(
            path=Page._get_path(timeline.path, timeline.depth + 1, number),
            depth=timeline.depth + 1,
            title=f"Meilenstein {number} der Zusammenarbeit",
            draft_title=f"Meilenstein {number}",
            slug=slug,
            url_path=f"{timeline.url_path}{slug}/",
            content_type=kind,
            locale=timeline.locale,
            translation_key=uuid.uuid4(),
        )


def _milestone(page, number):
    day = datetime.date(1980, 1, 1) + datetime.timedelta(days=13 * number)
    milestone = MilestonePage(page_ptr=page, start_date=day, summary=SUMMARY)
    milestone.body = f"<p>{SUMMARY}</p>" if number % 3 == 0 else ""
    milestone.locale = page.locale
    return milestone


def _add_rows(milestones):
    places, topics = cycle(Place.objects.all()), cycle(Topic.objects.all())
    pictures = cycle(Picture.objects.all())
    rows = [
        (MilestonePlace(page=one, place=next(places)), MilestoneTopic(page=one, topic=next(topics)))
        for one in milestones
    ]
    MilestonePlace.objects.bulk_create(place for place, _topic in rows)
    MilestoneTopic.objects.bulk_create(topic for _place, topic in rows)
    MilestonePicture.objects.bulk_create(
        MilestonePicture(
            page=one, picture=next(pictures), alt_text="Eine Brücke", locale=one.locale
        )
        for one in milestones
    )
