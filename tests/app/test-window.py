#!/usr/bin/python3
"""The window, end to end: what a person does in it stands in the file afterwards."""
import resource
import shutil
import subprocess
from pathlib import Path

import remote
from desktop import open_plan, run_cases, same

PLAN = """2025年示例区卫生健康工作要点

一、优化资源布局
1.做实医疗集团。年底前建成2个集团，检查结果互认率达到90%以上。（责任单位：医政科；配合单位：信息科）
2.加快项目建设。上半年完成主体结构封顶。（责任单位：规划科）
二、守牢质量底线
3.规范临床用药。每季度点评一次处方;同步公示结果。（责任单位：药政科）
"""


def point(plan, section=0, index=0):
    return plan["items"][section]["children"][index]


def edits_title_and_body(desktop):
    path, program = open_plan(desktop)
    desktop.click("Title", "text")
    desktop.keys("End")
    desktop.type("ABC")
    desktop.wait("1.做实医疗集团ABC", part=True)  # the outline follows while typing
    desktop.click("Text", "text")
    desktop.keys("ctrl+End")
    desktop.type(" more")
    desktop.keys("Return")
    desktop.type("second paragraph")
    desktop.quit(program)
    item = point(desktop.read_plan(path))
    same(item["title"], "做实医疗集团ABC")
    same(len(item["body"]), 2)
    same(item["body"][0].endswith("以上。 more"), True)
    same(item["body"][1], "second paragraph")


def opens_the_sample(desktop):
    program = desktop.start()
    desktop.press("Open the Sample Plan")
    desktop.wait("Outline", "list")
    desktop.quit(program)
    plan = desktop.read_plan(desktop.folder / "home/.local/share/yaodian/示例要点.yaodian")
    same(len(plan["items"]), 5)
    same(any(p["milestones"] for s in plan["items"] for p in s["children"]), True)  # confirmed, not suggested


def undoes_and_redoes(desktop):
    path, program = open_plan(desktop)
    before = desktop.text_of("Text", "text")
    desktop.click("Text", "text")
    desktop.keys("ctrl+End")
    desktop.type("xyz")
    desktop.wait_text("Text", before + "xyz", "text")
    desktop.keys("ctrl+z")
    desktop.wait_text("Text", before, "text")
    desktop.keys("ctrl+shift+z")
    desktop.wait_text("Text", before + "xyz", "text")
    desktop.keys("ctrl+z")
    desktop.wait_text("Text", before, "text")
    desktop.quit(program)
    same(point(desktop.read_plan(path))["body"], [before])


def adds_units_by_pinyin(desktop):
    path, program = open_plan(desktop)
    desktop.click("Add a unit", "text")
    desktop.type("guihk")  # 规划科
    desktop.wait("规划科", "list item", part=True)
    desktop.keys("Return")
    desktop.wait("规划科, support", part=True)
    desktop.type("ajk")
    desktop.wait("ajk", "list item", part=True)
    desktop.keys("Return")  # letters that no unit is known by are no name
    desktop.wait_text("Add a unit", "ajk", "text")
    desktop.keys("Escape")
    desktop.keys("ctrl+a", "BackSpace")
    desktop.put("Add a unit", "疾控中心", "text")
    desktop.click("Add a unit", "text")
    desktop.keys("Return")
    desktop.wait("疾控中心, support", part=True)
    desktop.press("Remove 信息科")
    desktop.gone("信息科, support", part=True)
    desktop.quit(program)
    item = point(desktop.read_plan(path))
    same(item["lead"], ["医政科"])
    same(item["support"], ["规划科", "疾控中心"])


def works_the_outline_by_keys(desktop):
    path, program = open_plan(desktop)
    desktop.click("1.做实医疗集团", "list item", part=True)
    desktop.keys("alt+Down")
    desktop.wait("2.做实医疗集团", "list item", part=True)
    desktop.keys("F2")
    desktop.wait("Title", "text")
    desktop.keys("ctrl+a")
    desktop.type("renamed")
    desktop.keys("Return")
    desktop.wait("2.renamed", "list item", part=True)
    desktop.click("1.加快项目建设", "list item", part=True)
    desktop.keys("Delete")
    desktop.gone("加快项目建设", "list item", part=True)
    desktop.wait("1.renamed", "list item", part=True)
    desktop.wait("Deleted", part=True)
    desktop.keys("ctrl+z")
    desktop.wait("1.加快项目建设", "list item", part=True)
    desktop.click("2.renamed", "list item", part=True)
    desktop.keys("Return")  # a sibling, whose title takes the keyboard
    desktop.wait("3.(untitled)", "list item", part=True)
    desktop.type("fresh")
    desktop.wait("3.fresh", "list item", part=True)
    desktop.quit(program)
    titles = [i["title"] for i in desktop.read_plan(path)["items"][0]["children"]]
    same(titles, ["加快项目建设", "renamed", "fresh"])


