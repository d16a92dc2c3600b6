#!/usr/bin/python3
"""The notice view, end to end: fields stand in the file, what is wrong is said beside them."""
import json
import re
import subprocess
import zipfile

from desktop import open_plan, run_cases, same

NOTICE = """示例区卫生健康委员会文件

示卫〔2025〕12号

示例区卫生健康委员会关于印发《2025年示例区卫生健康工作要点》的通知

各社区卫生服务中心、区属各医疗卫生单位，委机关各科室：
《2025年示例区卫生健康工作要点》已经委主任办公会议审议通过，现印发给你们。

示例区卫生健康委员会
2025年3月20日

（此件公开发布）

2025年示例区卫生健康工作要点

一、优化资源布局
1.做实医疗集团。年底前建成2个集团。（责任单位：医政科；配合单位：信息科）
2.加快项目建设。上半年完成主体结构封顶。（责任单位：规划科）

抄送：区政府办公室，区医保局。
示例区卫生健康委员会办公室 2025年3月25日印发
"""

BARE = """2025年示例区卫生健康工作要点

一、优化资源布局
1.做实医疗集团。年底前建成2个集团。（责任单位：医政科）
"""


def open_notice(desktop, text=NOTICE):
    path, program = open_plan(desktop, text)
    desktop.keys("alt+4")
    desktop.wait("Head in red")
    desktop.wait("Format check", "list")
    return path, program


def settles_what_is_typed(desktop):
    path, program = open_notice(desktop)
    desktop.click("Addressees", "text")
    desktop.keys("ctrl+End")
    desktop.type("ABC")
    desktop.keys("Tab")
    desktop.keys("ctrl+z")  # one gesture, one undo
    desktop.keys("ctrl+shift+z")
    desktop.put("Copies to 2", "区财政局", "text")
    desktop.quit(program)
    notice = desktop.read_plan(path)["notice"]
    same(notice["addressee"].endswith("科室ABC"), True)
    same(notice["copy_to"], ["区政府办公室", "区财政局"])


def fixes_a_leading_zero(desktop):
    path, program = open_notice(desktop)
    desktop.click("Serial no.", "text")
    desktop.keys("ctrl+a")
    desktop.type("012")
    desktop.wait("“示卫〔2025〕012号” is not", part=True)
    desktop.wait("does not conform: Document number", "list item", part=True)
    desktop.press("Fix: “示卫〔2025〕012号”", "push button", part=True)
    desktop.gone("Fix: “示卫〔2025〕012号”", "push button", part=True)
    desktop.gone("does not conform: Document number", "list item", part=True)
    desktop.quit(program)
    same(desktop.read_plan(path)["notice"]["number"], "示卫〔2025〕12号")


def mends_the_marks(desktop):
    path, program = open_notice(desktop)
    desktop.click("Copy number, secrecy, urgency, signer", part=True)
    desktop.put("Copy number", "1", "text")
    desktop.press("Fix: “1” is not a copy number", "push button", part=True)
    desktop.wait_text("Copy number", "000001", "text")
    desktop.wait("000001", "label")  # and on the page
    desktop.put("Urgency", "很急", "text")
    desktop.wait("“很急” is neither 特急 nor 加急", "label")
    desktop.click("Urgency: usual words")
    desktop.press("特急", "menu item")
    desktop.wait_text("Urgency", "特急", "text")
    desktop.gone("“很急” is neither 特急 nor 加急", "label")
    for offer in ("秘密", "★5年", "机密"):
        desktop.click("Secrecy and its term: usual words")
        desktop.press(offer, "menu item")
        desktop.gone(offer, "menu item")
    desktop.wait_text("Secrecy and its term", "机密★5年", "text")
    desktop.keys("ctrl+z")  # each choice by itself
    desktop.wait_text("Secrecy and its term", "秘密★5年", "text")
    desktop.keys("ctrl+shift+z")
    desktop.quit(program)
    notice = desktop.read_plan(path)["notice"]
    same((notice["copy_number"], notice["secrecy"], notice["urgency"]), ("000001", "机密★5年", "特急"))


