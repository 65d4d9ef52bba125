from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


@register_setting(icon="site")
class Office(BaseGenericSetting):
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
