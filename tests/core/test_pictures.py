"""Pictures as editors upload them: nothing secret is stored, nothing dangerous is opened."""

import json
import struct
import subprocess
import sys
import zlib
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import ExifTags, Image, ImageCms, PngImagePlugin
from wagtail.users.models import UserProfile

from jadepark.core.models import Picture
from jadepark.core.pictures import without_metadata
from tests.admin_forms import entries_of, sentences_at
from timeline.models import MilestonePage, MilestonePicture

pytestmark = pytest.mark.django_db

SECRET = b"SECRET"
KINDS = ("JPEG", "PNG", "WEBP", "AVIF")
ENDING = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif"}
RED, BLUE = (250, 0, 0), (0, 0, 250)


@pytest.fixture
def editor(admin_client, admin_user, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    UserProfile.objects.create(user=admin_user, preferred_language="en")
    return admin_client


def red_and_blue(mode="RGB"):
    """Red on the left, blue on the right."""
    picture = Image.new("RGB", (64, 32), RED)
    picture.paste(BLUE, (32, 0, 64, 32))
    return picture.convert(mode)


def file_of(picture, kind="JPEG", name="", **options):
    stored = BytesIO()
    picture.save(stored, kind, **options)
    return SimpleUploadedFile(name or f"bild.{ENDING[kind]}", stored.getvalue())


def talkative(kind, picture=None, orientation=6):
    """A file that tells where, when and with what it was taken, and how the camera was held."""
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "SECRET camera"
    exif[ExifTags.Base.Orientation] = orientation
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "SECRET"
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>SECRET</x:xmpmeta>"
    options = {"exif": exif, "xmp": xmp}
    if kind == "PNG":
        texts = PngImagePlugin.PngInfo()
        texts.add_text("Comment", "SECRET")
        texts.add_itxt("XML:com.adobe.xmp", xmp.decode())
        options = {"exif": exif, "pnginfo": texts}
    if kind == "JPEG":
        options["comment"] = "SECRET"
    return file_of(picture or red_and_blue(), kind, **options)


def opened(file):
    file.seek(0)
    return Image.open(BytesIO(file.read()))


def nearly(colour, other):
    return all(abs(one - two) < 30 for one, two in zip(colour, other, strict=True))


@pytest.mark.parametrize("kind", KINDS)
def test_a_stored_picture_tells_nothing_of_the_camera(kind):
    told = talkative(kind)
    assert SECRET in told.read()

    clean = without_metadata(told)

    assert SECRET not in clean.read()
    assert not dict(opened(clean).getexif())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("orientation", "size", "red_at", "blue_at"),
    [
        (1, (64, 32), (5, 15), (60, 15)),
        (3, (64, 32), (60, 15), (5, 15)),
        (5, (32, 64), (15, 5), (15, 60)),
        (6, (32, 64), (15, 5), (15, 60)),
        (8, (32, 64), (15, 60), (15, 5)),
    ],
)
def test_a_picture_is_turned_as_the_camera_was_held(kind, orientation, size, red_at, blue_at):
    clean = opened(without_metadata(talkative(kind, orientation=orientation))).convert("RGB")

    assert clean.size == size
    assert nearly(clean.getpixel(red_at), RED)
    assert nearly(clean.getpixel(blue_at), BLUE)


@pytest.mark.parametrize("kind", KINDS)
def test_a_colour_profile_is_kept(kind):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    clean = opened(without_metadata(file_of(red_and_blue(), kind, icc_profile=profile)))

    assert clean.info["icc_profile"] == profile


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF"])
def test_transparency_is_kept(kind):
    picture = red_and_blue("RGBA")
    picture.putpixel((0, 0), (0, 0, 0, 0))

    clean = opened(without_metadata(file_of(picture, kind, lossless=True, quality=100)))

    assert clean.convert("RGBA").getpixel((60, 30))[3] == 255
    assert clean.convert("RGBA").getpixel((0, 0))[3] < 100


@pytest.mark.parametrize("mode", ["P", "L", "RGB"])
def test_one_transparent_colour_of_a_png_is_kept(mode):
    picture = Image.new(mode, (4, 4), 0)
    picture.putpixel((3, 3), 9 if mode != "RGB" else (9, 9, 9))
    seen_through = 0 if mode != "RGB" else (0, 0, 0)

    clean = opened(without_metadata(file_of(picture, "PNG", transparency=seen_through)))

    assert clean.convert("RGBA").getpixel((0, 0))[3] == 0
    assert clean.convert("RGBA").getpixel((3, 3))[3] == 255


