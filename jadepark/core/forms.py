from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from wagtail.images.forms import BaseImageForm

from .pictures import without_metadata


class PictureForm(BaseImageForm):
    """The form behind every upload of a picture in the admin."""

    def clean_file(self):
        file = self.cleaned_data["file"]
        if not isinstance(file, UploadedFile):
            return file
        clean = without_metadata(file)
        stored = SimpleUploadedFile(file.name, clean.read(), file.content_type)
        # Wagtail reads the size in pixels from here instead of opening the file again.
        stored.image = getattr(file, "image", None)
        return stored
