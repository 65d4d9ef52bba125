"""Unsaved pages from the content files: the same parts and identities in each language."""

import json

from wagtail.models import Locale, Page

from timeline.dates import parse
from timeline.models import (
    MilestoneOrganisation,
    MilestonePage,
    MilestonePerson,
    MilestonePicture,
    MilestonePlace,
    MilestoneTopic,
    Organisation,
    Person,
    Place,
    TimelinePage,
    Topic,
)

from ..content_files import identity, rich_text
from ..models import HomePage, NewsIndexPage, StandardPage

PAGE_MODELS = {
    "home": HomePage,
    "timeline": TimelinePage,
    "standard": StandardPage,
    "news_index": NewsIndexPage,
}


def build_milestone(content, language, pictures):
    """A MilestonePage of one entry of content/milestones; `pictures` by key."""
    texts = content[language]
    page = MilestonePage(
        **_common(content, texts, language),
        **_dates(parse(_edtf(content["date"]))),
        position=content["position"],
        figure=content.get("figure", ""),
        summary=texts["summary"],
        body=rich_text(texts["body"]),
    )
    page.milestone_places = _rows(MilestonePlace, "place", Place, content["places"])
    page.milestone_topics = _rows(MilestoneTopic, "topic", Topic, content["topics"])
    page.milestone_organisations = _rows(
        MilestoneOrganisation, "organisation", Organisation, content["organisations"]
    )
    page.milestone_people = list(_people(content))
    page.pictures = list(_pictures(content, language, pictures))
    return page


def build_page(content, language, pictures):
    """A page of one entry of content/pages; `pictures` by key."""
    texts = content[language]
    model = PAGE_MODELS[content["type"]]
    fields = {"lede": texts.get("lede", "")}
    if model is HomePage:
        fields["headline"] = texts["headline"]
        fields["picture"] = pictures.get(content.get("picture"))
        fields["picture_alt"] = texts.get("picture_alt", "")
    if model is StandardPage:
        fields["is_in_footer"] = content["in_footer"]
    if model in (HomePage, StandardPage):
        fields["body"] = json.dumps(
            [
                _block(block, identity(content["key"], number), language, pictures)
                for number, block in enumerate(content.get("body", []))
                if block["type"] != "picture" or block["picture"] in pictures
            ]
        )
    return model(
        **_common(content, texts, language),
        menu_title=texts.get("menu_title", ""),
        show_in_menus=content["in_menu"],
        **fields,
    )


def page_of(key, language):
    """The page that this key names, or None when an editor has deleted it."""
    return Page.objects.filter(
        translation_key=identity(key), locale__language_code=language
    ).first()


def _common(content, texts, language):
    return {
        "translation_key": identity(content["key"]),
        "locale": Locale.objects.get(language_code=language),
        "title": texts["title"],
        "slug": texts["slug"],
        "search_description": texts["description"],
    }


def _edtf(date):
    circa = "~" if date.get("circa") else ""
    end = ".." if date.get("open") else date.get("end")
    return f"{date['start']}{circa}/{end}" if end else f"{date['start']}{circa}"


def _dates(span):
    fields = {
        "start_date": span.start.date,
        "start_precision": span.start.precision,
        "start_circa": span.start.circa,
        "is_open_ended": span.is_open,
    }
    if span.end:
        fields |= {"end_date": span.end.date, "end_precision": span.end.precision}
    return fields


def _rows(model, name, register, keys):
    records = register.objects.in_bulk(keys, field_name="key")
    known = [records[key] for key in keys if key in records]
    return [model(sort_order=number, **{name: one}) for number, one in enumerate(known)]


def _people(content):
    for number, row in enumerate(content.get("people", [])):
        person = Person.objects.filter(key=row["person"]).first()
        if person is not None:
            role = row["role"]
            yield MilestonePerson(
                sort_order=number,
                person=person,
                role_de=role["de"],
                role_en=role["en"],
                role_zh=role["zh-hans"],
            )


def _pictures(content, language, pictures):
    for number, row in enumerate(content.get("pictures", [])):
        if row["picture"] in pictures:
            yield MilestonePicture(
                sort_order=number,
                translation_key=identity(content["key"], "picture", number),
                locale=Locale.objects.get(language_code=language),
                picture=pictures[row["picture"]],
                alt_text=row["alt"][language],
                caption=row["caption"][language],
            )


def _block(block, block_id, language, pictures):
    """As StreamField stores it. Items of lists have identities too: translations hang on them."""
    return {
        "type": block["type"],
        "value": _BLOCKS[block["type"]](block, block_id, language, pictures),
        "id": str(block_id),
    }


def _text(block, block_id, language, pictures):
    return rich_text(block[language])


def _picture(block, block_id, language, pictures):
    return {
        "picture": pictures[block["picture"]].pk,
        "is_decorative": False,
        "alt_text": block["alt"][language],
        "caption": block["caption"][language],
    }


def _figures(block, block_id, language, pictures):
    return {
        "items": [
            {
                "type": "item",
                "value": {"value": item["value"][language], "label": item["label"][language]},
                "id": str(identity(block_id, number)),
            }
            for number, item in enumerate(block["items"])
        ]
    }


def _companies(block, block_id, language, pictures):
    return {"text": block["text"][language]}


def _call_to_action(block, block_id, language, pictures):
    return {
        "text": block.get("text", {}).get(language, ""),
        "label": block["label"][language],
        "page": getattr(page_of(block["page"], "de"), "pk", None),
    }


def _office_details(block, block_id, language, pictures):
    return {"show": block["show"]}


_BLOCKS = {
    "text": _text,
    "picture": _picture,
    "figures": _figures,
    "companies": _companies,
    "call_to_action": _call_to_action,
    "office_details": _office_details,
}
