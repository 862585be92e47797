from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("households", "0006_closed_households_have_no_open_issues")]

    operations = [
        migrations.AddField("household", "try_again_on", models.DateField(editable=False, null=True)),
    ]
