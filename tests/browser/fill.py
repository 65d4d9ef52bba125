"""Fills a browser's copy of the site: samples of every page, and pictures that cost no time."""

import django


def main():
    django.setup()
    from tests.every_page import add_samples
    from tests.ready_pictures import add_renditions

    add_samples()
    add_renditions()


if __name__ == "__main__":
    main()
