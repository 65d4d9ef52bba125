"""load_history brings the history once, and never touches what an editor has made of it."""

import pytest
from wagtail.models import Page

from jadepark.core.models import Picture
from jadepark.pages.actions.content_pages import page_of
from jadepark.pages.actions.load_history import load_history
from jadepark.pages.models import LoadedContent
from tests.translation_work import in_language, milestone, publish, state
from timeline.models import MilestonePage, Organisation, Person, Place

pytestmark = pytest.mark.django_db

LANGUAGES = ("de", "en", "zh-hans")
TAKEN_OUT = ("office-opening", "return-visit", "cimic-2016")


class CutOff(Exception):
    pass


@pytest.fixture
def load(django_capture_on_commit_callbacks):
    """As the command does it, with what is to happen after each transaction."""

    def run(say=lambda line: None):
        with django_capture_on_commit_callbacks(execute=True):
            return load_history(say, with_renditions=False)

    return run


def everything():
    """What somebody would notice: pages with their texts and versions, records, pictures."""
    pages = Page.objects.order_by("path").values_list(
        "path", "title", "live", "latest_revision", "numchild"
    )
    counts = [model.objects.count() for model in (Organisation, Person, Place, Picture)]
    return list(pages), counts


def take_out():
    """As if these had never been loaded."""
    for key in TAKEN_OUT:
        for code in LANGUAGES:
            page_of(key, code).delete()
        LoadedContent.objects.filter(key=f"pages/{key}").delete()


def test_every_milestone_and_page_is_live_and_translated():
    german = Page.objects.filter(locale__language_code="de", depth__gt=1)

    assert german.count() == 27
    assert Page.objects.live().filter(depth__gt=1).count() == 3 * 27
    for page in german:
        assert {state(page, code).name for code in ("en", "zh-hans")} == {"up_to_date"}


def test_every_page_counts_its_children_rightly():
    for page in Page.objects.all():
        assert page.numchild == page.get_children().count(), page


def test_a_second_run_changes_nothing(load):
    before = everything()

    assert load() == 0

    assert everything() == before


def test_what_an_editor_changed_stays(load):
    german = milestone()
    german.title = "Von Hand geändert"
    publish(german)
    english = in_language(german)
    english.summary = "Changed by hand."
    publish(english)
    Place.objects.filter(key="jinan").update(name_en="Changed")

    load()

    assert milestone().title == "Von Hand geändert"
    assert in_language(german).summary == "Changed by hand."
    assert Place.objects.get(key="jinan").name_en == "Changed"


def test_what_an_editor_deleted_stays_deleted(load):
    milestone().delete()
    in_language(milestone(MilestonePage.objects.in_order()[0].start_date)).delete()
    Page.objects.get(slug="datenschutz").delete()
    Picture.objects.filter(title="Website").update(title="Renamed")
    before = everything()

    assert load() == 0

    assert everything() == before


def test_a_run_that_was_cut_off_is_continued(load):
    whole = {page.translation_key for page in MilestonePage.objects.all()}
    take_out()
    said = []

    def cut_off_after_two(line):
        said.append(line)
        if len(said) == 2:
            raise CutOff

    with pytest.raises(CutOff):
        load(cut_off_after_two)
    assert MilestonePage.objects.filter(locale__language_code="de").count() == 18

    assert load() == 1
    assert {page.translation_key for page in MilestonePage.objects.all()} == whole
    assert load() == 0


def test_a_milestone_that_fails_leaves_no_half_of_itself(load, monkeypatch):
    take_out()

    def fail(*args):
        raise CutOff

    monkeypatch.setattr("jadepark.pages.actions.load_history._translate", fail)
    with pytest.raises(CutOff):
        load()

    assert page_of("office-opening", "de") is None
    assert not LoadedContent.objects.filter(key="pages/office-opening").exists()


def test_what_comes_again_has_the_same_identity(load):
    before = milestone()
    take_out()

    load()

    again = milestone()
    assert again.pk != before.pk
    assert again.translation_key == before.translation_key
    assert again.anchor == before.anchor
    assert in_language(again).live
