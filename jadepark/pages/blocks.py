"""The parts an editor builds a page from. No raw HTML: every part looks right by itself."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock


class PictureBlock(blocks.StructBlock):
    picture = ImageChooserBlock(label=_("Picture"))
    is_decorative = blocks.BooleanBlock(
        label=_("Decorative"),
        required=False,
        help_text=_("Only for a picture that says nothing; screen readers then pass it over."),
    )
    alt_text = blocks.CharBlock(
        label=_("Alternative text"),
        required=False,
        max_length=300,
        help_text=_("What is to be seen, in one sentence, for those who do not see the picture."),
    )
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=300)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "blocks/picture.html"

    def clean(self, value):
        value = super().clean(value)
        if not value["alt_text"] and not value["is_decorative"]:
            sentence = _(
                "The picture has no alternative text. Say in one sentence what is to be seen, "
                "or tick “decorative”."
            )
            raise blocks.StructBlockValidationError({"alt_text": ValidationError(sentence)})
        return value


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Quotation"))
    person = blocks.CharBlock(label=_("Who said it"), required=False)
    role = blocks.CharBlock(label=_("As what"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "blocks/quote.html"


class FigureBlock(blocks.StructBlock):
    value = blocks.CharBlock(label=_("Figure"), max_length=12)
    label = blocks.CharBlock(label=_("What it counts"), max_length=160)


class FiguresBlock(blocks.StructBlock):
    items = blocks.ListBlock(FigureBlock(), label=_("Figures"), min_num=1, max_num=4)

    class Meta:
        icon = "order"
        label = _("Figures")
        template = "blocks/figures.html"


class DocumentBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("Document"))
    title = blocks.CharBlock(label=_("Title"), required=False)


class DocumentsBlock(blocks.StructBlock):
    items = blocks.ListBlock(DocumentBlock(), label=_("Documents"), min_num=1)

    class Meta:
        icon = "doc-full"
        label = _("Documents")
        template = "blocks/documents.html"


class CallToActionBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Text"), required=False)
    label = blocks.CharBlock(label=_("Words on the link"), max_length=60)
    page = blocks.PageChooserBlock(label=_("Page"))

    class Meta:
        icon = "link"
        label = _("Call to action")
        template = "blocks/call_to_action.html"


class OfficeDetailsBlock(blocks.StructBlock):
    """What the office has entered in its settings; what is missing is not invented."""

    show = blocks.ChoiceBlock(
        label=_("Details"),
        choices=[("contact", _("Contact")), ("imprint", _("Imprint"))],
        default="contact",
    )

    class Meta:
        icon = "site"
        label = _("Details of the office")
        template = "blocks/office_details.html"


class CompaniesBlock(blocks.StructBlock):
    """How many companies have contacted the office: what the office states, from one place."""

    text = blocks.TextBlock(
        label=_("Until the office has stated a number"),
        max_length=300,
        help_text=_("What the history says. It gives way to the number in “the office”."),
    )

    class Meta:
        icon = "group"
        label = _("Companies in contact")
        template = "blocks/companies.html"

    def get_searchable_content(self, value):
        """Nothing: the sentence may not stand on the page any more."""
        return []


class Body(blocks.StreamBlock):
    text = blocks.RichTextBlock(
        label=_("Text"), icon="pilcrow", template="blocks/text.html",
        features=["h2", "h3", "bold", "ul", "ol", "link", "document-link"],
    )  # fmt: skip
    picture = PictureBlock()
    gallery = blocks.ListBlock(
        PictureBlock(), label=_("Gallery"), icon="image", min_num=2, template="blocks/gallery.html"
    )
    quote = QuoteBlock()
    figures = FiguresBlock()
    companies = CompaniesBlock()
    documents = DocumentsBlock()
    call_to_action = CallToActionBlock()
    office_details = OfficeDetailsBlock()


def texts_of(body):
    """Every text of a StreamField value, to be searched."""
    for block in body:
        yield from block.block.get_searchable_content(block.value)
