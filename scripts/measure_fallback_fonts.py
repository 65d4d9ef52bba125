"""Print the @font-face rules that make a reader's own fonts as wide as ours.

    python scripts/measure_fallback_fonts.py <folder of local fonts>

Put the printed rules at the end of static/css/fonts.css. Until our font has
arrived the page is set in one of these, and nothing moves when it changes.
static/fonts/README.md names the files that the folder needs.
"""

import sys
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FONTS = Path(__file__).resolve().parent.parent / "static" / "fonts"

SAMPLE = (
    "Dresden und Jinan beschließen, Informationen auszutauschen und einander zu "
    "besuchen. Beide wollen ihre Unternehmen über eine gemeinsame Plattform "
    "zusammenbringen. Since 2013 more than 250 companies have contacted the office."
)

# Family, our file, the local font's files for 400 and 700, its names for 400 and 700.
FALLBACKS = [
    (
        "Source Serif Fallback",
        "serif.woff2",
        ("gelasio-400.woff2", "gelasio-700.woff2"),
        (["Georgia", "Gelasio"], ["Georgia Bold", "Georgia-Bold", "Gelasio Bold"]),
    ),
    (
        "Source Serif Fallback Times",
        "serif.woff2",
        ("liberation-serif-400.ttf", "liberation-serif-700.ttf"),
        (
            ["Times New Roman", "Liberation Serif", "Tinos"],
            ["Times New Roman Bold", "Liberation Serif Bold", "Tinos Bold"],
        ),
    ),
    (
        "Source Serif Fallback Noto",
        "serif.woff2",
        ("noto-serif-400.woff2", "noto-serif-700.woff2"),
        (["Noto Serif"], ["Noto Serif Bold", "NotoSerif-Bold"]),
    ),
    (
        "Inter Fallback",
        "sans.woff2",
        ("liberation-sans-400.ttf", "liberation-sans-700.ttf"),
        (
            ["Arial", "Liberation Sans", "Arimo"],
            ["Arial Bold", "Arial-BoldMT", "Liberation Sans Bold", "Arimo Bold"],
        ),
    ),
    (
        "Inter Fallback Roboto",
        "sans.woff2",
        ("roboto-400.woff2", "roboto-700.woff2"),
        (["Roboto", "Roboto-Regular"], ["Roboto Bold", "Roboto-Bold"]),
    ),
]

# What the site sets: reading text in 400, headings and emphasis in 600.
OUR_WEIGHTS = (400, 600)
CSS_WEIGHTS = ("400 500", "600 700")


def main(folder: str) -> None:
    for family, ours, files, names in FALLBACKS:
        for index, css_weight in enumerate(CSS_WEIGHTS):
            our_font = instance(FONTS / ours, OUR_WEIGHTS[index])
            local_font = TTFont(Path(folder, files[index]))
            print(rule(family, css_weight, names[index], our_font, local_font))


def instance(path: Path, weight: int) -> TTFont:
    return instancer.instantiateVariableFont(TTFont(path), {"wght": weight})


def rule(family: str, weight: str, names: list, ours: TTFont, local: TTFont) -> str:
    scale = width(ours) / width(local)
    ascent, descent = (share / scale for share in vertical_shares(ours))
    sources = ", ".join(f'local("{name}")' for name in names)
    return f"""@font-face {{
  font-family: "{family}";
  font-weight: {weight};
  src: {sources};
  size-adjust: {scale:.2%};
  ascent-override: {ascent:.2%};
  descent-override: {descent:.2%};
  line-gap-override: 0%;
}}
"""


def width(font: TTFont) -> float:
    """The sample's width in em, without kerning."""
    glyphs, metrics = font.getBestCmap(), font["hmtx"]
    advances = [metrics[glyphs[ord(letter)]][0] for letter in SAMPLE]
    return sum(advances) / font["head"].unitsPerEm


def vertical_shares(font: TTFont) -> tuple[float, float]:
    """Ascent and descent in em; our fonts have no line gap."""
    em = font["head"].unitsPerEm
    return font["hhea"].ascent / em, -font["hhea"].descent / em


if __name__ == "__main__":
    main(*sys.argv[1:])
