"""Files of a folder come with their paths in it, which Django takes off; here they are kept beside.

A browser sends the path as the file's name, without any script. Nothing is opened or written by it.
"""

from __future__ import annotations

import html
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParser, MultiPartParserError

# The attribute of a file under which its path is kept.
_PATH = "sent_path"


class PathTooLong(MultiPartParserError):
    """The path of a file was longer than what is read of it, which is about 900 letters without accents."""


def path_of(file: UploadedFile[Any]) -> str:
    """The file's path from the folder that was given, with slashes; its name when none was sent."""
    return str(getattr(file, _PATH, None) or file.name or "a file without a name")


class KeepPaths(FileUploadHandler):
    """Reads the request in place of the handlers after it, who keep the files as ever."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: dict[str, str],
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> tuple[Any, Any]:
        """The fields and the files of the request."""
        assert isinstance(self.request, HttpRequest)
        others = [handler for handler in self.request.upload_handlers if handler is not self]
        try:
            post, files = _Parser(META, input_data, others, encoding).parse()
        except MultiPartParserError as error:
            if "header size" in str(error):
                raise PathTooLong(str(error)) from error
            raise
        return post, files


class _Parser(MultiPartParser):
    """Django's parser, which notes the path before it takes it off the name."""

    _path = ""

    def sanitize_file_name(self, file_name: str) -> str | None:
        self._path = "".join(letter for letter in html.unescape(file_name) if letter.isprintable())
        return super().sanitize_file_name(file_name)

    def handle_file_complete(self, old_field_name: str, counters: list[int]) -> None:
        super().handle_file_complete(old_field_name, counters)
        file = self._files.getlist(old_field_name)[-1]  # type: ignore[attr-defined]
        setattr(file, _PATH, self._path)
