from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class Checked(models.Model):
    """Every constraint is checked in every form, and speaks at the field it is about.

    Django skips a constraint that mentions a field the form leaves out; the database then answers
    with a server error. `constraint_fields` maps the name of a constraint to the form's field.
    `constraint_needs` names the fields without which a constraint says nothing: PostgreSQL cannot
    take the month of a NULL whose type it is not told.
    """

    constraint_fields = {}
    constraint_needs = {}

    class Meta:
        abstract = True

    def validate_constraints(self, exclude=None):
        errors = {}
        for model, constraint in self._constraints_that_apply():
            try:
                constraint.validate(model, self)
            except ValidationError as error:
                field = self.constraint_fields.get(constraint.name, NON_FIELD_ERRORS)
                errors.setdefault(field, []).append(error)
        if errors:
            raise ValidationError(errors)

    def _constraints_that_apply(self):
        for model, constraints in self.get_constraints():
            for constraint in constraints:
                needed = self.constraint_needs.get(constraint.name, ())
                if all(getattr(self, name) is not None for name in needed):
                    yield model, constraint


class Picture(AbstractImage):
    """A photograph or illustration, stored once for all languages and pages.

    What it shows is said where it is used, in each language; who made it is said here, once.
    """

    credit = models.CharField(
        _("credit"),
        max_length=200,
        blank=True,
        help_text=_("Who made the picture, as it is to be printed beneath it."),
    )
    licence = models.CharField(
        _("licence"),
        max_length=200,
        blank=True,
        help_text=_("What allows the office to show it: own work, CC BY 4.0, written permission …"),
    )
    source = models.CharField(
        _("source"),
        max_length=300,
        blank=True,
        help_text=_("Where it came from: an archive, a photographer, an address."),
    )
    is_illustration = models.BooleanField(
        _("illustration"),
        default=False,
        help_text=_("Drawn, and standing for a photograph until there is one."),
    )

    admin_form_fields = (
        "title",
        "file",
        "credit",
        "licence",
        "source",
        "is_illustration",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        permissions = Image._meta.permissions

    @property
    def credit_line(self):
        """What is to be printed beneath the picture: who made it, and what allows us to show it."""
        if self.credit and self.licence:
            names = {"credit": self.credit, "licence": self.licence}
            return gettext("%(credit)s, %(licence)s") % names
        return self.credit or self.licence


class Rendition(AbstractRendition):
    image = models.ForeignKey(Picture, models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_filter"
            )
        ]


class OutOfDate(models.Model):
    """A translation whose German text has changed since. It goes when the two agree again."""

    translation = models.OneToOneField(
        "wagtail_localize.Translation", models.CASCADE, related_name="out_of_date"
    )
    since = models.DateTimeField()

    def __str__(self):
        return f"{self.translation_id}: {self.since:%Y-%m-%d}"
