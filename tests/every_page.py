"""Every kind of page in every language, also those that the real content does not have yet."""

import datetime
import json
import uuid

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Locale

from jadepark.core.models import Picture
from jadepark.pages.models import HomePage, NewsIndexPage, NewsPage, StandardPage
from timeline.models import MilestonePage, MilestonePicture, TimelinePage

LANGUAGES = ("de", "en", "zh-hans")
ONLY_GERMAN = "nur-auf-deutsch"
# What the content files bring, and the samples below. In the address of the last four the German
# path stands in the frame of each language.
PATHS = {
    "home": {"de": "", "en": "", "zh-hans": ""},
    "history": {"de": "geschichte/", "en": "history/", "zh-hans": "lishi/"},
    "filtered history": {
        "de": "geschichte/?ort=jinan&thema=agreement&jahr=nie",
        "en": "history/?ort=jinan&thema=agreement&jahr=nie",
        "zh-hans": "lishi/?ort=jinan&thema=agreement&jahr=nie",
    },
    "empty history": {
        "de": "geschichte/?ort=finland&jahr=2011",
        "en": "history/?ort=finland&jahr=2011",
        "zh-hans": "lishi/?ort=finland&jahr=2011",
    },
    "milestone": {
        "de": "geschichte/das-buero-wird-eroeffnet/",
        "en": "history/the-office-opens/",
        "zh-hans": "lishi/banshichu-zhengshi-qiyong/",
    },
    "office": {"de": "buero/", "en": "office/", "zh-hans": "banshichu/"},
    "contact": {"de": "kontakt/", "en": "contact/", "zh-hans": "lianxi/"},
    "imprint": {"de": "impressum/", "en": "imprint/", "zh-hans": "falv-shengming/"},
    "privacy": {"de": "datenschutz/", "en": "privacy/", "zh-hans": "yinsi/"},
    "accessibility": {"de": "barrierefreiheit/", "en": "accessibility/", "zh-hans": "wuzhangai/"},
    "news": {"de": "aktuelles/", "en": "news/", "zh-hans": "xinwen/"},
    "article": {"de": "aktuelles/besuch/", "en": "news/visit/", "zh-hans": "xinwen/fangwen/"},
    "search": {"de": "suche/?q=Jinan", "en": "search/?q=Jinan", "zh-hans": "sousuo/?q=济南"},
    "search without result": {
        "de": "suche/?q=Xylophon",
        "en": "search/?q=xylophone",
        "zh-hans": "sousuo/?q=木琴",
    },
    "page in German only": dict.fromkeys(LANGUAGES, f"{ONLY_GERMAN}/"),
    "milestone in German only": dict.fromkeys(LANGUAGES, f"geschichte/{ONLY_GERMAN}/"),
    "no page": dict.fromkeys(LANGUAGES, "gibt-es-nicht/"),
}
KINDS = tuple(PATHS)


def address(kind, language):
    return f"/{language}/{PATHS[kind][language]}"


def sorts():
    """(kind, language) of everything above."""
    return [(kind, language) for kind in KINDS for language in LANGUAGES]


def page_in(model, language):
    return model.objects.get(locale__language_code=language)


def add_samples():
    add_articles()
    add_page_in_german_only()
    add_milestone_in_german_only()


def add_articles():
    key = uuid.uuid4()
    words = {
        "de": ("Besuch aus Jinan", "besuch", "Eine Delegation aus 济南 war zu Gast."),
        "en": ("A visit from Jinan", "visit", "A delegation from 济南 was our guest."),
        "zh-hans": ("济南代表团来访", "fangwen", "济南代表团访问了 Dresden 的企业。"),
    }
    for language, (title, slug, lede) in words.items():
        article = NewsPage(
            title=title,
            slug=slug,
            lede=lede,
            search_description=lede,
            translation_key=key,
            locale=Locale.objects.get(language_code=language),
            picture=Picture.objects.first(),
            picture_alt="Alt",
            body=json.dumps([{"type": "text", "value": f"<h2>{title}</h2><p>{lede}</p>"}]),
        )
        page_in(NewsIndexPage, language).add_child(instance=article)


def add_page_in_german_only():
    """With every block that an editor can choose."""
    page = StandardPage(
        title="Nur auf Deutsch",
        slug=ONLY_GERMAN,
        lede="Diese Seite hat noch niemand übersetzt.",
        search_description="Eine Seite, die noch niemand übersetzt hat.",
        locale=Locale.objects.get(language_code="de"),
        body=json.dumps(every_block()),
    )
    page_in(HomePage, "de").add_child(instance=page)
    return page


def every_block():
    picture = {"picture": Picture.objects.first().pk, "alt_text": "Eine Brücke", "caption": "济南"}
    document = get_document_model().objects.create(
        title="Bericht", file=ContentFile(b"Bericht", "bericht.txt")
    )
    return [
        {
            "type": "text",
            "value": "<h2>Worum es geht</h2><ul><li>济南高新区</li></ul><h3>Mehr</h3>",
        },
        {"type": "picture", "value": picture},
        {"type": "gallery", "value": [picture, picture | {"alt_text": "", "is_decorative": True}]},
        {"type": "quote", "value": {"text": "Gut.", "person": "Jemand", "role": "Gast"}},
        {"type": "companies", "value": {"text": "Über 250 Unternehmen."}},
        {"type": "figures", "value": {"items": [{"value": "250+", "label": "Unternehmen"}]}},
        {"type": "documents", "value": {"items": [{"document": document.pk, "title": ""}]}},
        {
            "type": "call_to_action",
            "value": {"text": "", "label": "Los", "page": page_in(HomePage, "de").pk},
        },
        {"type": "office_details", "value": {"show": "contact"}},
    ]


def add_milestone_in_german_only(**fields):
    milestone = MilestonePage(
        **{
            "title": "Noch nicht übersetzt",
            "slug": ONLY_GERMAN,
            "summary": "Dieser Meilenstein steht nur auf Deutsch da.",
            "search_description": "Ein Meilenstein, der noch nicht übersetzt ist.",
            "start_date": datetime.date(2015, 6, 1),
            "first_published_at": timezone.now(),
            "locale": Locale.objects.get(language_code="de"),
        }
        | fields
    )
    milestone.pictures = [
        MilestonePicture(
            picture=Picture.objects.first(),
            alt_text="Eine Brücke im Nebel",
            caption="Am Morgen",
            locale=milestone.locale,
        )
    ]
    return page_in(TimelinePage, "de").add_child(instance=milestone)
