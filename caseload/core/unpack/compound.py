"""The streams of a compound file (OLE): what an .xls and a protected workbook are kept in."""

import struct

from caseload.core.unpack.refused import Refused

FREE, FAT_SECTORS_IN_HEADER, ENTRY = 0xFFFFFFFA, 109, 128
"""Sector numbers from ``FREE`` on are marks, not places."""


class Compound:
    """``data``: the whole file. Chains that turn in circles or leave the file are refused as damaged."""

    def __init__(self, data):
        self.data = data
        try:
            self.sector = 1 << struct.unpack_from("<H", data, 30)[0]
            self.small = 1 << struct.unpack_from("<H", data, 32)[0]
            first_folder, self.smallest, first_small = struct.unpack_from("<I4xII", data, 48)
            self.fat = self._fat()
            self.small_fat = self._numbers(self._chain(first_small, self.fat))
            self.entries = self._entries(self._joined(self._chain(first_folder, self.fat)))
        except (struct.error, IndexError, ValueError):
            raise Refused("damaged") from None

    def stream(self, name):
        """The content of a stream, or None where there is none of that name."""
        if name not in self.entries or "Root Entry" not in self.entries:
            return None
        start, size = self.entries[name]
        try:
            if size >= self.smallest:
                return self._joined(self._chain(start, self.fat))[:size]
            root = self._joined(self._chain(self.entries["Root Entry"][0], self.fat))
            places = (n * self.small for n in self._chain(start, self.small_fat))
            return b"".join(root[place : place + self.small] for place in places)[:size]
        except IndexError:
            raise Refused("damaged") from None

    def _fat(self):
        sectors = list(struct.unpack_from(f"<{FAT_SECTORS_IN_HEADER}I", self.data, 76))
        following, left = struct.unpack_from("<II", self.data, 68)
        while following < FREE and left:
            more = self._numbers([following])
            sectors += more[:-1]
            following, left = more[-1], left - 1
        return self._numbers([sector for sector in sectors if sector < FREE])

    def _numbers(self, sectors):
        text = self._joined(sectors)
        return struct.unpack(f"<{len(text) // 4}I", text[: len(text) // 4 * 4])

    def _joined(self, sectors):
        return b"".join(self.data[(n + 1) * self.sector : (n + 2) * self.sector] for n in sectors)

    def _chain(self, sector, table):
        found, most = [], len(self.data) // self.small
        while sector < FREE:
            found.append(sector)
            if len(found) > most:
                raise Refused("damaged")
            sector = table[sector]
        return found

    def _entries(self, folder):
        found = {}
        for at in range(0, len(folder) - ENTRY + 1, ENTRY):
            length = struct.unpack_from("<H", folder, at + 64)[0]
            if 2 <= length <= 64:
                name = folder[at : at + length - 2].decode("utf-16-le", errors="replace")
                found[name] = struct.unpack_from("<II", folder, at + 116)
        return found
