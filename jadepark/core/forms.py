from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from wagtail.images.forms import BaseImageForm

from .picture_field import UNREADABLE, PictureFileField, problem
from .pictures import without_metadata


class PictureForm(BaseImageForm):
    """The form behind every upload of a picture in the admin."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            file = self.fields["file"]
            self.fields["file"] = PictureFileField(
                label=file.label, required=file.required, widget=file.widget
            )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if not isinstance(file, UploadedFile):
            return file
        try:
            clean = without_metadata(file)
        except (OSError, SyntaxError, ValueError) as damage:
            # Pillow finds damage only while it reads the pixels, and has no error of its own.
            raise problem(UNREADABLE, file) from damage
        return SimpleUploadedFile(file.name, clean.read(), file.content_type)
