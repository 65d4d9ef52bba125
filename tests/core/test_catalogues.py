"""German and Chinese are complete, and say nothing in the other language's words."""

import ast
import os

import polib
import pytest
from django.apps import apps
from django.urls import reverse
from django.utils.translation import gettext, ngettext, override, to_locale
from wagtail.models import Page

from jadepark.core import catalogues
from jadepark.core.catalogue_faults import faults
from jadepark.core.catalogues import Message
from jadepark.core.their_words import OURS_TO_SAY

LANGUAGES = list(catalogues.PLURALS)
# Wagtail has these words too, and shows ours in their place; ours are meant to be better.
BETTER_THAN_WAGTAIL = {"Format", "Home", "Name", "New", "Translations", *OURS_TO_SAY}


@pytest.fixture(scope="module")
def messages():
    return catalogues.messages_in_code()


@pytest.fixture
def own_catalogues(settings, tmp_path):
    settings.LOCALE_PATHS = [tmp_path]
    return tmp_path


def entry(text, translation, **more):
    return polib.POEntry(msgid=text, msgstr=translation, **more)


def faults_of(language, text, translation, **more):
    message = Message(None, text, more.get("msgid_plural"), ("templates/404.html",))
    return list(faults(language, [message], [entry(text, translation, **more)]))


@pytest.mark.parametrize(
    ("language", "text", "translation"),
    [
        ("de", ", ", ", "),
        ("de", "“%(text)s”", "„%(text)s“"),
        ("de", "%(name)s (%(count)d)", "%(name)s (%(count)d)"),
        ("zh-hans", ", ", "、"),
        ("zh-hans", "%(credit)s, %(licence)s", "%(credit)s，%(licence)s"),
    ],
)
def test_signs_without_words_are_of_every_language(language, text, translation):
    assert faults_of(language, text, translation) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated_and_none_is_left_over(language, messages):
    sentences = list(faults(language, messages, catalogues.read(language)))

    assert not sentences, "\n".join(sentences)


@pytest.mark.parametrize(
    ("language", "address"),
    [("de", "/de/suche/"), ("en", "/en/search/"), ("zh-hans", "/zh-hans/sousuo/")],
)
def test_the_address_of_the_search_is_in_its_language(language, address):
    with override(language):
        assert reverse("search") == address


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [
        ("de", "1 Meilenstein", "7 Meilensteine"),
        ("en", "1 milestone", "7 milestones"),
        ("zh-hans", "1个里程碑", "7个里程碑"),
    ],
)
def test_a_number_of_milestones_is_counted_as_the_language_counts(language, one, many):
    with override(language):
        counted = [
            ngettext("%(total)s milestone", "%(total)s milestones", number) % {"total": number}
            for number in (1, 7)
        ]

    assert counted == [one, many]


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_words_leave_wagtails_own_words_alone(language, messages):
    """A catalogue of the project wins over Wagtail's, on every page of the admin."""
    wagtails = words_of_wagtail(language)

    taken = {
        entry.msgid: wagtails[entry.msgid]
        for entry in catalogues.read(language)
        if not entry.msgctxt and entry.msgstr not in wagtails.get(entry.msgid, {entry.msgstr})
    }

    assert taken.keys() - BETTER_THAN_WAGTAIL == set(), (
        f"Wagtail translates these otherwise: {taken}. Translate them as Wagtail does, "
        "or give them a context with pgettext."
    )


def words_of_wagtail(language):
    """{a message: every translation that one of Wagtail's parts has for it}"""
    words = {}
    for app in apps.get_app_configs():
        file = f"{app.path}/locale/{to_locale(language)}/LC_MESSAGES/django.mo"
        if app.name.startswith("wagtail") and os.path.exists(file):
            for entry in polib.mofile(file):
                words.setdefault(entry.msgid, set()).add(entry.msgstr)
    return words


def test_what_we_say_otherwise_is_still_what_wagtail_says():
    gone = set(OURS_TO_SAY) - words_of_wagtail("de").keys()

    assert gone == set(), "Wagtail words these otherwise now: look them up, or leave them out."


def test_an_address_is_called_an_address():
    with override("de"):
        assert str(Page._meta.get_field("slug").verbose_name) == "Adresse"


def test_a_message_missing_in_a_catalogue_is_reported_with_what_to_do():
    message = Message(None, "Read more", None, ("templates/components/milestone.html",))

    assert list(faults("de", [message], polib.POFile())) == [
        "jadepark/locale/de/LC_MESSAGES/django.po: “Read more” from "
        "templates/components/milestone.html is missing. Run `manage.py collect_messages`, "
        "then translate it."
    ]


def test_a_message_that_has_left_the_code_is_reported_with_what_to_do():
    assert list(faults("zh-hans", [], [entry("Read more", "阅读更多")])) == [
        "jadepark/locale/zh_Hans/LC_MESSAGES/django.po: “Read more” is no longer in the code. "
        "Run `manage.py collect_messages`, which removes it."
    ]


@pytest.mark.parametrize(
    ("language", "text", "translation", "more", "complaint"),
    [
        ("de", "Read more", "", {}, "is not translated"),
        ("de", "Read more", "Weiterlesen", {"flags": ["fuzzy"]}, "is marked as fuzzy"),
        ("de", "Page %(number)s", "Seite %(zahl)s", {}, "has %(number)s, its translation"),
        ("de", "No place “%s”", "Kein Ort", {}, "has %s, its translation"),
        ("de", "Read more", "Read more", {}, "which is another language"),
        ("de", "Read more", "阅读更多", {}, "which is another language"),
        ("de", "“About”", "“Ungefähr”", {}, "in the place of “””"),
        ("zh-hans", "Read more", "Weiterlesen", {}, "which is another language"),
        ("zh-hans", "Page.", "页面.", {}, "in the place of “.”"),
        ("zh-hans", "“About”", "„大约“", {}, "in the place of “„”"),
        ("zh-hans", "search/", "搜索/", {}, "is part of an address"),
        ("de", "search/", "Suche/", {}, "is part of an address"),
    ],
)
def test_a_wrong_translation_is_reported(language, text, translation, more, complaint):
    [sentence] = faults_of(language, text, translation, **more)

    assert complaint in sentence


