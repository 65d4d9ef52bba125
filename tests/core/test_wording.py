import pytest
from django.utils import translation

from jadepark.core.wording import listed, quoted


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("en", "“Office”, “Park”"), ("de", "„Office“, „Park“"), ("zh-hans", "“Office”、“Park”")],
)
def test_titles_are_quoted_and_listed_as_the_language_does(language, sentence):
    with translation.override(language):
        assert listed(quoted(title) for title in ("Office", "Park")) == sentence
