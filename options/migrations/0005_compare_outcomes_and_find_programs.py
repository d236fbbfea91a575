"""Figures of outcomes, what life is like and how to change, and how to find a real program."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("options", "0004_editors_and_publishers"),
    ]

    operations = [
        migrations.AddField(
            model_name="option",
            name="change_later",
            field=models.TextField(blank=True, help_text="Whether one can change later, and how."),
        ),
        migrations.AddField(
            model_name="option",
            name="search",
            field=models.JSONField(blank=True, help_text="How to find a real program.", null=True),
        ),
        migrations.AddField(
            model_name="option",
            name="work_and_family",
            field=models.TextField(blank=True, help_text="What it means for work, school and children."),
        ),
        migrations.AddField(
            model_name="optionfact",
            name="figures",
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name="optionfact",
            name="over",
            field=models.CharField(blank=True, help_text="For what studies saw: in what time.", max_length=200),
        ),
        migrations.AddField(
            model_name="optionfact",
            name="theme",
            field=models.CharField(
                blank=True,
                choices=[("alive", "staying alive"), ("in_care", "staying in care"), ("use", "opioid use")],
                help_text="Lines options up for comparing.",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="optionfact",
            name="who",
            field=models.TextField(blank=True, help_text="For what studies saw: the group the numbers come from."),
        ),
    ]
