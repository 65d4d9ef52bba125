from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _
from wagtail.signals import page_published


class TimelineConfig(AppConfig):
    name = "timeline"
    verbose_name = _("History")

    def ready(self):
        from . import names, registers, renditions

        page_published.connect(renditions.build_when_published)

        for model in ("timeline.Organisation", "timeline.Person"):
            post_save.connect(names.forget_phrases, sender=model)
            post_delete.connect(names.forget_phrases, sender=model)
        for model in (
            "timeline.Organisation",
            "timeline.Person",
            "timeline.Place",
            "timeline.Topic",
        ):
            post_save.connect(registers.find_by_new_name, sender=model)
