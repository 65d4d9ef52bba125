"""The sizes and formats in which the site sends pictures, in one place."""

import logging
from functools import cache

from wagtail.images.models import Filter, SourceImageIOError

logger = logging.getLogger(__name__)

WIDTHS = (480, 800, 1280)
CARD = "fill-720x405"
SHARE = "fill-1200x630|format-jpeg|jpegquality-80"
# Best first: a browser takes the first that it can read.
_OPTIONS = {
    "avif": "format-avif|avifquality-60",
    "webp": "format-webp|webpquality-78",
    "jpeg": "format-jpeg|jpegquality-80",
}
KINDS = tuple(_OPTIONS)


def filter_spec(size: str, kind: str) -> str:
    """A Wagtail filter: `size` such as width-800, `kind` one of KINDS."""
    return f"{size}|{_OPTIONS[kind]}"


def filter_specs(*sizes):
    return tuple(filter_spec(size, kind) for kind in KINDS for size in sizes)


WHOLE = tuple(f"width-{width}" for width in WIDTHS)
FILTERS = filter_specs(*WHOLE)
CARD_FILTERS = filter_specs(CARD)
# The shared one last: where it is, all of them are.
ALL_SPECS = (*FILTERS, *CARD_FILTERS, SHARE)


@cache
def _filter(spec: str) -> Filter:
    """One for all pictures: to read a spec takes longer than to write the picture's HTML."""
    return Filter(spec)


def renditions_of(image, *specs) -> dict:
    """{spec: rendition}; empty when the original is lost and a size of it was never made."""
    try:
        return image.get_renditions(*map(_filter, specs))
    except (SourceImageIOError, OSError):
        logger.warning("The file of picture %s is lost. Upload it again.", image.pk)
        return {}


def build_renditions(pictures) -> int:
    """Make every size now, so that the first visitor does not wait. Returns how many there are."""
    return sum(len(picture.get_renditions(*ALL_SPECS)) for picture in pictures)
