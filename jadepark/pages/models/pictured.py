from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail_localize.fields import SynchronizedField

from jadepark.core.models import Picture
from jadepark.core.picture_texts import PageWithPictureForm


class Pictured(models.Model):
    """A page with one picture above its text; the file is shared, the words are each language's."""

    picture = models.ForeignKey(
        Picture,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("picture"),
    )
    picture_is_decorative = models.BooleanField(
        _("decorative"),
        default=False,
        help_text=_("Only for a picture that says nothing; screen readers then pass it over."),
    )
    picture_alt = models.CharField(
        _("alternative text"),
        max_length=300,
        blank=True,
        help_text=_("What is to be seen, in one sentence, for those who do not see the picture."),
    )

    base_form_class = PageWithPictureForm
    synchronised = [
        SynchronizedField("picture", overridable=False),
        SynchronizedField("picture_is_decorative", overridable=False),
    ]

    class Meta:
        abstract = True

    @property
    def spoken_picture(self):
        """What a screen reader says for the picture; nothing where it is decorative."""
        return "" if self.picture_is_decorative else self.picture_alt

    @property
    def lacks_words(self):
        return bool(self.picture_id and not self.picture_is_decorative and not self.picture_alt)
