"""All German pages and what has become of them in the other languages, as one person may see it."""

from collections import Counter
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page
from wagtail.permissions import page_permission_policy

from jadepark.core.languages import NATIVE_NAMES, SOURCE, bcp47
from jadepark.core.translation_states import (
    DRAFT,
    MISSING,
    OUT_OF_DATE,
    UP_TO_DATE,
    State,
    states,
    then_and_now,
)

TARGETS = [code for code, _name in settings.LANGUAGES if code != SOURCE]
# In the order in which they are counted; the icon is one of Wagtail's.
LABELS = {
    MISSING: (_("missing"), "cross"),
    DRAFT: (_("draft"), "draft"),
    OUT_OF_DATE: (_("out of date"), "warning"),
    UP_TO_DATE: (_("up to date"), "check"),
}


@dataclass(frozen=True)
class Cell:
    """One page in one language. `url` leads to where it is worked on, if this person may."""

    code: str
    state: State
    url: str = ""
    compare_url: str = ""
    may_confirm: bool = False

    @property
    def language(self):
        return NATIVE_NAMES[self.code]

    @property
    def lang(self):
        return bcp47(self.code)

    @property
    def label(self):
        return LABELS[self.state.name][0]

    @property
    def icon(self):
        return LABELS[self.state.name][1]

    @property
    def is_only_unpublished(self):
        state = self.state
        return state.name == OUT_OF_DATE and not state.missing_texts and not state.earlier_texts


@dataclass(frozen=True)
class Row:
    page: Page
    url: str
    cells: list

    @property
    def indent(self):
        return self.page.depth - 2

    def needs_work(self, codes):
        """A German page that nobody can read yet need not be translated."""
        return self.page.live and any(
            cell.state.needs_work for cell in self.cells if cell.code in codes
        )


class TranslationTable:
    def __init__(self, user):
        self.user = user

    @cached_property
    def rows(self):
        return [
            Row(
                page,
                reverse("wagtailadmin_pages:edit", args=[page.pk])
                if page.pk in self._editable
                else "",
                [self._cell(page, code, state) for code, state in self._states[page.pk].items()],
            )
            for page in self._german
        ]

    @cached_property
    def orphans(self):
        """Translations whose German page was deleted; each is edited by itself."""
        german = Page.objects.filter(locale__language_code=SOURCE).values("translation_key")
        pages = self._visible.exclude(locale__language_code=SOURCE)
        return list(
            pages.exclude(translation_key__in=german).select_related("locale").order_by("path")
        )

    def needing_work(self, codes=TARGETS):
        return [row for row in self.rows if row.needs_work(codes)]

    @cached_property
    def counts(self):
        """[(language, [(label, icon, how many pages)])], the live German pages only."""
        in_state = Counter(
            (cell.code, cell.state.name) for row in self.rows if row.page.live for cell in row.cells
        )
        return [
            (
                NATIVE_NAMES[code],
                bcp47(code),
                [(label, icon, in_state[code, name]) for name, (label, icon) in LABELS.items()],
            )
            for code in TARGETS
        ]

    @cached_property
    def _visible(self):
        return page_permission_policy.explorable_instances(self.user).filter(depth__gt=1)

    @cached_property
    def _german(self):
        return list(
            self._visible.filter(locale__language_code=SOURCE, alias_of=None).order_by("path")
        )

    @cached_property
    def _editable(self):
        pages = page_permission_policy.instances_user_has_permission_for(self.user, "change")
        return set(pages.values_list("pk", flat=True))

    @cached_property
    def _states(self):
        found = states(self._german, self._locales)
        # In the order of the settings, not of the database, which may hold no content yet.
        return {
            pk: {code: of_page[code] for code in TARGETS if code in of_page}
            for pk, of_page in found.items()
        }

    @cached_property
    def _locales(self):
        return list(Locale.objects.filter(language_code__in=TARGETS))

    @cached_property
    def _changes(self):
        """{(German page, when it changed): (revision then, revision now)}."""
        since = {
            pk: min(state.since for state in of_page.values() if state.since)
            for pk, of_page in self._states.items()
            if any(state.since for state in of_page.values())
        }
        return then_and_now(since)

    def _cell(self, page, code, state):
        if state.name == MISSING:
            return Cell(code, state, self._submit_url(page, code))
        may_edit = state.page.pk in self._editable
        return Cell(
            code,
            state,
            reverse("wagtailadmin_pages:edit", args=[state.page.pk]) if may_edit else "",
            self._compare_url(page, state),
            may_edit and state.name == OUT_OF_DATE and not state.missing_texts,
        )

    def _submit_url(self, page, code):
        if not self.user.has_perm("wagtail_localize.submit_translation"):
            return ""
        url = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
        return f"{url}?select_locale={code}"

    def _compare_url(self, page, state):
        revisions = self._changes.get(page.pk) if state.name == OUT_OF_DATE else None
        if revisions is None or page.pk not in self._editable:
            return ""
        return reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, *revisions])
