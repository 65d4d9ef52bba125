"""What a process of its own begins with, when all records are compared. Nothing is imported here
before Django is set up: a spawned process reads this module first."""


def set_up() -> None:
    import django

    django.setup()

    from . import matching

    matching.read_tables()


def found_in(noun: str, first: int, last: int) -> list[tuple[int, int, float]]:
    from .actions import find_duplicates

    return find_duplicates.found_in(noun, first, last)
