"""Renditions served by the app itself; a proxy in front may take this over.

Only renditions: originals may hold what the rendition leaves out, and documents have a view of
Wagtail's own that knows who may read them.
"""

from django.conf import settings
from django.views.static import serve

ONE_YEAR = 365 * 24 * 3600


def serve_rendition(request, name):
    response = serve(request, name, document_root=settings.MEDIA_ROOT / "images")
    # A rendition's name changes with its content, so a browser may keep it.
    response.headers["Cache-Control"] = f"public, max-age={ONE_YEAR}, immutable"
    return response
