import pytest
from wagtail.images.tests.utils import get_test_image_file
from wagtail.users.models import UserProfile

from jadepark.core.models import Picture


@pytest.fixture
def staff(admin_client, admin_user):
    """A client of the admin in English."""
    UserProfile.objects.create(user=admin_user, preferred_language="en")
    return admin_client


@pytest.fixture
def picture(db):
    return Picture.objects.create(title="Brücke", file=get_test_image_file(size=(8, 8)))
