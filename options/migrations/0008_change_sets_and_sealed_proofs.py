"""Change sets, what a release seals beside its content, and no pointer to the current release any more."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('options', '0007_translations'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ChangeSet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64)),
                ('reason', models.TextField()),
                ('cases_reason', models.TextField(blank=True)),
                ('starts_at', models.DateTimeField(blank=True, help_text='When readers see it; empty: at once.', null=True)),
                ('submitted_at', models.DateTimeField(auto_now_add=True)),
                ('approved_at', models.DateTimeField(blank=True, null=True)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('closed_why', models.TextField(blank=True)),
            ],
            options={
                'ordering': ['-pk'],
                'permissions': [('approve_changeset', 'Can approve a change set of another person')],
            },
        ),
        migrations.RemoveField(
            model_name='currentrelease',
            name='release',
        ),
        migrations.AddField(
            model_name='examplecase',
            name='accepted',
            field=models.JSONField(blank=True, help_text='What it may miss all the same, and why.', null=True),
        ),
        migrations.AddField(
            model_name='option',
            name='suspended',
            field=models.TextField(blank=True, help_text='Why nobody is offered it for now, as readers see it. A publisher fills this in; empty it to offer the option again with the next release.'),
        ),
        migrations.AddField(
            model_name='release',
            name='approver',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='release',
            name='approver_name',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='release',
            name='cases_reason',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='release',
            name='changes',
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name='release',
            name='is_alone',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='release',
            name='kind',
            field=models.CharField(choices=[('first', 'first publication'), ('change', 'approved change'), ('roll_back', 'roll back'), ('suspension', 'suspension of an option')], default='change', max_length=12),
        ),
        migrations.AddField(
            model_name='release',
            name='proof',
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name='release',
            name='starts_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='safeguard',
            name='retired',
            field=models.TextField(blank=True, help_text='Why it is given up. It stays on record, and is proved no more. Empty: it must hold.'),
        ),
        migrations.AddConstraint(
            model_name='release',
            constraint=models.CheckConstraint(condition=models.Q(('approver__isnull', True), models.Q(('approver', models.F('author')), _negated=True), _connector='OR'), name='release_approved_by_another'),
        ),
        migrations.AddField(
            model_name='changeset',
            name='approved_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='approved', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='changeset',
            name='base',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='options.release'),
        ),
        migrations.AddField(
            model_name='changeset',
            name='closed_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='changeset',
            name='release',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='change_set', to='options.release'),
        ),
        migrations.AddField(
            model_name='changeset',
            name='submitted_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='submitted', to=settings.AUTH_USER_MODEL),
        ),
        migrations.DeleteModel(
            name='CurrentRelease',
        ),
        migrations.AddConstraint(
            model_name='changeset',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='change_set_has_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='changeset',
            constraint=models.CheckConstraint(condition=models.Q(('approved_by__isnull', True), models.Q(('approved_by', models.F('submitted_by')), _negated=True), _connector='OR'), name='change_set_approved_by_another'),
        ),
        migrations.AddConstraint(
            model_name='changeset',
            constraint=models.UniqueConstraint(models.Value(1), condition=models.Q(('closed_at__isnull', True), ('release__isnull', True)), name='one_open_change_set'),
        ),
    ]
