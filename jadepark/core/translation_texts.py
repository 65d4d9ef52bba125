"""The texts of a page as wagtail-localize sees them, and how two versions of them compare."""

import html
import re
from collections import Counter, defaultdict
from difflib import SequenceMatcher

from django.utils.text import capfirst
from django.utils.translation import gettext
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail_localize.models import (
    OverridableSegment,
    StringSegment,
    StringTranslation,
    TemplateSegment,
)
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from .wording import listed

# From here on two paragraphs count as one that was rewritten; below it, as two of their own.
_ALIKE = 0.5


def texts_of(page):
    """[(path, text)] of a page in the order in which they stand."""
    return [
        (segment.path, segment.string.data)
        for segment in extract_segments(page)
        if isinstance(segment, StringSegmentValue)
    ]


def source_texts(source):
    """[(path, segment)] of a translation source, in the order of the text."""
    segments = StringSegment.objects.filter(source=source).select_related("context", "string")
    return [(segment.context.path, segment) for segment in segments.order_by("order")]


def by_path(texts):
    grouped = defaultdict(list)
    for path, text in texts:
        grouped[path].append(text)
    return grouped


def different_parts(one, other):
    """{path: (how many texts in `one`, how many in `other`)} where these numbers differ."""
    left, right = Counter(path for path, _ in one), Counter(path for path, _ in other)
    return {
        path: (left[path], right[path])
        for path in sorted(left | right)
        if left[path] != right[path]
    }


def shape_of(source):
    """What makes a text another one: its strings, their links, their places and their order.

    Which picture stands in a place belongs to the facts; that one stands there, to the shape.
    """
    in_source = {"source": source}
    strings = StringSegment.objects.filter(**in_source).order_by("order")
    templates = TemplateSegment.objects.filter(**in_source).order_by("order")
    others = OverridableSegment.objects.filter(**in_source).order_by("order")
    return (
        list(strings.values_list("context_id", "string_id", "attrs")),
        [
            (path, _tags(text))
            for path, text in templates.values_list("context_id", "template__template")
            if _tags(text)
        ],
        list(others.values_list("context_id", flat=True)),
    )


def _tags(template):
    """Without the keys that the editor gives to paragraphs, and without empty ones."""
    return re.sub(r"<(\w+)[^>]*>", r"<\1>", template).replace("<p></p>", "")


def string_ids(source):
    """{context id: [string id, …]} of a translation source, in the order of the text."""
    grouped = defaultdict(list)
    segments = StringSegment.objects.filter(source=source).order_by("order")
    for context, string in segments.values_list("context_id", "string_id"):
        grouped[context].append(string)
    return grouped


def replaced(before, after, text_of):
    """Pairs (old, new) of what was rewritten in its place; `text_of` gives the text of each.

    What is in both, wherever, is no change. An inserted paragraph pairs with nothing.
    """
    pairs = []
    for kind, i, i_end, j, j_end in SequenceMatcher(None, before, after, False).get_opcodes():
        if kind == "replace":
            gone = [one for one in before[i:i_end] if one not in after]
            come = [one for one in after[j:j_end] if one not in before]
            pairs += _pairs(gone, come, text_of)
    return pairs


def _pairs(gone, come, text_of):
    """The most alike first, then what stands before them and what stands after them."""
    if not gone or not come:
        return []
    ratio, i, j = max(
        (SequenceMatcher(None, text_of(old), text_of(new), False).ratio(), -i, -j)
        for i, old in enumerate(gone)
        for j, new in enumerate(come)
    )
    i, j = -i, -j
    if ratio < _ALIKE:
        # Nothing tells which became which, unless there is only one way.
        return list(zip(gone, come, strict=True)) if len(gone) == len(come) else []
    return [
        *_pairs(gone[:i], come[:j], text_of),
        (gone[i], come[j]),
        *_pairs(gone[i + 1 :], come[j + 1 :], text_of),
    ]


def untranslated(source, locale):
    """The segments of a source that have no valid translation, in the order of the text."""
    return (
        StringSegment.objects.filter(source=source)
        .annotate_translation(locale)
        .filter(translation=None)
        .select_related("context", "string")
        .order_by("order")
    )


def is_in_step(source, page):
    """Whether `page` is what side-by-side publishing would make of it, but for its facts."""
    translated = (
        StringSegment.objects.filter(source=source)
        .annotate_translation(page.locale)
        .order_by("order")
        .values_list("context__path", "translation")
    )
    same_texts = _comparable(translated) == _comparable(texts_of(page))
    return same_texts and _frame(source.as_instance()) == _frame(page)


def _comparable(texts):
    """Without the slug, which may have got a number to be the only one of its name."""
    return [(path, html.unescape(text or "").strip()) for path, text in texts if path != "slug"]


def _frame(page):
    """What stands around the texts: paragraphs, headings, and where there is a picture."""
    # A link may lead elsewhere in another language; its address is part of the path.
    around = [
        (segment.path, _tags(segment.template) if hasattr(segment, "template") else "a choice")
        for segment in extract_segments(page)
        if not isinstance(segment, StringSegmentValue) and "'" not in segment.path
    ]
    return [(path, what) for path, what in around if what]


def same_as_german(source, page):
    """Texts of a sentence's length in `page` that are the German ones and nobody's translation."""
    german = set(
        StringSegment.objects.filter(source=source).values_list("context__path", "string__data")
    )
    stays = set(
        StringTranslation.objects.filter(
            context__object_id=source.object_id, locale=page.locale
        ).values_list("context__path", "data")
    )
    return [
        (path, text)
        for path, text in texts_of(page)
        if (path, text) in german - stays and path != "slug" and len(text.split()) > 3
    ]


def name_of(path, page):
    """What the form calls the part at this path: “Picture: alternative text”."""
    name, *rest = path.split(".")
    field = page._meta.get_field(name)
    if isinstance(field, StreamField):
        return ": ".join(_labels(field.stream_block, getattr(page, name), rest))
    if field.one_to_many:
        of_row = field.related_model._meta
        return f"{capfirst(of_row.verbose_name)}: {of_row.get_field(rest[-1]).verbose_name}"
    return str(field.verbose_name)


def _labels(block, value, path):
    """The labels of the blocks along a path, which names those of a stream or list by identity."""
    while path:
        key, *path = path
        if isinstance(block, blocks.StructBlock):
            block, value = block.child_blocks[key], value[key]
        else:
            children = value.bound_blocks if isinstance(block, blocks.ListBlock) else value
            child = next((one for one in children if one.id == key), None)
            if child is None:
                return
            block, value = child.block, child.value
        if not isinstance(block, blocks.ListBlock):
            yield str(block.label)


def list_of(segments, page):
    """“further text (2), Picture: alternative text”, for a sentence that says where to go."""
    names = Counter(name_of(segment.context.path, page) for segment in segments)
    several = gettext("%(name)s (%(count)d)")
    return listed(
        several % {"name": name, "count": count} if count > 1 else name
        for name, count in names.items()
    )
