"""The desk's addresses, all beneath /admin/desk/. None ever carries a name, number or mail."""

from django.urls import path

from .views import (
    archive,
    change_many,
    colleagues,
    desk,
    editing,
    exports,
    figures,
    follow_ups,
    lists,
    log,
    records,
    saved_filters,
    searching,
)

app_name = "desk"
urlpatterns = [
    path("", desk.Desk.as_view(), name="home"),
    path("log/", log.Log.as_view(), name="log"),
    path("log/people/", log.LogPeople.as_view(), name="log_people"),
    path("search/", searching.Search.as_view(), name="search"),
    path("suggest/", searching.Suggest.as_view(), name="suggest"),
    path("colleagues/", colleagues.Colleagues.as_view(), name="colleagues"),
    path("organisations/", lists.Organisations.as_view(), name="organisations"),
    path("people/", lists.People.as_view(), name="people"),
    path("interactions/", lists.Interactions.as_view(), name="interactions"),
    path("figures/", figures.Figures.as_view(), name="figures"),
    path("figures/figures.xlsx", figures.FiguresFile.as_view(), name="figures_xlsx"),
    path("follow-ups/", lists.FollowUps.as_view(), name="follow_ups"),
    path("follow-ups/add/", follow_ups.AddFollowUp.as_view(), name="add_follow_up"),
    path("follow-ups/<int:pk>/edit/", follow_ups.ChangeFollowUp.as_view(), name="edit_follow_up"),
    path("follow-ups/<int:pk>/finish/", follow_ups.Finish.as_view(), name="finish_follow_up"),
    path("follow-ups/<int:pk>/reopen/", follow_ups.Reopen.as_view(), name="reopen_follow_up"),
    path("follow-ups/<int:pk>/move/", follow_ups.Move.as_view(), name="move_follow_up"),
    path("bulk/<str:list>/", change_many.ChangeMany.as_view(), name="bulk"),
    path("export/<str:list>/", exports.ExportList.as_view(), name="export"),
    path("exports/", exports.Exports.as_view(), name="exports"),
    path("exports/<int:pk>/", exports.ExportPage.as_view(), name="export_page"),
    path("exports/<int:pk>/file/", exports.ExportFile.as_view(), name="export_file"),
    path("imports/template.xlsx", exports.ImportTemplate.as_view(), name="import_template"),
    path("filters/<str:list>/save/", saved_filters.SaveFilter.as_view(), name="save_filter"),
    path("filters/<int:pk>/edit/", saved_filters.EditFilter.as_view(), name="edit_filter"),
    path("filters/<int:pk>/delete/", saved_filters.DeleteFilter.as_view(), name="delete_filter"),
    path("organisations/add/", editing.AddOrganisation.as_view(), name="add_organisation"),
    path("organisations/<int:pk>/", records.OrganisationPage.as_view(), name="organisation"),
    path(
        "organisations/<int:pk>/edit/",
        editing.ChangeOrganisation.as_view(),
        name="edit_organisation",
    ),
    path(
        "organisations/<int:pk>/print/",
        records.OrganisationPrint.as_view(),
        name="print_organisation",
    ),
    path(
        "organisations/<int:pk>/archive/",
        archive.Archive.as_view(noun="organisation"),
        name="archive_organisation",
    ),
    path(
        "organisations/<int:pk>/restore/",
        archive.Restore.as_view(noun="organisation"),
        name="restore_organisation",
    ),
    path("people/add/", editing.AddPerson.as_view(), name="add_person"),
    path("people/<int:pk>/", records.PersonPage.as_view(), name="person"),
    path("people/<int:pk>/edit/", editing.ChangePerson.as_view(), name="edit_person"),
    path("people/<int:pk>/print/", records.PersonPrint.as_view(), name="print_person"),
    path("people/<int:pk>/archive/", archive.Archive.as_view(noun="person"), name="archive_person"),
    path("people/<int:pk>/restore/", archive.Restore.as_view(noun="person"), name="restore_person"),
    path("interactions/<int:pk>/", records.InteractionPage.as_view(), name="interaction"),
    path(
        "interactions/<int:pk>/edit/", editing.ChangeInteraction.as_view(), name="edit_interaction"
    ),
    path(
        "interactions/<int:pk>/archive/",
        archive.Archive.as_view(noun="interaction"),
        name="archive_interaction",
    ),
    path(
        "interactions/<int:pk>/restore/",
        archive.Restore.as_view(noun="interaction"),
        name="restore_interaction",
    ),
]
