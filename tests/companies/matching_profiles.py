"""What is known of somebody, in short: for tests of the matching."""

from companies.matching import Profile


def organisation(*names, **known):
    return Profile(names=names, **known)


def person(*names, **known):
    return Profile(names=names, kind="person", **known)