def takes_a_whole_number_apart(desktop):
    path, program = open_notice(desktop)
    desktop.put("Office code", "示卫[2025]第7号", "text")
    desktop.press("Fix: ", "push button", part=True)
    desktop.wait_text("Serial no.", "7", "text")
    desktop.wait_text("Office code", "示卫", "text")
    desktop.quit(program)
    same(desktop.read_plan(path)["notice"]["number"], "示卫〔2025〕7号")


def keeps_no_impossible_date(desktop):
    path, program = open_notice(desktop)
    desktop.click("Date", "text")
    desktop.keys("ctrl+a")
    desktop.type("2025-2-30")
    desktop.wait("There is no such day; the date is not kept")
    desktop.keys("ctrl+s")  # and not 2025-2-3, which stood there on the way
    desktop.wait("Saved automatically", part=True)
    same(desktop.read_plan(path)["notice"]["date"], "2025-03-20")
    desktop.click("Date", "text")
    desktop.keys("ctrl+a")
    desktop.type("4-")
    desktop.keys("Return")  # and not only where the field is left
    desktop.wait("Not a date: write it as 2025年3月20日")
    desktop.keys("ctrl+a")
    desktop.type("4-1")  # of the plan's year
    desktop.gone("Not a date: write it as 2025年3月20日")
    desktop.keys("Tab")
    desktop.wait_text("Date", "2025年4月1日", "text")
    desktop.quit(program)
    same(desktop.read_plan(path)["notice"]["date"], "2025-04-01")


def names_what_is_missing(desktop):
    path, program = open_notice(desktop)
    desktop.click("Addressees", "text")
    desktop.keys("ctrl+a", "BackSpace")
    desktop.wait("The notice has no addressee", "label")
    desktop.quit(program)
    same(desktop.read_plan(path)["notice"]["addressee"], None)


def click_page(desktop, x, y, n_pages, page=0):
    """Presses a page, the one in sight, at a place in millimetres."""
    import pyatspi
    views = [n for n in desktop.everything() if n.name == "Pages" and n.getRoleName() == "document text"]
    box = views[-1].queryComponent().getExtents(pyatspi.WINDOW_COORDS)  # the first is the draft's
    scale = ((box.height - 14) / n_pages - 14) / 297
    left = max(14, (box.width - 210 * scale) / 2)
    subprocess.run(["xdotool", "mousemove", str(round(box.x + left + x * scale)),
                    str(round(box.y + 14 + page * (297 * scale + 14) + y * scale)), "click", "1"], check=True)


def goes_from_the_page_to_the_field(desktop):
    path, program = open_notice(desktop)
    desktop.wait("Page 1 of 2", "label")
    click_page(desktop, 60, 182, 2)
    desktop.has_keyboard("Addressees", "text")
    desktop.keys("ctrl+End")
    desktop.type("ABC")
    desktop.quit(program)
    same(desktop.read_plan(path)["notice"]["addressee"].endswith("科室ABC"), True)


def goes_from_the_page_to_the_text(desktop):
    path, program = open_notice(desktop)
    desktop.wait("Page 1 of 2", "label")
    click_page(desktop, 60, 203, 2)  # the second line of it
    desktop.has_keyboard("Text", "text")
    desktop.keys("ctrl+End")
    desktop.type("ABC")
    desktop.quit(program)
    same(desktop.read_plan(path)["notice"]["body"][-1].endswith("现印发给你们。ABC"), True)


def place_on_paper(desktop, path, page, word):
    """Millimetres of a word of the published plan, by the PDF."""
    pdf = path.with_suffix(".pdf")
    desktop.cli("notice", path, "-o", pdf)
    text = subprocess.run(["pdftotext", "-bbox", "-f", str(page), "-l", str(page), str(pdf), "-"],
                          capture_output=True, text=True).stdout
    box = re.search(f'xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">[^<]*{word}', text).groups()
    left, top, right, bottom = (float(side) / 72 * 25.4 for side in box)
    return (left + right) / 2, (top + bottom) / 2


