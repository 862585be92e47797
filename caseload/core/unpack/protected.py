"""Workbooks that are only write-protected: Excel encrypts them with a password that it knows itself, and opens them
without asking; so do we (ECMA-376, agile and standard encryption)."""

import base64
import hashlib
import struct
from xml.etree import ElementTree

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms
from cryptography.hazmat.primitives.ciphers.modes import CBC, ECB

from caseload.core.unpack.compound import Compound
from caseload.core.unpack.refused import Refused

DEFAULT_PASSWORD = "VelvetSweatshop"  # noqa: S105 — everybody's: it is in Excel's documentation
LOCK = "{http://schemas.microsoft.com/office/2006/keyEncryptor/password}encryptedKey"
KEY_DATA = "{http://schemas.microsoft.com/office/2006/encryption}keyData"
INPUT, VALUE, KEY = (bytes.fromhex(text) for text in ("fea7d2763b4b9e79", "d7aa0f6d3061344e", "146e0be7abacd0d6"))
"""What the standard mixes into the keys of the verifier's input, its value, and the key itself."""
SEGMENT, MOST_SPINS = 4096, 1_000_000
STANDARD_SPINS = 50_000


def decrypted(data):
    """The workbook inside. One with a password of somebody's own is refused as encrypted."""
    try:
        file = Compound(data)
        info, package = file.stream("EncryptionInfo"), file.stream("EncryptedPackage")
        major_and_minor = struct.unpack_from("<HH", info)
        key, opened = _agile(info[8:]) if major_and_minor == (4, 4) else _standard(info)
        size = struct.unpack_from("<Q", package)[0]
        return opened(key, package[8:])[:size]
    except (Refused, struct.error, ValueError, KeyError, TypeError, StopIteration, ElementTree.ParseError):
        raise Refused("encrypted") from None


def _aes(key, mode, content):
    decryptor = Cipher(algorithms.AES(key), mode).decryptor()
    return decryptor.update(content) + decryptor.finalize()


def _cbc(key, iv, content):
    return _aes(key, CBC(iv), content[: len(content) // 16 * 16])


def _ecb(key, content):
    return _aes(key, ECB(), content[: len(content) // 16 * 16])  # noqa: S305


def _spun(hashed, salt, spins):
    if spins > MOST_SPINS:
        raise Refused("encrypted")
    found = hashed(salt + DEFAULT_PASSWORD.encode("utf-16-le")).digest()
    for n in range(spins):
        found = hashed(struct.pack("<I", n) + found).digest()
    return found


# --- agile: an XML says how ---


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


# --- standard: AES and SHA-1 ---


def _standard(info):
    header_size = struct.unpack_from("<I", info, 8)[0]
    length = struct.unpack_from("<I", info, 12 + 16)[0] // 8
    verifier = info[12 + header_size :]
    salt, sealed, size, sealed_hash = struct.unpack_from("<4x16s16sI32s", verifier)
    spun = hashlib.sha1(_spun(hashlib.sha1, salt, STANDARD_SPINS) + bytes(4)).digest()  # noqa: S324
    pads = (bytes(byte ^ pad for byte in spun.ljust(64, b"\0")) for pad in (0x36, 0x5C))
    key = b"".join(hashlib.sha1(pad).digest() for pad in pads)[:length]  # noqa: S324
    if hashlib.sha1(_ecb(key, sealed)).digest() != _ecb(key, sealed_hash)[:size]:  # noqa: S324
        raise Refused("encrypted")
    return key, _ecb
