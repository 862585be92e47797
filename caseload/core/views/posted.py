"""Views that take what a page sends and have no page of their own."""

from functools import wraps

from django.shortcuts import redirect
from django.views.decorators.http import require_POST


def posted_from(page, *names):
    """Whoever opens the address of the view, after a log-in or from their history, is led to the page it belongs to.

    ``page``: its name, with those arguments of the address that are called ``names``; or a function that takes the
    request and the arguments and gives the address, or what has one.
    """

    def decorate(view):
        @wraps(view)
        def taken(request, *args, **kwargs):
            if request.method not in ("GET", "HEAD"):
                return require_POST(view)(request, *args, **kwargs)
            if callable(page):
                return redirect(page(request, **kwargs))
            return redirect(page, *(kwargs[name] for name in names))

        return taken

    return decorate
