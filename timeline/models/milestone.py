from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField
from wagtail.models import PageManager
from wagtail.query import PageQuerySet
from wagtail.rich_text import get_text_for_indexing
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from jadepark.core.languages import SOURCE
from jadepark.core.models import Checked, Rendition
from jadepark.core.panels import ADDRESS
from jadepark.core.site_page import SitePage

from .. import panels
from ..dates import DAY, DateSpan, PartialDate
from ..forms import MilestoneForm
from . import date_constraints
from .date_constraints import Precision
from .milestone_rows import MilestonePicture, make_room

SYNCHRONISED = [
    "start_date",
    "start_precision",
    "start_circa",
    "end_date",
    "end_precision",
    "end_circa",
    "is_open_ended",
    "position",
    "figure",
    "milestone_people",
    "milestone_organisations",
    "milestone_places",
    "milestone_topics",
]


def _rows(relation, record):
    """A relation's rows together with their records, in one query."""
    model = MilestonePage._meta.get_field(relation).related_model
    return models.Prefetch(relation, model.objects.select_related(record))


class MilestoneQuerySet(PageQuerySet):
    def in_order(self):
        """The order of the history, the same in every language: never by id or by title."""
        # Alphabetically day < month < year, and what is less exact comes first.
        return self.order_by(
            "start_date", models.F("start_precision").desc(), "position", "translation_key"
        )

    def with_everything_shown(self, *renditions):
        """With what a list of milestones shows, in a number of queries that does not grow."""
        return self.select_related("locale").prefetch_related(
            _rows("milestone_places", "place__line"),
            _rows("milestone_topics", "topic"),
            _rows("pictures", "picture"),
            models.Prefetch(
                "pictures__picture__renditions",
                Rendition.objects.filter(filter_spec__in=renditions),
                to_attr="prefetched_renditions",
            ),
        )


def lend_german_words(milestones):
    """Give milestones the German rows of pictures that have no words in their language yet.

    One query for all of them, and none where nothing is missing.
    """
    waiting = [one for one in milestones if "german_rows" not in vars(one)]
    keys = [
        row.translation_key
        for one in waiting
        if one.language != SOURCE
        for row in one.pictures.all()
        if row.lacks_words
    ]
    rows = MilestonePicture.objects.filter(translation_key__in=keys, locale__language_code=SOURCE)
    german = {row.translation_key: row for row in rows} if keys else {}
    for one in waiting:
        one.german_rows = german


class MilestonePage(Checked, SitePage):
    start_date = models.DateField(_("start"))
    start_precision = models.CharField(max_length=5, choices=Precision, default=DAY)
    start_circa = models.BooleanField(
        _("start is approximate"), default=False, help_text=_("Reads “around 2013”.")
    )
    end_date = models.DateField(_("end"), null=True, blank=True)
    end_precision = models.CharField(max_length=5, choices=Precision, blank=True)
    end_circa = models.BooleanField(_("end is approximate"), default=False)
    is_open_ended = models.BooleanField(
        _("still going on"), default=False, help_text=_("Reads “since April 2013”.")
    )
    position = models.PositiveSmallIntegerField(
        _("position"),
        default=10,
        help_text=_("Orders milestones of one and the same date: the smallest number first."),
    )
    figure = models.CharField(
        _("figure"),
        max_length=12,
        blank=True,
        help_text=_("A number that deserves to stand large beside the text, such as 250+."),
    )
    summary = models.TextField(
        _("summary"),
        max_length=700,
        help_text=_(
            "One to three sentences that say what happened, who took part and where. "
            "They stand on the history page."
        ),
    )
    body = RichTextField(
        _("further text"),
        blank=True,
        help_text=_("What a reader who wants to know more should read. May stay empty."),
    )

    objects = PageManager.from_queryset(MilestoneQuerySet)()

    override_translatable_fields = [
        SynchronizedField(name, overridable=False) for name in SYNCHRONISED
    ]
    search_fields = [*SitePage.search_fields, index.FilterField("start_date")]
    content_panels = [*SitePage.content_panels, *panels.MILESTONE]
    promote_panels = [ADDRESS]
    base_form_class = MilestoneForm
    parent_page_types = ["timeline.TimelinePage"]
    subpage_types = []
    template = "timeline/milestone_page.html"

    constraint_fields = date_constraints.FIELDS
    constraint_needs = date_constraints.NEEDS

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        indexes = [models.Index(fields=["start_date", "position"], name="milestone_in_order")]
        constraints = date_constraints.CONSTRAINTS

    def save(self, *args, update_fields=None, **kwargs):
        make_room(self, update_fields)
        super().save(*args, update_fields=update_fields, **kwargs)

    @property
    def start(self) -> PartialDate:
        return PartialDate(self.start_date, self.start_precision, self.start_circa)

    @property
    def end(self) -> PartialDate | None:
        if self.end_date is None:
            return None
        return PartialDate(self.end_date, self.end_precision, self.end_circa)

    @property
    def span(self) -> DateSpan:
        return DateSpan(self.start, self.end, self.is_open_ended)

    @property
    def anchor(self):
        """The fragment that shows this milestone on the history page, the same in all languages."""
        return f"m-{self.translation_key.hex[:12]}"

    @property
    def date_text(self):
        return self.span.text(self.locale.language_code)

    @cached_property
    def places(self):
        return [row.place for row in self.milestone_places.all()]

    @cached_property
    def lines(self):
        """The city lines that this milestone stops at, each once, from left to right."""
        lines = {place.line.pk: place.line for place in self.places if place.line}
        return sorted(lines.values(), key=lambda line: (line.position, line.key))

    @cached_property
    def line_keys(self):
        return {line.key for line in self.lines}

    @cached_property
    def topic_keys(self):
        return {topic.key for topic in self.topics}

    @cached_property
    def organisations(self):
        return [row.organisation for row in self.milestone_organisations.all()]

    @cached_property
    def topics(self):
        return [row.topic for row in self.milestone_topics.all()]

    @cached_property
    def shown_pictures(self):
        """Each picture with its words; German ones, marked, where they are not translated yet."""
        lend_german_words([self])
        return [row.shown(self.german_rows.get(row.translation_key)) for row in self.pictures.all()]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        if not getattr(request, "is_preview", False):
            self._fetch_rows()
        timeline = self.get_parent().specific
        context["timeline"] = timeline
        context["previous"], context["next"] = timeline.neighbours(self)
        return context

    def _fetch_rows(self):
        """All rows with their records at once. A preview has them in memory, not yet stored."""
        models.prefetch_related_objects(
            [self],
            _rows("milestone_places", "place__line"),
            _rows("milestone_topics", "topic"),
            _rows("milestone_organisations", "organisation"),
            _rows("milestone_people", "person"),
            _rows("pictures", "picture"),
        )

    @property
    def search_texts(self):
        yield from (self.title, self.summary, self.search_description)
        yield get_text_for_indexing(self.body)
        yield self.date_text
        for record in (*self.places, *self.organisations, *self.topics):
            yield from (record.name_de, record.name_en, record.name_zh, record.pinyin)
        for row in self.milestone_people.all():
            person = row.person
            yield from (person.given_name, person.family_name, person.name_zh, person.pinyin)
            yield row.role_in(self.locale.language_code)
        for row in self.pictures.all():
            yield from (row.alt_text, row.caption)
