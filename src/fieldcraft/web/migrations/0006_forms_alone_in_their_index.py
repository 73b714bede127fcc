"""The index of forms holds no bet that came from none: a page less to write when one is opened."""

from django.db import migrations, models

from fieldcraft.web.bets import search_index


def drop_words(apps, editor):
    search_index.drop(editor.connection)


def index_words(apps, editor):
    search_index.create(editor.connection)


class Migration(migrations.Migration):

    dependencies = [
        ('web', '0005_roles_and_the_criteria_that_bets_cite'),
    ]

    operations = [
        # Making the table anew would drop the triggers that keep the index.
        migrations.RunPython(drop_words, index_words),
        migrations.RemoveConstraint(
            model_name='betrow',
            name='one_bet_a_form',
        ),
        migrations.AddConstraint(
            model_name='betrow',
            constraint=models.UniqueConstraint(condition=models.Q(('form_key__isnull', False)), fields=('owner', 'form_key'), name='one_bet_a_form'),
        ),
        migrations.RunPython(index_words, drop_words),
    ]
