from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("households", "0007_names_are_found_without_their_dot")]

    operations = [
        migrations.AddField("household", "try_again_on", models.DateField(editable=False, null=True)),
    ]
