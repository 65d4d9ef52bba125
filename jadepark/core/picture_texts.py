"""No picture is published without words for those who do not see it; a draft may wait for them."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

NO_ALT_TEXT = _("The picture has no alternative text. Say in one sentence what is to be seen.")
# Word for word as PictureBlock says it.
NEITHER_ALT_TEXT_NOR_DECORATIVE = _(
    "The picture has no alternative text. Say in one sentence what is to be seen, "
    "or tick “decorative”."
)


def refuse_without_alt_text(form, field, may_be_decorative=False):
    """Put the sentence at `field` of a form that has a picture and is not saved as a draft."""
    cleaned = form.cleaned_data
    if form.is_deferred_validation or not cleaned.get("picture") or field in form.errors:
        return
    if not cleaned.get(field):
        sentence = NEITHER_ALT_TEXT_NOR_DECORATIVE if may_be_decorative else NO_ALT_TEXT
        form.add_error(field, ValidationError(sentence, code="no_alt_text"))


class PageWithPictureForm(WagtailAdminPageForm):
    """For pages with the fields `picture` and `picture_alt`."""

    def clean(self):
        cleaned = super().clean()
        refuse_without_alt_text(self, "picture_alt")
        return cleaned