def moves_by_dragging(desktop):
    path, program = open_plan(desktop)
    desktop.drag("1.做实医疗集团", "2.加快项目建设", "list item")
    desktop.wait("2.做实医疗集团", "list item", part=True)
    desktop.drag("1.加快项目建设", "二、守牢质量底线", "list item")  # into the section, first
    desktop.wait("2.加快项目建设", "list item", part=True)
    desktop.quit(program)
    plan = desktop.read_plan(path)
    same([i["title"] for i in plan["items"][0]["children"]], ["做实医疗集团"])
    same([i["title"] for i in plan["items"][1]["children"]], ["加快项目建设", "规范临床用药"])


def accepts_suggestions_and_fixes(desktop):
    path, program = open_plan(desktop)
    desktop.press("Accept ", "push button", part=True)
    desktop.click("3.规范临床用药", "list item", part=True)
    desktop.press("Fix: ", "push button", part=True)
    desktop.gone("Fix: ", "push button", part=True)
    desktop.quit(program)
    plan = desktop.read_plan(path)
    first = point(plan)
    same(len(first["indicators"]) + len(first["milestones"]), 1)
    same("；同步" in point(plan, 1)["body"][0], True)


def records_indicator_and_milestone(desktop):
    path, program = open_plan(desktop)
    desktop.click("2.加快项目建设", "list item", part=True)
    desktop.press("Add an indicator", "push button")
    desktop.wait("What is counted", part=True)
    desktop.type("beds")
    desktop.put("Target", "many", "text")
    desktop.press("Add", "push button", part=True)
    desktop.wait("What is counted", part=True)  # no number: the form stays
    desktop.put("Target", "60", "text")
    desktop.press("Add", "push button")
    desktop.gone("What is counted", part=True)
    desktop.press("Add a milestone", "push button")
    desktop.wait("What is due", part=True)
    desktop.type("roof")
    desktop.put("When: 6月底前, 2025-06-30", "9月底前", "text")
    desktop.wait("Kept as 2025年9月底前 · last day 2025-09-30", "list item")
    desktop.press("Add", "push button")
    desktop.gone("What is due", part=True)
    desktop.quit(program)
    item = point(desktop.read_plan(path), 0, 1)
    same(len(item["indicators"]), 1)
    same(len(item["milestones"]), 1)


def saves_without_being_asked(desktop):
    path, program = open_plan(desktop)
    desktop.click("Title", "text")
    desktop.keys("End")
    desktop.type("Z")
    desktop.keys("ctrl+s")
    desktop.wait("Saved automatically", part=True)
    same(point(desktop.read_plan(path))["title"], "做实医疗集团Z")  # while it is open
    program.kill()
    program.wait()
    same(point(desktop.read_plan(path))["title"], "做实医疗集团Z")


