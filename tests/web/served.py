"""A real server in a process of its own, with a data folder of its own, for tests that need one."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import unescape
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener


@dataclass
class Served:
    """A running server: its address, its process, and what it printed first."""

    address: str
    process: subprocess.Popen[str]
    said: str

    def stop(self, signal_number: int = signal.SIGTERM) -> tuple[int, str]:
        """End it; the exit status and what it printed last."""
        self.process.send_signal(signal_number)
        out, _ = self.process.communicate(timeout=20)
        return self.process.returncode, out


@contextmanager
def served(home: Path, *options: str, day: str = "") -> Iterator[Served]:
    """A server on `home`, on any free port unless `options` say otherwise; ended when the block is left."""
    environment = os.environ | {"FIELDCRAFT_HOME": str(home), "FIELDCRAFT_TODAY": day, "CI": "1"}
    environment.pop("FIELDCRAFT_DATABASE", None)
    command = [sys.executable, "-m", "fieldcraft", "serve", "--no-browser", *(options or ("--port", "0"))]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = ""
        while not (found := re.search(r"http://127\.0\.0\.1:\d+", said)):
            line = process.stdout.readline()
            assert line, f"the server ended before it was open: {said}"
            said += line
        try:
            yield Served(found[0], process, said)
        finally:
            if process.poll() is None:
                process.kill()
            process.communicate(timeout=20)


@dataclass
class Visitor:
    """Somebody with a cookie jar who reads pages and sends their forms."""

    address: str
    opener: OpenerDirector = field(default_factory=lambda: build_opener(HTTPCookieProcessor(CookieJar())))
    page: str = ""
    at: str = ""
    status: int = 0
    # Whether a page that refuses is read like any other, or is a failure.
    takes_refusals: bool = False

    def read(self, path: str) -> str:
        with self.opener.open(self.address + path, timeout=20) as answer:
            self.page, self.at = answer.read().decode(), answer.url.removeprefix(self.address)
        return self.page

    def send(self, path: str, fields: Mapping[str, str]) -> str:
        """Send a form of the page that was read last, with its token."""
        return self._sent(path, urlencode({**fields, "csrfmiddlewaretoken": self._token()}).encode(), {})

    def send_file(self, path: str, field: str, name: str, content: bytes) -> str:
        """Send a file with the token of the page that was read last."""
        edge = "an-edge-that-no-file-holds"
        start = f"--{edge}\r\nContent-Disposition: form-data; name="
        parts = [
            f'{start}"csrfmiddlewaretoken"\r\n\r\n{self._token()}\r\n'.encode(),
            f'{start}"{field}"; filename="{name}"\r\n\r\n'.encode(),
            content,
            f"\r\n--{edge}--\r\n".encode(),
        ]
        return self._sent(path, b"".join(parts), {"Content-Type": f"multipart/form-data; boundary={edge}"})

    def hidden(self) -> dict[str, str]:
        """The hidden fields of the page's forms, but for the token."""
        found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', self.page)
        return {name: unescape(value) for name, value in found if name != "csrfmiddlewaretoken"}

    def chosen(self) -> dict[str, str]:
        """What is chosen in the lists of the page's forms."""
        found = {}
        for name, inside in re.findall(r'<select name="([^"]+)".*?>(.*?)</select>', self.page, re.S):
            selected = re.search(r'value="([^"]*)" selected', inside)
            found[name] = unescape(selected[1]) if selected else ""
        return found

    def _token(self) -> str:
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.page)
        assert token, "the page holds no form"
        return token[1]

    def _sent(self, path: str, data: bytes, headers: Mapping[str, str]) -> str:
        request = Request(self.address + path, data, dict(headers))
        try:
            with self.opener.open(request, timeout=60) as answer:
                self.page, self.at, self.status = self._received(answer), answer.url, answer.status
        except HTTPError as refused:
            if not self.takes_refusals:
                raise
            with refused:
                self.page, self.at, self.status = self._received(refused), refused.url, refused.code
        self.at = self.at.removeprefix(self.address)
        return self.page

    @staticmethod
    def _received(answer: Any) -> str:
        return str(answer.read().decode())
