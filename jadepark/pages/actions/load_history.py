"""Bring the office's history into an empty site, as editors and translators would have."""

from collections.abc import Callable

from django.core.files.images import ImageFile
from django.db import transaction
from wagtail.models import Locale, Page, Site

from jadepark.core.languages import SOURCE
from jadepark.core.models import Picture
from jadepark.core.translations import record_texts
from timeline.models import Line, Organisation, Person, Place, Topic
from timeline.pictures import build_renditions

from ..content_files import FOLDER, read, read_folder
from ..models import LoadedContent
from .content_pages import build_milestone, build_page, page_of

TARGETS = ("en", "zh-hans")
REGISTERS = {
    "lines": Line,
    "places": Place,
    "topics": Topic,
    "organisations": Organisation,
    "people": Person,
}


def load_history(say: Callable[[str], None] = print, with_renditions: bool = True) -> int:
    """Load what has never been loaded; leave alone what has. Returns how many things came new.

    Each page comes with its three languages in one transaction: cut off anywhere, the next run
    goes on where this one stopped.
    """
    loaded = set(LoadedContent.objects.values_list("key", flat=True))
    for code in (SOURCE, *TARGETS):
        Locale.objects.get_or_create(language_code=code)
    new = _load_registers(loaded)
    new += _load_pictures(loaded, say)
    pictures = {_key_of(one): one for one in Picture.objects.filter(file__contains="illustration-")}
    new += _load_pages(loaded, pictures, say)
    new += _load_milestones(loaded, pictures, say)
    if with_renditions and new:
        say(f"Building the sizes of {len(pictures)} pictures …")
        build_renditions(pictures.values())
    return new


def _key_of(picture):
    """illustration-bridge_Ab12.png → bridge: storage may add to the name, never before the _."""
    return picture.file.name.rsplit("illustration-", 1)[1].rsplit(".", 1)[0].split("_")[0]


@transaction.atomic
def _load_registers(loaded):
    new = 0
    for name, model in REGISTERS.items():
        for key, fields in read(f"registers/{name}.toml").items():
            if f"{name}/{key}" not in loaded:
                LoadedContent.objects.create(key=f"{name}/{key}")
                _create_record(model, key, fields)
                new += 1
    return new


def _create_record(model, key, fields):
    values = {name: value for name, value in fields.items() if name != "order"}
    if "order" in fields:
        values["position"] = fields["order"]
    if model is Place:
        values["line"] = Line.objects.filter(key=fields["line"]).first()
    record = model(key=key, **values)
    record.full_clean()
    record.save()


def _load_pictures(loaded, say):
    files = sorted((FOLDER / "pictures").glob("*.png"))
    new = [path for path in files if f"pictures/{path.stem}" not in loaded]
    if new:
        say(f"Loading {len(new)} illustrations …")
    for path in new:
        with transaction.atomic(), path.open("rb") as file:
            LoadedContent.objects.create(key=f"pictures/{path.stem}")
            Picture.objects.create(
                title=path.stem.replace("-", " ").capitalize(),
                file=ImageFile(file, name=f"illustration-{path.stem}.png"),
                is_illustration=True,
                credit="Jadepark",
                licence="© Jadepark",
                source="",
            )
    return len(new)


def _load_pages(loaded, pictures, say):
    """All of them in one go, for they link to each other."""
    contents = [one for one in read_folder("pages") if f"pages/{one['key']}" not in loaded]
    with transaction.atomic():
        created = [_create_german(one, pictures) for one in contents]
        for content, page in zip(contents, created, strict=True):
            _fill_and_translate(content, page, pictures)
            say(f"  {page.title}")
    return len(contents)


def _create_german(content, pictures):
    """In its place and live, still without what may link to a page that is not there yet."""
    page = build_page({**content, "body": []}, SOURCE, pictures)
    _add(page, content["parent"], content["key"])
    return page


def _fill_and_translate(content, page, pictures):
    full = build_page(content, SOURCE, pictures)
    if hasattr(full, "body"):
        page.body = full.body
        page.save_revision().publish()
    _translate(page, content, build_page, pictures)


def _load_milestones(loaded, pictures, say):
    contents = [one for one in read_folder("milestones") if f"pages/{one['key']}" not in loaded]
    for content in contents:
        with transaction.atomic():
            german = build_milestone(content, SOURCE, pictures)
            _add(german, "history", content["key"])
            _translate(german, content, build_milestone, pictures)
        say(f"  {german.title}")
    return len(contents)


def _add(page, parent_key, key):
    LoadedContent.objects.create(key=f"pages/{key}")
    parent = page_of(parent_key, SOURCE) if parent_key else Page.get_first_root_node()
    parent.add_child(instance=page)
    page.save_revision().publish()
    if not parent_key:
        _make_root(page)


def _translate(german, content, build, pictures):
    written = [record_texts(german, build(content, code, pictures)) for code in TARGETS]
    for translation in written:
        translation.save_target(publish=True)


def _make_root(home):
    """The site starts at our home page; the page that Wagtail's own migration made goes."""
    site = Site.objects.filter(is_default_site=True).first() or Site(
        hostname="localhost", is_default_site=True
    )
    welcome = site.root_page if site.pk else None
    site.root_page, site.site_name = home, home.title
    site.save()
    if welcome is not None and welcome.specific_class is Page:
        welcome.delete()
