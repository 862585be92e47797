"""A table copied in Excel or WPS: cells parted by tabs, cells of several lines in quotation marks."""

import csv
import io


def as_file(text):
    """The bytes of a file that the import reads as the table that was copied, row for row.

    A text without a tab is taken as it is: it may be parted by commas. Where quotation marks do not pair, none of them
    was Excel's.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    if "\t" not in text:
        return text.encode()
    quoting = csv.QUOTE_NONE if text.count('"') % 2 else csv.QUOTE_MINIMAL
    rows = csv.reader(io.StringIO(text, newline=""), delimiter="\t", quoting=quoting)
    written = io.StringIO(newline="")
    csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    return written.getvalue().encode("utf-8-sig")
