"""Stored originals without the camera's memory: place, time, serial number."""

from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image, ImageOps

# Re-encoding keeps what the eye sees; the figures are high because every rendition starts here.
_HOW_TO_SAVE = {
    "JPEG": {"quality": 92, "subsampling": 0, "optimize": True, "progressive": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 92, "method": 4},
    "AVIF": {"quality": 85, "speed": 8},
}


def without_metadata(file) -> ContentFile:
    """A copy of the picture in `file` with its pixels and colour profile and nothing else.

    The orientation that a camera noted beside the pixels is applied to them first.
    """
    file.seek(0)
    with Image.open(file) as picture:
        kind = picture.format
        upright = ImageOps.exif_transpose(picture)
        clean = Image.new(upright.mode, upright.size)
        if upright.mode == "P":
            clean.putpalette(upright.palette)
        clean.paste(upright)
        options = dict(_HOW_TO_SAVE[kind])
        if profile := picture.info.get("icc_profile"):
            options["icc_profile"] = profile
        if "transparency" in picture.info and upright.mode == "P":
            options["transparency"] = picture.info["transparency"]
        stored = BytesIO()
        clean.save(stored, kind, **options)
    return ContentFile(stored.getvalue(), name=file.name)
