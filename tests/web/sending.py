"""A form as a browser sends it with files whose names carry paths, which Django's client would take off."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.test import Client

BOUNDARY = b"----a-boundary-of-our-own"


def send(
    client: Client, address: str, fields: Mapping[str, str], files: Iterable[tuple[str, bytes, bytes]]
) -> Any:
    """The answer to a form with `fields` and `files`, each of a field, a name and bytes."""
    parts = [
        b'Content-Disposition: form-data; name="%s"\r\n\r\n%s' % (name.encode(), value.encode())
        for name, value in fields.items()
    ]
    parts += [
        b'Content-Disposition: form-data; name="%s"; filename="%s"\r\nContent-Type: text/plain\r\n\r\n%s'
        % (field.encode(), name, data)
        for field, name, data in files
    ]
    body = b"".join(b"--%s\r\n%s\r\n" % (BOUNDARY, part) for part in parts) + b"--%s--\r\n" % BOUNDARY
    kind = f"multipart/form-data; boundary={BOUNDARY.decode()}"
    return client.generic("POST", address, body, content_type=kind)
