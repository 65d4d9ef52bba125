"""What the guides’ pictures have in common: a site that is thrown away, a browser, few colours."""

import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
LARGEST = 120_000
NAME, PASSWORD = "anna", secrets.token_urlsafe(12)


def take(guide, scenes, wanted, stage, *steps):
    """`stage` is run in the site's shell before it opens; `steps` are options of prepare.py."""
    sys.path.insert(0, str(ROOT))
    with (
        tempfile.TemporaryDirectory() as folder,
        served(Path(folder), stage, *steps) as address,
        browser(address) as page,
    ):
        sign_in(page)
        for name, scene in scenes.items():
            if wanted in name:
                page.set_viewport_size({"width": 1280, "height": 800})
                store(f"{guide}-{name}.png", scene(page))


@contextmanager
def served(folder, stage, *steps):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "jadepark.settings.dev",
        "DATA_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
        "GUIDE_NAME": NAME,
        "GUIDE_PASSWORD": PASSWORD,
    }
    options = {"cwd": ROOT, "env": environment}
    subprocess.run([sys.executable, "scripts/prepare.py", *steps], check=True, **options)
    subprocess.run(
        [sys.executable, "manage.py", "shell", "-v0", "-c", stage], check=True, **options
    )
    command = [sys.executable, "manage.py", "runserver", "--noreload", place]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL, **options)
    try:
        wait_for(place)
        yield f"http://{place}"
    finally:
        server.terminate()
        server.wait()


def wait_for(place):
    host, port = place.split(":")
    for _attempt in range(300):
        with socket.socket() as probe:
            if probe.connect_ex((host, int(port))) == 0:
                return
        time.sleep(0.2)
    raise RuntimeError(f"The site did not start at {place}. Try `make run` and read what it says.")


@contextmanager
def browser(address):
    from tests.chromium import FLAGS, executable

    flags = [*FLAGS, "--no-sandbox"] if os.getuid() == 0 else FLAGS
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable(), args=flags)
        page = chromium.new_page(base_url=address, locale="de-DE", reduced_motion="reduce")
        yield page
        chromium.close()


def sign_in(page, name=NAME):
    page.goto("/admin/login/")
    page.fill("[name=username]", name)
    page.fill("[name=password]", PASSWORD)
    page.click("button[type=submit]")


def settle(page):
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(800)


def window(page, height=800):
    """The upper part of the window."""
    settle(page)
    return page.screenshot(clip={"x": 0, "y": 0, "width": 1280, "height": height})


def store(name, png):
    """With as many colours as fit into the size that a document may have."""
    shot = Image.open(BytesIO(png)).convert("RGB")
    for colours in (256, 128, 64, 32):
        stored = BytesIO()
        shot.quantize(colours, dither=Image.Dither.NONE).save(stored, "PNG", optimize=True)
        if stored.tell() < LARGEST:
            break
    (PICTURES / name).write_bytes(stored.getvalue())
    print(f"{name}: {stored.tell() // 1000} kB, {colours} colours")
