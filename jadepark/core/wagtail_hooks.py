from django.urls import path
from wagtail import hooks
from wagtail.models import Page

from . import picture_texts
from . import translation_guards as guards
from . import translation_views as views
from .translations import source_page_of, translation_of

# Ours come before wagtail-localize's, whose order is 0.
FIRST = -1


@hooks.register("register_admin_urls", order=FIRST)
def guarded_views():
    """At the addresses of wagtail-localize's own: the first that matches answers."""
    return [
        path("localize/submit/page/<int:page_id>/", views.SubmitPageTranslation.as_view()),
        path("localize/update/<int:translation_source_id>/", views.UpdateTranslations.as_view()),
        path("localize/translate/<int:translation_id>/disable/", views.stop_translation),
        path("localize/page/<int:page_id>/convert_to_alias/", views.convert_to_alias),
    ]


@hooks.register("before_edit_page", order=FIRST)
def guard_translated_page(request, page):
    page = page.specific
    if not guards.is_translated_page(page) or page.alias_of_id:
        return None
    translation = translation_of(page)
    if translation and translation.enabled and source_page_of(translation) is None:
        translation.delete()
    if request.method == "GET":
        return guards.say_state(request, page)
    if "localize-restart-translation" in request.POST and translation:
        return guards.start_over(request, page)
    if "localize-convert-to-alias" in request.POST:
        return guards.refuse_alias(request, page)
    if request.POST.get("action") == "publish" and translation and translation.enabled:
        return guards.refuse_publishing_gaps(request, page)
    return None


@hooks.register("before_publish_page", order=FIRST)
def guard_direct_edits(request, page):
    return guards.refuse_german_text(request, page)


@hooks.register("after_edit_page")
def say_what_approval_left(request, page):
    """In a workflow nothing asks before publishing; approval.py has left the page a draft."""
    if request.POST.get("workflow-action-name") != "approve":
        return None
    return guards.refuse_german_text(request, page)


@hooks.register("before_bulk_action")
def guard_lists(request, action_type, objects, action):
    if action_type != "publish" or not all(isinstance(one, Page) for one in objects):
        return None
    pages = [page.specific for page in objects]
    if action.cleaned_form.cleaned_data.get("include_descendants"):
        pages += [one for page in objects for one in page.get_descendants().not_live().specific()]
    refused = picture_texts.refuse_publishing_many(request, pages)
    return refused or guards.refuse_publishing_many(request, pages)


@hooks.register("construct_page_action_menu")
def no_alias_in_menu(menu_items, request, context):
    menu_items[:] = [one for one in menu_items if one.name != "localize-convert-to-alias"]
