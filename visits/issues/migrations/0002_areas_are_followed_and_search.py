from django.db import migrations

from caseload.core.database import follow_area
from caseload.core.light_migrations import LightMigration

WORDS = "CREATE INDEX issue_words ON issues_issue USING gin (bigrams(lower(number || ' ' || title)))"


class Migration(LightMigration):
    dependencies = [("issues", "0001_tables"), ("households", "0002_search_and_areas")]

    operations = [
        follow_area("issues_issue"),
        migrations.RunSQL(WORDS, "DROP INDEX issue_words"),
    ]