def test_sixteen_bits_of_grey_become_eight_of_the_same_grey():
    grey = Image.new("I;16", (4, 4), 128 * 256)

    clean = opened(without_metadata(file_of(grey, "PNG")))

    assert (clean.mode, clean.getpixel((0, 0))) == ("L", 128)


def test_a_picture_for_print_gets_the_colours_of_screens():
    clean = opened(without_metadata(file_of(red_and_blue("CMYK"))))

    assert clean.mode == "RGB"
    assert nearly(clean.getpixel((5, 15)), RED)


def test_a_picture_for_print_with_a_broken_profile_is_stored_all_the_same():
    clean = opened(without_metadata(file_of(red_and_blue("CMYK"), icc_profile=b"nonsense")))

    assert (clean.mode, "icc_profile" in clean.info) == ("RGB", False)


def test_a_palette_stays_as_small_as_it_was():
    clean = opened(without_metadata(file_of(red_and_blue("P"), "PNG")))

    assert clean.mode == "P"
    assert nearly(clean.convert("RGB").getpixel((5, 15)), RED)


def test_of_a_telephones_double_picture_the_first_is_stored():
    file = file_of(red_and_blue(), "MPO", "bild.jpg", save_all=True, append_images=[red_and_blue()])
    assert opened(file).format == "MPO"

    clean = opened(without_metadata(file))

    assert (clean.format, clean.size) == ("JPEG", (64, 32))


def upload(client, file, **entered):
    address = reverse("wagtailimages:add")
    entries = entries_of(client.get(address), "form[enctype]") | {"title": "Brücke"} | entered
    return client.post(address, entries | {"file": file})


@pytest.mark.parametrize("kind", KINDS)
def test_an_upload_stores_the_picture_upright_and_silent(editor, kind):
    response = upload(editor, talkative(kind), credit="Ein Fotograf")

    picture = Picture.objects.get(title="Brücke")
    assert response.status_code == 302
    assert (picture.width, picture.height, picture.credit) == (32, 64, "Ein Fotograf")
    assert SECRET not in picture.file.read()


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_uploaded_can_be_shown(editor, kind):
    upload(editor, talkative(kind))

    picture = Picture.objects.get(title="Brücke")
    shown = picture.get_rendition("width-16|format-jpeg")
    assert (shown.width, shown.height) == (16, 32)
    assert SECRET not in shown.file.read()


def test_a_double_picture_is_not_taken_for_a_moving_one(editor):
    file = file_of(red_and_blue(), "MPO", "bild.jpg", save_all=True, append_images=[red_and_blue()])

    assert upload(editor, file).status_code == 302


