"""The one Django app: tables, actions, pages. Rules live in the rooms below."""
