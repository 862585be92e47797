from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("issues", "0004_catalogues_have_a_history")]

    operations = [
        migrations.AlterField("issuestep", "from_status", models.CharField(blank=True, max_length=14)),
        migrations.AlterField("issuestep", "to_status", models.CharField(max_length=14)),
    ]
