"""Wagtail says by a signal that a page went live, also when a schedule or a command did it."""

from django.dispatch import receiver
from wagtail.signals import page_published

from .languages import SOURCE
from .site_page import SitePage
from .translations import german_page_published, translated_page_published


@receiver(page_published)
def keep_translations_in_step(instance, **kwargs):
    if not isinstance(instance, SitePage):
        return
    if instance.language == SOURCE:
        german_page_published(instance)
    else:
        translated_page_published(instance)
