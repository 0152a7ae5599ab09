"""`kehoach serve`."""

import logging
import socket
import sys
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote


def run(place: str, host: str, port: int, token: str | None, names: Sequence[str], roots: Sequence[Path]) -> int:
    """Serve a store until interrupted; 1 when the store, the token or the address is of no use."""
    try:
        import uvicorn

        from dataset import StoreError, open_store
        from kehoach.web.app import create_app
        from kehoach.web.settings import UnsafeService, settings_for
    except ModuleNotFoundError as error:
        print(f"kehoach: serve needs {error.name}: pip install 'kehoach[web]'", file=sys.stderr)
        return 1
    try:
        settings = settings_for(host, token, tuple(names), tuple(roots))
        store = open_store(place)
    except (UnsafeService, StoreError) as error:
        print(f"kehoach: {error}", file=sys.stderr)
        return 1
    try:
        listener = _listen(host, port)
    except OSError as error:
        print(f"kehoach: {host}:{port}: cannot be listened at: {error.strerror or error}", file=sys.stderr)
        return 1
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{listener.getsockname()[1]}/"
    if settings.token is not None:
        address += f"?token={quote(settings.token)}"
    print(f"kehoach: {store.name} at {address} (Ctrl+C ends it)", flush=True)
    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
    server = uvicorn.Server(
        uvicorn.Config(create_app(store, settings), log_level="warning", access_log=False, server_header=False)
    )
    try:
        server.run(sockets=[listener])
    except KeyboardInterrupt:
        pass
    finally:
        store.close()
    return 0


def _listen(host: str, port: int) -> socket.socket:
    family, kind, _protocol, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    listener = socket.socket(family, kind)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(address)
        listener.listen(128)
    except OSError:
        listener.close()
        raise
    return listener