@pytest.mark.parametrize(
    ("language", "forms"), [("de", {0: "Seite"}), ("zh-hans", {0: "页面", 1: ""})]
)
def test_plural_forms_are_as_many_as_the_language_has(language, forms):
    [sentence] = faults_of(language, "page", "", msgid_plural="pages", msgstr_plural=forms)

    assert "every plural form" in sentence


def test_the_messages_of_a_template_are_found_in_all_their_forms(tmp_path):
    template = tmp_path / "page.html"
    template.write_text(
        """{% load i18n %}
        {# translate "A comment" #}
        <p title="{% translate "Search" context "verb" %}">{% translate 'Read "more"' %}</p>
            {% blocktranslate trimmed with name=place.name %}
              Without
              “{{ name }}”
            {% endblocktranslate %}
        {% blocktranslate count n=3 %}{{ n }} page{% plural %}{{ n }} pages{% endblocktranslate %}
        {{ name|default:_("Nobody") }}"""
    )

    assert list(catalogues.messages_in(template)) == [
        ("verb", "Search", None),
        (None, 'Read "more"', None),
        (None, "Without “%(name)s”", None),
        (None, "%(n)s page", "%(n)s pages"),
        (None, "Nobody", None),
    ]


def test_the_messages_of_python_are_found_in_all_their_forms(tmp_path):
    code = tmp_path / "code.py"
    code.write_text(
        "A = _('One ' 'sentence.')\n"
        "B = pgettext_lazy('verb', 'Search')\n"
        "C = ngettext('%(total)s page', '%(total)s pages', total) % {'total': total}\n"
        "D = npgettext('book', 'page', 'pages', 2)\n"
        "def gettext(text='no message'): pass\n"
    )

    assert list(catalogues.messages_in(code)) == [
        (None, "One sentence.", None),
        ("verb", "Search", None),
        (None, "%(total)s page", "%(total)s pages"),
        ("book", "page", "pages"),
    ]


def test_every_call_in_our_python_can_be_collected(messages):
    """In an f-string, made up at run time, or under another name: lost without a sound."""
    collected = {message.text for message in messages}

    lost = [
        f"{file}:{node.lineno}: write the words as a plain string, outside of an f-string, "
        "in a function that jadepark/core/catalogues.py knows."
        for file in catalogues.sources()
        if file.suffix == ".py"
        for node in ast.walk(ast.parse(file.read_text()))
        if is_unknown_import(node) or (is_call(node) and text_of(node) not in collected)
    ]

    assert lost == []


def is_unknown_import(node):
    if not isinstance(node, ast.ImportFrom) or node.module != "django.utils.translation":
        return False
    names = {name.asname or name.name for name in node.names if "gettext" in name.name}
    return bool(names - catalogues.KEYWORDS.keys())


def is_call(node):
    return isinstance(node, ast.Call) and getattr(node.func, "id", "") in catalogues.KEYWORDS


def text_of(call):
    spec = catalogues.KEYWORDS[call.func.id] or (1,)
    position = next(part for part in spec if isinstance(part, int))
    return getattr(call.args[position - 1], "value", None)


def test_collecting_keeps_what_is_translated_and_removes_what_is_gone(own_catalogues):
    start = [
        Message(None, "Read more", None, ("b.html",)),
        Message(None, "page", "pages", ("b.html",)),
        Message(None, "Gone", None, ("b.html",)),
    ]
    catalogues.collect("de", start)
    translated = catalogues.read("de")
    translated.find("Read more").msgstr = "Weiterlesen"
    translated.find("page").msgstr_plural = {0: "Seite", 1: "Seiten"}
    translated.save()

    result = catalogues.collect("de", [Message(None, "New", None, ("a.py",)), *start[:2]])

    assert result == (["New"], ["Gone"])
    assert catalogues.file_of("de").read_text().partition("\n\n")[2] == (
        '#: a.py\nmsgid "New"\nmsgstr ""\n\n'
        '#: b.html\nmsgid "Read more"\nmsgstr "Weiterlesen"\n\n'
        '#: b.html\nmsgid "page"\nmsgid_plural "pages"\nmsgstr[0] "Seite"\nmsgstr[1] "Seiten"\n'
    )


def test_collecting_twice_changes_nothing(own_catalogues, messages):
    catalogues.collect("zh-hans", messages)
    first = catalogues.file_of("zh-hans").read_bytes()

    assert catalogues.collect("zh-hans", messages) == ([], [])
    assert catalogues.file_of("zh-hans").read_bytes() == first


def test_a_catalogue_is_compiled_only_when_it_has_changed(own_catalogues):
    catalogues.collect("de", [Message(None, "A word of this test", None, ("a.py",))])
    catalogue = catalogues.read("de")
    catalogue[0].msgstr = "Ein Wort dieses Tests"
    catalogue.save()

    assert catalogues.compile_catalogue("de")
    with override("de"):
        assert gettext("A word of this test") == "Ein Wort dieses Tests"
    assert not catalogues.compile_catalogue("de")

    os.utime(catalogues.file_of("de"), (2**32, 2**32))
    assert catalogues.compile_catalogue("de")
