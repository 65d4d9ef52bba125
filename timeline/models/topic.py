from django.utils.translation import gettext_lazy as _

from .named import Named


class Topic(Named):
    class Meta(Named.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
