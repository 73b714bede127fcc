"""Columns that lists and judgement read, filled for the bets that are there, and their indexes."""

from django.db import migrations, models

from fieldcraft.web.bets import search_index
from fieldcraft.web.bets.tables import BetRow

# How many rows are written together.
BATCH = 500
FILLED = (
    "body",
    "cites",
    "happened",
    "last_probability",
    "p10",
    "p50",
    "p90",
    "recall_on",
    "reviewed_on",
    "situation",
    "stage",
    "teaches",
    "time_weighted_brier",
    "to_review",
    "unit",
    "value",
    "words",
)


def fill(apps, editor):
    rows = apps.get_model("web", "BetRow").objects.all()
    changed = []
    for row in rows.iterator(BATCH):
        columns = BetRow.columns(BetRow(body=row.body).to_bet())
        for name in FILLED:
            if name in columns:
                setattr(row, name, columns[name])
        changed.append(row)
        if len(changed) == BATCH:
            rows.bulk_update(changed, FILLED)
            changed.clear()
    rows.bulk_update(changed, FILLED)


def index_words(apps, editor):
    search_index.create(editor.connection)


def drop_words(apps, editor):
    search_index.drop(editor.connection)


class Migration(migrations.Migration):

    dependencies = [
        ('web', '0001_initial'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='betrow',
            name='bets_by_day_to_look',
        ),
        migrations.AddField(
            model_name='betrow',
            name='cites',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='betrow',
            name='happened',
            field=models.BooleanField(null=True),
        ),
        migrations.AddField(
            model_name='betrow',
            name='last_probability',
            field=models.FloatField(null=True),
        ),
        migrations.AddField(
            model_name='betrow',
            name='p10',
            field=models.FloatField(null=True),
        ),
        migrations.AddField(
            model_name='betrow',
            name='p50',
            field=models.FloatField(null=True),
        ),
        migrations.AddField(
            model_name='betrow',
            name='p90',
            field=models.FloatField(null=True),
        ),
        migrations.AddField(
            model_name='betrow',
            name='recall_on',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='betrow',
            name='reviewed_on',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='betrow',
            name='situation',
            field=models.CharField(default='', max_length=100),
        ),
        migrations.AddField(
            model_name='betrow',
            name='stage',
            field=models.CharField(default='going', max_length=10),
        ),
        migrations.AddField(
            model_name='betrow',
            name='teaches',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='betrow',
            name='time_weighted_brier',
            field=models.FloatField(null=True),
        ),
        migrations.AddField(
            model_name='betrow',
            name='to_review',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='betrow',
            name='unit',
            field=models.CharField(default='', max_length=200),
        ),
        migrations.AddField(
            model_name='betrow',
            name='value',
            field=models.FloatField(null=True),
        ),
        migrations.AddField(
            model_name='betrow',
            name='words',
            field=models.TextField(default=''),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name='betrow',
            index=models.Index(fields=['owner', 'settled_on', 'look_on', 'number', 'stage', 'kind', 'words'], name='bets_in_order'),
        ),
        migrations.AddIndex(
            model_name='betrow',
            index=models.Index(fields=['owner', 'stage', 'settled_on', 'look_on', 'number'], name='bets_by_stage'),
        ),
        migrations.AddIndex(
            model_name='betrow',
            index=models.Index(fields=['owner', 'stage', 'kind', 'settled_on', 'last_probability', 'time_weighted_brier', 'happened', 'p10', 'p50', 'p90', 'value', 'unit'], name='bets_judged'),
        ),
        migrations.AddIndex(
            model_name='betrow',
            index=models.Index(condition=models.Q(('to_review', True)), fields=['owner', 'settled_on', 'look_on', 'number'], name='bets_to_review'),
        ),
        migrations.AddIndex(
            model_name='betrow',
            index=models.Index(condition=models.Q(('teaches', True)), fields=['owner', 'recall_on'], name='lessons_to_recall'),
        ),
        migrations.AddIndex(
            model_name='betrow',
            index=models.Index(condition=models.Q(('cites', True)), fields=['owner', 'number'], name='bets_that_cite'),
        ),
        # Last, since making the table anew would drop the triggers that keep the index.
        migrations.RunPython(index_words, drop_words),
    ]
