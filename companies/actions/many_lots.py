"""Memory while lot after lot goes by.

Rows, drafts and records name each other, so what a lot leaves behind is found by the garbage
collector only. That looks through all objects, and therefore the less often, the more there are:
beside the half million of a running site, those of forty lots are no reason to begin.
"""

import gc
from contextlib import contextmanager


@contextmanager
def many_lots():
    """What is there already is left out until the block ends, so that the rest goes early."""
    gc.freeze()
    # From here on it counts anew.
    gc.collect()
    try:
        yield
    finally:
        gc.unfreeze()
