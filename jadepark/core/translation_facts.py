"""Facts are the same in all languages: dates, places, pictures. They wait for no translator."""

import json

from django.db import models
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import copy_synchronised_fields, get_translatable_fields


def share_facts(source, target, before=None):
    """Copy what is not text from `source` to `target`: to what is live, scheduled and a draft.

    `before` is the source as it was until now. With it, what an editor chose to be different in
    one language stays so, where the field allows a choice. Returns whether anything differed.
    """
    planned = target.scheduled_revision
    draft = _draft(target, planned)
    changed = target.live and _take_facts(source, target, before)
    if changed:
        target.save_revision(changed=False, clean=False).publish()
    # Both again even where nothing changed in them: what was just published is no longer older.
    if planned is not None:
        changed = _renew(source, planned.as_object(), before, changed, planned)
    if draft is not None:
        changed = _renew(source, draft, before, changed)
    return changed


def _draft(page, planned):
    """What somebody is working on, None if that is what is live or planned."""
    if page.live and not page.has_unpublished_changes:
        return None
    if planned is not None and planned.pk == page.latest_revision_id:
        return None
    return page.get_latest_revision_as_object()


def _renew(source, version, before, must, planned=None):
    """Save a version with today's facts; goes live when `planned` would have. Returns whether."""
    if not _take_facts(source, version, before) and not must:
        return False
    revision = version.save_revision(clean=False)
    if planned is not None:
        go_live_at = planned.approved_go_live_at
        type(planned).objects.filter(pk=planned.pk).update(approved_go_live_at=None)
        revision.approved_go_live_at = go_live_at
        revision.save(update_fields=["approved_go_live_at"])
    return True


def _take_facts(source, target, before):
    was = _comparable(target)
    kept = _texts_of(target) | _chosen_here(target, before)
    copy_synchronised_fields(source, target)
    _put_back(target, kept)
    for name in _stream_fields(type(target)):
        _take_facts_of_stream(name, source, target, before)
    return _comparable(target) != was


def _comparable(page):
    """The page's content without what only says which row of the database holds it."""

    def without_ids(value):
        if isinstance(value, dict):
            return {k: without_ids(v) for k, v in value.items() if k not in {"pk", "page"}}
        return [without_ids(one) for one in value] if isinstance(value, list) else value

    return without_ids(json.loads(page.to_json()))


def _chosen_here(target, before):
    """{column: value} of the fields that an editor may and did set otherwise than the source."""
    if before is None:
        return {}
    fields = [
        one.get_field(type(target))
        for one in get_translatable_fields(type(target))
        if not one.is_translated(target) and one.is_overridable(target)
    ]
    columns = [field.attname for field in fields if isinstance(field, models.Field)]
    return {
        name: getattr(target, name)
        for name in columns
        if getattr(target, name) != getattr(before, name)
    }


def _texts_of(page):
    """{field: value}, and for rows of translatable relations {field: {key: {field: value}}}."""
    texts = {}
    for field in _text_fields(type(page)):
        if field.one_to_many:
            rows = getattr(page, field.name).all()
            texts[field.name] = {row.translation_key: _texts_of(row) for row in rows}
        else:
            texts[field.name] = getattr(page, field.attname)
    return texts


def _put_back(page, texts):
    """The texts again; a row that is new here has none yet, and no German one either."""
    for name, text in texts.items():
        if not isinstance(text, dict):
            setattr(page, name, text)
            continue
        for row in getattr(page, name).all():
            _put_back(row, text.get(row.translation_key) or _no_texts(row))


def _no_texts(row):
    return {field.name: "" for field in _text_fields(type(row)) if not field.one_to_many}


def _text_fields(model):
    fields = [
        one.get_field(model) for one in get_translatable_fields(model) if one.is_translated(None)
    ]
    return [
        field
        for field in fields
        if isinstance(field, models.Field)
        or (field.one_to_many and issubclass(field.related_model, TranslatableMixin))
    ]


def _stream_fields(model):
    return [field.name for field in _text_fields(model) if isinstance(field, StreamField)]


def _take_facts_of_stream(name, source, target, before):
    """Pictures and other choices inside blocks that both languages have; blocks stay as they are.

    Without `before` nobody can tell a correction from a choice that was made for one language.
    """
    if before is None:
        return
    block = getattr(source, name).stream_block
    was, now, here = (_raw(getattr(page, name)) for page in (before, source, target))
    setattr(target, name, json.dumps(_merged(block, was, now, here)))


def _raw(stream):
    return stream.stream_block.get_prep_value(stream)


def _merged(block, was, now, here):
    """`here` with what changed between `was` and `now`, unless it was different here already."""
    if isinstance(block, blocks.StructBlock):
        return here | {
            name: _merged(child, was[name], now[name], here[name])
            for name, child in block.child_blocks.items()
            if name in was and name in now and name in here
        }
    if isinstance(block, blocks.StreamBlock | blocks.ListBlock):
        return _merged_items(block, was, now, here)
    is_text = isinstance(block, blocks.CharBlock | blocks.TextBlock | blocks.RichTextBlock)
    return here if is_text or here != was else now


def _merged_items(block, was, now, here):
    old, new = ({one["id"]: one["value"] for one in items} for items in (was, now))
    return [
        _merged_item(block, old[one["id"]], new[one["id"]], one)
        if one["id"] in old and one["id"] in new
        else one
        for one in here
    ]


def _merged_item(block, was, now, item):
    is_list = isinstance(block, blocks.ListBlock)
    child = block.child_block if is_list else block.child_blocks[item["type"]]
    return item | {"value": _merged(child, was, now, item["value"])}
