"""All addresses of the project, read from the URL configuration itself."""

from dataclasses import dataclass

from django.urls import URLPattern, get_resolver, reverse


@dataclass(frozen=True)
class Address:
    name: str
    view: object
    arguments: tuple

    def url(self, *values):
        return reverse(self.name, args=values)


def addresses():
    return list(_walk(get_resolver().url_patterns, ""))


def _walk(patterns, prefix, arguments=()):
    for pattern in patterns:
        here = (*arguments, *pattern.pattern.converters)
        if isinstance(pattern, URLPattern):
            yield Address(f"{prefix}{pattern.name}", pattern.callback, here)
        else:
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from _walk(pattern.url_patterns, inner, here)
