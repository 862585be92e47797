from django.db import migrations, models

from caseload.core.light_migrations import LightMigration


class Migration(LightMigration):
    dependencies = [
        ("core", "0005_sent_forms"),
    ]

    operations = [
        migrations.AlterField(
            model_name="notice",
            name="kind",
            field=models.CharField(
                choices=[
                    ("household_assigned", "Now yours: %(household)s"),
                    ("households_assigned", "%(count)s households are now yours"),
                    ("household_handed_on", "Handed on to %(worker)s: %(household)s"),
                    ("issue_assigned", "Issue %(number)s is now yours: %(title)s"),
                    ("issues_assigned", "%(count)s issues are now yours"),
                    ("issue_due_soon", "Issue %(number)s is due soon: %(title)s"),
                    ("issue_overdue", "Issue %(number)s is overdue: %(title)s"),
                    ("issue_chased", "%(by)s asks you to hurry with issue %(number)s: %(title)s"),
                    ("issue_reopened", "Issue %(number)s was reopened: %(title)s"),
                    ("issue_unanswered", "Nobody has responded to issue %(number)s in time: %(title)s"),
                    ("issue_to_chief", "Overdue below you: issue %(number)s, %(title)s"),
                    ("issue_to_centre", "Overdue by 2 working days: issue %(number)s, %(title)s"),
                    ("issue_to_street", "Overdue by 5 working days: issue %(number)s, %(title)s"),
                    ("issue_asked", "More is asked of you for issue %(number)s: %(title)s"),
                    ("issue_answered", "What you asked for was added to issue %(number)s: %(title)s"),
                    ("issue_time_asked", "More time is asked for with issue %(number)s: %(title)s"),
                    ("issue_extended", "There is more time for issue %(number)s: %(title)s"),
                    ("issue_not_extended", "No more time is granted for issue %(number)s: %(title)s"),
                    ("issue_handed_back", "A department handed back issue %(number)s: %(title)s"),
                    ("issue_disputed", "The household disputes issue %(number)s: %(title)s"),
                    ("issue_to_visit", "Reopened twice, please visit: issue %(number)s, %(title)s"),
                    ("visits_overdue", "%(count)s households are overdue for a visit"),
                    ("plan_to_agree", "Case plan %(number)s waits for your answer: %(household)s"),
                    ("plan_answered", "Case plan %(number)s was answered: %(household)s"),
                    ("plan_urgent", "Critical incident in case %(number)s: %(household)s"),
                    ("reviews_overdue", "%(count)s reviews of case plans are overdue"),
                    ("plan_handed_over", "Case plan %(number)s is now yours: %(household)s"),
                    ("visit_held", "A visit by %(worker)s waits to be settled: %(household)s"),
                    ("visit_settled", "Settled: your visit to %(household)s that was held"),
                    ("nobody_home", "Three times in a row nobody was at home: %(household)s"),
                    (
                        "facts_differed",
                        "The nightly recount found %(count)s stored facts that were not as their rows say, and put them right",
                    ),
                    ("roster_applied", "Roster %(file)s was imported"),
                    ("roster_unassigned", "Roster %(file)s was imported; %(count)s households have no worker"),
                    ("roster_undone", "The import of roster %(file)s was undone"),
                    ("roster_hindered", "Nothing came of the work on roster %(file)s; its page says why"),
                ],
                max_length=30,
            ),
        ),
    ]
