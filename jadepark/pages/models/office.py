from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from jadepark.core.models import Checked


@register_setting(icon="site")
class Office(Checked, BaseGenericSetting):
    """What only the office can say about itself. Nothing here is invented; empty means missing."""

    address = models.TextField(
        _("postal address"), blank=True, help_text=_("As on an envelope, without the name.")
    )
    address_zh = models.TextField(_("postal address in Chinese"), blank=True)
    telephone = models.CharField(
        _("telephone"), max_length=40, blank=True, help_text=_("International: +49 351 …")
    )
    email = models.EmailField(_("e-mail"), blank=True)
    operator = models.CharField(
        _("operator"),
        max_length=200,
        blank=True,
        help_text=_("The body that runs the office and answers for this website."),
    )
    represented_by = models.CharField(
        _("represented by"), max_length=200, blank=True, help_text=_("Who may sign for it.")
    )
    register_entry = models.CharField(
        _("register entry"),
        max_length=200,
        blank=True,
        help_text=_("Register, court and number: Vereinsregister Dresden, VR …"),
    )
    vat_number = models.CharField(_("VAT number"), max_length=30, blank=True)
    responsible_for_content = models.CharField(
        _("responsible for the content"),
        max_length=200,
        blank=True,
        help_text=_("Name and address, as § 18 (2) MStV asks for."),
    )
    data_protection_contact = models.CharField(
        _("contact for data protection"), max_length=200, blank=True
    )
    icp_number = models.CharField(
        _("ICP number"),
        max_length=60,
        blank=True,
        help_text=_("Needed when the site is hosted in mainland China. Shown on Chinese pages."),
    )
    companies_stated = models.PositiveIntegerField(
        _("more than … companies"),
        null=True,
        blank=True,
        help_text=_(
            "How many companies have contacted the office since April 2013, as the office states "
            "it. The whole website says it from here; empty, it quotes the history."
        ),
    )
    companies_stated_on = models.DateField(
        _("as of"), null=True, blank=True, help_text=_("The day for which the number is right.")
    )

    constraint_fields = {"office_companies_stated_with_date": "companies_stated_on"}
    panels = [
        MultiFieldPanel(["address", "address_zh", "telephone", "email"], heading=_("Contact")),
        MultiFieldPanel(
            [
                "operator",
                "represented_by",
                "register_entry",
                "vat_number",
                "responsible_for_content",
                "data_protection_contact",
            ],
            heading=_("Legal notice"),
        ),
        MultiFieldPanel(["icp_number"], heading=_("China")),
        MultiFieldPanel(
            ["companies_stated", "companies_stated_on"], heading=_("Companies in contact")
        ),
    ]
    LEGALLY_NEEDED = (
        "address",
        "telephone",
        "email",
        "operator",
        "represented_by",
        "register_entry",
        "responsible_for_content",
        "data_protection_contact",
    )
    CONTACT = ("address", "telephone", "email")
    IMPRINT = (
        "operator",
        "represented_by",
        "address",
        "telephone",
        "email",
        "register_entry",
        "vat_number",
        "responsible_for_content",
        "data_protection_contact",
    )

    class Meta:
        verbose_name = verbose_name_plural = _("the office")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(companies_stated=None, companies_stated_on=None)
                # A comparison with nothing is neither true nor false, and would pass.
                | models.Q(
                    companies_stated__isnull=False,
                    companies_stated__gte=1,
                    companies_stated_on__isnull=False,
                ),
                name="office_companies_stated_with_date",
                violation_error_message=_(
                    "A number of companies is right for a day. "
                    "Enter a number of 1 or more and its day, or clear both."
                ),
            )
        ]

    def details(self, names, language):
        """[(name of the field, label, value)] of what has been given."""
        return [
            (name, self._meta.get_field(name).verbose_name, value)
            for name in names
            if (value := self.value(name, language))
        ]

    def value(self, name, language):
        if name == "address" and language.startswith("zh"):
            return self.address_zh or self.address
        return getattr(self, name)

    @property
    def missing(self):
        """Names of the fields that the law asks for and that are still empty."""
        return [name for name in self.LEGALLY_NEEDED if not getattr(self, name)]
