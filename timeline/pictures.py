"""The sizes and formats in which the site sends pictures, in one place."""

WIDTHS = (480, 800, 1280)
SHARE = "fill-1200x630|format-jpeg|jpegquality-80"


def filter_spec(width, kind):
    return f"width-{width}|{_OPTIONS[kind]}"


# Best first: a browser takes the first that it can read.
_OPTIONS = {
    "avif": "format-avif|avifquality-60",
    "webp": "format-webp|webpquality-78",
    "jpeg": "format-jpeg|jpegquality-80",
}
FILTERS = tuple(filter_spec(width, kind) for kind in _OPTIONS for width in WIDTHS)
KINDS = tuple(_OPTIONS)


def build_renditions(pictures):
    """Make every size now, so that the first visitor does not wait. Returns how many there are."""
    built = 0
    for picture in pictures:
        built += len(picture.get_renditions(*FILTERS, SHARE))
    return built
