"""The server: this computer only, one line when it starts, one when it ends."""

from __future__ import annotations

import os
import signal
import socket
import sys
from types import FrameType

from fieldcraft.refusal import Refused

HOST = "127.0.0.1"
USUAL_PORT = 8000
THREADS = 4


def listen(port: int | None) -> socket.socket:
    """A socket that listens on this computer only: at `port`, else at 8000, else at any free port."""
    try:
        return _listen_at(USUAL_PORT if port is None else port)
    except OSError as error:
        if port is not None:
            raise Refused(
                f"Port {port} cannot be used ({error.strerror}); choose another, or leave --port out."
            ) from None
    return _listen_at(0)


def serve(listener: socket.socket) -> None:
    """Answer requests on `listener` until Ctrl-C or a termination signal."""
    from django.core.wsgi import get_wsgi_application
    from django.db import connection
    from waitress.server import create_server

    application = get_wsgi_application()
    from fieldcraft.web.practice import jobs as debriefs
    from fieldcraft.web.survey import actions, jobs

    server = create_server(application, sockets=[listener], threads=THREADS, ident=None)
    signal.signal(signal.SIGTERM, _stop)
    jobs.go_on_with_all(actions.work_folder())
    # This thread asks the database nothing more, and whoever puts a backup in its place needs it closed.
    connection.close()
    try:
        server.run()
    finally:
        debriefs.leave_all()
        jobs.leave_all()
        server.close()


def open_in_browser(address: str) -> bool:
    """Open `address` where a browser with a window can be expected; tells whether it tried."""
    if os.environ.get("CI") or not _has_screen():
        return False
    import webbrowser

    return webbrowser.open(address)


def _listen_at(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        # On Windows this option would let two servers share a port.
        if os.name == "posix":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, port))
        listener.listen(64)
    except OSError:
        listener.close()
        raise
    return listener


def _has_screen() -> bool:
    if sys.platform in ("darwin", "win32"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _stop(number: int, frame: FrameType | None) -> None:
    raise SystemExit(0)