def goes_from_a_cell_to_its_point(desktop):
    path, program = open_notice(desktop)
    desktop.click("Paper, rows and units")
    desktop.press("In a Breakdown Table", part=True)
    desktop.wait("Page 3", "list item")
    desktop.keys("ctrl+s")
    desktop.wait("Saved automatically", part=True)
    x, y = place_on_paper(desktop, path, 3, "加快")
    desktop.click("Page 3", "list item")
    desktop.wait("Page 3 of 4", "label")
    click_page(desktop, x, y, 4, page=2)
    desktop.rest()
    desktop.keys("alt+1")
    desktop.wait_text("Title", "加快项目建设", "text")
    desktop.quit(program)


def shows_a_rule_on_the_page(desktop):
    path, program = open_notice(desktop)
    desktop.click("conforms: Head below the type area's edge", "list item", part=True)
    desktop.click("Page 2", "list item")
    desktop.wait("Page 2 of 2", "label")
    desktop.quit(program)


def writes_a_notice_from_nothing(desktop):
    path, program = open_notice(desktop, BARE)
    desktop.wait("No notice yet")
    desktop.put("Issuing office", "示例区卫生健康委员会", "text")
    desktop.press("Write the Notice")
    desktop.gone("No notice yet")
    desktop.keys("ctrl+z")  # all of it at once
    desktop.wait("No notice yet")
    desktop.keys("ctrl+shift+z")
    desktop.gone("No notice yet")
    desktop.quit(program)
    notice = desktop.read_plan(path)["notice"]
    same(notice["title"], "示例区卫生健康委员会关于印发《2025年示例区卫生健康工作要点》的通知")
    same(notice["signature"], "示例区卫生健康委员会")
    same(len(notice["body"]), 1)


def asks_before_printing_a_draft(desktop):
    path, program = open_notice(desktop, BARE)
    desktop.keys("ctrl+p")
    desktop.wait("Print as a draft?", part=True)
    desktop.keys("Escape")
    desktop.gone("Print as a draft?", part=True)
    desktop.quit(program)


def prints_the_pages(desktop):
    path, program = open_notice(desktop)
    desktop.keys("ctrl+p")
    desktop.wait("Print to File", part=True)
    desktop.keys("Tab", "Down")
    desktop.wait("Output format", part=True)
    desktop.keys("alt+p")
    printed = path.parent / "2025年示例区卫生健康工作要点.pdf"
    desktop.until(lambda: b"%%EOF" in printed.read_bytes()[-32:], "nothing was printed")
    text = subprocess.run(["pdftotext", str(printed), "-"], capture_output=True, text=True).stdout
    same(text.count("\f"), 2)
    same("草稿" in text, False)
    same("加快项目建设" in text, True)
    size = subprocess.run(["pdfinfo", str(printed)], capture_output=True, text=True).stdout
    same("A4" in size, True)
    desktop.quit(program)


def print_to_file(desktop, folder, name="2025年示例区卫生健康工作要点.pdf", copies=1):
    """From the dialog on; what was printed as text."""
    desktop.wait("Print to File", part=True)
    desktop.keys("Tab", "Down")
    desktop.wait("Output format", part=True)
    if copies > 1:
        desktop.wait("Copies:", "spin button", part=True).queryValue().currentValue = copies
    desktop.keys("alt+p")
    printed = folder / name
    desktop.until(lambda: b"%%EOF" in printed.read_bytes()[-32:], "nothing was printed")
    return subprocess.run(["pdftotext", "-bbox", str(printed), "-"], capture_output=True, text=True).stdout


def left_of(text, word):
    return float(re.search(f'xMin="([0-9.]+)"[^>]*>{word}', text).group(1)) / 72 * 25.4


