"""What the phones of those at work keep of each room, and what they send to it.

A room says so in its ``offline.py``: ``KEPT``, names of pages that may be kept and of the parts that they load;
``INSTEAD``, by the name of a page that asks the server the one in its place; ``STYLES``, what its pages need besides
what every page has; ``KINDS``, by its word each thing that is sent. It says only what it has.
"""

from functools import cache
from importlib import import_module

from django.apps import apps
from django.utils.module_loading import module_has_submodule


@cache
def _rooms():
    rooms = [room for room in apps.get_app_configs() if module_has_submodule(room.module, "offline")]
    return [import_module(f"{room.name}.offline") for room in rooms]


def _said(name, nothing):
    return [getattr(room, name, nothing) for room in _rooms()]


@cache
def kept():
    return frozenset().union(*_said("KEPT", ()))


@cache
def instead():
    return {page: other for pairs in _said("INSTEAD", {}) for page, other in pairs.items()}


@cache
def styles():
    return [style for listed in _said("STYLES", ()) for style in listed]


@cache
def kinds():
    """By its word each thing that phones send: a ``parcels.Forms``, or what answers as one."""
    return {word: kind for kinds in _said("KINDS", {}) for word, kind in kinds.items()}
