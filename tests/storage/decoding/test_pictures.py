import io

import pytest
from PIL import Image
from PIL.TiffImagePlugin import IFDRational

from core.incidents.preview import FactName, NoPreview, PixelPreview, PreviewRequest, Why
from storage.decoding.pictures import _place, picture_preview
from tests.storage.decoding.samples import (
    BLUE,
    GREEN,
    PICTURE_KINDS,
    RED,
    WHITE,
    black_png,
    picture,
    quarters,
)


def seen(data: bytes, width: int = 100, height: int = 100) -> PixelPreview:
    preview = picture_preview(data, "image/x", PreviewRequest(width, height))
    assert isinstance(preview, PixelPreview)
    return preview


def corners(preview: PixelPreview) -> list[tuple[int, ...]]:
    """The colours near the corners, row by row."""
    image = Image.frombytes("RGBA", (preview.width, preview.height), preview.rgba)
    across, down = (2, preview.width - 3), (2, preview.height - 3)
    pixels = [image.getpixel((x, y)) for y in down for x in across]
    return [pixel[:3] for pixel in pixels if isinstance(pixel, tuple)]


def close_to(found: list[tuple[int, ...]], wanted: list[tuple[int, ...]]) -> bool:
    values = zip(sum(found, ()), sum(wanted, ()), strict=True)
    return all(abs(one - other) < 16 for one, other in values)


@pytest.mark.parametrize("kind", PICTURE_KINDS)
def test_every_kind_is_shown_in_its_colours(kind: str) -> None:
    preview = seen(picture(kind, quality=95))
    assert preview.facts.image_size == (preview.width, preview.height) == (40, 20)
    assert close_to(corners(preview), [RED, GREEN, BLUE, WHITE])


@pytest.mark.parametrize(
    ("compression", "mode"),
    [("tiff_lzw", "RGB"), ("tiff_adobe_deflate", "CMYK"), ("jpeg", "RGB"), ("group4", "1")],
)
def test_packed_tiff_is_shown(compression: str, mode: str) -> None:
    data = picture("TIFF", quarters().convert(mode), compression=compression)
    assert seen(data).width == 40


@pytest.mark.parametrize(
    ("orientation", "wanted"),
    [
        (1, [RED, GREEN, BLUE, WHITE]),
        (2, [GREEN, RED, WHITE, BLUE]),
        (3, [WHITE, BLUE, GREEN, RED]),
        (4, [BLUE, WHITE, RED, GREEN]),
        (5, [RED, BLUE, GREEN, WHITE]),
        (6, [BLUE, RED, WHITE, GREEN]),
        (7, [WHITE, GREEN, BLUE, RED]),
        (8, [GREEN, WHITE, RED, BLUE]),
        (77, [RED, GREEN, BLUE, WHITE]),
    ],
)
def test_pictures_stand_upright(orientation: int, wanted: list[tuple[int, ...]]) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    preview = seen(picture("JPEG", exif=exif, quality=95), width=16, height=24)
    assert close_to(corners(preview), wanted)
    turned = orientation in {5, 6, 7, 8}
    assert (preview.width, preview.height) == ((12, 24) if turned else (16, 8))
    assert preview.facts.image_size == (40, 20)


def test_what_a_telephone_turned_is_turned_once() -> None:
    """An iPhone says it twice: for those who read the file, and for those who read its EXIF."""
    exif = Image.Exif()
    exif[0x0112] = 6
    preview = seen(picture("HEIF", exif=exif.tobytes(), quality=95))
    assert (preview.width, preview.height) == preview.facts.image_size == (20, 40)
    assert close_to(corners(preview), [BLUE, RED, WHITE, GREEN])


def test_large_pictures_are_made_smaller_and_keep_their_shape() -> None:
    preview = seen(picture("JPEG", quarters(1600, 400)), width=80, height=80)
    assert (preview.width, preview.height) == (80, 20)


def test_small_pictures_are_not_blown_up() -> None:
    assert seen(picture()).width == 40


def test_what_is_see_through_stays_so() -> None:
    image = quarters().convert("RGBA")
    image.putalpha(7)
    assert seen(picture("PNG", image)).rgba[3] == 7


def test_a_palette_keeps_its_see_through_colour() -> None:
    image = Image.new("P", (4, 4), 1)
    image.putpalette([255, 0, 0, 0, 0, 255])
    assert seen(picture("GIF", image, transparency=1)).rgba[3] == 0


def test_sixteen_bits_of_grey_become_eight() -> None:
    image = Image.new("I;16", (4, 4), 0x8000)
    assert seen(picture("PNG", image)).rgba[:4] == b"\x80\x80\x80\xff"


