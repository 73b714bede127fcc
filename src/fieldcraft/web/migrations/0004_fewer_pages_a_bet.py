"""Fewer pages to write when a bet is opened: no index that another one makes needless, words added together."""

import django.db.models.deletion
from django.db import migrations, models

from fieldcraft.web.bets import search_index


def drop_words(apps, editor):
    search_index.drop(editor.connection)


def index_words(apps, editor):
    search_index.create(editor.connection)


class Migration(migrations.Migration):

    dependencies = [
        ('web', '0003_a_form_sent_twice'),
    ]

    operations = [
        # Making the table anew would drop the triggers that keep the index.
        migrations.RunPython(drop_words, index_words),
        migrations.RemoveIndex(
            model_name='betrow',
            name='bets_judged',
        ),
        migrations.AlterField(
            model_name='betrow',
            name='owner',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='web.person'),
        ),
        migrations.AlterField(
            model_name='ledgerentryrow',
            name='owner',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='web.person'),
        ),
        migrations.AddIndex(
            model_name='betrow',
            index=models.Index(condition=models.Q(('settled_on__isnull', False)), fields=['owner', 'stage', 'kind', 'settled_on', 'last_probability', 'time_weighted_brier', 'happened', 'p10', 'p50', 'p90', 'value', 'unit'], name='bets_judged'),
        ),
        migrations.RunPython(index_words, drop_words),
    ]
