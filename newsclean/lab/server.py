"""The server of the bench: one page and three calls, for this machine alone."""

from __future__ import annotations

import json
import socket
from collections.abc import Awaitable, Callable
from pathlib import Path
from time import perf_counter

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from newsclean import Kind, NewscleanError
from newsclean.lab.drafts import Corrections, draft, labelled, save
from newsclean.report.bench import document, lab_page

HOST = "127.0.0.1"
# A page of another site may send requests here: it cannot have this address as its own, and a
# browser asks first before it sends JSON elsewhere, which nobody here allows.
NAMES = (HOST, "localhost")
JSON = "application/json"
LARGEST = 20_000_000
TRIED_PORTS = 50
HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
}

Answer = dict[str, object]
Call = Callable[[dict[str, object]], Answer]


def application(folder: Path) -> Starlette:
    """The bench as an ASGI application.

    Args:
        folder: where specimens are saved.
    """

    def home(_: Request) -> Response:
        return HTMLResponse(lab_page(str(folder)), headers=HEADERS)

    def write(data: dict[str, object]) -> Answer:
        return {"path": str(save(_text(data, "content"), _text(data, "name"), folder))}

    return Starlette(
        routes=[
            Route("/", home),
            Route("/label", _answers(_label), methods=["POST"]),
            Route("/specimen", _answers(_specimen), methods=["POST"]),
            Route("/save", _answers(write), methods=["POST"]),
        ],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=list(NAMES))],
    )


def listen(port: int) -> socket.socket:
    """A socket that listens on this machine alone.

    Raises:
        NewscleanError: where the port is in use; the message names one that is free.
    """
    try:
        return _bound(port)
    except OSError as error:
        free = _free_port(port)
        raise NewscleanError(
            f"port {port} cannot be used ({error.strerror}); {free} is free: "
            f"newsclean lab --port {free}"
        ) from None


def serve(listening: socket.socket, folder: Path) -> None:
    """Serve the bench until it is interrupted."""
    config = uvicorn.Config(application(folder), log_level="warning", lifespan="off")
    uvicorn.Server(config).run(sockets=[listening])


def _bound(port: int) -> socket.socket:
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    # Or a bench that was closed a moment ago would still hold its port.
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((HOST, port))
        made.listen()
    except OSError:
        made.close()
        raise
    return made


def _free_port(port: int) -> int:
    for candidate in (*range(port + 1, min(port + TRIED_PORTS, 65536)), 0):
        try:
            with _bound(candidate) as made:
                return int(made.getsockname()[1])
        except OSError:
            continue
    return 0


def _answers(call: Call) -> Callable[[Request], Awaitable[Response]]:
    """A call that takes JSON from this page alone, and answers with JSON."""

    async def answer(request: Request) -> Response:
        try:
            data = await _payload(request)
            return JSONResponse(await run_in_threadpool(call, data), headers=HEADERS)
        except (NewscleanError, OSError) as error:
            return JSONResponse({"error": str(error)}, 400, headers=HEADERS)

    return answer


async def _payload(request: Request) -> dict[str, object]:
    if request.headers.get("content-type", "").partition(";")[0].strip() != JSON:
        raise NewscleanError(f"send {JSON}")
    origin = request.headers.get("origin")
    if origin is not None and origin != f"http://{request.headers.get('host', '')}":
        raise NewscleanError("this answers to its own page alone")
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            raise NewscleanError(f"the document is larger than {LARGEST // 1_000_000} MB")
    try:
        data = json.loads(bytes(body))
    except (ValueError, RecursionError):
        raise NewscleanError("not JSON") from None
    if not isinstance(data, dict):
        raise NewscleanError("not a JSON object")
    return data


def _label(data: dict[str, object]) -> Answer:
    began = perf_counter()
    article = labelled(_text(data, "source"), _corrections(data))
    milliseconds = round((perf_counter() - began) * 1000)
    return {"html": document(article), "milliseconds": milliseconds}


def _specimen(data: dict[str, object]) -> Answer:
    made = draft(
        _text(data, "source"),
        _corrections(data),
        about=_text(data, "about"),
        lang=_text(data, "lang"),
        sort=_text(data, "sort"),
        name=_text(data, "name"),
    )
    return {"content": made.content, "note": made.note}


def _text(data: dict[str, object], key: str) -> str:
    value = data.get(key)
    if not isinstance(value, str):
        raise NewscleanError(f"{key} has to be a string")
    return value


def _corrections(data: dict[str, object]) -> Corrections:
    found: dict[tuple[str, int], Kind] = {}
    rows = data.get("corrections", [])
    for row in rows if isinstance(rows, list) else [rows]:
        match row:
            case [str(text), int(nth), str(kind)] if kind in Kind.__members__.values():
                found[text, nth] = Kind(kind)
            case _:
                raise NewscleanError("a correction is [text, how many-th, kind]")
    return found
