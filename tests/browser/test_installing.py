"""Caseload on the home screen of a phone: Chromium's own verdict, in the language of whoever puts it there."""

import io
import json

import pytest
from PIL import Image


@pytest.fixture(params=[("zh-hans", "帮扶台账"), ("en", "Caseload")], ids=["zh", "en"])
def installing(request, committed, phone, worker):
    """(the browser's debugger, the language, the name that the home screen is to show)."""
    language, name = request.param
    phone.context.add_cookies([{"name": "caseload_language", "value": language, "url": phone.wire.url}])
    phone.log_in(worker)
    phone.open_today()
    return phone.context.new_cdp_session(phone.tab), language, name


def test_chromium_finds_nothing_that_keeps_it_from_being_installed(installing, client):
    debugger, language, name = installing
    assert debugger.send("Page.getInstallabilityErrors")["installabilityErrors"] == []
    found = debugger.send("Page.getAppManifest")
    assert found["errors"] == []
    said = json.loads(found["data"])
    assert (said["name"], said["short_name"], said["lang"]) == (name, name, language)
    assert (said["start_url"], said["scope"], said["display"]) == ("/", "/", "standalone")
    assert {icon["purpose"] for icon in said["icons"]} == {"any", "maskable"}
    for icon in said["icons"]:
        picture = Image.open(io.BytesIO(b"".join(client.get(icon["src"]).streaming_content)))
        assert f"{picture.width}x{picture.height}" == icon["sizes"], icon
        if icon["purpose"] == "maskable":
            assert is_safe_to_mask(picture.convert("RGBA"))


def is_safe_to_mask(picture):
    """Nothing but the ground lies outside the circle of 80 % that every mask leaves."""
    middle, ground = picture.width / 2, picture.getpixel((0, 0))
    outside = (
        picture.getpixel((x, y))
        for x in range(0, picture.width, 4)
        for y in range(0, picture.height, 4)
        if (x - middle) ** 2 + (y - middle) ** 2 > (0.4 * picture.width) ** 2
    )
    return ground[3] == 255 and all(pixel == ground for pixel in outside)
