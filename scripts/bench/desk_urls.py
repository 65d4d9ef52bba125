from django.urls import path

from jadepark.urls import urlpatterns as site

from .desk_stock import STOCK

urlpatterns = [path("stock/", STOCK.urls), *site]
