"""Make the site's fonts from the makers' own variable fonts.

    python scripts/subset_fonts.py <source-serif package> <inter-ui package>

static/fonts/README.md says where the two packages come from and why they are cut
the way they are.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FONTS = Path(__file__).resolve().parent.parent / "static" / "fonts"

# The same ranges stand in static/css/fonts.css: a browser fetches a file only for
# the letters that the page shows.
EVERYDAY = (
    "U+20-7E,U+A0-FF,U+131,U+152-153,U+160-161,U+178,U+17D-17E,U+1E9E,U+2009,"
    "U+2010-2014,U+2018-201E,U+2022,U+2026,U+202F,U+2039-203A,U+20AC,U+2116,"
    "U+2122,U+2190-2193,U+2197,U+2212"
)
FURTHER_LATIN = "U+100-130,U+132-151,U+154-15F,U+162-177,U+179-17C,U+1CD-1DC,U+218-21B"
FEATURES = ["kern", "liga", "lnum", "onum", "pnum", "tnum"]
WEIGHTS = (400, 700)

NAME_OF_THE_FAMILY = (1, 16)
NAMES_WITH_THE_FAMILY = (3, 4, 6, 25)
LICENCE_NAMES = [0, 1, 2, 3, 4, 5, 6, 13, 14]


def main(serif_package: str, sans_package: str) -> None:
    serif = Path(serif_package, "WOFF2", "VAR", "SourceSerif4Variable-Roman.ttf.woff2")
    sans = Path(sans_package, "variable", "InterVariable.woff2")
    # A fixed optical size keeps one set of widths, and halves the file.
    make("serif", serif, "Jadepark Serif", {"opsz": 32, "wght": WEIGHTS})
    make("sans", sans, "Inter", {"opsz": 14, "wght": WEIGHTS})


def make(slug: str, source: Path, family: str, axes: dict) -> None:
    for suffix, letters in [("", EVERYDAY), ("-further", FURTHER_LATIN)]:
        font = instancer.instantiateVariableFont(cut(source, letters), axes)
        rename(font, family)
        target = FONTS / f"{slug}{suffix}.woff2"
        font.flavor = "woff2"
        font.save(target)
        print(f"{target.name}: {target.stat().st_size} bytes")


def cut(source: Path, letters: str) -> TTFont:
    options = subset.Options(layout_features=FEATURES, hinting=False, name_IDs=LICENCE_NAMES)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=subset.parse_unicodes(letters))
    font = TTFont(source, recalcTimestamp=False)
    subsetter.subset(font)
    return font


def rename(font: TTFont, family: str) -> None:
    """The licence reserves the name "Source" for the unchanged font.

    The named weights go too: they carry the old name, and style sheets use numbers.
    """
    names = font["name"]
    del font["STAT"]
    font["fvar"].instances = []
    names.removeUnusedNames(font)
    for identifier in NAME_OF_THE_FAMILY + NAMES_WITH_THE_FAMILY:
        names.removeNames(nameID=identifier)
    names.setName(family, 1, 3, 1, 0x409)
    names.setName(f"{family} subset", 3, 3, 1, 0x409)
    names.setName(family, 4, 3, 1, 0x409)
    names.setName(family.replace(" ", ""), 6, 3, 1, 0x409)


if __name__ == "__main__":
    main(*sys.argv[1:])
