from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("households", "0005_handovers")]

    operations = [
        migrations.AddField("household", "try_again_on", models.DateField(editable=False, null=True)),
    ]
