"""What the registers of people, organisations, places and topics share: a name per language."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jadepark.core.languages import name_column
from jadepark.core.models import Checked


class Named(Checked):
    name_de = models.CharField(_("name in German"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200)
    name_zh = models.CharField(
        _("name in Chinese"),
        max_length=200,
        blank=True,
        help_text=_("In simplified characters. Left empty, Chinese pages keep the Latin name."),
    )
    pinyin = models.CharField(
        _("pinyin"),
        max_length=200,
        blank=True,
        help_text=_("How the Chinese name is spoken, with tone marks: Jǐnán."),
    )
    key = models.SlugField(
        _("key"),
        unique=True,
        help_text=_("Short and Latin. It stands in addresses, so better never change it."),
    )

    class Meta:
        abstract = True
        ordering = ["name_de"]

    def __str__(self):
        return self.name

    @property
    def name(self):
        """The name in the language that is spoken now."""
        return self.name_in(get_language())

    def name_in(self, language):
        return getattr(self, f"name_{name_column(language)}") or self.name_en

    @property
    def native_name(self):
        """The Chinese name for readers of another language, empty on Chinese pages."""
        return "" if get_language().startswith("zh") else self.name_zh


class ToConfirm(models.Model):
    """For names whose Chinese form is our rendering until the office has said that it is right."""

    zh_confirmed = models.BooleanField(
        _("Chinese name confirmed"),
        default=False,
        help_text=_("Tick it when somebody who knows has confirmed the Chinese characters."),
    )

    class Meta:
        abstract = True
