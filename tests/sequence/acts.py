"""What people do of a day, by the pages' own forms: who begins where. What follows is chance."""

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django import app

from caseload.core.models import User
from households.models import Household, Member
from households.plans.models import Action, CasePlan, Goal
from households.roster.models import RosterBatch
from tests.roster.rosters import ROSTERS, book
from tests.sequence.people import called
from visits.issues.models import Issue
from visits.models import Visit

ROSTER = ("national_members.xlsx", "national_members_next_year.xlsx")


class Day:
    """The people, the chance that decides, and the clock. Each method that bears no underscore is an act."""

    def __init__(self, people, rng, clock):
        self.people, self.rng, self.clock = people, rng, clock

    def _one_of(self, rows, **kept):
        """Any row, or None."""
        keys = list(rows.filter(**kept).order_by("pk").values_list("pk", flat=True))
        return self.rng.choice(keys) if keys else None

    def _anybody(self, *names):
        return self.people[self.rng.choice(names)]

    def _begin(self, visitor, name, *key, links=0):
        if None not in key:
            visitor.wander(self.rng, reverse(name, args=key), links)

    def a_visit(self):
        """By whoever looks after the household."""
        visitor = self._anybody("worker", "worker", "colleague", "supervisor")
        household = self._one_of(Household.objects.visible_to(visitor.user).open())
        if household is not None:
            page = visitor.open(reverse("doorstep:new", args=[household]))
            forms = [form for form in page.forms if "condition" in form.controls] if page else []
            if forms:
                visitor.send(forms[0], self.rng, condition=self.rng.choice(["well", "attention"]))

    def nobody_at_home(self):
        visitor = self._anybody("worker", "colleague")
        household = self._one_of(Household.objects.visible_to(visitor.user).open())
        self._begin(visitor, "households:detail", household)

    def a_correction(self):
        visitor = self._anybody("worker", "colleague", "supervisor")
        visit = self._one_of(Visit.objects.visible_to(visitor.user))
        self._begin(visitor, self.rng.choice(["doorstep:correct", "doorstep:visit"]), visit)

    def a_new_issue(self):
        visitor = self._anybody("worker", "colleague", "supervisor", "office")
        household = self._one_of(Household.objects.visible_to(visitor.user).open())
        if household is not None:
            visitor.wander(self.rng, f"{reverse('issues:new')}?household={household}", 0)

    def an_issue_moves(self):
        """By its owner, or by somebody of the same street; by a page of one of the moves that it shows."""
        issue = Issue.objects.filter(pk=self._one_of(Issue.objects.all())).first()
        if issue is None:
            return
        owner = next((each for each in self.people.values() if each.user.pk == issue.owner_id), None)
        visitor = self.rng.choice([owner or self.people["supervisor"], self._anybody("supervisor", "office")])
        page = visitor.open(issue.get_absolute_url())
        here = f"/issues/{issue.pk}/"
        moves = sorted({link for link in page.links if link.startswith(here) and link != here}) if page else []
        if moves:
            visitor.wander(self.rng, self.rng.choice(moves), 0)

    def a_case(self):
        """A plan is begun, or goes one step on by one of the links that its page shows."""
        plan = CasePlan.objects.filter(pk=self._one_of(CasePlan.objects.all())).first()
        if plan is None or self.rng.random() < 0.2:
            visitor = self._anybody("worker", "colleague", "supervisor")
            self._begin(visitor, "plans:new", self._one_of(Household.objects.visible_to(visitor.user).open()))
            return
        owner = next((each for each in self.people.values() if each.user.pk == plan.worker_id), None)
        visitor = self.rng.choice([owner or self.people["supervisor"], self.people["supervisor"]])
        page = visitor.open(plan.get_absolute_url())
        steps = sorted({link for link in page.links if link.startswith("/households/plans/")}) if page else []
        visitor.wander(self.rng, self.rng.choice(steps) if steps else plan.get_absolute_url(), 0)

    def work_on_a_case(self):
        model, name = self.rng.choice([(Goal, "plans:goal"), (Action, "plans:action"), (Action, "plans:action_done")])
        plan = "plan" if model is Goal else "goal__plan"
        row = model.objects.filter(pk=self._one_of(model.objects.all())).annotate(by=F(f"{plan}__worker")).first()
        owner = row and next((each for each in self.people.values() if each.user.pk == row.by), None)
        if owner:
            self._begin(owner, name, row.pk)

    def a_change_of_the_file(self):
        visitor = self._anybody("worker", "supervisor", "admin")
        household = self._one_of(Household.objects.visible_to(visitor.user).open())
        member = self._one_of(Member.objects.filter(household=household))
        pages = [("edit", household), ("member_new", household), ("head", household)]
        pages += [("member_edit", member), ("member_gone", member), ("member_edit", member)]
        name, key = self.rng.choice(pages)
        self._begin(visitor, f"households:{name}", key)

    def registering(self):
        self._begin(self._anybody("worker", "supervisor", "admin"), "households:new")

    def closing_and_reopening(self):
        visitor = self._anybody("supervisor", "admin")
        seen = Household.objects.visible_to(visitor.user)
        if self.rng.random() < 0.5:
            self._begin(visitor, "households:close", self._one_of(seen.open()))
        else:
            self._begin(visitor, "households:reopen", self._one_of(seen, status="closed"))

    def a_hand_over(self):
        """Some households of a list go to another worker."""
        visitor = self._anybody("supervisor", "office", "admin")
        seen = Household.objects.visible_to(visitor.user).open()
        picked = [key for key in (self._one_of(seen), self._one_of(seen)) if key]
        page = visitor.open(reverse("households:assign"), "post", data={"pick": picked})
        forms = [form for form in page.forms if "worker" in form.controls and form.method == "post"] if page else []
        if forms:
            workers = User.objects.active().filter(role="worker", area__path__startswith="3707")
            worker = User.objects.get(pk=self._one_of(workers))
            visitor.send(forms[0], self.rng, **{"worker": worker.pk, "worker-said": worker.name})

    def somebody_leaves_or_comes_back(self):
        person = self._one_of(User.objects.filter(username__in=["S0002", "S0003", "S0004", "D002"]))
        self._begin(self.people["admin"], "person_active", person)

    def people_and_areas(self):
        self._begin(self.people["admin"], self.rng.choice(["people", "areas", "catalogues"]), links=2)

    def a_holiday(self):
        self._begin(self.people["admin"], "calendar")

    def a_roster(self):
        """Uploaded and taken through the wizard to its end, or taken back."""
        admin = self.people["admin"]
        applied = self._one_of(RosterBatch.objects.filter(status="applied", undone_at=None))
        if applied is not None and self.rng.random() < 0.5:
            self._begin(admin, "roster:undo", applied)
            return
        data = self._listed() if self.rng.random() < 0.7 else (ROSTERS / self.rng.choice(ROSTER)).read_bytes()
        page = admin.open(reverse("roster:upload"), "post", data={"file": SimpleUploadedFile("名册.xlsx", data)})
        for name in ("roster:understood", "roster:check", "roster:confirm"):
            link = next((link for link in page.links if called(link) == name), None) if page else None
            page = admin.open(link) if link else page
            forms = [form for form in page.forms if called(form.address) == name] if page else []
            page = admin.send(forms[0], self.rng) if forms else page

    def _listed(self):
        """A roster of families known and new: some heads changed, some members gone, some phones other."""
        rows = [["社区", "户编号", "姓名", "与户主关系", "电话", "住址"]]
        keys = [self._one_of(Household.objects.open()) for _n in range(4)]
        for household in Household.objects.filter(pk__in=[key for key in keys if key]).select_related("area__parent"):
            place = household.area.name
            for member in household.members.filter(status="present"):
                head = "户主" if member.pk == household.head_id else member.relation or "其他"
                phone = f"139{self.rng.randrange(10**8):08}" if head == "户主" else ""
                if head == "户主" or self.rng.random() < 0.8:
                    rows.append([place, household.number, member.name, head, phone, household.address])
        return book(名册=rows)

    def planning(self):
        visitor = self._anybody("worker", "colleague")
        if self.rng.random() < 0.5:
            self._begin(visitor, "visits:week", links=1)
        else:
            self._begin(visitor, "visits:move", self._one_of(Household.objects.visible_to(visitor.user).open()))

    def an_errand(self):
        visitor = self._anybody("worker", "supervisor")
        issue = self._one_of(Issue.objects.visible_to(visitor.user).filter(kind="errand"))
        if issue is None or self.rng.random() < 0.3:
            self._begin(visitor, "errands:new", self._one_of(Household.objects.visible_to(visitor.user).open()))
        else:
            self._begin(visitor, "issues:issue", issue, links=1)

    def just_looking(self):
        """From wherever one begins, over some links, to whatever form is there."""
        self._anybody(*self.people).wander(self.rng, "/", links=4)

    def midnight(self):
        """One or more pass, and the jobs of the night are done."""
        self.clock.shift(timedelta(days=self.rng.choice([1, 1, 1, 3])))
        nightly = [each.task for each in app.periodic_registry.periodic_tasks.values()]
        for task in nightly:
            if not task.pass_context:  # the one that asks for a worker of its own throws old jobs away
                task(timestamp=int(timezone.now().timestamp()))


OFTEN = {"a_visit": 6, "an_issue_moves": 6, "a_case": 6, "work_on_a_case": 2, "a_new_issue": 2, "just_looking": 4}
ACTS = [name for name in vars(Day) if not name.startswith("_")]
DECK = [name for name in ACTS for _n in range(OFTEN.get(name, 1))]