def keeps_the_reason_of_printing_despite_errors(desktop):
    path, program = open_notice(desktop)
    desktop.put("Serial no.", "012", "text")
    desktop.wait("“示卫〔2025〕012号” is not", part=True)
    desktop.keys("ctrl+p")
    desktop.wait("Errors stand in this notice", part=True)
    desktop.put("Reason for printing it all the same", "会议急用", "text")
    desktop.click("Reason for printing it all the same", "text")
    desktop.keys("Return")
    desktop.wait("Print to File", part=True)
    desktop.keys("Escape")
    desktop.quit(program)
    entries = json.loads(desktop.cli("history", path, "--json"))["entries"]
    acts = [e["arguments"] for e in entries if e["verb"] == "print-despite-errors"]
    same([a["reason"] for a in acts], ["会议急用"])
    same("printing despite errors: 会议急用" in desktop.cli("history", path), True)


def save_export(desktop, folder, name):
    """From the chooser on; what was written."""
    desktop.wait("Cancel", "label")
    desktop.wait("Name", "label", part=True)
    desktop.rest()  # it looks what is there
    desktop.keys("Return")
    desktop.wait("Show in Folder", "push button")
    return (folder / name).read_bytes()


def asks_before_errors_leave_as_a_file(desktop):
    path, program = open_notice(desktop)
    desktop.put("Serial no.", "012", "text")
    desktop.wait("“示卫〔2025〕012号” is not", part=True)
    for keys, ending in (("ctrl+e", "pdf"), ("ctrl+shift+d", "docx")):
        desktop.keys(keys)
        desktop.wait("Errors stand in this notice", part=True)
        desktop.put("Reason for exporting it all the same", f"会议急用{ending}", "text")
        desktop.click("Reason for exporting it all the same", "text")
        desktop.keys("Return")
        desktop.gone("Errors stand in this notice", part=True)
        save_export(desktop, path.parent, f"2025年示例区卫生健康工作要点.{ending}")
        desktop.press("Close this message", "push button")
        desktop.gone("Show in Folder", "push button")
    desktop.keys("ctrl+e")  # as a draft nothing is to be said
    desktop.wait("Errors stand in this notice", part=True)
    desktop.press("As a Draft", "push button")
    save_export(desktop, path.parent, "2025年示例区卫生健康工作要点 (draft).pdf")
    desktop.quit(program)
    entries = json.loads(desktop.cli("history", path, "--json"))["entries"]
    same([e["arguments"]["reason"] for e in entries if e["verb"] == "export-despite-errors"],
         ["会议急用docx", "会议急用pdf"])  # newest first


def marks_a_draft_for_word(desktop):
    path, program = open_notice(desktop, BARE)
    desktop.keys("ctrl+shift+d")
    desktop.wait("Export as a draft?", part=True)
    desktop.keys("Return")
    desktop.gone("Export as a draft?", part=True)
    save_export(desktop, path.parent, "2025年示例区卫生健康工作要点 (draft).docx")
    with zipfile.ZipFile(path.parent / "2025年示例区卫生健康工作要点 (draft).docx") as file:
        same("草稿" in file.read("word/header2.xml").decode(), True)
    desktop.quit(program)


def prints_a_draft_with_its_mark(desktop):
    path, program = open_notice(desktop, BARE)
    desktop.keys("ctrl+p")
    desktop.wait("Print as a draft?", part=True)
    desktop.keys("Return")
    text = print_to_file(desktop, path.parent)
    same(text.count(">草稿<"), 1)
    desktop.quit(program)


def prints_as_many_as_the_notice_says(desktop):
    path, program = open_notice(desktop)
    desktop.put("Copies printed", "120", "text")
    desktop.keys("ctrl+p")
    desktop.until(lambda: subprocess.run(["xdotool", "search", "--name", "the notice says 120 copies"],
                                         capture_output=True).returncode == 0, "the dialog does not say how many")
    same(desktop.wait("Copies:", "spin button", part=True).queryValue().currentValue, 120)
    text = print_to_file(desktop, path.parent)
    same(text.count("<page "), 2)
    desktop.quit(program)


