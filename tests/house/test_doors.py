"""Every address asks for a right, or stands on the list of those that are open to everybody."""

from tests.house.addresses import addresses

PUBLIC = {
    "account_login",
    "activities:feed_file",
    "health",
    "preferences",
    "setup",
    "doorstep:manifest",
    "doorstep:service_worker",
    "doorstep:shell",
    "issues:card",
}


def test_every_door_is_guarded():
    unguarded = [
        address.name for address in addresses() if not hasattr(address.view, "right") and address.name not in PUBLIC
    ]
    assert unguarded == []


def test_no_open_door_is_left_on_the_list():
    assert {address.name for address in addresses()} >= PUBLIC


def test_only_public_pages_open_without_log_in(client, admin):
    for address in addresses():
        if address.name not in PUBLIC and not address.arguments:
            response = client.get(address.url())
            assert response.status_code == 302 and "/login" in response.url, address.name
