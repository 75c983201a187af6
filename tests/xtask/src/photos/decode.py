"""Decodes pictures for `cargo xtask photos`: one request a line, as JSON, and one answer a line.

{"original": PATH, "copy": PATH}          are the pictures and their colours the same?
{"file": PATH, "at": N, "length": N}      how large is the small picture that lies there?
"""

import hashlib
import io
import json
import sys
import warnings

import pillow_heif
from PIL import Image, ImageCms

FRAMES_MAX = 200
# What a picture of a camera has, and a bomb has not.
Image.MAX_IMAGE_PIXELS = 60_000_000
SMALL_PAGE, OLD_SMALL_PAGE = 254, 255


def is_small(page):
    """Whether a page of a TIFF is a small form of another one, which a copy leaves out."""
    tags = getattr(page, "tag_v2", None)
    return tags is not None and (int(tags.get(SMALL_PAGE, 0)) & 1 == 1 or tags.get(OLD_SMALL_PAGE) == 2)


def frame(image):
    """What is shown: kind, size, pixels, colours of the palette, what is transparent, and for how long."""
    image.load()
    shown = (image.mode, image.size, image.getpalette(), image.info.get("transparency"), image.info.get("duration"))
    digest = hashlib.sha256(repr(shown).encode())
    digest.update(image.tobytes())
    return digest.hexdigest()


def frames(path):
    """The frames of a picture: the first of a JPEG, whose further ones lie behind its end, and all of everything else."""
    with Image.open(path) as image:
        count = 1 if image.format in ("JPEG", "MPO") else min(getattr(image, "n_frames", 1), FRAMES_MAX)
        found = []
        for number in range(count):
            image.seek(number)
            if number == 0 or image.format != "TIFF" or not is_small(image):
                found.append(frame(image))
        return found


def profile(path):
    """The colour profile, where it is one."""
    try:
        with Image.open(path) as image:
            found = image.info.get("icc_profile") or b""
    except Exception:
        return b""
    whole = len(found) >= 132 and found[36:40] == b"acsp" and int.from_bytes(found[:4], "big") <= len(found)
    return found if whole else b""


def applied(found, mode, intent):
    """The colours of a grid after the profile."""
    values = bytes(range(0, 256, 17))
    bands = len(mode)
    pixels = bytes(values[(at // 16**band) % 16] for at in range(16 ** min(bands, 3)) for band in range(bands))
    grid = Image.frombytes(mode, (len(pixels) // bands, 1), pixels)
    source = ImageCms.ImageCmsProfile(io.BytesIO(found))
    transform = ImageCms.buildTransform(source, ImageCms.createProfile("sRGB"), mode, "RGB", renderingIntent=intent)
    return ImageCms.applyTransform(grid, transform).tobytes()


def colours(one, other):
    """Whether two profiles give the same colours: `equal` by their bytes, `same` by what they do."""
    if not one:
        return "none"
    if one == other:
        return "equal"
    if not other:
        return "lost"
    mode = {b"RGB ": "RGB", b"GRAY": "L", b"CMYK": "CMYK"}.get(one[16:20])
    any_works = False
    for intent in range(4) if mode else ():
        try:
            wanted = applied(one, mode, intent)
        except Exception:
            continue
        any_works = True
        try:
            if applied(other, mode, intent) != wanted:
                return "differs"
        except Exception as why:
            return f"differs: {why}"
    return "same" if any_works else "unusable"


def compared(request):
    """Both pictures, decoded."""
    answer = {"decodes": False, "same": False, "why": "", "colours": "none"}
    try:
        wanted = frames(request["original"])
    except Exception as why:
        answer["why"] = f"{type(why).__name__}: {why}"
        wanted = None
    if wanted is not None:
        answer["decodes"] = True
        try:
            found = frames(request["copy"])
            answer["same"] = wanted == found
            if not answer["same"]:
                answer["why"] = f"{len(wanted)} frames against {len(found)}, or other pixels"
        except Exception as why:
            answer["why"] = f"the copy does not decode: {type(why).__name__}: {why}"
    answer["colours"] = colours(profile(request["original"]), profile(request["copy"]))
    return answer


def size(request):
    """Width and height of the picture at a place in a file."""
    with open(request["file"], "rb") as file:
        file.seek(request["at"])
        part = file.read(request["length"])
    try:
        with Image.open(io.BytesIO(part)) as image:
            return {"width": image.size[0], "height": image.size[1]}
    except Exception as why:
        return {"why": f"{type(why).__name__}: {why}"}


def main():
    pillow_heif.register_heif_opener()
    warnings.simplefilter("ignore")
    for line in sys.stdin:
        request = json.loads(line)
        answer = compared(request) if "copy" in request else size(request)
        print(json.dumps(answer), flush=True)


main()
