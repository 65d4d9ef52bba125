"""Every size of every picture, without drawing it: making the real ones takes half a minute.

A grey picture of the right width stands for all of one size, because tests look at pages. They are
in the database that every test starts with.
"""

from functools import cache
from io import BytesIO

import django
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

FOLDER = "images"


def main():
    django.setup()
    from jadepark.core.models import Picture, Rendition
    from timeline.pictures import CARD_FILTERS, FILTERS, SHARE

    files = {spec: _file(spec) for spec in (*FILTERS, *CARD_FILTERS, SHARE)}
    Rendition.objects.bulk_create(
        [
            Rendition(image=picture, filter_spec=spec, file=file, width=width, height=height)
            for picture in Picture.objects.all()
            for spec, (file, width, height) in files.items()
        ]
    )


def _file(spec):
    """(name, width, height) of the grey picture for a filter."""
    width, height = _size(spec)
    kind = spec.split("format-")[1].split("|")[0]
    name = f"{FOLDER}/grey-{width}.{kind}"
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(_grey(width, height, kind)))
    return name, width, height


def _size(spec):
    """width-800 and fill-720x405 as (width, height); our illustrations are 16 by 9."""
    size = spec.split("|")[0].split("-")[1]
    width, _x, height = size.partition("x")
    return int(width), int(height or int(width) * 9 // 16)


@cache
def _grey(width, height, kind):
    file = BytesIO()
    Image.new("RGB", (width, height), "grey").save(file, kind)
    return file.getvalue()


if __name__ == "__main__":
    main()
