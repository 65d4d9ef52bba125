"""Measures what a visitor waits for and what it costs: `make bench`. Exits with 1 on a miss.

Everything happens in a folder of its own: a copy of the content, started as production starts it,
and beside it a bare copy of the same page from a server that only sends files.
"""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts.bench.figures import table
from scripts.bench.large import large_history
from scripts.bench.measures import first_visit, of_many_milestones, of_server, paint
from scripts.bench.servers import StaticCopy, production
from scripts.bench.site import Site
from scripts.bench.visits import Browser


def measure(folder):
    site = Site(folder)
    print("Copying the content and drawing its pictures …", flush=True)
    site.build()
    with production(site) as url, Browser() as browser:
        print("Visiting the history …", flush=True)
        yield from first_visit(browser, url)
        with StaticCopy(folder / "bare", browser, url) as bare:
            yield from paint(browser, url, bare)
        yield from of_server(url)
    print("Growing the history to 1,000 milestones …", flush=True)
    large, queries = large_history(site, folder / "large")
    with production(large) as url, Browser() as browser:
        yield from of_many_milestones(browser, url, queries)


def main():
    with tempfile.TemporaryDirectory(prefix="jadepark-bench-") as folder:
        figures = list(measure(Path(folder)))
    print(table(figures))
    return 0 if all(one.is_met for one in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
