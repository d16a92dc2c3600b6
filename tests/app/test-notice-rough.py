#!/usr/bin/python3
"""What a notice must bear in the window: fields that are missing or endless, characters and fonts that are not
there, a disk that is full."""
import re
import resource
import subprocess

from desktop import Failure, open_plan, run_cases

NOTICE = """示例区卫生健康委员会文件

示卫〔2025〕12号

示例区卫生健康委员会关于印发《2025年示例区卫生健康工作要点》的通知

各社区卫生服务中心、区属各医疗卫生单位，委机关各科室：
现将《2025年示例区卫生健康工作要点》印发给你们，请结合实际认真贯彻落实。

示例区卫生健康委员会
2025年3月20日

2025年示例区卫生健康工作要点

一、优化资源布局
1.做实医疗集团。年底前建成2个集团。（责任单位：医政科；配合单位：信息科）

抄送：区政府办公室，区医保局。
示例区卫生健康委员会办公室 2025年3月25日印发
"""
NO_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{folder}</dir><cachedir>{folder}/cache</cachedir></fontconfig>
"""


def same(found, wanted):
    if found != wanted:
        raise Failure(f"{found!r} instead of {wanted!r}")


def open_notice(desktop):
    path, program = open_plan(desktop, NOTICE)
    desktop.keys("alt+4")
    desktop.wait("Head in red")
    desktop.wait("conforms: Paper and type area", "list item", part=True)
    return path, program


def export(desktop, keys="ctrl+e", answer=lambda: None):
    """To where the dialog proposes, once a question is answered; the keyboard is the window's again."""
    name = ["xdotool", "getactivewindow", "getwindowname"]
    desktop.keys(keys)
    answer()
    desktop.wait("Cancel", "label")
    desktop.until(lambda: "Export" in subprocess.run(name, capture_output=True, text=True).stdout, "no dialog")
    desktop.keys("Return")
    desktop.until(lambda: "要点" in subprocess.run(name, capture_output=True, text=True).stdout, "the dialog stays")


def give_reason(desktop):
    desktop.put("Reason for exporting it all the same", "试排", "text")
    desktop.click("Reason for exporting it all the same", "text")
    desktop.keys("Return")


def export_pdf(desktop, path, answer=lambda: None, name="2025年示例区卫生健康工作要点.pdf"):
    export(desktop, answer=answer)
    printed = path.parent / name
    desktop.until(lambda: printed.exists() and b"%%EOF" in printed.read_bytes()[-32:], f"no {printed.name}")
    text = subprocess.run(["pdftotext", "-raw", str(printed), "-"], capture_output=True, text=True).stdout
    return re.sub("— \\d+ —|\\s", "", text)  # lines and pages run on


def composes_with_gaps(desktop):
    path, program = open_notice(desktop)
    for field, gap in (("Head in red", "The head (发文机关标志) is empty"), ("Addressees", "The addressee (主送) is empty"),
                       ("Signature", "The signature (署名) is empty"), ("Date", "The date (成文日期) is empty"),
                       ("Printed by", "The office that prints (印发机关) is empty")):
        desktop.put(field, "", "text")
        desktop.wait(f"does not conform: {gap}", "list item", part=True)
    desktop.put("Serial no.", "", "text")
    desktop.put("Year", "", "text")
    desktop.put("Office code", "", "text")
    desktop.wait("does not conform: The document number (发文字号) is empty", "list item", part=True)
    desktop.wait("做实医疗集团。年底前建成2个集团。（责任单位：医政科；配合单位：信息科）", "label", part=True)
    desktop.keys("ctrl+p")
    desktop.wait("The notice has no number.", part=True)
    desktop.keys("Escape")
    desktop.gone("The notice has no number.", part=True)

    def as_draft():
        desktop.wait("Export as a draft?", part=True)
        desktop.keys("Return")
    text = export_pdf(desktop, path, as_draft, "2025年示例区卫生健康工作要点 (draft).pdf")
    same("现将《2025年示例区卫生健康工作要点》印发给你们" in text, True)
    same(text.count("草稿"), 2)  # pages
    desktop.quit(program)


