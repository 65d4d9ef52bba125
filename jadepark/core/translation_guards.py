"""Nothing untranslated goes live under another language: what asks for it gets a sentence."""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from .languages import NATIVE_NAMES, SOURCE
from .models import OutOfDate
from .site_page import SitePage
from .translation_states import earlier_translations, then_and_now
from .translation_texts import is_in_step, list_of, name_of, same_as_german, untranslated
from .translations import (
    TextsDoNotMatch,
    missing_texts,
    source_page_of,
    start_over_side_by_side,
    translation_of,
)
from .wording import listed


def is_translated_page(page):
    return isinstance(page, SitePage) and page.language != SOURCE


def language_name(page):
    return NATIVE_NAMES[page.locale.language_code]


def refuse_publishing_gaps(request, page):
    """For the side-by-side editor's “publish”."""
    gaps = missing_texts(page)
    if not gaps:
        return None
    sentence = ngettext(
        "Nothing was published: %(count)d text of “%(page)s” has no translation into %(language)s "
        "yet (%(where)s). Translate it, then publish.",
        "Nothing was published: %(count)d texts of “%(page)s” have no translation into "
        "%(language)s yet (%(where)s). Translate them, then publish.",
        len(gaps),
    )
    messages.error(request, sentence % _gap_words(page, gaps))
    return redirect(request.path)


def _gap_words(page, gaps):
    german = translation_of(page).source.as_instance()
    return {
        "count": len(gaps),
        "page": page.get_admin_display_title(),
        "language": language_name(page),
        "where": list_of(gaps, german),
    }


def start_over(request, page):
    try:
        start_over_side_by_side(page)
    except TextsDoNotMatch as problem:
        sentence = _(
            "This page has other parts than the German one, and the side-by-side editor has no "
            "place for them: %(parts)s. Give both the same parts, or go on editing here."
        )
        part = _("“%(part)s” has %(german)d texts in German and %(other)d here")
        parts = [
            part % {"part": name, "german": german, "other": other}
            for name, german, other in problem.parts
        ]
        messages.error(request, sentence % {"parts": listed(parts)})
    else:
        sentence = _("The translation goes on side by side, with the texts this page has now.")
        messages.success(request, sentence)
    return redirect("wagtailadmin_pages:edit", page.pk)


def refuse_alias(request, page):
    sentence = _(
        "“%(page)s” stays a page of its own: as an alias it would show the German text under "
        "another language, and its translation would be gone. Unpublish it instead; visitors then "
        "read the German page, marked as German."
    )
    messages.error(request, sentence % {"page": page.get_admin_display_title()})
    return redirect("wagtailadmin_pages:edit", page.pk)


def german_texts(page):
    """Texts of a translated page that nobody has translated: [(path, text)]."""
    translation = translation_of(page) if is_translated_page(page) else None
    if translation is None or source_page_of(translation) is None:
        return []
    return same_as_german(translation.source, page)


def refuse_german_text(request, page):
    """For the ordinary editor, after “stop synced translation”. The draft is saved already."""
    german = german_texts(page)
    if not german:
        return None
    sentence = ngettext(
        "Saved as a draft, but not published: %(count)d text is still in German (%(where)s). "
        "Translate it, then publish. If it is to stay as it is, start the synced translation and "
        "enter it there.",
        "Saved as a draft, but not published: %(count)d texts are still in German (%(where)s). "
        "Translate them, then publish. If they are to stay as they are, start the synced "
        "translation and enter them there.",
        len(german),
    )
    names = dict.fromkeys(name_of(path, page) for path, _text in german)
    messages.error(request, sentence % {"count": len(german), "where": listed(names)})
    return redirect("wagtailadmin_pages:edit", page.pk)


def refuse_publishing_many(request, pages):
    """For “publish” in a list of pages, which looks at none of them."""
    unready = [page for page in pages if is_translated_page(page) and not _is_ready(page)]
    if not unready:
        return None
    sentence = _(
        "Nothing was published: these pages still hold German text, or translations that wait in "
        "the side-by-side editor: %(pages)s. Open and publish each of them by itself."
    )
    page_in_language = _("“%(page)s” (%(language)s)")
    titles = [
        page_in_language % {"page": page.get_admin_display_title(), "language": language_name(page)}
        for page in unready
    ]
    messages.error(request, sentence % {"pages": listed(titles)})
    return redirect(request.get_full_path())


def _is_ready(page):
    translation = translation_of(page)
    if translation is None:
        return True
    draft = page.get_latest_revision_as_object()
    if not translation.enabled:
        return not same_as_german(translation.source, draft)
    gaps = untranslated(translation.source, page.locale)
    return not gaps.exists() and is_in_step(translation.source, draft)


def say_state(request, page):
    """Above the editor of a translated page: what has become of its German one."""
    if not page.get_translations().filter(locale__language_code=SOURCE).exists():
        sentence = _(
            "The German page of this translation was deleted. Nothing here was lost: edit and "
            "publish this page by itself, or delete it too."
        )
        messages.warning(request, sentence)
        return
    mark = OutOfDate.objects.filter(translation=translation_of(page)).first()
    if mark is not None:
        _say_out_of_date(request, page, mark)


def _say_out_of_date(request, page, mark):
    older = earlier_translations([page.translation_key]).filter(locale=page.locale).count()
    date = {"date": date_format(localtime(mark.since))}
    if older:
        sentence = ngettext(
            "The German text has changed since %(date)s. %(count)d translation below was made "
            "from the earlier text; it stands there until you change it.",
            "The German text has changed since %(date)s. %(count)d translations below were made "
            "from the earlier text; they stand there until you change them.",
            older,
        ) % (date | {"count": older})
    else:
        sentence = _("The German text has changed since %(date)s.") % date
    messages.warning(request, sentence, buttons=_compare_button(page, mark))


def _compare_button(page, mark):
    german = page.get_translations().get(locale__language_code=SOURCE)
    revisions = then_and_now({german.pk: mark.since}).get(german.pk)
    if revisions is None:
        return []
    url = reverse("wagtailadmin_pages:revisions_compare", args=[german.pk, *revisions])
    return [messages.button(url, _("What has changed"))]
