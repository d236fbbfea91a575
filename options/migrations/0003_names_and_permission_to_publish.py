"""Names that editors know, and the permission to publish."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('options', '0002_sealed_releases'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='conflict',
            options={'ordering': ['position', 'pk'], 'verbose_name': 'disagreement'},
        ),
        migrations.AlterModelOptions(
            name='release',
            options={'ordering': ['-number'], 'permissions': [('publish_release', 'Can publish the draft as a release')]},
        ),
        migrations.AlterModelOptions(
            name='scaleentry',
            options={'ordering': ['position', 'pk'], 'verbose_name': 'word of a scale', 'verbose_name_plural': 'points and words'},
        ),
        migrations.AlterModelOptions(
            name='seedclaim',
            options={'ordering': ['position', 'pk'], 'verbose_name': 'founding claim'},
        ),
        migrations.AlterModelOptions(
            name='term',
            options={'ordering': ['position', 'pk'], 'verbose_name': 'glossary word'},
        ),
    ]
