from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("issues", "0003_first_catalogues")]

    operations = [
        migrations.AlterField("issuestep", "from_status", models.CharField(blank=True, max_length=14)),
        migrations.AlterField("issuestep", "to_status", models.CharField(max_length=14)),
    ]
