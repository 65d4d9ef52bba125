"""wagtail-localize's views where they would put German text live or lose a translation."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail.models import Page
from wagtail_localize.models import Translation
from wagtail_localize.operations import translate_object
from wagtail_localize.views.submit_translations import SubmitPageTranslationView
from wagtail_localize.views.update_translations import UpdateTranslationsView

from .translation_guards import refuse_alias
from .translation_texts import list_of, untranslated
from .translations import go_on_directly, renew_source, target_of


class SubmitPageTranslation(SubmitPageTranslationView):
    """“Translate this page”; of the pages below it, only those that are not translated yet.

    Submitting a translated page again would write German into what is live.
    """

    def form_valid(self, form):
        locales = form.cleaned_data["locales"]
        with_subtree = form.cleaned_data["include_subtree"]
        form.cleaned_data["include_subtree"] = False
        response = super().form_valid(form)
        if with_subtree:
            for page in self.object.get_descendants().specific():
                has = set(page.get_translations().values_list("locale", flat=True))
                lacking = [one for one in locales if one.pk not in has]
                translate_object(page, lacking, user=self.request.user)
        return response


class UpdateTranslations(UpdateTranslationsView):
    """“Sync translated pages”: earlier translations stay in sight, gaps stay unpublished."""

    def get_form(self):
        form = super().get_form()
        form.fields["publish_translations"].help_text = _(
            "Only when every text is translated; otherwise nothing is published."
        )
        return form

    def form_valid(self, form):
        renew_source(self.object)
        if form.cleaned_data["publish_translations"] and self._say_gaps():
            return redirect(self.request.get_full_path())
        return super().form_valid(form)

    def _say_gaps(self):
        """Whether a text is missing anywhere; a sentence for each language."""
        german = self.object.get_source_instance()
        gaps = {
            translation.target_locale: list(untranslated(self.object, translation.target_locale))
            for translation in self.object.translations.filter(enabled=True)
        }
        sentence = _(
            "Nothing was published: %(count)d texts have no translation into %(language)s yet "
            "(%(where)s). Translate them first."
        )
        for locale, segments in gaps.items():
            if segments:
                where = {"count": len(segments), "where": list_of(segments, german)}
                messages.error(self.request, sentence % (where | {"language": locale}))
        return any(gaps.values())


@require_POST
def stop_translation(request, translation_id):
    """“Stop synced translation”, without losing what was translated and is not yet published."""
    translation = get_object_or_404(Translation, pk=translation_id)
    page = target_of(translation)
    if page is None or not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    go_on_directly(translation, request.user)
    sentence = _("From now on this page is edited directly, with the texts translated so far.")
    messages.success(request, sentence)
    next_url = get_valid_next_url_from_request(request)
    return redirect(next_url or reverse("wagtailadmin_pages:edit", args=[page.pk]))


def convert_to_alias(request, page_id):
    page = get_object_or_404(Page, pk=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return refuse_alias(request, page)
