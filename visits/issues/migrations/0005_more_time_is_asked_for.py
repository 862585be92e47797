from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("issues", "0004_reading_follows_the_household"),
    ]

    operations = [
        migrations.AddField(
            model_name="issue",
            name="more_time_asked",
            field=models.PositiveSmallIntegerField(editable=False, null=True),
        ),
    ]
