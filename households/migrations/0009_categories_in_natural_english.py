from django.db import migrations

from caseload.core.light_migrations import LightMigration

NAMES = """
UPDATE households_category SET name_en = names.{to} FROM (VALUES
    ('dibao_margin', 'Allowance margin', 'Just above the allowance line'),
    ('elder_alone_80', 'Over 80 and alone', 'Over 80 and living alone'),
    ('lifted_unstable', 'Lifted, unstable', 'Lifted out of poverty, unstable'),
    ('marginal', 'Marginal', 'Close to falling into poverty'),
    ('rigid_expense', 'Rigid expense', 'Unavoidable expenses'),
    ('tekun', 'Special hardship', 'Destitute support')
) AS names (code, before, after) WHERE households_category.code = names.code AND name_en = names.{of}
"""


class Migration(LightMigration):
    dependencies = [("households", "0008_try_again_on")]

    operations = [migrations.RunSQL(NAMES.format(to="after", of="before"), NAMES.format(to="before", of="after"))]
