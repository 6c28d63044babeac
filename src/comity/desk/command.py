"""`comity desk`: serve the desk from this computer."""

from __future__ import annotations

import errno
import logging
import os
import signal
import socket
import sys
import threading
import webbrowser

import click

from comity.intake.command import load_register

FIRST_PORT = 8000
PORTS_TO_TRY = 100


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), help="Port; otherwise 8000 or the next free."
)
@click.option("--browser/--no-browser", default=True, help="Open the desk in a browser.")
def desk(host: str, port: int | None, browser: bool) -> None:
    """Serve the desk until Ctrl-C.

    Creates the register's tables on the first start and brings them up to date on later
    ones. Only this computer can reach the desk unless --host says otherwise; as long as
    it is so, a link is printed that signs in whoever sits here.
    """
    listening = listen(host, port)
    address = f"http://{_as_host(host)}:{listening.getsockname()[1]}/"
    # Settings read the address, so it is known before they are loaded.
    os.environ.setdefault("COMITY_URL", address)
    _prepare()
    entrance = _entrance(address) if _is_loopback(host) else address
    click.echo(f"Comity is at {address}   (Ctrl-C stops it)")
    if entrance != address:
        click.echo(f"Sign in with  {entrance}   (works once, for ten minutes)")
    if browser and _has_display():
        threading.Timer(0.3, webbrowser.open, (entrance,)).start()
    _serve(listening)
    click.echo("Stopped.")


def listen(host: str, port: int | None) -> socket.socket:
    """A socket that listens at `port`, or without one at the first free port from 8000 on.

    Raises click.ClickException that says what to do if the port is taken.
    """
    candidates = [port] if port is not None else [*range(FIRST_PORT, FIRST_PORT + PORTS_TO_TRY), 0]
    for candidate in candidates:
        try:
            return socket.create_server((host, candidate))
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise click.ClickException(f"cannot listen at {host}: {error.strerror}") from error
    raise click.ClickException(
        f"port {port} is in use by another program; leave --port out to take a free one"
    )


def _prepare() -> None:
    """Open the register and collect what pages load."""
    load_register()
    from django.core.management import call_command

    call_command("collectstatic", verbosity=0, interactive=False)


def _entrance(address: str) -> str:
    """An address that signs in whoever sits at this computer."""
    from django.urls import reverse

    from comity.register.signing_in import local_officer, new_token

    return address.rstrip("/") + reverse("desk:enter", args=[new_token(local_officer())])


def _serve(listening: socket.socket) -> None:
    from django.core.wsgi import get_wsgi_application
    from waitress import create_server

    # A page asks for several files at once; that they wait a moment is no news.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    server = create_server(get_wsgi_application(), sockets=[listening], ident=None)
    try:
        server.run()
    except KeyboardInterrupt:
        pass
    finally:
        server.close()


def _is_loopback(host: str) -> bool:
    return host == "localhost" or host.startswith("127.") or host == "::1"


def _has_display() -> bool:
    if sys.platform in ("darwin", "win32"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _as_host(host: str) -> str:
    shown = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"[{shown}]" if ":" in shown else shown
