"""Reads a .docx as Word would and says what is wrong with it: check-docx.py FILE

What Word is strict about: every part has a type, every relation a target, and the children of a set
of properties stand in the order of the schema (ECMA-376 part 1). Prints the text without white space,
the header of the first page first, and exits with 1 where something is wrong.
"""
import re
import sys
import zipfile
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"

ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers "
           "pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE "
           "autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "
           "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle "
           "rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
           "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u "
           "effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders "
              "lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter "
              "docGrid printerSettings sectPrChange",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc "
             "tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "tblBorders": "top left start bottom right end insideH insideV",
    "tblCellMar": "top left start bottom right end",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText "
            "vAlign hideMark",
    "pBdr": "top left bottom right between bar",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed "
             "qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr "
             "tblStylePr",
    "settings": "writeProtection view zoom removePersonalInformation mirrorMargins "
                "alignBordersAndEdges attachedTemplate defaultTabStop autoHyphenation "
                "evenAndOddHeaders drawingGridHorizontalSpacing characterSpacingControl "
                "noLineBreaksAfter noLineBreaksBefore footnotePr endnotePr compat docVars rsids "
                "themeFontLang clrSchemeMapping decimalSymbol listSeparator",
    "tbl": "tblPr tblGrid tr",
    "tc": "tcPr p tbl",
    "tr": "tblPrEx trPr tc",
}
faults = []


def fault(*words):
    faults.append(" ".join(str(word) for word in words))


def local(tag):
    return tag.split("}")[-1]


def check_order(part, root):
    for element in root.iter():
        names = ORDER.get(local(element.tag))
        if names is None or not element.tag.startswith(W):
            continue
        order = names.split()
        last = -1
        for child in element:
            name = local(child.tag)
            if name not in order:
                fault(part, f"<{local(element.tag)}> has no <{name}>")
            elif order.index(name) < last:
                fault(part, f"<{name}> comes too late in <{local(element.tag)}>")
            else:
                last = order.index(name)


def check_types(archive, parts):
    root = parts["[Content_Types].xml"]
    named = {o.get("PartName")[1:] for o in root.iter(TYPES + "Override")}
    suffixes = {d.get("Extension") for d in root.iter(TYPES + "Default")}
    for name in named - set(parts):
        fault("a type for", name, "which is not there")
    for name in parts:
        if name not in named and not (name.endswith(".rels") and "rels" in suffixes) \
           and name != "[Content_Types].xml":
            fault(name, "has no type")
    if archive.namelist()[0] != "[Content_Types].xml":
        fault("the types do not come first")


def check_relations(parts):
    ids = set()
    for name, base in (("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word/")):
        for relation in parts[name].iter(RELS + "Relationship"):
            if base + relation.get("Target") not in parts:
                fault(name, "leads to", relation.get("Target"))
            if base:
                ids.add(relation.get("Id"))
    for reference in parts["word/document.xml"].iter():
        used = reference.get(R + "id")
        if used is not None and used not in ids:
            fault("no relation", used)


def check_styles(parts):
    styles = {s.get(W + "styleId"): s for s in parts["word/styles.xml"].iter(W + "style")}
    for root in parts.values():
        for kind in ("pStyle", "rStyle", "basedOn", "next"):
            for use in root.iter(W + kind):
                if use.get(W + "val") not in styles:
                    fault("no style", use.get(W + "val"))
    for number in range(1, 5):
        style = styles[f"Heading{number}"]
        if style.find(W + "name").get(W + "val") != f"heading {number}":
            fault("heading", number, "is not Word's own")
        if style.find(f"{W}pPr/{W}outlineLvl").get(W + "val") != str(number - 1):
            fault("heading", number, "is on another level")


def check_grid(section):
    """28 cells and 22 rows fit, and no 29th nor 23rd does."""
    size, margins = section.find(W + "pgSz"), section.find(W + "pgMar")
    grid = section.find(W + "docGrid")
    width = int(size.get(W + "w")) - int(margins.get(W + "left")) - int(margins.get(W + "right"))
    height = int(size.get(W + "h")) - int(margins.get(W + "top")) - int(margins.get(W + "bottom"))
    if grid.get(W + "type") != "linesAndChars":
        fault("the grid is", grid.get(W + "type"))
    if size.get(W + "orient") == "landscape":
        width, height = height, width
    cell = 20 * (16 + int(grid.get(W + "charSpace")) / 4096)
    if int(width // cell) != 28:
        fault("the grid has", width / cell, "cells")
    if height // int(grid.get(W + "linePitch")) != 22:
        fault("the grid has", height / int(grid.get(W + "linePitch")), "rows")
    for got, wanted in ((width, 156), (height, 225)):
        if abs(got / 1440 * 25.4 - wanted) > 0.1:
            fault("the type area measures", got / 1440 * 25.4, "instead of", wanted)


def check_tables(root):
    for table in root.iter(W + "tbl"):
        columns = len(table.find(W + "tblGrid"))
        for row in table.iter(W + "tr"):
            spans = 0
            for cell in row.iter(W + "tc"):
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                spans += int(span.get(W + "val")) if span is not None else 1
                if local(cell[-1].tag) != "p":
                    fault("a cell does not end with a paragraph")
            if spans != columns:
                fault("a row has", spans, "cells of", columns)


def text_of(root):
    return "".join(t.text or "" for t in root.iter(W + "t"))


def main():
    archive = zipfile.ZipFile(sys.argv[1])
    if archive.testzip() is not None:
        fault("damaged:", archive.testzip())
    if len({info.date_time for info in archive.infolist()}) != 1:
        fault("the parts are not of one time")
    parts = {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}
    for name, root in parts.items():
        check_order(name, root)
        check_tables(root)
    check_types(archive, parts)
    check_relations(parts)
    check_styles(parts)
    body = parts["word/document.xml"].find(W + "body")
    if local(body[-1].tag) != "sectPr" or local(body[-2].tag) != "p":
        fault("the text does not end with a paragraph and its section")
    for section in body.iter(W + "sectPr"):
        check_grid(section)
    for fault_line in faults:
        print(fault_line, file=sys.stderr)
    print(re.sub(r"\s", "", text_of(parts["word/header1.xml"]) + text_of(body)), end="")
    return 1 if faults else 0


sys.exit(main())
