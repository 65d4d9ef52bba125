from django.db import models
from django.utils.translation import gettext_lazy as _

from .named import Named, ToConfirm


class Line(Named):
    """A city's line in the drawing of the history, and the filter of the same name."""

    class Colour(models.TextChoices):
        BLUE = "blue", _("blue")
        JADE = "jade", _("jade")
        VIOLET = "violet", _("violet")
        AMBER = "amber", _("amber")
        ROSE = "rose", _("rose")
        TEAL = "teal", _("teal")
        OLIVE = "olive", _("olive")
        SLATE = "slate", _("slate")

    colour = models.CharField(_("colour"), max_length=10, choices=Colour)
    constraint_fields = {"one_line_per_colour": "colour"}

    position = models.PositiveSmallIntegerField(
        _("position"), default=10, help_text=_("From left to right: the smallest number first.")
    )

    class Meta:
        ordering = ["position", "key"]
        verbose_name = _("city line")
        verbose_name_plural = _("city lines")
        constraints = [
            models.UniqueConstraint(
                fields=["colour"],
                name="one_line_per_colour",
                violation_error_message=_(
                    "Another line has this colour already. Choose one that is still free."
                ),
            )
        ]


class Place(Named, ToConfirm):
    latitude = models.DecimalField(_("latitude"), max_digits=7, decimal_places=4)
    longitude = models.DecimalField(_("longitude"), max_digits=7, decimal_places=4)
    line = models.ForeignKey(
        Line,
        models.PROTECT,
        related_name="places",
        null=True,
        blank=True,
        verbose_name=_("city line"),
        help_text=_(
            "Neighbouring places share a line. A place without one is on no city line: "
            "texts and the list beside the map name it, and it has no point on the map."
        ),
    )

    constraint_fields = {
        "place_latitude_on_earth": "latitude",
        "place_longitude_on_earth": "longitude",
    }

    class Meta(Named.Meta):
        verbose_name = _("place")
        verbose_name_plural = _("places")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(latitude__gte=-90, latitude__lte=90),
                name="place_latitude_on_earth",
                violation_error_message=_("A latitude lies between −90 and 90. Check the number."),
            ),
            models.CheckConstraint(
                condition=models.Q(longitude__gte=-180, longitude__lte=180),
                name="place_longitude_on_earth",
                violation_error_message=_(
                    "A longitude lies between −180 and 180. Check the number."
                ),
            ),
        ]
