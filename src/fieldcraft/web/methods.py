"""How a page may be asked for; any other method is answered with 405.

Django's own `require_safe` and `require_POST` serve the pages that are only read or only sent.
"""

from __future__ import annotations

from django.views.decorators.http import require_http_methods

# A page that is read, and whose form is sent to the same address.
read_or_sent = require_http_methods(["GET", "HEAD", "POST"])
