"""Both files, from one seed: they share five companies."""

from . import chinese, german, twins
from .firms import Maker


def files() -> dict[str, bytes]:
    """By name."""
    maker = Maker()
    both = twins.make(maker)
    return {german.FILE: german.write(maker, both), chinese.FILE: chinese.write(maker, both)}