def bears_endless_fields(desktop):
    path, program = open_notice(desktop)
    addressees = "、".join(f"示例区第{n}社区卫生服务中心" for n in range(1, 220))[:3000]
    title = "示例区卫生健康委员会关于" + "进一步加强基层医疗卫生服务能力建设" * 12
    desktop.put("Addressees", addressees, "text")
    desktop.wait("adjusted: The addressees stand in the imprint", "list item", part=True)
    desktop.find_all("Title", "text")[-1].queryEditableText().setTextContents(title[:198] + "通知")
    desktop.wait("does not conform: Page 1 shows no text: shorten the title", "list item", part=True)
    same(desktop.find("does not conform: Text on page 1", "list item", part=True), None)  # said once

    def with_reason():
        desktop.wait("Page 1 shows no text: shorten the title", "label", part=True)
        give_reason(desktop)
    text = export_pdf(desktop, path, with_reason)
    same("草稿" in text, False)
    same(addressees in text, True)
    same(title[:198] + "通知" in text, True)
    desktop.quit(program)
    notice = desktop.read_plan(path)["notice"]
    same((len(notice["addressee"]), len(notice["title"])), (3000, 200))


def cuts_a_cell_that_no_page_holds(desktop):
    path, program = open_notice(desktop)
    desktop.click("Paper, rows and units")
    desktop.press("In a Breakdown Table", part=True)
    desktop.rest()  # the menu has closed, and has the keys no more
    desktop.keys("alt+1")
    desktop.wait("1.做实医疗集团", "list item", part=True)
    desktop.click("1.做实医疗集团", "list item", part=True)
    work = "年底前建成2个集团，覆盖全部街镇。" * 400
    desktop.wait_text("Title", "做实医疗集团", "text")
    desktop.put("Text", work, "text")
    desktop.keys("alt+4")
    desktop.wait("Page 1 of 28", "label")
    desktop.wait("conforms: Pages of the table without its head", "list item", part=True)
    # it was issued with another text
    text = export_pdf(desktop, path, lambda: give_reason(desktop))
    text = text.replace("序号重点任务工作内容牵头单位配合单位完成时限", "")
    same(text.count("覆盖全部街镇"), 800)  # in the text, and in its cell
    desktop.quit(program)


def names_a_character_that_no_font_has(desktop):
    path, program = open_notice(desktop)
    desktop.put("Signature", "示例区卫生健康委员会\ue000", "text")
    desktop.wait("No font has \ue000 (U+E000): page 1", "label", part=True)
    desktop.quit(program)


def says_that_no_font_is_chinese(desktop):
    path = desktop.make_plan(NOTICE)
    fonts = desktop.folder / "fonts"
    fonts.mkdir()
    (fonts / "fonts.conf").write_text(NO_FONTS.format(folder=fonts))
    usual = desktop.environment
    desktop.environment = lambda: dict(usual(), FONTCONFIG_FILE=str(fonts / "fonts.conf"))
    same(desktop.start(path).wait(20), 1)  # no font at all: a window could not show anything
    same("no font is installed at all: install fonts-noto-cjk" in (desktop.folder / "said.txt").read_text(), True)
    (fonts / "latin.ttf").symlink_to("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")  # fontconfig's own
    program = desktop.start(path)
    desktop.wait("Outline", "list")
    desktop.keys("alt+4")
    desktop.wait("No font with Chinese characters is installed: install fonts-noto-cjk", part=True)
    desktop.keys("ctrl+e")
    desktop.until(lambda: len(desktop.find_all("No font with Chinese characters is installed: install fonts-noto-cjk")) > 1,
                  "the export does not say why it wrote nothing")
    same(list(path.parent.glob("*.pdf")), [])
    desktop.quit(program)


def leaves_no_half_file(desktop, keys, ending):
    path, program = open_notice(desktop)
    resource.prlimit(program.pid, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
    export(desktop, keys)
    desktop.wait(f"2025年示例区卫生健康工作要点.{ending} could not be written", part=True)
    resource.prlimit(program.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
    same([f.name for f in path.parent.iterdir() if ending in f.name], [])
    desktop.quit(program)


def leaves_no_half_pdf_on_a_full_disk(desktop):
    leaves_no_half_file(desktop, "ctrl+e", "pdf")


def leaves_no_half_word_document_on_a_full_disk(desktop):
    leaves_no_half_file(desktop, "ctrl+shift+d", "docx")


run_cases([composes_with_gaps, bears_endless_fields, cuts_a_cell_that_no_page_holds,
           names_a_character_that_no_font_has, says_that_no_font_is_chinese, leaves_no_half_pdf_on_a_full_disk,
           leaves_no_half_word_document_on_a_full_disk])