def test_other_wide_greys_use_the_range_they_have() -> None:
    image = Image.new("F", (2, 1))
    image.putpixel((0, 0), -5.0)
    image.putpixel((1, 0), 1e6)
    rgba = seen(picture("TIFF", image)).rgba
    assert (rgba[0], rgba[4]) == (0, 255)


def test_an_even_wide_grey_is_no_division_by_zero() -> None:
    assert seen(picture("TIFF", Image.new("F", (2, 1), 3.0))).rgba[0] == 0


def with_exif(kind: str = "JPEG") -> bytes:
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0131] = "Camera Works", "Model 5\0", "Version 9"
    exif[0x0132] = "2026:03:03 22:00:00"
    exif.get_ifd(0x8769)[0x9003] = "2026:03:03 21:05:00"
    exif.get_ifd(0x8769)[0x9011] = "+01:00"
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "S", (33.0, 51.0, 24.5), "E", (151.0, 12.0, 54.0)
    return picture(kind, exif=exif)


@pytest.mark.parametrize("kind", ["JPEG", "HEIF"])
def test_what_a_camera_wrote_is_told(kind: str) -> None:
    facts = seen(with_exif(kind)).facts
    assert facts.of(FactName.TAKEN_AT) == ("2026:03:03 21:05:00 +01:00",)
    assert facts.of(FactName.CAMERA) == ("Camera Works Model 5",)
    assert facts.of(FactName.SOFTWARE) == ("Version 9",)
    assert facts.of(FactName.PLACE) == ("-33.856806, 151.215000",)


def test_without_the_time_of_the_shot_the_time_of_the_file_is_told() -> None:
    exif = Image.Exif()
    exif[0x0132] = "2026:03:03 22:00:00"
    assert seen(picture("JPEG", exif=exif)).facts.of(FactName.TAKEN_AT) == ("2026:03:03 22:00:00",)


@pytest.mark.parametrize(
    "latitude",
    [
        None,
        "north",
        (91.0, 0.0),
        ("a", "b", "c"),
        (1e9, 0.0, 0.0),
        (0.0, 0.0, 700_000.0),
        (IFDRational(0, 0), 0.0, 0.0),
    ],
)
def test_a_place_that_is_none_is_not_told(latitude: object) -> None:
    assert _place({2: latitude, 4: (1.0, 1.0, 1.0)}) == ""
    assert _place({2: (1.0, 1.0, 1.0), 4: latitude}) == ""


def test_damaged_exif_does_not_hide_the_picture() -> None:
    data = with_exif()
    start = data.index(b"Exif\0\0") + 6
    broken = data[: start + 4] + b"\xff\xff\xff\xff" + data[start + 8 :]
    assert seen(broken).facts.said == ()


def test_damage_keeps_what_was_found_before() -> None:
    data = picture("PNG")
    preview = picture_preview(data[:45], "image/png", PreviewRequest(9, 9))
    assert isinstance(preview, NoPreview)
    assert (preview.why, preview.facts.image_size) == (Why.DAMAGED, (40, 20))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "BMP", "TIFF"])
def test_of_a_picture_cut_short_the_part_that_is_there_is_shown(kind: str) -> None:
    data = picture(kind, Image.effect_noise((64, 64), 90))
    preview = picture_preview(data[: len(data) * 3 // 4], None, PreviewRequest(64, 64))
    assert isinstance(preview, PixelPreview)
    assert (preview.is_cut, preview.facts.image_size) == (True, (64, 64))
    whole = picture_preview(data, None, PreviewRequest(64, 64))
    assert isinstance(whole, PixelPreview)
    assert not whole.is_cut
    assert preview.rgba[: 64 * 8] == whole.rgba[: 64 * 8] or kind == "BMP"  # begins at its foot


@pytest.mark.parametrize(
    ("width", "height"), [(50_000, 50_000), (20_000, 14_000), (11_000, 11_000)]
)
def test_what_would_unpack_to_too_much_is_not_unpacked(width: int, height: int) -> None:
    preview = picture_preview(black_png(width, height, b""), None, PreviewRequest(9, 9))
    assert isinstance(preview, NoPreview)
    assert preview.why is Why.TOO_LARGE


def test_the_first_of_moving_pictures_is_shown() -> None:
    film = picture("GIF", save_all=True, append_images=[Image.new("RGB", (40, 20))])
    assert len(film) > len(picture("GIF", quarters()))
    assert close_to(corners(seen(film)), [RED, GREEN, BLUE, WHITE])


def test_pictures_of_telephones_with_a_second_picture_are_shown() -> None:
    file = io.BytesIO()
    quarters().save(file, "MPO", save_all=True, append_images=[quarters()])
    assert seen(file.getvalue()).width == 40
