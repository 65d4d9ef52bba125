"""What the operator decides in the environment."""

import runpy

import pytest

PRODUCTION = "jadepark/settings/production.py"
HSTS = ["SECURE_HSTS_INCLUDE_SUBDOMAINS", "SECURE_HSTS_PRELOAD"]


@pytest.mark.parametrize("name", HSTS)
def test_other_hosts_are_bound_to_https_only_where_the_operator_says_so(name, monkeypatch):
    monkeypatch.delenv(name, raising=False)
    assert runpy.run_path(PRODUCTION)[name] is False

    monkeypatch.setenv(name, "true")
    assert runpy.run_path(PRODUCTION)[name] is True


def test_the_site_itself_is_always_bound_to_https():
    assert runpy.run_path(PRODUCTION)["SECURE_HSTS_SECONDS"] == 31_536_000


def test_postgresql_is_not_to_compile_queries(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://jadepark@db/jadepark")

    assert runpy.run_path(PRODUCTION)["DATABASES"]["default"]["OPTIONS"]["options"] == "-c jit=off"
