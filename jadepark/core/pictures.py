"""Stored originals without the camera's memory: place, time, serial number."""

from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image, ImageCms, ImageOps

# Re-encoding keeps what the eye sees; the figures are high because every rendition starts here.
# Neither optimised nor progressive: that takes half a gigabyte for a large photograph.
_HOW_TO_SAVE = {
    "JPEG": {"quality": 92, "subsampling": 0},
    "PNG": {},
    "WEBP": {"quality": 92, "method": 4},
    "AVIF": {"quality": 85, "speed": 8},
}


def without_metadata(file) -> ContentFile:
    """A copy of the picture in `file` with its pixels and colour profile and nothing else.

    The orientation that a camera noted beside the pixels is applied to them first. Raises OSError,
    SyntaxError or ValueError when the file is damaged.
    """
    file.seek(0)
    with Image.open(file) as picture:
        # Many telephones put a second picture behind the first; it has a memory too.
        kind = "JPEG" if picture.format == "MPO" else picture.format
        ImageOps.exif_transpose(picture, in_place=True)
        clean = _as_browsers_show_it(picture)
        kept = {
            name: clean.info[name] for name in ("icc_profile", "transparency") if name in clean.info
        }
        # Some of Pillow's writers take what stands here, comments for example.
        clean.info = {}
        stored = BytesIO()
        clean.save(stored, kind, **_HOW_TO_SAVE[kind], **kept)
    return ContentFile(stored.getvalue(), name=file.name)


def _as_browsers_show_it(picture):
    """In eight bits and in the colours of screens; transparency as its own channel or palette."""
    if picture.mode == "CMYK":
        return _from_print(picture)
    if picture.mode.startswith(("I", "F")):
        # From sixteen bits; Pillow's own conversion would make everything bright white.
        return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if picture.mode in {"L", "RGB"} and "transparency" in picture.info:
        return picture.convert("LA" if picture.mode == "L" else "RGBA")
    return picture.convert("RGBA") if picture.mode == "PA" else picture


def _from_print(picture):
    profile = picture.info.get("icc_profile")
    picture.info = {}
    if profile:
        try:
            return ImageCms.profileToProfile(
                picture, BytesIO(profile), ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except ImageCms.PyCMSError:
            # A broken profile; the colours come near enough without it.
            pass
    return picture.convert("RGB")
