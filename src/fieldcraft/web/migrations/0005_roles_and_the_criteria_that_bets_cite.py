"""Every version of every role, and which success criteria a bet cites, filled for the bets that are there."""

import django.db.models.deletion
from django.db import migrations, models

from fieldcraft.web.bets.tables import BetRow, criteria


def fill(apps, editor):
    rows = apps.get_model("web", "BetRow").objects.all()
    for row in rows.iterator(500):
        if row.body["criteria"]:
            rows.filter(pk=row.pk).update(criteria=criteria(BetRow(body=row.body).to_bet()))


class Migration(migrations.Migration):

    dependencies = [
        ('web', '0004_fewer_pages_a_bet'),
    ]

    operations = [
        migrations.CreateModel(
            name='RoleVersionRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveBigIntegerField()),
                ('version', models.PositiveIntegerField()),
                ('title', models.CharField(max_length=200)),
                ('on', models.DateField()),
                ('body', models.JSONField()),
                ('form_key', models.CharField(max_length=64, null=True)),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='web.person')),
            ],
            options={
                'ordering': ('owner', 'number', '-version'),
                'constraints': (
                    models.UniqueConstraint(fields=('owner', 'number', 'version'), name='one_row_a_version'),
                    models.UniqueConstraint(fields=('owner', 'form_key'), name='one_version_a_form'),
                ),
            },
        ),
        # Nullable, so that the table of bets is not made anew: that would drop the triggers of its word index.
        migrations.AddField(
            model_name='betrow',
            name='criteria',
            field=models.TextField(null=True),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name='betrow',
            index=models.Index(condition=models.Q(('criteria__isnull', False)), fields=['owner', 'number'], name='bets_for_a_criterion'),
        ),
    ]
