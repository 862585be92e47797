"""Bringing in what tables of codes begin with: each room says it in its ``seed``."""

from importlib import import_module

from django.apps import apps
from django.utils.module_loading import module_has_submodule

from caseload.core import catalogues


def load_catalogues():
    """Add what is missing to the tables of codes, room by room. What is there stays as administrators keep it."""
    for room in apps.get_app_configs():
        if module_has_submodule(room.module, "seed"):
            import_module(f"{room.name}.seed").seed()
    catalogues.forget()
