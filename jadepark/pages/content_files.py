"""The files in content/: one for each page, its three languages side by side, for translators."""

import tomllib
import uuid
from decimal import Decimal
from pathlib import Path

from markdown_it import MarkdownIt

FOLDER = Path(__file__).parent / "content"
_NAMESPACE = uuid.UUID("8f4dd1c6-52f0-4c3e-9f0a-6a0d6c2f8f11")
_MARKDOWN = MarkdownIt("commonmark", {"html": False})


def read(name: str) -> dict:
    """One file, such as registers/places.toml. Raises ValueError naming the file and the line."""
    path = FOLDER / name
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise ValueError(f"{name} cannot be read: {problem}. Correct the file.") from problem


def read_folder(name: str) -> list[dict]:
    """All files of a folder, in the order of their names."""
    return [read(f"{name}/{path.name}") for path in sorted((FOLDER / name).glob("*.toml"))]


def identity(*parts) -> uuid.UUID:
    """The same identity for the same content on every machine: pages, rows and blocks have one."""
    return uuid.uuid5(_NAMESPACE, "/".join(str(part) for part in parts))


def rich_text(markdown: str) -> str:
    """Paragraphs, headings, lists and bold, as the admin's own editor would have stored them."""
    html = _MARKDOWN.render(markdown.strip())
    return html.replace("\n", "").replace("<strong>", "<b>").replace("</strong>", "</b>")