def keeps_words_when_the_disk_is_full(desktop):
    path, program = open_plan(desktop)
    before = desktop.text_of("Text", "text")
    desktop.click("Text", "text")
    desktop.keys("ctrl+End")
    resource.prlimit(program.pid, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
    desktop.type("kept")
    desktop.wait("What was typed last is not kept yet", "label")
    desktop.wait_text("Text", before + "kept", "text")
    desktop.click("2.加快项目建设", "list item", part=True)  # must not take the words off the screen
    desktop.wait_text("Text", before + "kept", "text")
    resource.prlimit(program.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
    desktop.click("3.规范临床用药", "list item", part=True)
    desktop.wait("Saved automatically", "label")
    desktop.quit(program)
    same(point(desktop.read_plan(path))["body"], [before + "kept"])


def goes_to_the_filter(desktop):
    _, program = open_plan(desktop)
    desktop.keys("ctrl+shift+f")
    desktop.type("90%")
    desktop.gone("加快项目建设", "list item", part=True)
    desktop.wait("1.做实医疗集团", "list item", part=True)
    desktop.keys("Escape")
    desktop.wait("2.加快项目建设", "list item", part=True)
    desktop.quit(program)


def exports_pdf_and_workbook(desktop):
    path, program = open_plan(desktop)
    for keys, suffix in (("ctrl+e", ".pdf"), ("ctrl+shift+e", ".xlsx")):
        desktop.keys(keys)
        if suffix == ".pdf":
            desktop.wait("Export as a draft?", part=True)
            desktop.keys("Return")
            desktop.gone("Export as a draft?", part=True)
        desktop.wait("Cancel", "label")
        desktop.keys("Return")
        target = path.parent / f"2025年示例区卫生健康工作要点{' (draft)' if suffix == '.pdf' else ''}{suffix}"
        desktop.until(lambda: target.exists() and target.stat().st_size > 2000, f"no {target.name}")
        desktop.wait("Show in Folder", "push button")
        same(target.read_bytes()[:2], b"%P" if suffix == ".pdf" else b"PK")
    desktop.quit(program)


def asks_what_an_ending_would_replace(desktop):
    path, program = open_plan(desktop)
    target = path.parent / "signed.xlsx"
    target.write_text("what was signed")
    for answer, kept in (("Choose Another", True), ("Replace", False)):
        desktop.press("Export", "push button")
        desktop.press("Workbook for Excel…", "menu item", part=True)
        desktop.wait("Export the Workbook for Excel")
        desktop.keys("ctrl+a")
        desktop.type("signed")
        desktop.keys("Return")
        desktop.wait("“signed.xlsx” exists already in", part=True)
        desktop.press(answer)
        if kept:
            desktop.wait("Export the Workbook for Excel")  # the name is asked for again
            same(target.read_text(), "what was signed")
            desktop.keys("Escape")
            desktop.gone("Export the Workbook for Excel")
    desktop.until(lambda: target.read_bytes().startswith(b"PK"), "it is not replaced")
    desktop.wait("Workbook written: signed.xlsx")
    desktop.quit(program)


def tells_where_a_file_is_that_nothing_opens(desktop):
    """On a machine without a program for it, and without a file manager."""
    share = desktop.folder / "share"
    share.mkdir()
    for thing in Path("/usr/share").iterdir():
        if thing.name != "applications":
            (share / thing.name).symlink_to(thing)
    whole = desktop.environment()
    desktop.environment = lambda: dict(whole, XDG_DATA_DIRS=str(share))
    path, program = open_plan(desktop)
    for button, words in (("Open", "No program here opens"), ("Show in Folder", "No file manager could be opened")):
        desktop.keys("ctrl+shift+e")
        desktop.wait("Export the Workbook for Excel")
        desktop.keys("Return")
        if button == "Show in Folder":  # the second time the dialog asks
            desktop.wait("Replace", part=True)
            desktop.keys("Return")
        desktop.press(button, "push button")
        desktop.wait(f"is in {path.parent}", part=True)
        desktop.wait(words, part=True)
    desktop.quit(program)


def writes_a_slip_for_each_unit(desktop):
    path, program = open_plan(desktop)
    for times in range(2):  # the second time beside the first: what came back filled in stays
        desktop.press("Export", "push button")
        desktop.wait("Return Slips for the Units…", "menu item", part=True)
        desktop.press("Return Slips for the Units…", "menu item", part=True)
        desktop.wait("Units report on", part=True)
        desktop.find_all("Export", "push button")[-1].queryAction().doAction(0)  # the form's own
        desktop.until(lambda: len(list(path.parent.glob("*填报表*/*.xlsx"))) == 4 * (times + 1), "no slips")
        desktop.wait("4 slips written to", part=True)
        desktop.gone("Units report on", part=True)
    desktop.quit(program)


def begins_a_blank_plan(desktop):
    program = desktop.start()
    desktop.press("New Plan", "push button")
    desktop.wait("Issuer", part=True)
    desktop.type("ABC")
    desktop.keys("Return")
    desktop.wait("Make Plan", "label")
    desktop.keys("Return")
    desktop.wait("一、(untitled)", "list item", part=True)
    desktop.type("first section")
    desktop.wait("一、first section", "list item", part=True)
    desktop.quit(program)
    path = next((desktop.folder / "home").glob("*.yaodian"))
    plan = desktop.read_plan(path)
    same([i["title"] for i in plan["items"]], ["first section"])
    same(plan["notice"]["issuer"], "ABC")


def reads_a_document_in(desktop):
    source = desktop.folder / "source.txt"
    source.write_text(PLAN, encoding="utf-8")
    program = desktop.start(source)
    desktop.wait("What Was Found", "label")  # nothing is made before it was looked at
    same(list((desktop.folder / "home").glob("*.yaodian")), [])
    desktop.press("Make the Plan…", "push button")
    desktop.wait("Make Plan", "label")
    desktop.keys("Return")
    desktop.gone("Make the Plan…", "push button")
    desktop.wait("1.做实医疗集团", "list item", part=True)
    desktop.quit(program)
    path = next((desktop.folder / "home").glob("*.yaodian"))
    same(len(desktop.read_plan(path)["items"]), 2)


def offers_undo_for_the_last_act_alone(desktop):
    """A button beside words about something else would take the wrong thing back."""
    path, program = open_plan(desktop)
    for title in ("2.加快项目建设", "1.做实医疗集团"):
        desktop.click(title, "list item", part=True)
        desktop.keys("Delete")
        desktop.gone(title, "list item", part=True)
    desktop.wait("Deleted: 1.做实医疗集团", part=True)
    desktop.gone("Deleted: 2.加快项目建设", part=True)
    desktop.keys("ctrl+z")
    desktop.wait("1.做实医疗集团", "list item", part=True)
    desktop.gone("Deleted: 1.做实医疗集团", part=True)
    desktop.quit(program)


def takes_messages_away_at_once(desktop):
    """Escape in the very moment in which words come up."""
    path, program = open_plan(desktop)
    for _ in range(8):
        desktop.click("1.做实医疗集团", "list item", part=True)
        subprocess.run(["xdotool", "key", "--delay", "1", "Delete", "Escape", "ctrl+z", "Delete", "ctrl+z", "Escape",
                        "ctrl+s", "Escape"], check=True)
        desktop.wait("1.做实医疗集团", "list item", part=True)
    desktop.gone("Close this message", "push button")
    desktop.quit(program)
    same(point(desktop.read_plan(path))["title"], "做实医疗集团")


def reads_what_another_holds(desktop):
    path = desktop.make_plan(PLAN)
    desktop.start(path, apart=True)
    desktop.until(lambda: list(path.parent.glob(".~*")), "the first program does not hold the plan")
    program = desktop.start(path)
    desktop.wait("Read-only", "label")
    desktop.wait("Undo", "push button")
    same(desktop.find("Add a unit", "text"), None)
    desktop.click("Title", "text")
    desktop.type("Q")
    desktop.quit(program)
    same(point(desktop.read_plan(path))["title"], "做实医疗集团")


def keeps_two_windows_together(desktop):
    path, program = open_plan(desktop)
    desktop.keys("ctrl+alt+n")
    desktop.until(lambda: len(desktop.find_all("Title", "text")) == 2, "no second window")
    names = sorted(node.name for node in desktop.everything() if node.getRoleName() == "frame")
    same(names[1], f"{names[0]} · Window 2")  # told apart where a desktop lists them
    desktop.click("Title", "text")
    desktop.keys("End")
    desktop.type("W")
    desktop.until(lambda: len(desktop.find_all("1.做实医疗集团W", "list item", part=True)) == 2,
                  "the windows differ")
    plan = remote.Remote()
    plan.activate("close", plan.windows()[0])
    desktop.until(lambda: [node.name for node in desktop.everything() if node.getRoleName() == "frame"] == names[:1],
                  "the last window is still told apart")
    desktop.quit(program)
    same(point(desktop.read_plan(path))["title"], "做实医疗集团W")


def tells_plans_of_one_title_apart(desktop):
    def titles():
        return sorted(node.name for node in desktop.everything() if node.getRoleName() == "frame")

    path, program = open_plan(desktop)
    whole = titles()[0]
    other = path.parent / "other" / path.name
    other.parent.mkdir()
    shutil.copy(path, other)
    desktop.start(other)
    names = sorted(f"{whole} · {folder}/{path.stem}" for folder in (path.parent.name, "other"))
    desktop.until(lambda: titles() == names, "two plans of one title are not told apart")
    remote.Remote().activate("close", remote.Remote().windows()[-1])
    desktop.until(lambda: titles() == [whole], "the plan that is left is still told apart")
    desktop.quit(program)


def windows_beside_go_with_the_plan(desktop):
    def on_screen():
        return len(subprocess.run(["xdotool", "search", "--onlyvisible", "--class", "yaodian"], capture_output=True,
                                  text=True).stdout.split())

    path, program = open_plan(desktop)
    plan = remote.Remote()
    plan.activate("new-window", plan.windows()[0])
    desktop.until(lambda: len(plan.windows()) == 2, "no second window")
    second = plan.windows()[1]
    for command in ("units", "findings", "compare", "history", "properties"):
        plan.activate(command, second)
    desktop.until(lambda: on_screen() == 7, "not all come up")
    plan.activate("close", second)
    desktop.until(lambda: on_screen() == 1, "some stay behind")
    desktop.quit(program)


def questions_go_with_their_window(desktop):
    """They are answered as by Escape: what waits for an answer holds the window."""
    path, program = open_plan(desktop)
    plan = remote.Remote()
    for command, button in (("export-docx", "Export the Draft"), ("export-sheet", "Export"), ("export-slips", "Export"),
                            ("save-elsewhere", "Keep There"), ("merge", "Merge the Copy")):
        plan.activate("new-window", plan.windows()[0])
        desktop.until(lambda: len(plan.windows()) == 2, "there is no second window")
        desktop.rest()
        plan.activate(command, plan.windows()[1])
        desktop.settled(button, "label")
        plan.activate("close", plan.windows()[1])
        desktop.until(lambda: len(plan.windows()) == 1, "the second window does not close")
        desktop.gone("Cancel", "label")
    desktop.click("Title", "text")
    desktop.type("abc")  # pages are made anew, and shown where there is a window
    desktop.wait("1.做实医疗集团", "list item", part=True)
    plan.activate("export-sheet", plan.windows()[0])
    desktop.settled("Cancel", "label")
    plan.activate("quit")
    desktop.until(lambda: program.poll() is not None, "the program does not quit")
    same(program.returncode, 0)
    same("abc" in "".join(point(desktop.read_plan(path))["title"]), True)


def folds_when_narrow(desktop):
    _, program = open_plan(desktop)
    desktop.resize(720, 860)
    desktop.gone("Outline", "list")
    desktop.gone("Add a unit", "text")
    desktop.wait("Lead 医政科", part=True)  # the summary stands for the inspector
    desktop.keys("F9")
    desktop.wait("Outline", "list")
    desktop.keys("Escape")
    desktop.gone("Outline", "list")
    desktop.keys("ctrl+F9")
    desktop.wait("Add a unit", "text")
    desktop.keys("ctrl+F9")
    desktop.gone("Add a unit", "text")
    desktop.resize(1366, 768)
    desktop.wait("Outline", "list")
    desktop.wait("Add a unit", "text")
    desktop.gone("Page 1 of 1", part=True)
    desktop.quit(program)


def views_shown_first_when_narrow_fit(desktop):
    """A view that is shown for the first time does not make the window wider."""
    _, program = open_plan(desktop)
    desktop.resize(720, 860)
    for key, name in (("alt+2", "Who does what"), ("alt+4", "Pages")):
        desktop.keys(key)
        desktop.wait(name)
        place = subprocess.run(["xdotool", "getactivewindow", "getwindowgeometry", "--shell"], capture_output=True,
                               text=True).stdout
        same("WIDTH=720\n" in place, True)
    desktop.quit(program)


def names_every_control(desktop):
    _, program = open_plan(desktop)
    same(sorted(desktop.nameless()), [])
    desktop.quit(program)


def speaks_chinese(desktop):
    desktop.language = "zh_CN"
    path = desktop.make_plan(PLAN)
    program = desktop.start(path)
    for words in ("大纲", "责任单位", "标题与正文接排", "已自动保存", "导出"):
        desktop.wait(words, part=True)
    desktop.quit(program)
    program = desktop.start()
    for words in ("以上年度要点为底稿…", "导入文档…", "新建要点", "最近的要点"):
        desktop.wait(words, part=True)
    desktop.keys("ctrl+q")
    program.wait(20)


run_cases([opens_the_sample, edits_title_and_body, undoes_and_redoes, adds_units_by_pinyin,
           works_the_outline_by_keys, moves_by_dragging,
           accepts_suggestions_and_fixes, records_indicator_and_milestone,
           saves_without_being_asked, keeps_words_when_the_disk_is_full, goes_to_the_filter,
           exports_pdf_and_workbook, asks_what_an_ending_would_replace,
           tells_where_a_file_is_that_nothing_opens, writes_a_slip_for_each_unit, begins_a_blank_plan, reads_a_document_in,
           offers_undo_for_the_last_act_alone, takes_messages_away_at_once, reads_what_another_holds,
           keeps_two_windows_together, tells_plans_of_one_title_apart,
           windows_beside_go_with_the_plan, questions_go_with_their_window, folds_when_narrow,
           views_shown_first_when_narrow_fit, names_every_control, speaks_chinese])
