from django.db import models
from django.utils.translation import gettext_lazy as _

from jadepark.core.panels import ADDRESS, DESCRIPTION, MENUS
from jadepark.core.site_page import SitePage, visible

from ..history import History
from ..pictures import FILTERS
from .milestone import MilestonePage, lend_german_words


class TimelinePage(SitePage):
    """The history: its milestones are its children, whatever their years."""

    lede = models.TextField(
        _("lede"),
        max_length=300,
        blank=True,
        help_text=_("One sentence under the heading that makes a reader want to go on."),
    )

    content_panels = [*SitePage.content_panels, "lede", DESCRIPTION]
    promote_panels = [ADDRESS, MENUS]
    subpage_types = ["timeline.MilestonePage"]
    template = "timeline/timeline_page.html"

    class Meta:
        verbose_name = _("history")
        verbose_name_plural = _("histories")

    @property
    def search_texts(self):
        return [self.title, self.lede, self.search_description]

    def milestones(self):
        """What visitors may read, in order; the tree's own order says nothing."""
        return visible(MilestonePage.objects.child_of(self)).in_order()

    def history(self, query):
        """As `query`, a request's, asks for it."""
        milestones = list(self.milestones().with_everything_shown(*FILTERS))
        lend_german_words(milestones)
        return History(milestones, query)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["history"] = self.history(request.GET)
        return context

    def neighbours(self, milestone):
        """(previous, next) of a milestone, None at the ends."""
        in_order = list(self.milestones().select_related("locale").defer("summary", "body"))
        at = next((i for i, one in enumerate(in_order) if one.pk == milestone.pk), None)
        if at is None:
            return None, None
        return (
            in_order[at - 1] if at else None,
            in_order[at + 1] if at + 1 < len(in_order) else None,
        )

    def only_in_source(self):
        """Milestones that visitors may read in German and not yet in this language."""
        return self.children_only_in_source(MilestonePage).in_order()