def counts_numbered_copies(desktop):
    path, program = open_notice(desktop)
    desktop.click("Copy number, secrecy, urgency, signer", part=True)
    desktop.put("Copy number", "000007", "text")
    desktop.keys("ctrl+p")
    text = print_to_file(desktop, path.parent, copies=3)
    same([text.count(f">{n}<") for n in ("000007", "000008", "000009")], [1, 1, 1])
    desktop.quit(program)


def corrects_what_a_printer_misses(desktop):
    path, program = open_notice(desktop)
    desktop.keys("ctrl+p")
    before = print_to_file(desktop, path.parent)
    (path.parent / "2025年示例区卫生健康工作要点.pdf").unlink()
    desktop.click("Paper, rows and units")
    desktop.press("Printer Calibration…", part=True)
    desktop.wait("Printer Calibration", "frame")
    desktop.wait("Print to File", part=True)
    desktop.wait("① Left edge of the paper to cross A", "spin button").queryValue().currentValue = 21.5
    desktop.wait("Pages are moved 1.5 mm to the left", part=True)
    desktop.keys("Escape")
    desktop.gone("Printer Calibration", "frame")
    desktop.keys("ctrl+p")
    after = print_to_file(desktop, path.parent)
    same(round(left_of(before, "示卫") - left_of(after, "示卫"), 1), 1.5)
    desktop.quit(program)


def keeps_the_layout_with_the_plan(desktop):
    path, program = open_notice(desktop)
    for words in ("Rows of 28 Points", "In a Breakdown Table"):
        desktop.click("Paper, rows and units")
        desktop.press(words, part=True)
    desktop.click("Paper, rows and units")
    desktop.press("Printed on Both Sides", part=True)
    desktop.wait("Page 1 of 6", "label")
    desktop.quit(program)
    pdf = path.parent / "out.pdf"
    desktop.cli("notice", path, "-o", pdf)  # without --duplex: that is the person's
    program = desktop.start(path)  # in the view where it was left
    desktop.wait("Page 1 of 6", "label")
    desktop.quit(program)
    text = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, text=True).stdout
    same("任务分解表" in text, True)
    lines = [float(re.search(f'yMin="([0-9.]+)"[^>]*>{word}', text).group(1)) for word in ("示例区卫生健康委员会<", "2025年3月20日<")]
    same(round(lines[1] - lines[0], 1), 28)  # points between two rows


def edits_annexes(desktop):
    path, program = open_notice(desktop)
    desktop.press("Add an annex")
    desktop.put("Title of the annex", "任务清单", "text")
    desktop.put("Text of the annex", "第一项。\n第二项。", "text")
    desktop.wait("附件：任务清单", "label")  # 附件说明 on the first page
    desktop.press("Add an annex")
    desktop.until(lambda: len(desktop.find_all("Title of the annex", "text")) == 2, "no second annex")
    desktop.find_all("Title of the annex", "text")[1].queryEditableText().setTextContents("联系人名单")
    desktop.until(lambda: len(desktop.find_all("Move the annex up", "push button")) == 2, "no button")
    desktop.find_all("Move the annex up", "push button")[1].queryAction().doAction(0)
    desktop.wait("附件：1.联系人名单", "label")
    desktop.find_all("Remove the annex", "push button")[0].queryAction().doAction(0)
    desktop.wait("附件：任务清单", "label")
    desktop.wait("Annex removed")
    desktop.keys("ctrl+z")
    desktop.wait("附件：1.联系人名单", "label")
    desktop.quit(program)
    annexes = desktop.read_plan(path)["notice"]["annexes"]
    same([a["title"] for a in annexes], ["联系人名单", "任务清单"])


