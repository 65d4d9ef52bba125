"""No picture is published without words for those who do not see it; a draft may wait for them."""

from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.forms import WagtailAdminPageForm

from .wording import listed, quoted

# Word for word as PictureBlock says it.
NO_ALT_TEXT = _(
    "The picture has no alternative text. Say in one sentence what is to be seen, "
    "or tick “decorative”."
)


def refuse_without_alt_text(form, field, decorative):
    """Put the sentence at `field` of a form that has a picture and is not saved as a draft."""
    cleaned = form.cleaned_data
    if form.is_deferred_validation or not cleaned.get("picture") or field in form.errors:
        return
    if not cleaned.get(field) and not cleaned.get(decorative):
        form.add_error(field, ValidationError(NO_ALT_TEXT, code="no_alt_text"))


class PageWithPictureForm(WagtailAdminPageForm):
    """For pages with the fields of `Pictured`."""

    def clean(self):
        cleaned = super().clean()
        refuse_without_alt_text(self, "picture_alt", "picture_is_decorative")
        return cleaned


def lacks_words(page):
    """Whether a page has a picture in a field or row of its own without alternative text.

    Blocks of a text need not be asked: they refuse such a picture in drafts too.
    """
    if getattr(page, "lacks_words", False):
        return True
    rows = getattr(page, "pictures", None)
    return rows is not None and any(row.lacks_words for row in rows.all())


def refuse_publishing_many(request, pages):
    """For “publish” in a list of pages, which opens no form."""
    unready = [page for page in pages if lacks_words(page.get_latest_revision_as_object())]
    if not unready:
        return None
    sentence = _(
        "Nothing was published: these pages have a picture without alternative text: %(pages)s. "
        "Open each of them and say what is to be seen."
    )
    titles = listed(quoted(page.get_admin_display_title()) for page in unready)
    messages.error(request, sentence % {"pages": titles})
    return redirect(request.get_full_path())
