"""A picture as an image object of the file, by reportlab: JPEG as it stands, everything else unpacked and deflated.

Colours other than grey and RGB are brought to RGB, since the file's output intent is sRGB (ISO 19005-2, 6.2.4.3); what is
transparent is laid on white, since no soft mask may be needed to see it.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from convkit.errors import UsageError

LARGEST = 10 << 20
"""Bytes of a picture."""
MOST_PIXELS = 50_000_000


class Picture(NamedTuple):
    """An image object: size in pixels, entries of its dictionary, its stream."""

    width: int
    height: int
    entries: bytes
    data: bytes


def read_picture(path: Path) -> Picture:
    """The JPEG, PNG, GIF or WebP at ``path``.  Raises UsageError where it is something else, too large or not to be read."""
    from PIL import Image, UnidentifiedImageError
    from reportlab import rl_config
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfbase.pdfdoc import PDFImageXObject

    try:
        if path.stat().st_size > LARGEST:
            raise UsageError(f"the picture {path} is larger than {LARGEST >> 20} MiB")
        with Image.open(path, formats=("JPEG", "PNG", "GIF", "WEBP")) as image:
            if image.width * image.height > MOST_PIXELS:
                raise UsageError(f"the picture {path} has more than {MOST_PIXELS:,} pixels")
            rl_config.useA85 = 0
            made = PDFImageXObject("picture")
            if image.format == "JPEG" and image.mode in ("L", "RGB"):
                with path.open("rb") as file:
                    made.loadImageFromJPEG(file)
            else:
                paper = Image.new("RGB", image.size, "white")
                clear = image.convert("RGBA")
                paper.paste(clear, mask=clear)
                made.loadImageFromSRC(ImageReader(paper))
    except (OSError, UnidentifiedImageError, ValueError, Image.DecompressionBombError) as error:
        raise UsageError(f"the picture {path} is no JPEG, PNG, GIF or WebP that can be read") from error
    filters = "".join(f"/{name}" for name in made._filters)
    data = made.streamContent
    return Picture(
        made.width,
        made.height,
        f"/Type/XObject/Subtype/Image/Width {made.width}/Height {made.height}/BitsPerComponent {made.bitsPerComponent}"
        f"/ColorSpace/{made.colorSpace}/Filter[{filters}]".encode("ascii"),
        data.encode("latin-1") if isinstance(data, str) else data,
    )
