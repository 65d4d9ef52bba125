"""Who may know whom: core ← timeline ← pages ← companies ← project. See docs/development.md."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

ROOT = Path(__file__).resolve().parent.parent
ORDER = ["jadepark.core", "timeline", "jadepark.pages", "companies"]
# What works with plain values only, and so can be read, tested and moved by itself.
WITHOUT_DATABASE = [
    "timeline.dates",
    "timeline.map",
    *(
        f"companies.{name}"
        for name in (
            "charts",
            "closed_days",
            "countries",
            "identifiers",
            "keyset",
            "mails",
            "names",
            "phones",
            "sectors",
            "three_way",
            "websites",
        )
    ),
]


def place_of(model):
    """The part's place in the order; None for a model of somebody else."""
    for place, part in enumerate(ORDER):
        if f"{model.__module__}.".startswith(f"{part}."):
            return place
    return None


def relations_of(model):
    for field in [*model._meta.local_fields, *model._meta.local_many_to_many]:
        if field.is_relation and isinstance(field.related_model, type):
            yield field


def relations_to_the_right(every_model):
    return [
        f"{field} points to {field.related_model._meta.label}"
        for model in every_model
        if (here := place_of(model)) is not None
        for field in relations_of(model)
        if (there := place_of(field.related_model)) is not None and there > here
    ]


def test_no_relation_points_to_a_part_further_right():
    assert relations_to_the_right(apps.get_models(include_auto_created=True)) == []


@isolate_apps()
def test_a_relation_to_the_right_would_be_noticed():
    class Enquiry(models.Model):
        __module__ = "companies.models"

        class Meta:
            app_label = "companies"

    class Milestone(models.Model):
        __module__ = "timeline.models.milestone"
        enquiry = models.ForeignKey(Enquiry, models.CASCADE)
        enquiries = models.ManyToManyField(Enquiry, related_name="+")

        class Meta:
            app_label = "timeline"

    assert relations_to_the_right([Enquiry, Milestone]) == [
        "timeline.Milestone.enquiry points to companies.Enquiry",
        "timeline.Milestone.enquiries points to companies.Enquiry",
    ]


def test_every_model_of_ours_has_a_place_in_the_order():
    ours = [model for model in apps.get_models() if is_ours(model)]

    assert ours
    assert [model._meta.label for model in ours if place_of(model) is None] == []


def is_ours(model):
    file = Path(sys.modules[model.__module__].__file__).resolve()
    return file.is_relative_to(ROOT) and not file.is_relative_to(ROOT / ".venv")


def test_no_import_points_to_a_part_further_right():
    linter = Path(sys.executable).with_name("lint-imports")

    done = subprocess.run(
        [linter, "--cache-dir", ROOT / "var" / "import-linter"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("module", WITHOUT_DATABASE)
def test_it_loads_without_a_database(module):
    program = f"import sys, {module}; print('django.db' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)

    assert (done.stdout, done.stderr) == ("False\n", "")
