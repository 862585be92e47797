from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("visits", "0003_reading_follows_the_household"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="visit",
            options={"ordering": ("-visited_on", "-visited_at", "-created_at", "-id"), "verbose_name": "visit"},
        ),
    ]
