"""The same lists as Django's admin makes them: the same columns, rows to a page and order.

All else is as Django has it: its paginator, its counts, its joins. What stands in another table is
a method, as its documentation shows. It offers no filters, which would cost it more.
"""

from django.contrib.admin import AdminSite, ModelAdmin

from companies.models import FollowUp, Interaction, Organisation, Person

STOCK = AdminSite(name="stock")
SIZE = 50


class Stock(ModelAdmin):
    list_per_page = SIZE


class StockOrganisations(Stock):
    list_display = (
        "latin_name", "chinese_name", "city", "country", "sector", "owner", "status",
        "last_contact_on", "next_follow_up",
    )  # fmt: skip
    ordering = ("sort_key",)

    def sector(self, one):
        return one.sectors.filter(is_main=True).first()

    def next_follow_up(self, one):
        of_contacts = FollowUp.objects.open().filter(interaction__organisations=one)
        days = [row.due_on for row in (*one.follow_ups.open(), *of_contacts)]
        return min(days, default=None)


class StockPeople(Stock):
    list_display = ("latin_name", "chinese_name", "job", "language", "last_contact")
    ordering = ("sort_key",)

    def job(self, one):
        jobs = one.employments.filter(is_current=True)
        return ", ".join(f"{job.job_title} {job.organisation}" for job in jobs)

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
    list_display = ("due_on", "what", "who", "assignee", "done_at")
    ordering = ("due_on",)

    def who(self, one):
        if one.organisation:
            return one.organisation
        return ", ".join(map(str, one.interaction.organisations.all()))


STOCK.register(Organisation, StockOrganisations)
STOCK.register(Person, StockPeople)
STOCK.register(Interaction, StockInteractions)
STOCK.register(FollowUp, StockFollowUps)
