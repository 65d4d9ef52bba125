import pytest
from django.db import transaction


@pytest.fixture(scope="module")
def samples(django_db_setup, django_db_blocker):
    """A sample of every kind of page, made once for a module and rolled back after it."""
    from tests.every_page import add_samples

    with django_db_blocker.unblock(), transaction.atomic():
        add_samples()
        yield
        transaction.set_rollback(True)
