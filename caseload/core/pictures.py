"""Pictures as they come from phones: judged by content, made small, stripped of all that they tell besides."""

import hashlib
import io
import warnings
from dataclasses import dataclass

from django.utils.translation import gettext as _
from PIL import Image, ImageOps

FORMATS = ["JPEG", "PNG", "WEBP"]
"""Only these readers are asked; what else Pillow can read is not opened."""
MAX_BYTES = 15 * 1024 * 1024
MAX_PIXELS = 50_000_000
EDGE, SMALL_EDGE = 1600, 320
"""The longer side of what is kept, and of its small picture."""
QUALITY = 80
Image.MAX_IMAGE_PIXELS = MAX_PIXELS


class PictureRefused(Exception):
    """The file is no picture that is kept; ``str()`` says why."""


@dataclass(frozen=True)
class Picture:
    """A picture as it is kept: two JPEGs without anything about place, time or telephone."""

    data: bytes
    small: bytes
    width: int
    height: int

    @property
    def sha256(self):
        return hashlib.sha256(self.data).hexdigest()


def read_picture(file):
    """The picture in ``file`` (an upload), made anew from its pixels. Raises PictureRefused."""
    if file.size > MAX_BYTES:
        raise PictureRefused(_("A picture may have up to 15 MB."))
    try:
        # A header may promise more pixels than fit into memory: the warning is refused like the error.
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(file.read()), formats=FORMATS) as image:
                return _made_anew(image)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise PictureRefused(_("The picture has too many pixels.")) from None
    except (OSError, SyntaxError, ValueError, EOFError):
        raise PictureRefused(_("This is not a picture in JPEG, PNG or WebP, or it is damaged.")) from None


def _made_anew(image):
    if image.format == "JPEG":
        image.draft("RGB", (EDGE, EDGE))
    image = _on_white(ImageOps.exif_transpose(image))
    image.thumbnail((EDGE, EDGE), Image.Resampling.LANCZOS)
    small = image.copy()
    small.thumbnail((SMALL_EDGE, SMALL_EDGE), Image.Resampling.LANCZOS)
    return Picture(_as_jpeg(image), _as_jpeg(small), *image.size)


def _on_white(image):
    """Without transparency, which JPEG has not: a signature is drawn on nothing."""
    if image.mode == "RGB":
        return image
    image = image.convert("RGBA")
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return paper


def _as_jpeg(image):
    image.info.clear()
    out = io.BytesIO()
    image.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()
