from django.core.cache import cache
from django.db import models
from django.db.models.functions import Length, Substr
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail.search import index

from .languages import SOURCE
from .revisions import OpensOldVersions
from .search import analyse

_CONTROL_CHARACTERS = dict.fromkeys({*range(0x20), 0x7F} - {0x09, 0x0A, 0x0D})
_LOCALES_KEY, _SECONDS = "core.locales", 300


def language_of(page) -> str:
    """The language code of a page without asking the database for its locale each time."""
    codes = cache.get(_LOCALES_KEY) or {}
    if page.locale_id not in codes:
        codes = dict(Locale.objects.values_list("pk", "language_code"))
        cache.set(_LOCALES_KEY, codes, _SECONDS)
    return codes[page.locale_id]


def visible(pages):
    """Live pages that anybody may read, and whose time is not over.

    As Wagtail's live().public(), which asks one query more each time to learn what is private,
    and which shows a page past its time until the scheduler has come round.
    """
    above = Substr(models.OuterRef("path"), 1, Length("page__path"))
    private = PageViewRestriction.objects.filter(page__path=above)
    in_time = models.Q(expire_at__isnull=True) | models.Q(expire_at__gt=timezone.now())
    return pages.live().filter(in_time, ~models.Exists(private))


def readable(text: str) -> str:
    """Without the control characters that a word processor leaves in what is pasted from it.

    XML allows none of them, so a single one would end every feed.
    """
    return text.translate(_CONTROL_CHARACTERS)


class SitePage(OpensOldVersions, Page):
    """What every public page has: tokens to be found by, and words in its own language."""

    menu_title = models.CharField(
        gettext_lazy("title in menus"),
        max_length=40,
        blank=True,
        help_text=gettext_lazy("Where the title is too long for a menu."),
    )

    search_fields = [*Page.search_fields, index.AutocompleteField("search_tokens")]

    class Meta:
        abstract = True

    @property
    def language(self):
        return language_of(self)

    @property
    def short_title(self):
        return self.menu_title or self.title

    @cached_property
    def versions(self):
        """{language code: this page in that language}, of what visitors may read."""
        pages = visible(self.get_translations(inclusive=True)).select_related("locale")
        return {page.locale.language_code: page for page in pages}

    @property
    def source_version(self):
        return self.versions.get(SOURCE)

    def clean(self):
        super().clean()
        for field in self._meta.concrete_fields:
            value = getattr(self, field.attname)
            if isinstance(field, models.CharField | models.TextField) and isinstance(value, str):
                setattr(self, field.attname, readable(value))

    def children_only_in_source(self, model):
        """Pages of `model` below the German version that this language does not have yet."""
        source = self.source_version
        if source is None or self.language == SOURCE:
            return model.objects.none()
        here = model.objects.child_of(self).live().values("translation_key")
        there = visible(model.objects.child_of(source)).select_related("locale")
        return there.exclude(translation_key__in=here)

    @property
    def search_texts(self):
        """The texts, without tags, by which a visitor may find this page."""
        return [self.title, self.search_description]

    def search_tokens(self):
        return analyse(" ".join(str(text) for text in self.search_texts if text), self.language)

    @property
    def description(self):
        """For search engines and link previews; no page is without one."""
        return self.search_description or f"{self.title} · {_('Jinan-Dresden Office')}"
