"""Pictures to pixels, and what their EXIF says."""

import io
import struct
import warnings
from collections.abc import Iterator
from dataclasses import replace
from typing import cast

# All of them by name: once the cage is closed, nothing can be imported any more.
from PIL import (
    AvifImagePlugin,
    BmpImagePlugin,  # noqa: F401  see above
    GifImagePlugin,  # noqa: F401  see above
    Image,
    ImageFile,
    ImageMath,
    JpegImagePlugin,  # noqa: F401  see above
    MpoImagePlugin,  # noqa: F401  see above
    PngImagePlugin,  # noqa: F401  see above
    TiffImagePlugin,
    UnidentifiedImageError,
    WebPImagePlugin,  # noqa: F401  see above
)
from pillow_heif import options as heif_options
from pillow_heif import register_heif_opener

from core.incidents.preview import (
    Fact,
    FactName,
    FileFacts,
    NoPreview,
    PixelPreview,
    Preview,
    PreviewRequest,
    Why,
)

Image.preinit()
AvifImagePlugin.DEFAULT_MAX_THREADS = heif_options.DECODE_THREADS = 1
"""More would take more memory, not less time: a picture is small, and the cage counts both."""
register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)
Image.MAX_IMAGE_PIXELS = 200_000_000
"""The largest telephone cameras of 2026. Memory is what really limits."""

_FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF", "AVIF", "HEIF")
_MAX_UNPACKED_PIXELS = 100_000_000

_BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    struct.error,
    EOFError,
)
"""What Pillow's readers raise for files that break the rules."""

_MAKE, _MODEL, _SOFTWARE, _DATE_TIME, _ORIENTATION = 0x010F, 0x0110, 0x0131, 0x0132, 0x0112
_EXIF_PART, _GPS_PART = 0x8769, 0x8825
_DATE_TIME_ORIGINAL, _OFFSET_ORIGINAL = 0x9003, 0x9011

_WIDE_GREY = frozenset({"I", "F", "I;16", "I;16L", "I;16B", "I;16N"})
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""EXIF 2.32, tag 0x0112: what makes a picture upright."""


def picture_preview(data: bytes, media_type: str | None, request: PreviewRequest) -> Preview:
    """Return the first picture of a file, no larger than asked for. Raises MemoryError."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow complains of files; so do we, in our way
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        return _preview(data, media_type, request)


def _preview(data: bytes, media_type: str | None, request: PreviewRequest) -> Preview:
    preview = _first_picture(data, media_type, request)
    if not isinstance(preview, NoPreview) or preview.why is not Why.DAMAGED:
        return preview
    ImageFile.LOAD_TRUNCATED_IMAGES = True
    try:
        part = _first_picture(data, media_type, request)
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = False
    if isinstance(part, PixelPreview) and not _is_blank(part):
        return replace(part, is_cut=True)
    return preview


def _is_blank(preview: PixelPreview) -> bool:
    """Tell whether all pixels are the same: then nothing of the picture was there."""
    return preview.rgba == preview.rgba[:4] * (preview.width * preview.height)


def _first_picture(data: bytes, media_type: str | None, request: PreviewRequest) -> Preview:
    facts = FileFacts(media_type)
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
            exif = _exif(image)
            facts = FileFacts(media_type, image.size, said=tuple(_facts(exif)))
            return _pixels(image, exif.get(_ORIENTATION, 1), facts, request)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return NoPreview(Why.TOO_LARGE, facts)
    except (UnidentifiedImageError, *_BROKEN):
        return NoPreview(Why.DAMAGED, facts)


def _pixels(
    image: ImageFile.ImageFile, orientation: object, facts: FileFacts, request: PreviewRequest
) -> Preview:
    turn = _UPRIGHT.get(orientation) if isinstance(orientation, int) else None
    box = (request.max_width, request.max_height)
    if turn is not None and orientation in {5, 6, 7, 8}:
        box = box[::-1]
    image.draft(None, box)  # JPEG unpacks to a half, a quarter or an eighth at once
    if image.width * image.height > _MAX_UNPACKED_PIXELS:
        return NoPreview(Why.TOO_LARGE, facts)
    small = _with_plain_colours(image)
    small.thumbnail(box)
    upright = small if turn is None else small.transpose(turn)
    rgba = upright.convert("RGBA")
    return PixelPreview(facts, rgba.width, rgba.height, rgba.tobytes())


def _with_plain_colours(image: Image.Image) -> Image.Image:
    """Return the picture in a mode that can be made smaller without loss of colour."""
    image.load()
    if image.mode in _WIDE_GREY:
        return _narrowed(image)
    if image.mode in {"L", "RGB", "RGBA"}:
        return image
    return image.convert("RGBA")


def _narrowed(image: Image.Image) -> Image.Image:
    """Return shades of grey in one byte: of 16 bits the upper 8, of others all there are."""
    wide = image.convert("F")
    low, high = 0.0, 65535.0
    if not image.mode.startswith("I;16"):
        low, high = cast("tuple[float, float]", wide.getextrema())
    scale = 255.0 / ((high - low) or 1.0)
    shades = ImageMath.lambda_eval(lambda values: (values["grey"] - low) * scale + 0.5, grey=wide)
    return cast("Image.Image", shades).convert("L")


def _exif(image: Image.Image) -> Image.Exif:
    """Return the EXIF data; none when they are damaged."""
    try:
        exif = image.getexif()
        for part in (_EXIF_PART, _GPS_PART):
            exif.get_ifd(part)
    except _BROKEN:
        return Image.Exif()
    return exif


def _facts(exif: Image.Exif) -> Iterator[Fact]:
    detailed = exif.get_ifd(_EXIF_PART)
    taken = _text(detailed.get(_DATE_TIME_ORIGINAL)) or _text(exif.get(_DATE_TIME))
    found = (
        (FactName.TAKEN_AT, (taken, _text(detailed.get(_OFFSET_ORIGINAL)))),
        (FactName.CAMERA, (_text(exif.get(_MAKE)), _text(exif.get(_MODEL)))),
        (FactName.SOFTWARE, (_text(exif.get(_SOFTWARE)),)),
        (FactName.PLACE, (_place(exif.get_ifd(_GPS_PART)),)),
    )
    for name, texts in found:
        text = " ".join(filter(None, texts))
        if text:
            yield Fact(name, text)


def _text(value: object) -> str:
    return value.strip("\0 ") if isinstance(value, str) else ""


def _place(gps: dict[int, object]) -> str:
    """Return latitude and longitude in degrees, or nothing (EXIF 2.32, GPSLatitude and so on)."""
    latitude = _degrees(gps.get(2), gps.get(1), "S")
    longitude = _degrees(gps.get(4), gps.get(3), "W")
    if latitude is None or longitude is None:
        return ""
    return f"{latitude:.6f}, {longitude:.6f}"


def _degrees(value: object, reference: object, negative: str) -> float | None:
    """Return degrees from (degrees, minutes, seconds); None when they are none."""
    if not isinstance(value, tuple) or len(value) != 3:
        return None
    if not all(isinstance(each, float | int | TiffImagePlugin.IFDRational) for each in value):
        return None
    degrees, minutes, seconds = (float(each) for each in value)
    angle = degrees + minutes / 60 + seconds / 3600
    if not 0 <= angle <= 180:  # NaN too: an unknown fraction 0/0
        return None
    return -angle if _text(reference) == negative else angle
