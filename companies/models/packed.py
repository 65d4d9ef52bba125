"""A file in the database, compressed: a table of text is a fifth as large then, and the driver,
which writes bytes as text several times over, takes less memory for it."""

import zlib

from django.db import models

# A workbook is compressed already; of a text the quickest level leaves little.
LEVEL = 1


class PackedField(models.BinaryField):
    """Bytes, which come back as they were given. Compare it with nothing but None."""

    def get_db_prep_value(self, value, connection, prepared=False):
        packed = None if value is None else zlib.compress(value, LEVEL)
        return super().get_db_prep_value(packed, connection, prepared)

    def from_db_value(self, value, expression, connection):
        return None if value is None else zlib.decompress(value)
