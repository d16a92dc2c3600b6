"""What openpyxl reads in a workbook, as text: a program that is not ours says what the file holds."""

import datetime
import sys

import openpyxl


def value_of(cell):
    value = cell.value
    if value is None:
        return "-"
    if isinstance(value, datetime.datetime):
        return "date %s %s" % (value.date().isoformat(), cell.number_format)
    if cell.data_type == "f":
        return "FORMULA %s" % value
    if isinstance(value, str):
        return "text " + value.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")
    return "number %s" % value


def printed(sheet):
    """Points that the sheet's 10 come to on paper, and how wide its columns are, counted as Excel counts them."""
    setup, margins = sheet.page_setup, sheet.page_margins
    paper = {8: (1190.6, 841.9), 9: (841.9, 595.3)}[int(setup.paperSize)][setup.orientation != "landscape"]
    last = sheet.print_area[0] if isinstance(sheet.print_area, list) else sheet.print_area
    edge = openpyxl.utils.cell.range_boundaries(last.split("!")[-1].replace("$", ""))[2]
    width = 0
    for name, column in sheet.column_dimensions.items():
        for index in range(column.min, min(column.max, edge) + 1):
            width += 0 if column.hidden else (column.width * 7 + 5) * 0.75
    room = (paper - (margins.left + margins.right) * 72) * int(setup.fitToWidth or 1)
    return (10 * min(1, room / width) if width else 10), width


def dump(path):
    book = openpyxl.load_workbook(path)
    about = book.properties
    print("title %s" % about.title)
    print("people %s" % [about.creator, about.lastModifiedBy])
    print("created %s" % about.created.isoformat())
    for sheet in book:
        setup = sheet.page_setup
        print("\nsheet %s" % sheet.title)
        print("frozen %s filter %s repeated %s area %s" % (
            sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows, sheet.print_area))
        print("page %s paper %s fit %s %s x %s" % (
            setup.orientation, setup.paperSize, sheet.sheet_properties.pageSetUpPr.fitToPage,
            setup.fitToWidth, setup.fitToHeight))
        print("legible %s width %.0f" % (printed(sheet)[0] >= 9, printed(sheet)[1]))
        print("header %s | %s footer %s" % (
            sheet.oddHeader.center.text, sheet.oddHeader.right.text, sheet.oddFooter.center.text))
        print("rules %s" % sum(len(rules.rules) for rules in sheet.conditional_formatting))
        print("state %s protected %s hidden %s" % (
            sheet.sheet_state, sheet.protection.sheet,
            [name for name, column in sheet.column_dimensions.items() if column.hidden]))
        for rule in sheet.data_validations.dataValidation:
            print("takes %s %s %s %s %s | %s" % (
                rule.sqref, rule.type, rule.operator, rule.formula1, rule.formula2, rule.error))
        for row in sheet.iter_rows():
            for cell in row:
                if not cell.protection.locked:
                    print("open %s" % cell.coordinate)
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    print("%s %s" % (cell.coordinate, value_of(cell)))


dump(sys.argv[1])
