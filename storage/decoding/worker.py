"""The decoding process: closes its cage, reads one file, answers, ends.

Started as `python -I …/worker.py MEMORY_BYTES CPU_SECONDS` with pipes for stdin and stdout.
"""

import os
import sys
from pathlib import Path
from typing import BinaryIO

if __name__ == "__main__":  # -I leaves out the folder that the app lies in
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from core.incidents.preview import FileFacts, NoPreview, Preview, PreviewRequest, Why
from storage.decoding import sandbox, wire
from storage.decoding.kinds import Kind, identify
from storage.decoding.mails import mail_preview
from storage.decoding.outlook import outlook_preview
from storage.decoding.pages import page_preview
from storage.decoding.pictures import picture_preview
from storage.decoding.rehearsal import rehearse
from storage.decoding.texts import text_preview


def main() -> None:
    """Do the one thing this process is for."""
    memory_bytes, cpu_seconds = map(int, sys.argv[1:])
    rehearse(lambda sample: decode(sample, PreviewRequest(8, 8), is_whole=True))
    isolation = sandbox.close_cage(memory_bytes, cpu_seconds)
    answer_one(sys.stdin.buffer, sys.stdout.buffer, wire.pack_ready(isolation))
    os._exit(0)  # no clean-up, which might want files


def answer_one(pipe_in: BinaryIO, pipe_out: BinaryIO, ready: bytes) -> None:
    """Say that we are ready, read a request and its file, write the answer."""
    pipe_out.write(ready)
    pipe_out.flush()
    head = pipe_in.read(wire.REQUEST.size)
    if len(head) < wire.REQUEST.size:
        return  # never needed, or the app is gone
    total, sent, *wish = wire.REQUEST.unpack(head)
    data = pipe_in.read(sent)
    if len(data) == sent:
        pipe_out.write(
            wire.pack_answer(decode(data, PreviewRequest(*wish), is_whole=total == sent))
        )
        pipe_out.flush()


def decode(data: bytes, request: PreviewRequest, *, is_whole: bool) -> Preview:
    """Return what can be seen of a file; `is_whole`: `data` is all of it."""
    if not data:
        return NoPreview(Why.EMPTY)
    kind, media_type = Kind.OTHER, None
    try:
        kind, media_type = identify(data)
        return _decode_as(kind, media_type, data, request, is_whole=is_whole)
    except MemoryError:
        return NoPreview(Why.TOO_LARGE, FileFacts(media_type))
    except Exception:  # noqa: BLE001  files made to break a parser; nobody but the caller hears of it
        if kind is Kind.MAIL:
            return text_preview(data, media_type, is_whole=is_whole)
        return NoPreview(Why.DAMAGED, FileFacts(media_type))


def _decode_as(
    kind: Kind, media_type: str | None, data: bytes, request: PreviewRequest, *, is_whole: bool
) -> Preview:
    match kind:
        case Kind.TEXT:
            return text_preview(data, media_type, is_whole=is_whole)
        case Kind.MAIL:
            return mail_preview(data, is_whole=is_whole)
        case Kind.OTHER:
            return NoPreview(Why.UNKNOWN_TYPE, FileFacts(media_type))
        case _ if not is_whole:
            return NoPreview(Why.TOO_LARGE, FileFacts(media_type))
        case Kind.OUTLOOK:
            return outlook_preview(data)
    is_pdf = kind is Kind.PDF
    return page_preview(data, request) if is_pdf else picture_preview(data, media_type, request)


if __name__ == "__main__":
    main()
