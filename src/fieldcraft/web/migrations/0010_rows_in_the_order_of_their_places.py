"""Bets and entries stand in the order of their places, so that opening a bet writes half as many pages."""

from django.db import migrations, models

import fieldcraft.web.bets.keys
from fieldcraft.web.bets import search_index

PLACES = 1 << 40
TABLES = {"web_betrow": "number", "web_ledgerentryrow": "sequence"}


def drop_words(apps, editor):
    search_index.drop(editor.connection)


def index_words(apps, editor):
    search_index.create(editor.connection)


def key_by_place(apps, editor):
    """Keys that were drawn lie below the first key of the first owner, so that none is taken twice."""
    with editor.connection.cursor() as cursor:
        for table, place in TABLES.items():
            cursor.execute(f"UPDATE {table} SET id = owner_id * {PLACES} + {place}")


class Migration(migrations.Migration):

    dependencies = [
        ('web', '0009_practice_runs'),
    ]

    operations = [
        # Making the table anew would drop the triggers that keep the index.
        migrations.RunPython(drop_words, index_words),
        migrations.RunPython(key_by_place, migrations.RunPython.noop),
        migrations.AlterModelOptions(
            name='ledgerentryrow',
            options={'ordering': ('id',)},
        ),
        migrations.RemoveConstraint(
            model_name='ledgerentryrow',
            name='one_entry_a_place',
        ),
        migrations.RemoveConstraint(
            model_name='betrow',
            name='one_bet_a_number',
        ),
        migrations.RemoveIndex(
            model_name='betrow',
            name='bets_by_stage',
        ),
        migrations.AlterField(
            model_name='betrow',
            name='id',
            field=fieldcraft.web.bets.keys.PlacedKey(editable=False, place='number', primary_key=True, serialize=False),
        ),
        migrations.AlterField(
            model_name='ledgerentryrow',
            name='id',
            field=fieldcraft.web.bets.keys.PlacedKey(editable=False, place='sequence', primary_key=True, serialize=False),
        ),
        migrations.AddIndex(
            model_name='betrow',
            index=models.Index(condition=models.Q(('settled_on__isnull', False)), fields=['owner', 'stage', 'settled_on', 'look_on', 'number'], name='ended_bets_by_stage'),
        ),
        migrations.AddIndex(
            model_name='betrow',
            index=models.Index(condition=models.Q(('rated_on__isnull', False), ('settled_on__isnull', True)), fields=['owner', 'look_on', 'number'], name='rated_bets'),
        ),
        migrations.RunPython(index_words, drop_words),
    ]
