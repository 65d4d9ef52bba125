"""What hangs on a milestone, in order: pictures, people, organisations, places, topics."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from jadepark.core.languages import SOURCE
from jadepark.core.models import Picture


@dataclass(frozen=True)
class ShownPicture:
    """A picture as a template shows it; `lang` only where its words are not in the page's own."""

    image: Picture
    alt: str
    caption: str
    lang: str = ""


class MilestonePicture(TranslatableMixin, Orderable):
    """One shared file; what it shows is said per language."""

    page = ParentalKey("timeline.MilestonePage", on_delete=models.CASCADE, related_name="pictures")
    picture = models.ForeignKey(
        Picture, models.PROTECT, related_name="+", verbose_name=_("picture")
    )
    is_decorative = models.BooleanField(
        _("decorative"),
        default=False,
        help_text=_("Only for a picture that says nothing; screen readers then pass it over."),
    )
    alt_text = models.CharField(
        _("alternative text"),
        max_length=300,
        blank=True,
        help_text=_("What is to be seen, in one sentence, for those who do not see the picture."),
    )
    caption = models.CharField(
        _("caption"),
        max_length=300,
        blank=True,
        help_text=_("Where, when and who. “Illustration” is added by itself."),
    )

    override_translatable_fields = [
        SynchronizedField("sort_order", overridable=False),
        SynchronizedField("picture", overridable=False),
        SynchronizedField("is_decorative", overridable=False),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    @property
    def lacks_words(self):
        return not self.is_decorative and not self.alt_text

    def shown(self, source_row=None):
        if self.lacks_words and source_row is not None:
            return ShownPicture(self.picture, source_row.alt_text, source_row.caption, SOURCE)
        alt = "" if self.is_decorative else self.alt_text
        return ShownPicture(self.picture, alt, self.caption)


def once_per_milestone(record, sentence):
    return models.UniqueConstraint(
        fields=["page", record],
        name=f"{record}_once_per_milestone",
        violation_error_message=sentence,
    )


class MilestonePerson(Orderable):
    page = ParentalKey(
        "timeline.MilestonePage", on_delete=models.CASCADE, related_name="milestone_people"
    )
    person = models.ForeignKey(
        "timeline.Person",
        models.PROTECT,
        related_name="milestones",
        verbose_name=pgettext_lazy("in the history", "person"),
    )
    role_de = models.CharField(_("role in German"), max_length=200, blank=True)
    role_en = models.CharField(_("role in English"), max_length=200, blank=True)
    role_zh = models.CharField(_("role in Chinese"), max_length=200, blank=True)

    class Meta(Orderable.Meta):
        constraints = [
            once_per_milestone(
                "person",
                _(
                    "This person is named above already. Remove this row; "
                    "several roles have room in one."
                ),
            )
        ]

    def role_in(self, language):
        return {"de": self.role_de, "en": self.role_en, "zh-hans": self.role_zh}[language]


class MilestoneOrganisation(Orderable):
    page = ParentalKey(
        "timeline.MilestonePage", on_delete=models.CASCADE, related_name="milestone_organisations"
    )
    organisation = models.ForeignKey(
        "timeline.Organisation",
        models.PROTECT,
        related_name="milestones",
        verbose_name=_("organisation"),
    )

    class Meta(Orderable.Meta):
        constraints = [
            once_per_milestone(
                "organisation",
                _("This organisation is named above already. Choose another, or remove this row."),
            )
        ]


class MilestonePlace(Orderable):
    page = ParentalKey(
        "timeline.MilestonePage", on_delete=models.CASCADE, related_name="milestone_places"
    )
    place = models.ForeignKey(
        "timeline.Place", models.PROTECT, related_name="milestones", verbose_name=_("place")
    )

    class Meta(Orderable.Meta):
        constraints = [
            once_per_milestone(
                "place",
                _("This place is named above already. Choose another, or remove this row."),
            )
        ]


class MilestoneTopic(Orderable):
    page = ParentalKey(
        "timeline.MilestonePage", on_delete=models.CASCADE, related_name="milestone_topics"
    )
    topic = models.ForeignKey(
        "timeline.Topic", models.PROTECT, related_name="milestones", verbose_name=_("topic")
    )

    class Meta(Orderable.Meta):
        constraints = [
            once_per_milestone(
                "topic",
                _("This topic is named above already. Choose another, or remove this row."),
            )
        ]


ONCE = (MilestonePerson, MilestoneOrganisation, MilestonePlace, MilestoneTopic)


def make_room(page, relations=None):
    """Remove the stored rows that are about to name another record.

    Rows are stored one by one: of two that change places, the first would find its new record
    still in the second. The page's own save() stores them again under the same key.
    """
    waiting = getattr(page, "_cluster_related_objects", {})
    for model in ONCE:
        relation = model._meta.get_field("page").remote_field.related_name
        if relation in waiting and (relations is None or relation in relations):
            _remove_renamed(model.objects.filter(page_id=page.pk), waiting[relation])


def _remove_renamed(stored, rows):
    record = stored.model._meta.constraints[0].fields[1]
    named = {row.pk: getattr(row, f"{record}_id") for row in rows}
    renamed = [pk for pk, was in stored.values_list("pk", record) if named.get(pk, was) != was]
    stored.filter(pk__in=renamed).delete()
