"""A wire between browser and server that can be cut, and other ways in which a connection is none."""

import http.client
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

HOP = {"connection", "transfer-encoding", "content-length", "keep-alive"}
FLAPS = ["offline", "cut", "login", "portal", "bad"]
SLOW = 7
"""Seconds, longer than a page or a save is waited for."""
PORTAL = b"<!DOCTYPE html><title>Wi-Fi</title><h1>Welcome! Please pay.</h1>"


class Wire(ThreadingHTTPServer):
    """``mode``: ok, offline (no answer), cut (the server's answer ends half-way), login (302), portal (200), bad (502),
    slow (each answer takes its time).

    ``greets``: the greeting passes all the same, and the visit itself meets the mode.
    ``change`` may alter what passes: (path, body) -> body.
    """

    daemon_threads = True

    def __init__(self, target):
        super().__init__(("127.0.0.1", 0), Handler)
        self.target, self.mode, self.change = urlsplit(target).netloc, "ok", None
        self.greets = False
        self.url = f"http://127.0.0.1:{self.server_port}"
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, request, client_address):
        """A browser that goes away in the middle is what this is for."""

    def close(self):
        self.shutdown()
        self.server_close()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def handle_any(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        mode = "ok" if self.server.greets and self.path == "/sync/" else self.server.mode
        if mode == "slow":
            time.sleep(SLOW)
        if mode == "offline":
            self.close_connection = True
        elif mode == "login":
            self.answer(302, b"", {"Location": "/accounts/login/"})
        elif mode == "portal":
            self.answer(200, PORTAL, {"Content-Type": "text/html"})
        elif mode == "bad":
            self.answer(502, b"Bad Gateway", {"Content-Type": "text/html"})
        else:
            self.forward(body, whole=mode != "cut")

    do_GET = do_POST = do_HEAD = handle_any

    def forward(self, body, *, whole):
        there = http.client.HTTPConnection(self.server.target, timeout=60)
        headers = {name: value for name, value in self.headers.items() if name.lower() not in HOP}
        there.request(self.command, self.path, body or None, headers)
        answer = there.getresponse()
        content = answer.read()
        if self.server.change:
            content = self.server.change(self.path, content)
        self.answer(answer.status, content, answer.getheaders(), whole=whole)
        there.close()

    def answer(self, status, content, headers, *, whole=True):
        self.send_response(status)
        for name, value in headers.items() if isinstance(headers, dict) else headers:
            if name.lower() not in HOP:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content if whole else content[: len(content) // 2])
        self.close_connection = not whole

    def log_message(self, *_):
        """Tests are quiet."""
