"""The HTML of every kind of page is valid, in every language."""

import json
import shutil
import subprocess

import pytest

from tests.database import ROOT
from tests.every_page import LANGUAGES, add_samples, address, sorts

VALIDATOR = ROOT / "node_modules" / ".bin" / "html-validate"

pytestmark = pytest.mark.django_db


@pytest.fixture
def validator():
    if shutil.which("node") is None or not VALIDATOR.exists():
        pytest.skip("html-validate is missing. Install Node with npm, then: make test")
    return VALIDATOR


@pytest.fixture
def samples():
    add_samples()


def pages_as_files(client, folder):
    pages = {f"{kind}-{language}": address(kind, language) for kind, language in sorts()}
    pages |= {f"broken-{language}": f"/{language}/%ff" for language in LANGUAGES}
    for name, url in pages.items():
        file = folder / f"{name.replace(' ', '-')}.html"
        file.write_bytes(client.get(url, headers={"accept-encoding": "identity"}).content)


def faults(validator, folder):
    # Into a file: Node cuts off at 64 kB what it writes into a pipe before it ends.
    report = folder / "report.json"
    subprocess.run(
        [
            validator,
            "--config",
            ROOT / ".htmlvalidate.json",
            "--formatter",
            f"json={report}",
            folder,
        ],
        cwd=ROOT,
    )
    return [
        f"{result['filePath'].removeprefix(str(folder))}:{one['line']}: {one['message']}"
        for result in json.loads(report.read_text())
        for one in result["messages"]
    ]


def test_every_page_is_valid_html(client, validator, samples, tmp_path):
    pages_as_files(client, tmp_path)

    assert faults(validator, tmp_path) == []


def test_the_validator_would_notice(validator, tmp_path):
    (tmp_path / "bad.html").write_text('<!doctype html><p style="color:red"><p></div>')

    assert faults(validator, tmp_path)
