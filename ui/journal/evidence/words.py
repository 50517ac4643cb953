"""How files, what they say of themselves, and reasons for not showing them are said in words."""

from collections.abc import Iterator, Mapping

from core.incidents.preview import Fact, FactName, Isolation, Why
from ui.translate import tr

_PICTURES = {
    "image/png": "PNG",
    "image/jpeg": "JPEG",
    "image/gif": "GIF",
    "image/webp": "WebP",
    "image/bmp": "BMP",
    "image/tiff": "TIFF",
    "image/heic": "HEIC",
    "image/avif": "AVIF",
}
_SAME = {
    "image/jpg": "image/jpeg",
    "image/pjpeg": "image/jpeg",
    "image/x-ms-bmp": "image/bmp",
    "image/heif": "image/heic",
}
_WRITTEN = frozenset(
    {
        "application/javascript",
        "application/json",
        "application/x-csh",
        "application/x-sh",
        "application/xhtml+xml",
        "application/xml",
        "image/svg+xml",
        "message/rfc822",
    }
)
_PROGRAMS = frozenset(
    {
        "application/x-dosexec",
        "application/x-executable",
        "application/x-mach-binary",
        "application/x-ms-dos-executable",
        "application/x-msdos-program",
        "application/x-msdownload",
        "application/vnd.microsoft.portable-executable",
    }
)
_OFFICE = ("application/msword", "application/vnd.ms-", "application/x-ole-storage")
_ZIPPED = (
    "application/epub+zip",
    "application/java-archive",
    "application/vnd.android.package-archive",
    "application/vnd.oasis.opendocument",
    "application/vnd.openxmlformats",
    "application/x-zip",
    "application/zip",
)
_OTHER_ARCHIVES = (
    "application/gzip",
    "application/vnd.rar",
    "application/x-7z-compressed",
    "application/x-bzip",
    "application/x-rar",
    "application/x-tar",
    "application/x-xz",
)
MAILS = frozenset({"message/rfc822", "application/vnd.ms-outlook"})
_UNKNOWN = "application/octet-stream"


def is_picture(media_type: str | None) -> bool:
    """Tell whether a kind of file is drawn as a picture."""
    return _SAME.get(media_type or "", media_type) in _PICTURES


def is_written(media_type: str | None) -> bool:
    """Tell whether a kind of file is shown as text."""
    return media_type is not None and (media_type.startswith("text/") or media_type in _WRITTEN)


def kind_words(media_type: str | None) -> str:
    """Return what a kind of file is called by people."""
    media_type = _SAME.get(media_type or "", media_type or _UNKNOWN)
    if media_type in _PICTURES:
        return tr("Picture ({kind})").format(kind=_PICTURES[media_type])
    for starts, words in _kinds().items():
        if media_type.startswith(starts):
            return words
    return tr("Program") if media_type in _PROGRAMS else tr("File of a kind not known here")


def _kinds() -> Mapping[str | tuple[str, ...], str]:
    return {
        "application/pdf": tr("PDF document"),
        "message/rfc822": tr("E-mail"),
        "application/vnd.ms-outlook": tr("E-mail (Outlook)"),
        ("text/html", "application/xhtml+xml"): tr("Web page"),
        "image/": tr("Picture"),
        ("text/", *_WRITTEN): tr("Text"),
        "audio/": tr("Sound recording"),
        "video/": tr("Film"),
        (*_OFFICE, "application/vnd.oasis", "application/vnd.openxml"): tr("Office document"),
        (*_ZIPPED, *_OTHER_ARCHIVES): tr("Archive with files in it"),
    }


def is_disguised(by_name: str, by_content: str | None) -> bool:
    """Tell whether a file is plainly something else than its ending says.

    Only where both are known: kinds that hold one another, or are told apart by names alone, agree.
    """
    if by_content is None or by_name == _UNKNOWN:
        return False
    return _family(by_name) != _family(by_content)


