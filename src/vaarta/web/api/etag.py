"""Answers that say which version they are, so that a reader who has it already is told so instead of sent it again."""

from __future__ import annotations

import hashlib
import json

from fastapi import Request
from fastapi.responses import Response


def answer(request: Request, value: object) -> Response:
    """`value` as JSON with its ETag; 304 without a body where the reader has it."""
    return tagged(request, json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(), "application/json")


def tagged(request: Request, body: bytes, media_type: str, headers: dict[str, str] | None = None) -> Response:
    """Any body with its ETag; 304 without a body where the reader has it."""
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    head = {"etag": tag, "cache-control": "private, no-cache", **(headers or {})}
    known = [part.strip().removeprefix("W/") for part in request.headers.get("if-none-match", "").split(",")]
    if tag in known or known == ["*"]:
        return Response(None, 304, head)
    return Response(body, 200, head, media_type)
