"""A copy of the site with its real content, in a folder of its own."""

import json
import os
import secrets
import shutil
import subprocess
import sys

from tests.database import ROOT, SQLite, only_one, template


class Site:
    def __init__(self, folder):
        self.folder = folder
        folder.mkdir(exist_ok=True)

    @property
    def environment(self):
        return os.environ | {
            "DJANGO_SETTINGS_MODULE": "jadepark.settings.production",
            "DATA_DIR": str(self.folder),
            "DATABASE_URL": f"sqlite:///{self.folder}/db.sqlite3",
            "SECRET_KEY": secrets.token_urlsafe(48),
            "ALLOWED_HOSTS": "localhost",
            "SITE_URL": "http://localhost",
            "EMAIL_HOST": "",
        }

    def build(self):
        store = SQLite()
        content = template(store)
        with only_one():
            store.create(self.folder, content)
        shutil.copytree(content / "media", self.folder / "media")
        self.run("manage.py", "collectstatic", "--noinput", "--verbosity", "0")
        self.run("-m", "scripts.bench.fill", "pictures")

    def copy_to(self, folder):
        copy = Site(folder)
        shutil.copy(self.folder / "db.sqlite3", folder / "db.sqlite3")
        for shared in ("media", "static"):
            (folder / shared).symlink_to(self.folder / shared)
        return copy

    def run(self, *arguments):
        """What a Python program printed as JSON, or None when it printed nothing."""
        done = subprocess.run(
            [sys.executable, *arguments], cwd=ROOT, env=self.environment, capture_output=True
        )
        if done.returncode:
            raise RuntimeError(f"{' '.join(arguments)} failed:\n{done.stderr.decode()}")
        return json.loads(done.stdout) if done.stdout.strip() else None
