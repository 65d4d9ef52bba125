"""The desk's addresses, all beneath /admin/desk/. None ever carries a name, number or mail."""

from django.urls import path

from .views import desk

app_name = "desk"
urlpatterns = [
    path("", desk.Desk.as_view(), name="home"),
]
