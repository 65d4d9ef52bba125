"""Sends the files of a folder, compressed before the first request: python -m … folder port"""

import gzip
import mimetypes
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

COMPRESSED = ("text/", "application/javascript", "image/svg")


def answers(folder):
    """{path: (headers, body)}"""
    found = {}
    for file in Path(folder).rglob("*"):
        if file.is_file():
            path = "/" + str(file.relative_to(folder)).removesuffix("index.html")
            found[path] = _answer(file)
    return found


def _answer(file):
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    headers, body = {"Content-Type": kind}, file.read_bytes()
    if kind.startswith(COMPRESSED):
        headers["Content-Encoding"], body = "gzip", gzip.compress(body)
    return headers | {"Content-Length": str(len(body))}, body


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    files = {}

    def do_GET(self):
        if urlsplit(self.path).path not in self.files:
            self.send_error(404)
            return
        headers, body = self.files[urlsplit(self.path).path]
        self.send_response(200)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


if __name__ == "__main__":
    Handler.files = answers(sys.argv[1])
    ThreadingHTTPServer(("127.0.0.1", int(sys.argv[2])), Handler).serve_forever()
