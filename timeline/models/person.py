from django.db import models
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from jadepark.core.models import Checked

from .named import ToConfirm


class Person(Checked, ToConfirm):
    """Somebody whom the history names. The desk's contacts are elsewhere, and never public."""

    family_name = models.CharField(_("family name"), max_length=100)
    given_name = models.CharField(_("given name"), max_length=100, blank=True)
    academic_title = models.CharField(_("academic title"), max_length=30, blank=True)
    family_name_first = models.BooleanField(
        _("family name first"), default=False, help_text=_("As Chinese names are written.")
    )
    family_name_zh = models.CharField(_("family name in Chinese"), max_length=20, blank=True)
    given_name_zh = models.CharField(_("given name in Chinese"), max_length=20, blank=True)
    pinyin = models.CharField(
        _("pinyin"),
        max_length=100,
        blank=True,
        help_text=_("How the Chinese name is spoken, with tone marks: Wáng Wéntāo."),
    )
    key = models.SlugField(_("key"), unique=True, help_text=_("Short and Latin."))

    constraint_fields = {"person_zh_given_name_needs_family_name": "family_name_zh"}

    class Meta:
        ordering = ["family_name", "given_name"]
        verbose_name = pgettext_lazy("in the history", "person")
        verbose_name_plural = pgettext_lazy("in the history", "people")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(given_name_zh="") | ~models.Q(family_name_zh=""),
                name="person_zh_given_name_needs_family_name",
                violation_error_message=_(
                    "The Chinese given name stands alone. Enter the family name too."
                ),
            )
        ]

    def __str__(self):
        return self.name

    @property
    def name(self):
        if get_language().startswith("zh") and self.name_zh:
            return self.name_zh
        return " ".join(text for text, _is_family in self.latin_parts)

    @property
    def name_zh(self):
        return self.family_name_zh + self.given_name_zh

    @property
    def native_name(self):
        """The Chinese name for readers of another language, empty on Chinese pages."""
        return "" if get_language().startswith("zh") else self.name_zh

    @property
    def latin_parts(self):
        """The Latin name as pairs (text, is the family name), in the order this name is written."""
        family, given = (self.family_name, True), (self.given_name, False)
        in_order = [family, given] if self.family_name_first else [given, family]
        return [part for part in [(self.academic_title, False), *in_order] if part[0]]
