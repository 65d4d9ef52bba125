"""The field for a picture's file: looks at the head of a file before anybody opens all of it."""

import re
from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from PIL import Image
from wagtail.images.fields import WagtailImageField

KINDS = {"avif": "AVIF", "jpeg": "JPEG", "jpg": "JPEG", "png": "PNG", "webp": "WEBP"}
# Many telephones put a second, smaller picture behind the first one of a JPEG.
_SAME_AS = {"MPO": "JPEG"}

WRONG_KIND = _("“%(name)s” is no JPEG, PNG, WebP or AVIF. Save the picture in one of these forms.")
HEIC = _(
    "“%(name)s” is a picture as iPhones store it, which browsers cannot show. "
    "Save it as JPEG and choose that file."
)
SVG = _(
    "“%(name)s” is an SVG drawing, which may carry programs. Save it as PNG and choose that file."
)
TOO_BIG = _(
    "“%(name)s” has %(size)s; at most %(most)s are possible. "
    "Make the picture smaller, for example 3000 pixels wide, and choose that file."
)
TOO_MANY_PIXELS = _(
    "“%(name)s” has %(pixels)s million pixels; at most %(most)s million are possible. "
    "Make the picture smaller, for example 3000 pixels wide, and choose that file."
)
UNREADABLE = _(
    "“%(name)s” cannot be read as a picture. It may be damaged, or no picture at all: "
    "open it on your computer, save it again as JPEG and choose that file."
)
OTHER_INSIDE = _(
    "“%(name)s” is a %(kind)s inside, whatever its name says. Give the name that ending."
)
MOVING = _("“%(name)s” is a moving picture. Save one of its pictures and choose that file.")


def problem(sentence, file, **values):
    return ValidationError(sentence, params={"name": PurePath(file.name).name[-80:], **values})


class PictureFileField(WagtailImageField):
    def to_python(self, data):
        if data not in self.empty_values:
            _check_name(data)
            _check_size(data)
            _check_head(data)
            data.seek(0)
        return super().to_python(data)

    def check_image_pixel_size(self, f):
        """Done already; Wagtail would open the whole picture to ask for its size."""


def _ending(file):
    return PurePath(file.name).suffix.lower().removeprefix(".")


def _check_name(file):
    ending = _ending(file)
    if ending not in KINDS:
        special = {"svg": SVG, "heic": HEIC, "heif": HEIC}
        raise problem(special.get(ending, WRONG_KIND), file)


def _check_size(file):
    most = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
    if file.size > most:
        sizes = {"size": filesizeformat(file.size), "most": filesizeformat(most)}
        raise problem(TOO_BIG, file, **sizes)


def _check_head(file):
    file.seek(0)
    try:
        with Image.open(file, formats=list(KINDS.values())) as picture:
            kind, (width, height) = picture.format, picture.size
            moves = getattr(picture, "is_animated", False) and kind not in _SAME_AS
    except Image.DecompressionBombError as bomb:
        pixels = int(re.search(r"\d+", str(bomb))[0])
        raise _too_many(pixels, file) from bomb
    except OSError as error:
        raise problem(UNREADABLE, file) from error
    if width * height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
        raise _too_many(width * height, file)
    kind = _SAME_AS.get(kind, kind)
    if kind != KINDS[_ending(file)]:
        raise problem(OTHER_INSIDE, file, kind=kind)
    if moves:
        raise problem(MOVING, file)


def _too_many(pixels, file):
    most = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS
    # Rounded up, so that a picture of 40.1 million never reads as one of 40.
    return problem(TOO_MANY_PIXELS, file, pixels=-(-pixels // 10**6), most=most // 10**6)
