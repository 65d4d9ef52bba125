"""Serves one worker's database to its browser, in a process of its own.

So the browser sees what a visitor would see, no test's transaction reaches it, and the browser
driver does not share an interpreter with the server that it measures. The parent's closed pipe
ends it, also when the parent was killed.
"""

import sys
from pathlib import Path

import django


def main():
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    django.setup()
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.test.testcases import LiveServerThread

    from companies import matching

    # As each worker of the real server does.
    matching.be_ready()
    server = LiveServerThread("127.0.0.1", StaticFilesHandler)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    print(server.port, flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
