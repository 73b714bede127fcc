"""The addresses of roles."""

from __future__ import annotations

from django.urls import path

from fieldcraft.web.roles import away_pages, pages, sharing_pages, version_pages, writing_pages

app_name = "roles"
urlpatterns = [
    path("roles/", pages.list_roles, name="list"),
    path("roles/new", writing_pages.new_role, name="new"),
    path("roles/ready-made", pages.ready_made, name="ready-made"),
    path("roles/import", sharing_pages.import_roles, name="import"),
    path("roles/<int:id>/", pages.show_role, name="show"),
    path("roles/<int:id>/edit", writing_pages.edit_role, name="edit"),
    path("roles/<int:id>/away", away_pages.put_away, name="put-away"),
    path("roles/<int:id>/up", away_pages.take_up, name="take-up"),
    path("roles/<int:id>/criteria/new", writing_pages.new_criterion, name="new-criterion"),
    path("roles/<int:id>/criteria/<int:number>/", writing_pages.edit_criterion, name="criterion"),
    path("roles/<int:id>/criteria/<int:number>/out", writing_pages.take_out, name="take-out"),
    path("roles/<int:id>/versions/", version_pages.versions, name="versions"),
    path("roles/<int:id>/versions/<int:version>/", version_pages.show_version, name="version"),
    path("roles/<int:id>/compare", version_pages.compare, name="compare"),
    path("roles/<int:id>/print", sharing_pages.print_role, name="print"),
    path("roles/<int:id>/ad", sharing_pages.show_ad, name="ad"),
    path("roles/<int:id>/ad.md", sharing_pages.download_ad, name="ad-markdown"),
    path("roles/<int:id>/export.json", sharing_pages.export_json, name="export-json"),
    path("roles/<int:id>/export.md", sharing_pages.export_markdown, name="export-markdown"),
]
