"""What every public template needs. Lazy: the admin's templates pay nothing for it."""

from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from jadepark.core.languages import bcp47

from .models import Office
from .navigation import Navigation


def site(request):
    return {
        "language": get_language(),
        "html_lang": bcp47(get_language()),
        "navigation": SimpleLazyObject(lambda: Navigation(request)),
        "office": SimpleLazyObject(Office.load),
    }
