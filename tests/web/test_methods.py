from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse

from fieldcraft.web.methods import read_or_sent


@read_or_sent
def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("read")


@pytest.mark.parametrize(
    ("method", "status"), [("GET", 200), ("HEAD", 200), ("POST", 200), ("PUT", 405), ("DELETE", 405)]
)
def test_a_page_is_read_or_sent_and_nothing_else(method: str, status: int) -> None:
    request = HttpRequest()
    request.method = method
    assert page(request).status_code == status
