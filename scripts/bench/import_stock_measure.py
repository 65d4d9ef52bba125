"""What django-import-export takes for such rows, in an empty database: run by desk_import."""

import sys

from .import_measure import clear, refuse_real_records, say, timed

# Enough to tell how quick it is; with the keys it is slow.
ROWS, ROWS_WITH_KEYS = 2_000, 500


def main(count):
    from . import import_stock

    refuse_real_records()
    for name, bring_in, most in (
        ("stock", import_stock.bring_in, ROWS),
        ("stock with dry run", import_stock.bring_in_as_in_its_admin, ROWS),
        ("stock with keys", import_stock.bring_in_with_keys, ROWS_WITH_KEYS),
    ):
        clear()
        bring_in(1)
        clear()
        say(name, timed(bring_in, min(count, most)), min(count, most))
    clear()


if __name__ == "__main__":
    main(int(sys.argv[1]))
