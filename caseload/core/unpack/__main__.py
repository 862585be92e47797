"""``python -m caseload.core.unpack [MOST] < file``: the sheets, packed, on standard output."""

import sys

from caseload.core.unpack.content import unpack
from caseload.core.unpack.limits import confine
from caseload.core.unpack.refused import Refused
from caseload.core.unpack.wire import pack, pack_refusal


def main():
    confine()
    most = int(sys.argv[1]) if len(sys.argv) > 1 else None
    try:
        answer = pack(unpack(sys.stdin.buffer.read(), most))
    except Refused as refused:
        answer = pack_refusal(refused.code)
    except (MemoryError, RecursionError):
        answer = pack_refusal("too_big")
    for part in answer:
        sys.stdout.buffer.write(part)


main()
