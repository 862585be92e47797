"""Codes that a phone reads off paper or a screen."""

import qrcode


def qr_path(address):
    """The QR code of ``address`` as (modules per side, path of an SVG)."""
    code = qrcode.QRCode(border=0, error_correction=qrcode.constants.ERROR_CORRECT_M)
    code.add_data(address)
    matrix = code.get_matrix()
    dots = (f"M{x} {y}h1v1h-1z" for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark)
    return len(matrix), "".join(dots)
