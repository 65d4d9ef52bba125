from django.db import models
from django.utils.translation import gettext_lazy as _

from .named import Named, ToConfirm


class Organisation(Named, ToConfirm):
    class Language(models.TextChoices):
        GERMAN = "de", _("German")
        ENGLISH = "en", _("English")
        FINNISH = "fi", _("Finnish")

    language = models.CharField(
        _("language of the name"),
        max_length=2,
        choices=Language,
        blank=True,
        help_text=_(
            "Only for a name that stays the same in every text, as Silicon Saxony does: "
            "screen readers then speak it rightly."
        ),
    )

    class Meta(Named.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