def empty_png(width, height):
    """A PNG of one bit a pixel, all black: tiny as a file whatever its size."""

    def chunk(name, data):
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    row = bytes(1 + (width + 7) // 8)
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    chunks = chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")
    return SimpleUploadedFile("riesig.png", b"\x89PNG\r\n\x1a\n" + chunks)


def moving(kind):
    return file_of(
        red_and_blue(), kind, save_all=True, append_images=[red_and_blue().rotate(180)]
    )  # fmt: skip


def named(file, name):
    file.seek(0)
    return SimpleUploadedFile(name, file.read())


def cut_off():
    whole = file_of(red_and_blue().resize((400, 400)))
    return SimpleUploadedFile("bild.jpg", whole.read()[:-400])


WIDE = "Make the picture smaller, for example 3000 pixels wide, and choose that file."
UNREADABLE = (
    "“{}” cannot be read as a picture. It may be damaged, or no picture at all: "
    "open it on your computer, save it again as JPEG and choose that file."
)


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (
            lambda: empty_png(11_300, 11_300),
            f"“riesig.png” has 128 million pixels; at most 40 million are possible. {WIDE}",
        ),
        (
            lambda: empty_png(30_000, 30_000),
            f"“riesig.png” has 900 million pixels; at most 40 million are possible. {WIDE}",
        ),
        (
            lambda: SimpleUploadedFile("gross.jpg", bytes(15 * 1024 * 1024 + 1)),
            f"“gross.jpg” has 15.0\xa0MB; at most 15.0\xa0MB are possible. {WIDE}",
        ),
        (
            lambda: SimpleUploadedFile("brief.jpg", b"Sehr geehrte Damen und Herren"),
            UNREADABLE.format("brief.jpg"),
        ),
        (cut_off, UNREADABLE.format("bild.jpg")),
        (
            lambda: SimpleUploadedFile("zeichnung.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
            "“zeichnung.svg” is an SVG drawing, which may carry programs. "
            "Save it as PNG and choose that file.",
        ),
        (
            lambda: SimpleUploadedFile("zeichnung.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
            UNREADABLE.format("zeichnung.png"),
        ),
        (
            lambda: SimpleUploadedFile("IMG_1.HEIC", b"\0\0\0\x18ftypheic"),
            "“IMG_1.HEIC” is a picture as iPhones store it, which browsers cannot show. "
            "Save it as JPEG and choose that file.",
        ),
        (
            lambda: SimpleUploadedFile("bild.gif", b"GIF89a"),
            "“bild.gif” is no JPEG, PNG, WebP or AVIF. Save the picture in one of these forms.",
        ),
        (
            lambda: named(file_of(red_and_blue(), "PNG"), "bild.jpg"),
            "“bild.jpg” is a PNG inside, whatever its name says. Give the name that ending.",
        ),
        (
            lambda: moving("WEBP"),
            "“bild.webp” is a moving picture. Save one of its pictures and choose that file.",
        ),
        (
            lambda: moving("PNG"),
            "“bild.png” is a moving picture. Save one of its pictures and choose that file.",
        ),
    ],
    ids=[
        "pixels", "bomb", "bytes", "text", "cut off", "svg", "svg as png", "heic", "gif",
        "png as jpg", "moving webp", "moving png",
    ],
)  # fmt: skip
def test_what_is_no_picture_for_the_site_is_refused_with_a_sentence(editor, file, sentence):
    response = upload(editor, file(), credit="Ein Fotograf")

    assert sentences_at(response, "file") == [sentence]
    assert entries_of(response, "form[enctype]")["credit"] == "Ein Fotograf"
    assert not Picture.objects.filter(title="Brücke").exists()


def upload_many(client, file):
    answer = client.post(
        reverse("wagtailimages:add_multiple"),
        {"title": file.name, "files[]": file},
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    return json.loads(answer.content)


def test_one_of_many_uploads_is_stored_silent_too(editor):
    answer = upload_many(editor, talkative("JPEG"))

    assert answer["success"]
    assert SECRET not in Picture.objects.get(pk=answer["image_id"]).file.read()


def test_one_of_many_uploads_is_refused_with_the_same_sentence(editor):
    answer = upload_many(editor, SimpleUploadedFile("brief.jpg", b"Sehr geehrte Damen und Herren"))

    assert (answer["success"], answer["error_message"]) == (False, UNREADABLE.format("brief.jpg"))


def test_a_picture_without_a_new_file_keeps_its_file(editor):
    upload(editor, talkative("JPEG"))
    picture = Picture.objects.get(title="Brücke")
    address = reverse("wagtailimages:edit", args=[picture.pk])

    entries = entries_of(editor.get(address), "form[enctype]") | {"credit": "Neu"}
    response = editor.post(address, entries)

    again = Picture.objects.get(pk=picture.pk)
    assert response.status_code == 302
    assert (again.credit, again.file.name) == ("Neu", picture.file.name)


MEASURE = """
import resource, sys
import django
django.setup()
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from jadepark.core.picture_field import PictureFileField

file = SimpleUploadedFile("riesig.png", sys.stdin.buffer.read())
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    PictureFileField().clean(file)
except ValidationError:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


def test_a_tiny_file_of_many_pixels_is_refused_without_opening_it():
    bomb = empty_png(11_300, 11_300)
    assert bomb.size < 20_000

    done = subprocess.run(
        [sys.executable, "-c", MEASURE],
        input=bomb.read(),
        capture_output=True,
        env={"DJANGO_SETTINGS_MODULE": "jadepark.settings.test"},
    )

    kilobytes = int(done.stdout)
    assert kilobytes < 20_000


@pytest.mark.django_db
def test_a_list_of_pages_publishes_no_picture_without_words(admin_client):
    milestone = MilestonePage.objects.filter(locale__language_code="de").first()
    milestone.pictures = [
        MilestonePicture(picture=Picture.objects.first(), locale=milestone.locale)
    ]
    milestone.save_revision()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    response = admin_client.post(f"{address}?id={milestone.pk}&next=/admin/", follow=True)

    assert milestone.title in " ".join(str(one) for one in response.context["messages"])
    assert not MilestonePicture.objects.filter(page=milestone, alt_text="").exists()
