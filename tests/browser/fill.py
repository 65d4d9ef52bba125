"""Fills a browser's copy of the site with samples of every page."""

import django


def main():
    django.setup()
    from tests.every_page import add_samples

    add_samples()


if __name__ == "__main__":
    main()
