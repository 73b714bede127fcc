from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

pytestmark = pytest.mark.django_db


def test_this_computer_is_answered(client: Client) -> None:
    for name in ("127.0.0.1:8000", "localhost", "[::1]:8000"):
        assert client.get("/ask", headers={"host": name}).status_code == 200


@pytest.mark.parametrize("name", ["evil.example", "127.0.0.1.evil.example", "localhost.evil", "", "a b"])
def test_another_name_is_refused_with_a_sentence(client: Client, name: str) -> None:
    response = client.get("/ask", headers={"host": name})
    assert response.status_code == 421
    assert "127.0.0.1 or localhost only" in response.content.decode()


@pytest.mark.parametrize("address", ["192.168.1.7", "2001:db8::1", "", "unix:"])
def test_another_computer_is_refused_with_a_sentence(client: Client, address: str) -> None:
    response = client.get("/ask", REMOTE_ADDR=address)
    assert response.status_code == 403
    assert "on the computer it runs on" in response.content.decode()


@pytest.mark.parametrize("path", ["/ask", "/nowhere", "/static/fieldcraft.css"])
def test_no_page_may_load_or_run_what_is_not_served_here(client: Client, path: str) -> None:
    response = client.get(path)
    response.close()
    headers = response.headers
    assert headers["Content-Security-Policy"].startswith("default-src 'self';")
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_too_much_at_once_is_refused_with_a_sentence(client: Client) -> None:
    size: dict[str, Any] = {"CONTENT_LENGTH": str(settings.LARGEST_REQUEST + 1)}
    response = client.post("/ask", {}, **size)
    assert response.status_code == 413
    assert "60 MB at once is the most" in response.content.decode()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has tools of its own")
def test_a_file_of_data_may_be_larger_and_beyond_that_the_command_is_named(client: Client) -> None:
    for size, status in ((settings.LARGEST_REQUEST + 1, 422), (settings.LARGEST_FILE + 1, 413)):
        length: dict[str, Any] = {"CONTENT_LENGTH": str(size)}
        response = client.post("/data/restore", b"", content_type="text/plain", **length)
        assert response.status_code == status
    assert "fieldcraft restore FILE" in response.content.decode()
