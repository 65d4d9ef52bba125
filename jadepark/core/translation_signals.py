"""Wagtail says by a signal that a page went live, also when a schedule or a command did it."""

from wagtail.signals import copy_for_translation_done, page_published

from .languages import SOURCE
from .site_page import SitePage
from .translations import german_page_published, make_draft_of_alias, translated_page_published


def connect():
    page_published.connect(keep_translations_in_step)
    copy_for_translation_done.connect(keep_german_text_under_german)


def keep_translations_in_step(instance, **kwargs):
    # Planned for later, a page is "published" too; what is not live has nothing to bring along.
    if not isinstance(instance, SitePage) or not instance.live or instance.alias_of_id:
        return
    if instance.language == SOURCE:
        german_page_published(instance)
    else:
        translated_page_published(instance)


def keep_german_text_under_german(target_obj, **kwargs):
    if isinstance(target_obj, SitePage) and target_obj.alias_of_id:
        make_draft_of_alias(target_obj)
