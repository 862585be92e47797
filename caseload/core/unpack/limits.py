"""What a file may unpack to and what reading it may cost: judged from the directory before unpacking, counted while
unpacking, and held by the system for the whole process."""

import resource
import struct
import zipfile
import zlib

from caseload.core.unpack.refused import Refused

MB = 1024 * 1024
MAX_UNPACKED = 200 * MB
MAX_MEMBERS = 5_000
MAX_RATIO = 100
"""Sheets pack to a tenth or a thirtieth; zeros to a thousandth."""
RATIO_FROM = 10 * MB
MAX_CELLS = 20_000_000
"""Cells of the smallest rectangle around a sheet's content: readers reserve it whole."""
MAX_MEMORY = 1024 * MB
"""Of addresses, which is more than what is used."""
BASE_SECONDS, BYTES_A_SECOND = 1, 4 * MB
MOST_SECONDS = BASE_SECONDS + MAX_UNPACKED // BYTES_A_SECOND
PLAIN = 7
"""A cell takes so many times as much in the XML of a workbook as in a text or an .xls."""
CHUNK = 1 << 20
LOCAL_HEADER = struct.Struct("<4s5HIIIHH")


def confine():
    """Of this process: little memory, a second to judge in, no file to write."""
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (BASE_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def allow_time(size):
    """A small file that takes long is a trap; a large one gets its time. ``size``: bytes once unpacked."""
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    if most != resource.RLIM_INFINITY:
        resource.setrlimit(resource.RLIMIT_CPU, (min(BASE_SECONDS + size // BYTES_A_SECOND, most), most))


def judge_zip(archive, data):
    """Refuse an archive that is too big by its directory, before any of it is unpacked. What it says to unpack to."""
    members = archive.infolist()
    size = sum(member.file_size for member in members)
    if len(members) > MAX_MEMBERS or size > MAX_UNPACKED:
        raise Refused("too_big")
    if size > max(RATIO_FROM, MAX_RATIO * len(data)) or sum(m.compress_size for m in members) > len(data):
        raise Refused("bomb")
    if any(member.flag_bits & 1 for member in members):
        raise Refused("encrypted")
    allow_time(size)
    return size


def judge_weight(weight, most):
    """What weighs more than the asker would wait for is left for later. ``weight``: bytes of its cells as XML."""
    if most is not None and weight > most:
        raise Refused("large")


def pieces(member, data, budget):
    """The content of a member piece by piece; its directory entry may lie, so it is counted: never above ``budget``."""
    packed = _packed(member, data)
    if member.compress_type == zipfile.ZIP_STORED:
        yield bytes(packed)
        return
    if member.compress_type != zipfile.ZIP_DEFLATED:
        raise Refused("damaged")
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        while packed and not inflate.eof:
            piece = inflate.decompress(packed, CHUNK)
            packed = inflate.unconsumed_tail
            budget -= len(piece)
            if budget < 0:
                raise Refused("too_big")
            yield piece
    except zlib.error:
        raise Refused("damaged") from None
    if not inflate.eof:
        raise Refused("damaged")


def _packed(member, data):
    start = member.header_offset
    header = data[start : start + LOCAL_HEADER.size]
    if len(header) < LOCAL_HEADER.size:
        raise Refused("damaged")
    *_, name_length, extra_length = LOCAL_HEADER.unpack(header)
    begin = start + LOCAL_HEADER.size + name_length + extra_length
    return memoryview(data)[begin : begin + member.compress_size]


def judge_extent(height, width):
    if height * width > MAX_CELLS:
        raise Refused("too_big")
