"""Messages of Wagtail's and wagtail-localize's that our catalogues say in our own words.

Ours come first, so all it takes is that they are collected from here. Theirs call an address
“Kurztitel” and a language “Locale”, which says nothing to somebody who edits a page.
"""

from django.utils.translation import gettext_noop as _

OURS_TO_SAY = (
    _("slug"),
    _("Locales"),
    _("{} locales"),
    _("The page '{page_title}' was successfully submitted for translation into {locales}"),
    _("Published '{object}' in {locale}."),
)
