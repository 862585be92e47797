"""Workbooks that are only write-protected: Excel encrypts them with a password that it knows itself, and opens them
without asking; so do we (ECMA-376, agile encryption, what Excel writes since 2010). Others are refused as encrypted."""

import base64
import hashlib
import struct
from xml.etree import ElementTree

from caseload.core.unpack.compound import Compound
from caseload.core.unpack.refused import Refused

DEFAULT_PASSWORD = "VelvetSweatshop"  # noqa: S105 — everybody's: it is in Excel's documentation
LOCK = "{http://schemas.microsoft.com/office/2006/keyEncryptor/password}encryptedKey"
KEY_DATA = "{http://schemas.microsoft.com/office/2006/encryption}keyData"
INPUT, VALUE, KEY = (bytes.fromhex(text) for text in ("fea7d2763b4b9e79", "d7aa0f6d3061344e", "146e0be7abacd0d6"))
"""What the standard mixes into the keys of the verifier's input, its value, and the key itself."""
SEGMENT, MOST_SPINS = 4096, 1_000_000
AGILE = (4, 4)


def decrypted(data):
    """The workbook inside. One with a password of somebody's own is refused as encrypted."""
    try:
        file = Compound(data)
        info, package = file.stream("EncryptionInfo"), file.stream("EncryptedPackage")
        major_and_minor = struct.unpack_from("<HH", info)
        if major_and_minor != AGILE:
            raise Refused("encrypted")
        key, opened = _agile(info[8:])
        size = struct.unpack_from("<Q", package)[0]
        return opened(key, package[8:])[:size]
    except (Refused, struct.error, ValueError, KeyError, TypeError, StopIteration, ElementTree.ParseError):
        raise Refused("encrypted") from None


def _cbc(key, iv, content):
    # A third of the start of this process, which few files need.
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms  # noqa: PLC0415
    from cryptography.hazmat.primitives.ciphers.modes import CBC  # noqa: PLC0415

    decryptor = Cipher(algorithms.AES(key), CBC(iv)).decryptor()
    return decryptor.update(content[: len(content) // 16 * 16]) + decryptor.finalize()


def _spun(hashed, salt, spins):
    if spins > MOST_SPINS:
        raise Refused("encrypted")
    found = hashed(salt + DEFAULT_PASSWORD.encode("utf-16-le")).digest()
    for n in range(spins):
        found = hashed(struct.pack("<I", n) + found).digest()
    return found


def _agile(text):
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise Refused("damaged")
    root = ElementTree.fromstring(text)  # noqa: S314 — no document type, so nothing to expand
    lock, data = next(root.iter(LOCK)).attrib, next(root.iter(KEY_DATA)).attrib
    hashed, salt, length = _hash(lock), base64.b64decode(lock["saltValue"]), int(lock["keyBits"]) // 8
    spun = _spun(hashed, salt, int(lock["spinCount"]))

    def opened(name, block):
        return _cbc(_fitted(hashed(spun + block).digest(), length), salt, base64.b64decode(lock[name]))

    given = hashed(opened("encryptedVerifierHashInput", INPUT)[: int(lock["saltSize"])]).digest()
    if given != opened("encryptedVerifierHashValue", VALUE)[: len(given)]:
        raise Refused("encrypted")
    return opened("encryptedKeyValue", KEY)[:length], _in_segments(_hash(data), base64.b64decode(data["saltValue"]))


def _hash(attributes):
    return {"SHA1": hashlib.sha1, "SHA256": hashlib.sha256, "SHA384": hashlib.sha384, "SHA512": hashlib.sha512}[
        attributes["hashAlgorithm"].replace("-", "")
    ]


def _fitted(key, length):
    return key[:length].ljust(length, b"\x36")


def _in_segments(hashed, salt):
    def segments(key, content):
        pieces = (content[at : at + SEGMENT] for at in range(0, len(content), SEGMENT))
        ivs = (_fitted(hashed(salt + struct.pack("<I", n)).digest(), 16) for n in range(len(content) // SEGMENT + 1))
        return b"".join(_cbc(key, iv, piece) for iv, piece in zip(ivs, pieces, strict=False))

    return segments
