"""What a file may unpack to, judged from the directory before unpacking and counted while unpacking."""

import struct
import zipfile
import zlib

from caseload.core.sheets.errors import SheetError

MAX_UNPACKED = 200 * 1024 * 1024
MAX_MEMBERS = 5_000
MAX_CELLS = 20_000_000
"""Cells of the smallest rectangle around a sheet's content: readers reserve it whole."""
CHUNK = 1 << 20
LOCAL_HEADER = struct.Struct("<4s5HIIIHH")


def judge_zip(archive, data):
    """Raise SheetError for an archive that is too big, says less than it holds, or is damaged."""
    members = archive.infolist()
    if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_UNPACKED:
        raise SheetError("too_big")
    if any(member.flag_bits & 1 for member in members):
        raise SheetError("encrypted")
    budget = MAX_UNPACKED
    for member in members:
        budget -= _unpacked_size(member, data, budget)


def _unpacked_size(member, data, budget):
    """Bytes that ``member`` really unpacks to; its directory entry may lie."""
    if member.compress_type == zipfile.ZIP_STORED:
        return member.file_size
    if member.compress_type != zipfile.ZIP_DEFLATED:
        raise SheetError("damaged")
    rest, size, inflate = _packed(member, data), 0, zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        while rest and not inflate.eof:
            size += len(inflate.decompress(rest, CHUNK))
            rest = inflate.unconsumed_tail
            if size > budget:
                raise SheetError("too_big")
    except zlib.error:
        raise SheetError("damaged") from None
    if not inflate.eof:
        raise SheetError("damaged")
    return size


def _packed(member, data):
    start = member.header_offset
    header = data[start : start + LOCAL_HEADER.size]
    if len(header) < LOCAL_HEADER.size:
        raise SheetError("damaged")
    *_, name_length, extra_length = LOCAL_HEADER.unpack(header)
    begin = start + LOCAL_HEADER.size + name_length + extra_length
    return memoryview(data)[begin : begin + member.compress_size]


def judge_extent(height, width):
    if height * width > MAX_CELLS:
        raise SheetError("too_big")