def _family(media_type: str) -> str:
    media_type = _SAME.get(media_type, media_type)
    if is_written(media_type):
        return "text"
    if media_type in _PROGRAMS:
        return "program"
    for family, starts in (
        ("office", _OFFICE),
        ("zip", _ZIPPED),
        ("recording", ("audio/", "video/")),
    ):
        if media_type.startswith(starts):
            return family
    return media_type


def why_words(why: Why) -> tuple[str, str]:
    """Return why there is nothing to see, and what can be done."""
    copy_elsewhere = tr("Save a copy to open it with another program.")
    if why in {Why.FAILED, Why.TOO_SLOW}:
        copy_elsewhere = tr(
            "The file may be made to harm. If you need to see it, ask somebody who knows about"
            " such files first."
        )
    words = {
        Why.EMPTY: (tr("The file is empty: it has no bytes."), ""),
        Why.UNKNOWN_TYPE: (tr("Files of this kind are not shown here."), copy_elsewhere),
        Why.TOO_LARGE: (
            tr("It is too large to be shown here safely."),
            copy_elsewhere,
        ),
        Why.TOO_SLOW: (tr("It took too long to draw, so that was stopped."), copy_elsewhere),
        Why.DAMAGED: (
            tr("It cannot be drawn: the file is not as files of its kind should be."),
            tr("It is kept as it came. Another program may still show a part of it."),
        ),
        Why.NEEDS_PASSWORD: (
            tr("The document asks for a password of its own."),
            copy_elsewhere,
        ),
        Why.NO_SUCH_PAGE: (tr("The document has no such page."), ""),
        Why.FAILED: (tr("Something went wrong while it was being drawn."), copy_elsewhere),
        Why.STOPPED: (tr("The vault was locked meanwhile."), ""),
        Why.NOT_STARTED: (
            tr("This computer did not let the separate process start that looks at files."),
            tr("It is not opened without that. The file itself is kept as it came."),
        ),
    }
    return words[why]


def isolation_words(isolation: Isolation | None) -> str:
    """Return how the file was looked at, as honestly as the system lets us say it."""
    if isolation is None:
        return tr("Not looked at: no separate process could be started here.")
    if isolation.limits and isolation.filtered:
        return tr("Looked at in a separate process without key, files or network.")
    if isolation.limits:
        return tr(
            "Looked at in a separate process without key, that can open no file and no connection."
            " This system does not hold it any further."
        )
    return tr(
        "Looked at in a separate process without key. This system does not keep that process from"
        " files and network."
    )


def fact_lines(said: tuple[Fact, ...]) -> Iterator[tuple[str, str]]:
    """Yield what a file says of itself: name and text, one line for all of a kind."""
    names = _fact_names()
    for each in FactName:
        texts = [fact.text for fact in said if fact.name is each]
        if texts:
            yield names[each], "\n".join(texts)


def _fact_names() -> Mapping[FactName, str]:
    return {
        FactName.TAKEN_AT: tr("Taken"),
        FactName.CAMERA: tr("Camera"),
        FactName.SOFTWARE: tr("Made with"),
        FactName.PLACE: tr("Place"),
        FactName.DATE: tr("Date"),
        FactName.SENDER: tr("From"),
        FactName.REPLY_TO: tr("Reply to"),
        FactName.RECIPIENTS: tr("To"),
        FactName.COPIES_TO: tr("Copies to"),
        FactName.SUBJECT: tr("Subject"),
        FactName.MESSAGE_ID: tr("Number of the message"),
        FactName.ATTACHMENT: tr("Attached"),
        FactName.DEFECT: tr("Breaks rules of mail"),
        FactName.TITLE: tr("Title"),
        FactName.AUTHOR: tr("Author"),
        FactName.CREATED_AT: tr("Made"),
        FactName.CHARSET: tr("Read as"),
    }


def digest_groups(digest: str) -> str:
    """Return a digest in groups that can be read out: eight characters each, two lines."""
    groups = [digest[start : start + 8] for start in range(0, len(digest), 8)]
    return "\n".join(" ".join(groups[start : start + 4]) for start in range(0, len(groups), 4))
