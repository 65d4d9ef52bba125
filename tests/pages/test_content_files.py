"""The files that translators write: three languages with the same parts, and the record's dates."""

import pytest

from jadepark.core.translation_texts import different_parts, texts_of
from jadepark.pages import content_files
from jadepark.pages.actions.content_pages import build_milestone, build_page
from jadepark.pages.content_files import read, read_folder
from timeline.models import MilestonePage

LANGUAGES = ("de", "en", "zh-hans")
# The record's own dates, as exactly as it gives them: a month is never its first day.
RECORD = [
    "2011",
    "2012-05",
    "2012-10",
    "2013-04/..",
    "2013-08-27",
    "2013-11-01",
    "2014-05",
    "2014-06",
    "2014-08",
    "2015-09",
    "2015-09",
    "2015-09",
    "2015-11",
    "2015-11",
    "2016-09",
    "2016-09",
    "2016-11",
    "2017-05-31",
    "2017-10",
]
FILES = [("milestones", one) for one in read_folder("milestones")] + [
    ("pages", one) for one in read_folder("pages")
]


class AnyPicture(dict):
    """Every key has a picture here: a file may name one that is not drawn yet."""

    def __contains__(self, key):
        return True

    def __missing__(self, key):
        from jadepark.core.models import Picture

        return Picture(pk=1)


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_milestone_has_the_date_of_the_record(language):
    milestones = MilestonePage.objects.filter(locale__language_code=language).in_order()

    assert [one.span.edtf for one in milestones] == RECORD
    assert all(one.live for one in milestones)


def test_the_files_count_the_milestones_as_the_record_does():
    assert sorted(one["record"] for one in read_folder("milestones")) == list(range(1, 20))


@pytest.mark.django_db
@pytest.mark.parametrize(("kind", "content"), FILES, ids=[one["key"] for _kind, one in FILES])
def test_a_file_has_the_same_parts_in_every_language(kind, content):
    build = build_milestone if kind == "milestones" else build_page
    texts = {code: texts_of(build(content, code, AnyPicture())) for code in LANGUAGES}

    assert different_parts(texts["de"], texts["en"]) == {}
    assert different_parts(texts["de"], texts["zh-hans"]) == {}


@pytest.mark.parametrize(("kind", "content"), FILES, ids=[one["key"] for _kind, one in FILES])
def test_no_address_has_other_letters_than_latin_ones(kind, content):
    slugs = [content[code]["slug"] for code in LANGUAGES]

    assert all(slug.isascii() for slug in slugs)


@pytest.mark.parametrize(
    "broken",
    [b'key = "x"\ntitle = "no end\n', b'key = "x"\nkey = "x"\n'],
    ids=["quotation mark", "twice"],
)
def test_a_broken_file_is_named_with_the_line(tmp_path, monkeypatch, broken):
    monkeypatch.setattr(content_files, "FOLDER", tmp_path)
    (tmp_path / "home.toml").write_bytes(broken)

    with pytest.raises(ValueError, match=r"^home\.toml cannot be read: .*line 2.*Correct the file"):
        read("home.toml")


def test_a_file_that_is_not_utf_8_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(content_files, "FOLDER", tmp_path)
    (tmp_path / "home.toml").write_bytes('title = "Büro"'.encode("latin-1"))

    with pytest.raises(ValueError, match=r"^home\.toml cannot be read: .*Correct the file"):
        read("home.toml")
