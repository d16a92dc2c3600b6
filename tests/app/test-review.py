#!/usr/bin/python3
"""The review of an import: what a person answers there stands in the plan, and nowhere else."""
import subprocess
import time
import zipfile

from desktop import run_cases, same

SOURCE = """示例区2031年卫生健康工作要点
首页 > 政务公开
2031年，全区卫生健康工作要点如下。
一、健全服务体系
1.完善预警机制。整合三类信号，9月底前完成建设，知晓率达到90%以上。（牵头单位：疾控科；配合单位：信息科）
推进实验室建设
配齐检测车1辆，6小时内出具结果。（责任单位：疾控科）
2.加强监督管理。适时组织一次联合检查。（责任单位：疾控科、甲乙丙丁）
4.改进服务。三季度末开通热线。（责任单位：信息科）
"""
CLEAR = """示例区2031年卫生健康工作要点
一、健全服务体系
1.完善预警机制。整合三类信号。（责任单位：疾控科）
2.改进服务。延长时间。（责任单位：信息科）
"""
DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body></w:document>"""


def open_review(desktop, text=SOURCE, *before):
    source = desktop.folder / "source.txt"
    source.write_text(text, encoding="utf-8")
    program = desktop.start(*before, source)
    desktop.wait("Make the Plan…", "push button")
    return program


def make(desktop):
    """Makes the plan where the file dialog proposes, and waits for its window."""
    desktop.keys("ctrl+Return")
    desktop.wait("Make Plan", "label")
    desktop.keys("Return")
    desktop.gone("Make the Plan…", "push button")
    desktop.wait("Outline", "list")


def plans(desktop):
    return sorted((desktop.folder / "home").rglob("*.yaodian"))


def made(desktop):
    found = plans(desktop)
    same(len(found), 1)
    return desktop.read_plan(found[0])


def points(plan):
    return plan["items"][0]["children"]


def is_(desktop, state, name):
    row = desktop.find(name, "list item", part=True)
    return row is not None and row.getState().contains(state)


def focused(desktop, name):
    import pyatspi
    return is_(desktop, pyatspi.STATE_FOCUSED, name)


def choose(desktop, name):
    """Goes down to the row by keys."""
    for _ in range(20):
        if focused(desktop, name):
            return
        desktop.keys("Down")
    desktop.until(lambda: focused(desktop, name), f"not reached by keys: {name}")


def answers_by_keys(desktop):
    program = open_review(desktop)
    desktop.wait("5 places to confirm", part=True)
    choose(desktop, "1 Is “推进实验室建设” a title")
    desktop.keys("2")  # part of the text
    desktop.wait("Part of the Text, holds", "push button")
    desktop.wait("4 places to confirm", part=True)
    choose(desktop, "Is “甲乙丙丁” a unit?")
    desktop.keys("2")
    desktop.wait("Not a Unit, holds", "push button")
    choose(desktop, "Is “三季度末” to be kept as")
    desktop.keys("2")
    desktop.wait("2031年9月30日, holds", "push button")
    make(desktop)
    desktop.quit(program)
    found = points(made(desktop))
    same([p["title"] for p in found], ["完善预警机制", "加强监督管理", "改进服务"])
    same("推进实验室建设" in found[0]["body"], True)
    same(found[1]["lead"] + found[1]["support"], ["疾控科"])
    same([s["text"] for s in found[2]["suggestions"]], ["开通热线 2031年9月30日"])


def takes_proposals_where_nothing_is_chosen(desktop):
    program = open_review(desktop)
    make(desktop)
    desktop.quit(program)
    found = points(made(desktop))
    same([p["title"] for p in found], ["完善预警机制", "推进实验室建设", "加强监督管理", "改进服务"])
    same(sorted(found[2]["lead"] + found[2]["support"]), sorted(["疾控科", "甲乙丙丁"]))


def goes_back_to_the_proposals(desktop):
    program = open_review(desktop)
    desktop.press("Part of the Text", "push button")
    desktop.wait("Part of the Text, holds", "push button")
    desktop.press("Take All Proposals", "push button")
    desktop.wait("Title of a Point, holds", "push button")
    desktop.wait("All confirmed", part=True)
    make(desktop)
    desktop.quit(program)
    same(len(points(made(desktop))), 4)


def confirms_one_after_another(desktop):
    program = open_review(desktop)
    choose(desktop, "1 Is “推进实验室建设” a title")
    desktop.keys("Return")
    desktop.wait("推进实验室建设” a title, or part of the text?, paragraph 6, confirmed", "list item", part=True)
    desktop.until(lambda: focused(desktop, "2 “适时” names no date"), "the keyboard does not go on to the next doubt")
    desktop.keys("ctrl+w")
    desktop.wait("Leave Without Importing?", part=True)  # answers are work
    desktop.keys("Escape")
    desktop.gone("Leave Without Importing?", part=True)
    desktop.wait("Make the Plan…", "push button")
    desktop.keys("ctrl+w")
    desktop.press("Give Up", "push button")
    desktop.gone("Make the Plan…", "push button")
    desktop.quit(program)
    same(plans(desktop), [])


def shows_on_either_side_what_is_chosen_on_the_other(desktop):
    import pyatspi

    def selected(name):
        return is_(desktop, pyatspi.STATE_SELECTED, name)
    program = open_review(desktop)
    choose(desktop, "“适时” names no date")
    desktop.until(lambda: selected("8 2.加强监督管理"), "the source does not follow a doubt")
    choose(desktop, "3.加强监督管理")  # as it will be printed
    desktop.until(lambda: selected("8 2.加强监督管理"), "the source does not follow the outline")
    desktop.keys("F6")  # to the source
    desktop.keys("Down")
    desktop.until(lambda: selected("9 4.改进服务"), "F6 does not lead to the source")
    desktop.until(lambda: selected("The numbers go on with"), "the doubts do not follow the source")
    desktop.keys("Up", "Up", "Up", "Up")
    desktop.until(lambda: selected("1.完善预警机制, 疾控科, 2 in all"), "the outline does not follow the source")
    desktop.keys("F6")
    desktop.keys("Down")
    desktop.until(lambda: selected("2.推进实验室建设"), "F6 does not lead back")
    desktop.quit(program)


def follows_within_a_text_without_lines(desktop):
    """All of it is one paragraph, higher than the window: the words of what is chosen come into sight, and a
    press chooses what stands there."""
    import pyatspi
    words = "".join(f"{i}.整治第{i}类问题。" + "压缩要求村民委员会参加的各类会议和活动，非必要不参加。" * 3 for i in range(1, 31))
    program = open_review(desktop, "示例区2031年工作要点 一、重点任务" + words)

    def top():
        return desktop.wait("1 示例区2031年工作要点", "list item", part=True).queryComponent() \
            .getExtents(pyatspi.WINDOW_COORDS).y
    first = top()
    desktop.until(lambda: is_(desktop, pyatspi.STATE_SELECTED, "1.整治第1类问题, No unit"), "nothing is chosen")
    desktop.keys("End")
    desktop.until(lambda: top() < first - 300, "the source stays at its beginning")
    desktop.keys("Home", *["Down"] * 5)
    desktop.until(lambda: top() > first - 100, "the source stays at its end")
    x, y = desktop.place_of("Paragraphs of the source", "list")
    subprocess.run(["xdotool", "mousemove", str(x), str(y), "click", "1"], check=True)
    desktop.until(lambda: any(is_(desktop, pyatspi.STATE_SELECTED, f"{i}.整治第{i}类问题") for i in range(4, 31)),
                  "a press chooses nothing")
    desktop.quit(program)


def begins_where_the_first_question_stands(desktop):
    """However far below: the source stood empty where a list without a size was scrolled."""
    points = "".join(f"{i}.第{i}项工作。整合信号。（责任单位：{'疾控科' if i != 300 else '甲乙丙丁'}）\n" for i in range(1, 400))
    program = open_review(desktop, "示例区2031年工作要点\n一、健全体系\n" + points)

    def in_sight():
        _, y = desktop.place_of("300.第300项工作", "list item", part=True)
        return 100 < y < 850
    desktop.until(in_sight, "the paragraph of the first question is not in sight")
    desktop.quit(program)


def keeps_paragraphs_of_the_source_aside(desktop):
    """By Delete or the menu of the source: what has no place in the text, or has one after all."""
    program = open_review(desktop, CLEAR.replace("2.改进", "点击关注我们。\n2.改进"))
    choose(desktop, "1.完善预警机制, ")
    desktop.keys("F6", "Down")
    desktop.until(lambda: focused(desktop, "4 点击关注我们。"), "the paragraph is not reached by keys")
    desktop.keys("Delete")
    desktop.wait("1.完善预警机制, 疾控科, corrected", "list item")
    desktop.until(lambda: focused(desktop, "4 点击关注我们。"), "the keyboard leaves the source")
    desktop.keys("Menu")
    desktop.wait("A Paragraph of the Item Before", "menu item")
    desktop.press("A Paragraph of the Item Before", "menu item")
    desktop.until(lambda: focused(desktop, "4 点击关注我们。"), "the keyboard leaves the source")
    desktop.keys("ctrl+z")
    desktop.wait("1.完善预警机制, 疾控科, corrected", "list item")
    make(desktop)
    desktop.quit(program)
    plan = made(desktop)
    same(len(points(plan)[0]["body"]), 1)
    same([p["title"] for p in points(plan)], ["完善预警机制", "改进服务"])
    same("点击关注我们。" in [u["text"] if isinstance(u, dict) else u for u in plan["unplaced"]], True)


def leaves_nothing_where_it_is_cancelled(desktop):
    program = open_review(desktop)
    desktop.press("Cancel", "push button")
    desktop.gone("Make the Plan…", "push button")
    desktop.wait("New Plan", "push button")
    desktop.quit(program)
    same(plans(desktop), [])


def goes_on_where_the_place_is_refused(desktop):
    program = open_review(desktop)
    desktop.press("Part of the Text", "push button")
    desktop.wait("Part of the Text, holds", "push button")
    desktop.keys("ctrl+Return")
    desktop.wait("Make Plan", "label")
    desktop.keys("Escape")  # the file dialog alone
    desktop.gone("Make Plan", "label")
    desktop.wait("Part of the Text, holds", "push button")
    same(plans(desktop), [])
    make(desktop)
    desktop.quit(program)
    same(len(points(made(desktop))), 3)


def says_that_nothing_is_to_be_confirmed(desktop):
    program = open_review(desktop, CLEAR)
    desktop.wait("Nothing to confirm", part=True)
    same(desktop.find("Take All Proposals", "push button"), None)
    make(desktop)
    desktop.quit(program)
    same(len(points(made(desktop))), 2)


def reads_word_documents(desktop):
    source = desktop.folder / "来源.docx"
    paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in CLEAR.splitlines())
    with zipfile.ZipFile(source, "w") as package:
        package.writestr("[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>")
        package.writestr("word/document.xml", DOCUMENT % paragraphs)
    program = desktop.start(source)
    desktop.wait("Make the Plan…", "push button")
    desktop.wait("来源.docx", "label")
    make(desktop)
    desktop.quit(program)
    same(len(points(made(desktop))), 2)


def names_the_file_that_cannot_be_read(desktop):
    source = desktop.folder / "broken.docx"
    source.write_bytes(b"PK\x03\x04 this is no package")
    program = desktop.start(source)
    desktop.wait("broken.docx: ", "label", part=True)
    same(desktop.find("Make the Plan…", "push button"), None)
    desktop.quit(program)


def stands_beside_a_plan(desktop):
    path = desktop.make_plan(CLEAR)
    program = desktop.start(path)
    desktop.wait("1.完善预警机制", "list item", part=True)
    source = desktop.folder / "source.txt"
    source.write_text(SOURCE, encoding="utf-8")
    desktop.start(source).wait()  # handed to the program that runs
    desktop.wait("Make the Plan…", "push button")
    make(desktop)
    desktop.quit(program)
    same(len(points(desktop.read_plan(path))), 2)
    same(len(points(made(desktop))), 4)


def folds_when_narrow(desktop):
    program = open_review(desktop)
    desktop.until(lambda: focused(desktop, "1 Is “推进实验室建设” a title"), "the doubts do not have the keyboard")
    same(desktop.find("Source", "push button"), None)
    desktop.resize(720, 860)
    desktop.wait("Source", "push button")
    desktop.until(lambda: focused(desktop, "1 Is “推进实验室建设” a title"), "the doubts do not have the keyboard")
    desktop.gone("6 推进实验室建设", "list item", part=True)
    desktop.keys("F6")
    desktop.until(lambda: focused(desktop, "6 推进实验室建设"), "F6 does not lead to the source")
    desktop.keys("F6")
    desktop.until(lambda: focused(desktop, "1 Is “推进实验室建设” a title"), "F6 does not lead back")
    desktop.resize(1366, 768)
    desktop.gone("Source", "push button")
    desktop.wait("6 推进实验室建设", "list item", part=True)
    same(sorted(desktop.nameless()), [])
    desktop.quit(program)


def corrects_by_keys(desktop):
    program = open_review(desktop, CLEAR)
    choose(desktop, "1.完善预警机制, ")
    desktop.keys("F2")
    desktop.wait("Title", "text")
    desktop.put("Title", "完善监测预警机制", "text")
    desktop.keys("Return")
    desktop.until(lambda: focused(desktop, "1.完善监测预警机制"), "the title is not corrected")
    desktop.keys("Down")
    desktop.keys("alt+Left")  # the second point begins a section
    desktop.until(lambda: focused(desktop, "二、改进服务"), "Alt+Left does not lift the level")
    desktop.keys("ctrl+z")
    desktop.wait("2.改进服务, 信息科", "list item", part=True)
    desktop.keys("ctrl+shift+z")
    desktop.wait("二、改进服务", "list item", part=True)
    desktop.keys("ctrl+z")
    desktop.until(lambda: focused(desktop, "2.改进服务,"), "the keyboard is lost by undoing")
    desktop.keys("ctrl+shift+j")  # it runs on in the first
    desktop.gone("2.改进服务, 信息科", "list item", part=True)
    make(desktop)
    desktop.quit(program)
    found = points(made(desktop))
    same([p["title"] for p in found], ["完善监测预警机制"])
    same(found[0]["body"], ["整合三类信号。改进服务。延长时间。"])


def keeps_a_title_that_the_keyboard_leaves(desktop):
    """By keys that the list has, or for the source beside it."""
    program = open_review(desktop, CLEAR)
    for before, after, keys in (("1.完善预警机制", "1.完善监测机制", "Page_Up"), ("2.改进服务", "2.改善服务", "Page_Up"),
                                ("1.完善监测机制", "1.完善监测机制", "Page_Up"), ("1.完善监测机制", "1.完善预警", "F6")):
        desktop.keys("Home")
        choose(desktop, f"{before}, ")
        desktop.keys("F2")
        desktop.wait("Title", "text")
        desktop.put("Title", after[2:], "text")
        desktop.keys(keys)
        desktop.gone("Title", "text")
        desktop.wait(f"{after}, ", "list item", part=True)
    make(desktop)
    desktop.quit(program)
    same([p["title"] for p in points(made(desktop))], ["完善预警", "改善服务"])


def corrects_in_the_window_of_an_item(desktop):
    program = open_review(desktop, CLEAR)
    choose(desktop, "1.完善预警机制, ")
    desktop.keys("Return")
    desktop.wait("Correct What Was Found", part=True)
    desktop.press("Remove 疾控科", "push button")
    desktop.put("Add a unit", "办公室", "text")  # as assistive software does, the keyboard being elsewhere
    desktop.wait("Apply", "push button")
    desktop.keys("Return")
    desktop.wait("Role of 办公室", "combo box")
    desktop.gone("Apply", "push button")  # the entry is empty again: nothing is to be added
    desktop.click("Correct", "label")
    desktop.wait("1.完善预警机制, 办公室", "list item", part=True)
    desktop.keys("Return")
    desktop.click("Role of 办公室", "combo box")
    desktop.wait("Support", "label")
    desktop.keys("Down", "Return")
    desktop.gone("Lead", "label")
    desktop.keys("ctrl+Return")  # the keyboard is on the role: the main button is pressed all the same
    desktop.gone("Correct What Was Found", part=True)
    choose(desktop, "2.改进服务,")
    desktop.keys("ctrl+shift+k")
    desktop.wait("Split at the Caret", "push button")
    desktop.press("Split at the Caret", "push button")
    desktop.wait("3.延长时间, ", "list item", part=True)
    desktop.keys("Menu")
    desktop.wait("This Is", "menu item", part=True)
    desktop.keys("Escape")
    desktop.gone("This Is", "menu item", part=True)
    desktop.until(lambda: focused(desktop, "2.改进服务,"), "the keyboard is not on the row again")
    desktop.keys("Delete")  # left out
    desktop.wait("2.延长时间, ", "list item", part=True)
    make(desktop)
    desktop.quit(program)
    plan = made(desktop)
    same([(p["title"], p["lead"], p["support"]) for p in points(plan)],
         [("完善预警机制", [], ["办公室"]), ("延长时间", ["信息科"], [])])
    same("2.改进服务" in [u["text"] if isinstance(u, dict) else u for u in plan["unplaced"]], True)


def corrects_fields_of_the_notice(desktop):
    program = open_review(desktop, CLEAR)
    desktop.keys("Up", "Up")
    choose(desktop, "Title and Notice")
    desktop.keys("Right")
    choose(desktop, "Year of the plan: ")
    desktop.keys("Return")
    desktop.wait("Year of the plan", "text")
    desktop.put("Year of the plan", "32", "text")
    desktop.keys("Return")
    desktop.wait("give the year with four digits", part=True)
    desktop.wait("Year of the plan: 2031", "list item")
    desktop.keys("Return")
    desktop.put("Year of the plan", "2032", "text")
    desktop.keys("Return")
    desktop.wait("Year of the plan: 2032", "list item")
    choose(desktop, "Document number: not found")
    desktop.keys("F2")
    desktop.put("Document number", "示卫发〔2032〕3号", "text")
    desktop.keys("Return")
    desktop.wait("Document number: 示卫发〔2032〕3号", "list item")
    make(desktop)
    desktop.quit(program)
    plan = made(desktop)
    same((plan["year"], plan["notice"]["number"]), (2032, "示卫发〔2032〕3号"))


def goes_from_doubt_to_doubt(desktop):
    program = open_review(desktop)
    desktop.wait("0 of 5 confirmed", "label")
    desktop.keys("F8")
    desktop.until(lambda: focused(desktop, "2 “适时” names no date"), "F8 does not lead to the next doubt")
    desktop.keys("1")
    desktop.wait("1 of 5 confirmed", "label")
    desktop.keys("shift+F8", "shift+F8")
    desktop.until(lambda: focused(desktop, "5 Is “三季度末”"), "Shift+F8 does not lead round the end")
    desktop.keys("ctrl+z")  # the answer, too
    desktop.wait("0 of 5 confirmed", "label")
    desktop.press("Undo", "push button")  # nothing left: insensitive
    desktop.wait("0 of 5 confirmed", "label")
    choose(desktop, "一、健全服务体系")
    desktop.keys("Left")
    desktop.gone("1.完善预警机制, ", "list item", part=True)
    desktop.keys("Right")
    desktop.wait("1.完善预警机制, ", "list item", part=True)
    desktop.quit(program)


def found(desktop):
    """Unfolds the dates and figures of all items."""
    desktop.press("Show What Was Found", "push button")
    desktop.wait("Hide What Was Found", "push button")


def answers_what_was_found(desktop):
    program = open_review(desktop)
    found(desktop)
    choose(desktop, "Milestone: 完成建设 2031年9月底前")
    desktop.keys("1")
    desktop.wait("Milestone: 完成建设 2031年9月底前, “9月底前”, is recorded", "list item")
    desktop.keys("Down", "Return")  # the rate
    desktop.wait("From the words “知晓率达到90%以上”", "label")
    desktop.wait("Kept as ≥90%", "list item")
    desktop.put("Target", "不低于95.5%", "text")
    desktop.wait("Kept as ≥95.5%", "list item")
    same(sorted(desktop.nameless()), [])
    desktop.click("Target", "text")
    desktop.keys("Return")
    desktop.wait("Indicator: 知晓率 ≥95.5%, “知晓率达到90%以上”, is recorded, corrected", "list item")
    choose(desktop, "Indicator: 配齐检测车 1辆")
    desktop.keys("Delete")
    desktop.wait("Indicator: 配齐检测车 1辆, “配齐检测车1辆”, dropped", "list item")
    desktop.keys("ctrl+z")
    desktop.wait("Indicator: 配齐检测车 1辆, “配齐检测车1辆”, to be confirmed in the plan", "list item")
    desktop.press("Drop 配齐检测车1辆", "push button")
    desktop.wait("Indicator: 配齐检测车 1辆, “配齐检测车1辆”, dropped", "list item")
    choose(desktop, "Milestone: 开通热线")
    desktop.keys("Return")
    desktop.put("When: 6月底前, 2025-06-30", "soon", "text")
    desktop.wait("Write a date or the words for it", "list item", part=True)
    desktop.click("Correct and Accept", "push button", part=True)
    desktop.wait("From the words “三季度末”", "label")  # it stays
    desktop.put("When: 6月底前, 2025-06-30", "8月15日前", "text")
    desktop.wait("Kept as 2031年8月15日前", "list item")
    desktop.press("Correct and Accept", "push button", part=True)
    desktop.wait("Milestone: 开通热线 2031年8月15日前, “三季度末”, is recorded, corrected", "list item")
    desktop.wait("Is “三季度末” to be kept as 2031年9月30日?, paragraph 9 · 改进服务 · answered by what you corrected",
                 "list item", part=True)
    same(sorted(desktop.nameless()), [])
    make(desktop)
    desktop.quit(program)
    first, second, _, last = points(made(desktop))
    same([(m["title"], m["due"], m["words"]) for m in first["milestones"]],
         [("完成建设", "2031-09", "9月底前")])
    same([(i["name"], i["comparison"], i["target"], i["measure"]) for i in first["indicators"]],
         [("知晓率", "at-least", "95.5", "%")])
    same((second["indicators"], [s["state"] for s in second["suggestions"]]), ([], ["dismissed", "open"]))
    same("配齐检测车1辆" in "".join(second["body"]), True)  # what is left out stays in the words
    same([m["due"] for m in last["milestones"]], ["2031-08-15"])


def accepts_all_that_was_found(desktop):
    program = open_review(desktop)
    found(desktop)
    choose(desktop, "Milestone: 完成建设 2031年9月底前")
    desktop.keys("2")
    desktop.wait("Milestone: 完成建设 2031年9月底前, “9月底前”, dropped", "list item")
    desktop.press("Accept All 4 Found", "push button")
    desktop.wait("Indicator: 知晓率 ≥90%, “知晓率达到90%以上”, is recorded", "list item")
    desktop.gone("Accept All", "push button", part=True)
    desktop.keys("ctrl+z")
    desktop.wait("Accept All 4 Found", "push button")
    desktop.keys("ctrl+shift+z")
    desktop.gone("Accept All", "push button", part=True)
    make(desktop)
    desktop.quit(program)
    found_points = points(made(desktop))
    same([(len(p["milestones"]), len(p["indicators"])) for p in found_points], [(0, 1), (0, 2), (0, 0), (1, 0)])


MISSED = """示例区2031年卫生健康工作要点
一、健全服务体系
1.完善预警机制。花期过后建成平台，新增床位三十来张，由疾控中心和信息科落实。（责任单位：卫健委）
2.改进服务。延长时间。（责任单位：信息科）
附则
"""
FIRST = "3 1.完善预警机制"


def points_at(desktop, clauses):
    """By keys, from the row of the first point in the source: the words behind so many marks."""
    desktop.until(lambda: focused(desktop, FIRST), "the source does not have the keyboard")
    desktop.keys("shift+Home", "Left", *["ctrl+Right"] * clauses, "Right", "ctrl+shift+Right")


def records_what_was_missed(desktop):
    program = open_review(desktop, MISSED)
    choose(desktop, "1.完善预警机制, ")
    desktop.keys("F6")
    desktop.until(lambda: focused(desktop, FIRST), "F6 does not lead to the source")
    points_at(desktop, 1)  # 1.完善预警机制|。
    desktop.keys("Return")
    desktop.wait("“花期过后建成平台”", "label")
    desktop.wait("As a Milestone: no date can be read from it: say it yourself…", "push button")
    same(sorted(desktop.nameless()), [])
    desktop.keys("Escape")  # thought better of
    desktop.gone("“花期过后建成平台”", "label")
    points_at(desktop, 1)
    desktop.keys("Return")
    desktop.wait("“花期过后建成平台”", "label")
    desktop.keys("1")
    desktop.wait("From the words “花期过后建成平台”", "label")
    same(sorted(desktop.nameless()), [])
    desktop.put("When: 6月底前, 2025-06-30", "5月底前", "text")
    desktop.wait("Kept as 2031年5月底前", "list item", part=True)
    desktop.press("Record", "push button", part=True)
    desktop.wait("Milestone: 花期过后建成平台 2031年5月底前, “花期过后建成平台”, is recorded, corrected", "list item")
    points_at(desktop, 3)
    desktop.keys("Return")
    desktop.wait("“由疾控中心和信息科落实”", "label")
    desktop.keys("Escape")
    desktop.gone("“由疾控中心和信息科落实”", "label")
    desktop.until(lambda: focused(desktop, FIRST), "the keyboard does not go back to the words")
    desktop.keys("shift+Home", "Left", *["ctrl+Right"] * 3, "Right", "Right", *["shift+Right"] * 4, "Return")
    desktop.wait("As Supporting Units: 疾控中心", "push button")
    desktop.keys("4")
    desktop.wait("1.完善预警机制, 卫健委, 2 in all, 1 milestone, corrected", "list item")
    desktop.keys("ctrl+z")
    desktop.wait("1.完善预警机制, 卫健委, 1 milestone", "list item")
    desktop.keys("ctrl+z")
    desktop.gone("Milestone: 花期过后建成平台", "list item", part=True)
    desktop.keys("ctrl+y", "ctrl+y")
    desktop.wait("1.完善预警机制, 卫健委, 2 in all, 1 milestone, corrected", "list item")
    make(desktop)
    desktop.quit(program)
    first = points(made(desktop))[0]
    same([(m["title"], m["due"], m["words"]) for m in first["milestones"]], [("花期过后建成平台", "2031-05", "花期过后建成平台")])
    same((first["lead"], first["support"]), (["卫健委"], ["疾控中心"]))
    same("由疾控中心和信息科落实" in "".join(first["body"]), True)


def press_words_twice(desktop):
    """Within the text of the second point, behind its title: (x, y) of it."""
    import pyatspi
    row = desktop.wait("4 2.改进服务", "list item", part=True)
    x, y = desktop.place_of("4 2.改进服务", "list item", part=True)
    x -= row.queryComponent().getExtents(pyatspi.WINDOW_COORDS).width // 2
    within = str(x + 46 + 130)  # the number's column, and some of the words
    subprocess.run(["xdotool", "mousemove", within, str(y), "click", "--repeat", "2", "--delay", "60", "1"], check=True)
    return within, y


def asks_once_when_pressed_twice(desktop):
    """The question takes the mouse: that is no end of a drag, which asked again within the asking."""
    program = open_review(desktop, MISSED.replace("延长时间", "年底前延长时间"))
    press_words_twice(desktop)
    desktop.wait("“年底前延长时间”", "label")
    desktop.has_keyboard("As a Milestone", "push button", part=True)
    desktop.keys("Escape")
    desktop.gone("“年底前延长时间”", "label")
    desktop.quit(program)


def records_by_the_mouse(desktop):
    program = open_review(desktop, MISSED)
    within, y = press_words_twice(desktop)
    desktop.wait("“延长时间”", "label")
    desktop.keys("Escape")
    desktop.gone("“延长时间”", "label")
    subprocess.run(["xdotool", "mousemove", within, str(y), "mousedown", "1"], check=True)
    for step in range(1, 6):
        subprocess.run(["xdotool", "mousemove_relative", "80", "0"], check=True)
        time.sleep(0.05)
    subprocess.run(["xdotool", "mouseup", "1"], check=True)  # behind the end
    desktop.wait("As an Indicator", "push button", part=True)
    same(desktop.find("As Lead Units", "push button", part=True), None)  # 延长时间 is no unit
    desktop.keys("2")
    desktop.wait("What is counted", "text")
    desktop.put("Target", "30", "text")
    desktop.wait("Kept as ≥30", "list item")
    desktop.press("Record", "push button", part=True)
    desktop.wait("2.改进服务, 信息科, 1 indicator", "list item")
    desktop.press("Undo", "push button")
    desktop.wait("2.改进服务, 信息科", "list item")
    desktop.quit(program)


def edits_the_text_of_an_item(desktop):
    text = CLEAR.replace("整合三类信号。", "整合三类信号。健全发布制度。")
    program = open_review(desktop, text)
    choose(desktop, "1.完善预警机制, ")
    desktop.keys("Return")
    desktop.wait("Correct What Was Found", part=True)
    desktop.click("Text", "text")
    desktop.keys("ctrl+Home", *["Right"] * 7, "Return")  # a paragraph more
    desktop.wait_text("Text", "整合三类信号。\n健全发布制度。", "text")
    desktop.keys("ctrl+Return")
    desktop.wait("1.完善预警机制, 疾控科, corrected", "list item")
    choose(desktop, "2.改进服务, ")
    desktop.keys("Return")
    desktop.press("Title into the Text", "push button")
    desktop.wait_text("Text", "改进服务。延长时间。", "text")
    desktop.wait_text("Title", "", "text")
    desktop.keys("ctrl+Home", *["Right"] * 2)
    desktop.press("Title Ends at the Caret", "push button")  # cut at another place
    desktop.wait_text("Title", "改进", "text")
    desktop.wait_text("Text", "服务。延长时间。", "text")
    desktop.keys("ctrl+Return")
    desktop.wait("2.改进, 信息科, corrected", "list item")
    same(sorted(desktop.nameless()), [])
    desktop.keys("ctrl+z")
    desktop.wait("2.改进服务, 信息科", "list item")
    desktop.keys("ctrl+shift+z")
    desktop.wait("2.改进, 信息科, corrected", "list item")
    make(desktop)
    desktop.quit(program)
    same([(p["title"], p["body"]) for p in points(made(desktop))],
         [("完善预警机制", ["整合三类信号。", "健全发布制度。"]), ("改进", ["服务。延长时间。"])])


def does_not_freeze_over_a_long_text(desktop):
    lines = [f"{i}.事项{i}。适时完成第{i}项工作。（责任单位：疾控科）" for i in range(1, 20001)]
    program = open_review(desktop, "示例区2031年工作要点\n一、任务\n" + "\n".join(lines) + "\n")
    desktop.wait("20000 places to confirm", part=True)
    desktop.keys("2")
    desktop.wait("19999 places to confirm", part=True)
    desktop.keys("Down", "Down")
    desktop.wait("3 “适时” names no date", "list item", part=True)
    desktop.keys("ctrl+w")  # the reading had a “Cancel” of its own
    desktop.press("Give Up", "push button")
    desktop.gone("Make the Plan…", "push button")
    desktop.quit(program)


def speaks_chinese(desktop):
    desktop.language = "zh_CN"
    source = desktop.folder / "source.txt"
    source.write_text(SOURCE, encoding="utf-8")
    program = desktop.start(source)
    for words in ("核对导入", "识别结果", "待确认 5 处", "全部用建议", "不导入", "生成要点", "原文", "略去"):
        desktop.wait(words, part=True)
    desktop.press("展开指标和时间节点", "push button")
    choose(desktop, "指标：知晓率")
    desktop.wait("时间节点：完成建设 2031年9月底前，“9月底前”，生成后待采纳", "list item")
    foreign = [name for _, name, _ in desktop.controls() if ": " in name or ", " in name]
    same(foreign, [])  # the marks are Chinese, too
    desktop.keys("ctrl+q")
    program.wait(20)


run_cases([answers_by_keys, takes_proposals_where_nothing_is_chosen, goes_back_to_the_proposals,
           confirms_one_after_another, shows_on_either_side_what_is_chosen_on_the_other,
           follows_within_a_text_without_lines, begins_where_the_first_question_stands,
           keeps_paragraphs_of_the_source_aside,
           leaves_nothing_where_it_is_cancelled, goes_on_where_the_place_is_refused,
           says_that_nothing_is_to_be_confirmed, reads_word_documents, names_the_file_that_cannot_be_read,
           stands_beside_a_plan, folds_when_narrow, corrects_by_keys,
           keeps_a_title_that_the_keyboard_leaves, corrects_in_the_window_of_an_item,
           corrects_fields_of_the_notice, goes_from_doubt_to_doubt, answers_what_was_found,
           accepts_all_that_was_found, records_what_was_missed, asks_once_when_pressed_twice, records_by_the_mouse,
           edits_the_text_of_an_item, does_not_freeze_over_a_long_text, speaks_chinese])
