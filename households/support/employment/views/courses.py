"""Training courses: the list, the page of one with how it went for each, and signing somebody up."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from caseload.core import audit
from caseload.core.lists import ListPage, Tab, Workbook
from caseload.core.permissions import P, allow
from caseload.core.views.posted import posted_from
from households.models import Household
from households.services.facts import HouseholdClosed
from households.support.employment.filters import CourseFilter
from households.support.employment.forms.courses import CourseForm, ResultsForm, SignUpForm
from households.support.employment.models import Course, Trainee, is_coming
from households.support.employment.services import courses as service
from households.support.employment.sheets.courses import CourseResource
from households.support.employment.views.openings import form_page


class CourseList(ListPage):
    template, filters, order = "employment/courses.html", CourseFilter, ("-starts_on", "-pk")
    back = "employment:openings"
    workbook = Workbook(
        CourseResource,
        gettext_lazy("Training courses"),
        "courses",
        "employment:courses",
        gettext_lazy("Not exported: more than %(n)s courses.\nChoose an area or a period first."),
    )
    tabs = {
        "coming": Tab(gettext_lazy("Running or to come"), lambda user: is_coming(timezone.localdate())),
        "over": Tab(pgettext_lazy("courses", "Over"), lambda user: ~is_coming(timezone.localdate())),
    }

    def rows(self):
        return Course.objects.visible_to(self.user)

    def drawn(self, rows):
        done = Count("trainees", filter=Q(trainees__completed=True))
        return rows.select_related("area").annotate(listed=Count("trainees"), done=done)

    def more(self):
        return {"may_keep": self.user.may(P.JOB_KEEP)}


@allow(P.JOB_VIEW)
def listed(request):
    return CourseList(request).answer()


@allow(P.EXPORT)
@posted_from("employment:courses")
def export(request):
    return CourseList(request).export()


def seen(user, pk):
    return get_object_or_404(Course.objects.visible_to(user).select_related("area"), pk=pk)


@allow(P.JOB_VIEW)
def detail(request, pk):
    """The page of a course; those who tell how it went for each send it back."""
    course, user = seen(request.user, pk), request.user
    may_tell = user.may(P.JOB_WORK) or user.may(P.JOB_KEEP)
    if request.method == "POST" and not may_tell:
        raise PermissionDenied
    known = Trainee.objects.visible_to(user).filter(course=course)
    rows = list(known.select_related("course", "member__household").order_by("member__household__sort_key", "pk"))
    form = ResultsForm(request.POST if request.method == "POST" else None, rows=rows)
    if form.is_valid():
        told(request, course, form)
        return redirect(course)
    context = {
        **{"course": course, "rows": rows, "form": form, "may_tell": may_tell},
        "elsewhere": course.trainees.count() - len(rows),
        "entries": audit.history(course),
        "may_keep": user.may(P.JOB_KEEP),
        "page_back": reverse("employment:courses"),
    }
    return render(request, "employment/course.html", context)


def told(request, course, form):
    """Write what was said of each, all or nothing."""
    try:
        with transaction.atomic():
            for row, said in form.changes():
                service.tell(by=request.user, trainee=row, **said)
            for row in form.taken_off():
                service.take_off(by=request.user, trainee=row)
    except service.NotBegun:
        messages.warning(request, _("Nothing was saved: the course has not begun yet."))
    except service.TookPart:
        messages.warning(request, _("Nothing was saved: who took part stays on the list."))
    else:
        messages.success(request, _("Saved: %(name)s") % {"name": course})


@allow(P.JOB_KEEP)
def new(request):
    form = CourseForm(request.POST or None, by=request.user)
    if form.is_valid():
        course = service.offer_course(by=request.user, **form.cleaned_data)
        messages.success(request, _("Saved: %(name)s") % {"name": course})
        return redirect(course)
    return form_page(request, form, _("New course"), reverse("employment:courses"))


@allow(P.JOB_KEEP)
@transaction.atomic
def edit(request, pk):
    course = seen(request.user, pk)
    form = CourseForm(request.POST or None, instance=course, by=request.user)
    if form.is_valid():
        service.correct_course(by=request.user, course=course, **form.cleaned_data)
        messages.success(request, _("Saved: %(name)s") % {"name": course})
        return redirect(course)
    return form_page(request, form, _("Change the course"), course.get_absolute_url())


@allow(P.JOB_WORK)
def sign_up(request, pk):
    household = get_object_or_404(Household.objects.visible_to(request.user), pk=pk)
    courses = Course.objects.visible_to(request.user).for_area(household.area_id).coming().order_by("starts_on", "pk")
    form = SignUpForm(request.POST or None, household=household, courses=courses)
    if form.is_valid():
        try:
            row = service.sign_up(by=request.user, **form.cleaned_data)
        except HouseholdClosed:
            form.add_error(None, _("The household is closed; reopen it first."))
        except service.OnTheList:
            form.add_error("member", _("They are signed up for this course already."))
        else:
            messages.success(request, _("Signed up: %(name)s\n%(course)s") % {"name": row.member, "course": row.course})
            return redirect(row.course)
    back = f"{reverse('households:detail', args=[pk])}?tab=jobs"
    return form_page(request, form, _("Sign up for a course"), back, household=household)
