"""`tilstand serve`."""

from functools import partial
from typing import Annotated

import typer

from helpers.base.errors import UsageError
from helpers.base.project import project_root

from .saying import console


def serve(
    port: Annotated[int, typer.Option(help="The port on this machine.")] = 8000,
) -> None:
    """Show the built book in a browser on this machine, until Ctrl+C."""
    from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

    html = project_root() / "_build" / "html"
    if not (html / "index.html").is_file():
        raise UsageError("There is no book yet. Run `tilstand build` first.")
    handler = partial(SimpleHTTPRequestHandler, directory=str(html))
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError as error:
        raise UsageError(f"Port {port} cannot be used ({error}). Give another --port.") from None
    console.print(f"http://127.0.0.1:{server.server_port}/  (Ctrl+C ends it)")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        server.server_close()
