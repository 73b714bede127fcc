"""`fieldcraft serve`: open Fieldcraft in the browser."""

from __future__ import annotations

import click


@click.command()
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    help="Listen here; 0 takes any free port. Default: 8000, else a free one.",
)
@click.option("--no-browser", is_flag=True, help="Do not open the browser.")
def serve(port: int | None, no_browser: bool) -> None:
    """Open Fieldcraft in the browser, on this computer only. Ctrl-C ends it."""
    from fieldcraft.web import serve as server
    from fieldcraft.web.home import data_folder
    from fieldcraft.web.start import prepare

    prepare()
    with server.listen(port) as listener:
        taken = listener.getsockname()[1]
        if port is None and taken != server.USUAL_PORT:
            click.echo(f"Port {server.USUAL_PORT} is taken, so this one is {taken}.")
        address = f"http://{server.HOST}:{taken}/"
        click.echo(f"Fieldcraft is open at {address} (Ctrl-C ends it).")
        if not no_browser:
            server.open_in_browser(address)
        server.serve(listener)
    click.echo(f"Fieldcraft has stopped; your data are in {data_folder()}.")
