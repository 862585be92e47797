"""``python -m caseload.core.unpack < file``: the sheets, packed, on standard output."""

import sys

from caseload.core.unpack.content import unpack
from caseload.core.unpack.limits import confine
from caseload.core.unpack.refused import Refused
from caseload.core.unpack.wire import pack, pack_refusal


def main():
    confine()
    try:
        answer = pack(unpack(sys.stdin.buffer.read()))
    except Refused as refused:
        answer = pack_refusal(refused.code)
    except (MemoryError, RecursionError):
        answer = pack_refusal("too_big")
    for part in answer:
        sys.stdout.buffer.write(part)


main()
