from django.shortcuts import render

from caseload.core.permissions import P, allow


@allow(P.REVIEW)
def review(request):
    return render(request, "desk/review.html", {})
