from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("households", "0004_household_lies_in_one_area")]

    operations = [
        migrations.AddField("household", "try_again_on", models.DateField(editable=False, null=True)),
    ]
