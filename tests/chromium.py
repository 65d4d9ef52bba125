"""Browser tests: the system's Chromium, driven by Playwright."""

import os
import shutil

import pytest

NAMES = ["chromium", "chromium-browser", "google-chrome"]
FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    # Whatever a page asks for elsewhere fails: no test leaves the machine.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]


def executable():
    wanted = [os.environ["CHROMIUM"]] if "CHROMIUM" in os.environ else NAMES
    return next((path for path in map(shutil.which, wanted) if path), None)


@pytest.fixture(scope="session")
def browser():
    path = executable()
    if path is None:
        pytest.skip("Chromium is missing. Install it, or put its path into CHROMIUM.")
    from playwright.sync_api import sync_playwright

    # Playwright runs a loop in this thread, which Django would take for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    flags = [*FLAGS, "--no-sandbox"] if os.getuid() == 0 else FLAGS
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=flags)
        yield chromium
        chromium.close()


@pytest.fixture
def new_page(browser, site_url):
    """Call it for a page with its own cookies: new_page(width=390, java_script_enabled=False)."""
    contexts = []

    def open_page(width=1280, height=900, **options):
        viewport = {"width": width, "height": height}
        context = browser.new_context(base_url=site_url, viewport=viewport, **options)
        context.set_default_timeout(15_000)
        contexts.append(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_page):
    return new_page()
