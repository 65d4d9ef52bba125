"""Bring the office's history into an empty site, as editors and translators would have."""

from collections.abc import Callable

from django.core.files.images import ImageFile
from django.db import transaction
from wagtail.models import Locale, Page, Site

from jadepark.core.languages import SOURCE
from jadepark.core.models import Picture
from jadepark.core.translations import record_texts
from timeline.models import Line, Organisation, Person, Place, Topic
from timeline.pictures import ALL_SPECS, SHARE, renditions_of
from timeline.renditions import built_later

from ..content_files import FOLDER, read, read_folder
from ..models import LoadedContent
from .content_pages import build_milestone, build_page, page_of

TARGETS = ("en", "zh-hans")
# In the language of the sources, as an editor would have written it. Credit and licence are
# printed beneath a picture; what we have drawn ourselves needs neither.
OWN_DRAWING = "Eigene Zeichnung für diese Website, © Jadepark"
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
    with built_later():
        new += _load_pages(loaded, pictures, say)
        new += _load_milestones(loaded, pictures, say)
    if with_renditions:
        _build_sizes(say)
    return new


def _build_sizes(say):
    """Of every picture that lacks them: also when the last run was cut off in the middle of it."""
    waiting = Picture.objects.exclude(renditions__filter_spec=SHARE)
    if waiting:
        say(f"Building the sizes of {len(waiting)} pictures …")
    for picture in waiting:
        renditions_of(picture, *ALL_SPECS)


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
    titles = read("pictures/titles.toml")
    for path in new:
        with transaction.atomic(), path.open("rb") as file:
            LoadedContent.objects.create(key=f"pictures/{path.stem}")
            Picture.objects.create(
                title=titles[path.stem],
                file=ImageFile(file, name=f"illustration-{path.stem}.png"),
                is_illustration=True,
                source=OWN_DRAWING,
            )
    return len(new)


def _load_pages(loaded, pictures, say):
    """German first and all in one go, for the pages link to each other; then each translation."""
    contents = read_folder("pages")
    new = [one for one in contents if f"pages/{one['key']}" not in loaded]
    with transaction.atomic():
        for content in new:
            _add(build_page({**content, "body": []}, SOURCE, pictures), content["parent"], content)
        for content in new:
            _fill(content, pictures)
    for content in contents:
        if f"translations/{content['key']}" not in loaded:
            _translate_page(content, pictures)
            say(f"  {content[SOURCE]['title']}")
    return len(new)


def _fill(content, pictures):
    page = page_of(content["key"], SOURCE)
    full = build_page(content, SOURCE, pictures)
    if page is not None and hasattr(full, "body"):
        page = page.specific
        page.body = full.body
        page.save_revision().publish()


@transaction.atomic
def _translate_page(content, pictures):
    """In a transaction of its own: wagtail-localize publishes when it ends, and a parent that was
    published after its children were added would forget how many it has."""
    LoadedContent.objects.create(key=f"translations/{content['key']}")
    german = page_of(content["key"], SOURCE)
    if german is not None:
        _translate(german.specific, content, build_page, pictures)


def _load_milestones(loaded, pictures, say):
    contents = [one for one in read_folder("milestones") if f"pages/{one['key']}" not in loaded]
    for content in contents:
        with transaction.atomic():
            german = build_milestone(content, SOURCE, pictures)
            if not _add(german, "history", content):
                continue
            _translate(german, content, build_milestone, pictures)
        say(f"  {german.title}")
    return len(contents)


def _add(page, parent_key, content):
    LoadedContent.objects.create(key=f"pages/{content['key']}")
    parent = page_of(parent_key, SOURCE) if parent_key else Page.get_first_root_node()
    if parent is None:
        # An editor has taken the parent away, and with it the place of this page.
        return False
    parent.add_child(instance=page)
    page.save_revision().publish()
    if not parent_key:
        _make_root(page)
    return True


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
