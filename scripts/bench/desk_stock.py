"""The same lists as Django's admin makes them: the same columns, rows to a page and order.

What stands in another table is a method, as its documentation shows.
"""

from django.contrib.admin import AdminSite, ModelAdmin

from companies.models import FollowUp, Interaction, Organisation, Person

STOCK = AdminSite(name="stock")
SIZE = 50


class Stock(ModelAdmin):
    list_per_page = SIZE


class StockOrganisations(Stock):
    list_display = (
        "latin_name", "city", "country", "sector", "owner", "status", "last_contact_on",
        "next_follow_up",
    )  # fmt: skip
    ordering = ("sort_key",)

    def sector(self, one):
        return one.sectors.first()

    def next_follow_up(self, one):
        return one.follow_ups.open().order_by("due_on").first()


class StockPeople(Stock):
    list_display = ("latin_name", "job", "language", "last_contact")
    ordering = ("sort_key",)

    def job(self, one):
        return [f"{job.job_title} {job.organisation}" for job in one.employments.all()]

    def last_contact(self, one):
        row = one.interaction_rows.order_by("-interaction__happened_date").first()
        return row and row.interaction.happened_date


class StockInteractions(Stock):
    list_display = ("happened_date", "kind", "subject", "who", "people", "staff", "outcome")
    ordering = ("-happened_date",)

    def who(self, one):
        return ", ".join(map(str, one.organisations.all()))

    def people(self, one):
        return ", ".join(str(row.person) for row in one.people.all())

    def staff(self, one):
        return ", ".join(str(row.user) for row in one.staff.all())


class StockFollowUps(Stock):
    list_display = ("due_on", "what", "organisation", "assignee", "done_at")
    ordering = ("due_on",)


STOCK.register(Organisation, StockOrganisations)
STOCK.register(Person, StockPeople)
STOCK.register(Interaction, StockInteractions)
STOCK.register(FollowUp, StockFollowUps)