def goes_from_the_page_to_the_annex(desktop):
    path, program = open_notice(desktop)
    desktop.press("Add an annex")
    desktop.put("Title of the annex", "任务清单", "text")
    desktop.put("Text of the annex", "第一项。", "text")
    desktop.wait("Page 3", "list item")  # the pages may have gone to the annex already
    desktop.click("Page 3", "list item")
    desktop.wait("Page 3 of 3", "label")
    desktop.wait("第一项。", "label")
    click_page(desktop, 106, 62, 3, page=2)
    desktop.has_keyboard("Title of the annex", "text")
    desktop.keys("ctrl+End")
    desktop.type("ABC")
    desktop.quit(program)
    same(desktop.read_plan(path)["notice"]["annexes"][0]["title"], "任务清单ABC")


def keeps_offices_in_their_order(desktop):
    path, program = open_notice(desktop)
    desktop.put("Copies to: another", "区财政局，区民政局。", "text")  # a piece of another document
    desktop.wait_text("Copies to 3", "区财政局", "text")
    desktop.wait_text("Copies to 4", "区民政局", "text")
    desktop.click("Copies to 4", "text")
    desktop.keys("alt+Up", "alt+Up")
    desktop.wait_text("Copies to 2", "区民政局", "text")
    desktop.wait("抄送：区政府办公室，区民政局，区医保局，区财政局。", "label", part=True)
    desktop.keys("Up", "Return")
    desktop.type("AB,")  # the mark goes on to the next line, which goes when it is left empty
    desktop.wait_text("Copies to 2", "AB", "text")
    desktop.press("Take it out", "push button")  # the first
    desktop.wait_text("Copies to 1", "AB", "text")
    desktop.put("Copies to: another", "区民政局", "text")
    desktop.wait("区民政局 stands there twice", "label")
    desktop.press("Fix: 区民政局 stands there twice", "push button")
    desktop.gone("区民政局 stands there twice", "label")
    desktop.quit(program)
    same(desktop.read_plan(path)["notice"]["copy_to"], ["AB", "区民政局", "区医保局", "区财政局"])


def sets_the_host_of_a_joint_notice_first(desktop):
    path, program = open_notice(desktop)
    desktop.click("Copy number, secrecy, urgency, signer", part=True)
    desktop.wait("1  示例区卫生健康委员会 (host)", "label")
    desktop.put("Joint offices: another", "示例区医疗保障局", "text")
    desktop.wait("示例区医疗保障局", "heading")  # on the page
    desktop.put("Joint offices: another", "示例区财政局", "text")
    desktop.wait("示例区财政局", "heading")
    desktop.click("Joint offices 3", "text")
    desktop.keys("alt+Up")
    desktop.wait_text("Joint offices 2", "示例区财政局", "text")
    desktop.put("Joint offices: another", "示例区卫生健康委员会", "text")
    desktop.wait("示例区卫生健康委员会 is the host already: the head begins with it", "label")
    desktop.keys("ctrl+z")
    desktop.gone("示例区卫生健康委员会 is the host already: the head begins with it", "label")
    desktop.quit(program)
    trace = path.parent / "trace.json"
    desktop.cli("notice", path, "-o", path.parent / "out.pdf", "--trace", trace)
    elements = json.loads(trace.read_text())["elements"]
    same([e["text"] for e in elements if e["part"] == "head"], ["示例区卫生健康委员会", "示例区财政局", "示例区医疗保障局"])


def breaks_a_title_by_hand(desktop):
    path, program = open_notice(desktop)
    desktop.find_all("Title", "text")[-1].queryEditableText().setTextContents("示例区卫生健康委员会\n关于印发要点的通知")
    desktop.put("Addressees", "各科室\n各单位", "text")  # one paragraph: no break
    desktop.quit(program)
    notice = desktop.read_plan(path)["notice"]
    same(notice["title"], "示例区卫生健康委员会\n关于印发要点的通知")
    same(notice["addressee"], "各科室 各单位")


