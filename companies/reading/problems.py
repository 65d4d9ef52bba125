"""What keeps a file from being read, as a sentence."""

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

Sentence = str | Promise


class Unreadable(Exception):
    """`sentence` names sheet, row and column where there is one, and says what to do."""

    def __init__(self, sentence: Sentence):
        super().__init__(sentence)
        self.sentence = sentence


_OTHER_KINDS = {
    "docx": _("This is a text document. Copy its table into a spreadsheet and save that one."),
    "doc": _("This is a text document. Copy its table into a spreadsheet and save that one."),
    "pptx": _("This is a presentation. Copy its table into a spreadsheet and save that one."),
    "ppt": _("This is a presentation. Copy its table into a spreadsheet and save that one."),
    "xlsb": _("This is a workbook in Excel’s binary format. Open it, and save it as XLSX."),
    "html": _("This is a web page under another name. Open it in Excel, and save it as XLSX."),
    "xml": _("This is an XML file. Open it in Excel, and save it as XLSX."),
    "pdf": _("This is a PDF file. Ask for the spreadsheet that it was made from."),
    "picture": _("This is a picture, not a spreadsheet. Choose another file."),
    "old xls": _(
        "This workbook is from before Excel 5.0. Open it in LibreOffice, and save it as XLSX."
    ),
    "vcard": _("This is a vCard file. Choose a spreadsheet: XLSX, XLS, ODS, CSV or TSV."),
    "": _("This is no spreadsheet. Choose an XLSX, XLS, ODS, CSV or TSV file."),
}

_SENTENCES = {
    "broken": _(
        "The workbook is damaged and cannot be opened. Open it in Excel or LibreOffice, "
        "save it under a new name, and upload that file."
    ),
    "password": _(
        "The workbook is protected with a password. Open it, take the password off, "
        "save it, and upload it again."
    ),
    "too many parts": _(
        "The workbook consists of more than {most} parts, far more than any spreadsheet. "
        "Copy the table into a new workbook."
    ),
    "bomb": _(
        "The workbook unpacks to more than {most} MB. Copy the table into a new workbook, "
        "or divide it."
    ),
    "entities": _(
        "The part “{part}” of the workbook declares abbreviations of its own, which no "
        "spreadsheet program does. Copy the table into a new workbook."
    ),
    "rows": _(
        "The sheet “{sheet}” has something in cell {cell}; at most {most} rows are read. "
        "Empty that cell, or divide the table."
    ),
    "columns": _(
        "The sheet “{sheet}” has something in cell {cell}; at most {most} columns are read. "
        "Empty that cell, or divide the table."
    ),
    "cells": _(
        "The sheet “{sheet}” spreads over more than {most} cells. Delete what stands far away "
        "from the table, or divide it."
    ),
    "long cell": _(
        "Sheet “{sheet}”, row {row}, column {column}: the cell holds more than {most} characters. "
        "Shorten it."
    ),
    "merged": _(
        "The sheet “{sheet}” has merged cells over more than {most} rows in all. "
        "Separate them, or copy the table into a new workbook."
    ),
    "empty": _("The sheet “{sheet}” is empty. Choose another one."),
    "no text": _(
        "Sheet “{sheet}”, row {row}, column {column}: the cell contains the character {code}, "
        "which is no text. Delete it."
    ),
    "sheet": _(
        "The sheet “{sheet}” cannot be read. Open the workbook in Excel or LibreOffice, "
        "save it under a new name, and upload that file."
    ),
    "no sheets": _("The workbook has no visible sheet with cells. Show one, and upload it again."),
    "time": _("The workbook took longer than {seconds} seconds to read. Divide it."),
    "memory": _(
        "The workbook takes more memory than there is for it: its cells lie far apart, or it was "
        "made to do harm. Copy the table into a new workbook."
    ),
}


def of_kind(kind: str) -> Unreadable:
    """For a file that is something else, as far as that is known."""
    return Unreadable(_OTHER_KINDS.get(kind, _OTHER_KINDS[""]))


def of_workbook(word: str, values: dict) -> Unreadable:
    if word == "another kind":
        return of_kind(values["kind"])
    return Unreadable(format_lazy(_SENTENCES[word], **values))