def lays_out_an_order(desktop):
    path, program = open_notice(desktop)
    desktop.press("Order")
    desktop.gone("Addressees", "text")
    desktop.gone("示例区卫生健康委员会关于印发《2025年示例区卫生健康工作要点》的通知", "heading")
    desktop.put("Order no. (第N号)", "第5号", "text")
    desktop.wait("第5号", "label")
    desktop.press("Document")
    desktop.wait("Addressees", "text")
    desktop.quit(program)
    same(desktop.read_plan(path)["notice"]["number"], "第5号")


def writes_word_documents(desktop):
    path, program = open_notice(desktop)
    desktop.keys("ctrl+shift+d")
    desktop.wait("Cancel", "label")
    desktop.keys("Return")
    target = path.parent / "2025年示例区卫生健康工作要点.docx"
    desktop.until(lambda: target.exists() and target.stat().st_size > 2000, f"no {target.name}")
    desktop.wait("Show in Folder", "push button")
    same(target.read_bytes()[:2], b"PK")
    desktop.quit(program)


def reads_the_pages_aloud(desktop):
    path, program = open_notice(desktop)
    desktop.wait("示例区卫生健康委员会文件", "heading")
    desktop.wait("示例区卫生健康委员会关于印发《2025年示例区卫生健康工作要点》的通知", "heading")
    desktop.wait("各社区卫生服务中心、区属各医疗卫生单位，委机关各科室：", "label")
    desktop.wait("一、优化资源布局", "heading")  # of the next page: the arrow keys reach it
    desktop.put("Addressees", "各科室", "text")
    desktop.wait("各科室：", "label")
    desktop.click("Page 2", "list item")
    desktop.wait("1.做实医疗集团。年底前建成2个集团。（责任单位：医政科；配合单位：信息科）", "label")
    desktop.quit(program)


def walks_the_pages_by_keyboard(desktop):
    path, program = open_notice(desktop)
    desktop.click("Page 1", "list item")
    # past the other page; head, number, title, addressees
    desktop.keys("Tab", "Tab", "Down", "Down", "Down", "Down", "Up", "Return")
    desktop.keys("ctrl+End")
    desktop.type("ABC")
    desktop.quit(program)
    same(desktop.read_plan(path)["notice"]["addressee"].endswith("科室ABC"), True)


def names_every_control(desktop):
    path, program = open_notice(desktop)
    same(list(desktop.nameless()), [])
    desktop.quit(program)


def speaks_chinese(desktop):
    desktop.language = "zh_CN"
    path = desktop.make_plan(NOTICE)
    program = desktop.start(path)
    desktop.wait("大纲", "list")
    desktop.keys("alt+4")
    desktop.wait("格式核对", "list")
    for words in ("发文机关标志", "发文机关代字", "主送机关", "成文日期", "公开属性", "抄送机关", "印发机关"):
        desktop.wait(words)
    desktop.quit(program)


run_cases([settles_what_is_typed, fixes_a_leading_zero, mends_the_marks, takes_a_whole_number_apart,
           keeps_no_impossible_date,
           names_what_is_missing, goes_from_the_page_to_the_field, goes_from_the_page_to_the_text,
           goes_from_a_cell_to_its_point, shows_a_rule_on_the_page, writes_a_notice_from_nothing,
           asks_before_printing_a_draft, prints_the_pages,
           keeps_the_reason_of_printing_despite_errors, asks_before_errors_leave_as_a_file,
           marks_a_draft_for_word, prints_a_draft_with_its_mark, prints_as_many_as_the_notice_says, counts_numbered_copies,
           corrects_what_a_printer_misses, keeps_the_layout_with_the_plan, edits_annexes,
           goes_from_the_page_to_the_annex, keeps_offices_in_their_order, sets_the_host_of_a_joint_notice_first,
           breaks_a_title_by_hand, lays_out_an_order,
           writes_word_documents, reads_the_pages_aloud,
           walks_the_pages_by_keyboard, names_every_control, speaks_chinese])
