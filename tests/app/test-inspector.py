#!/usr/bin/python3
"""The inspector: tasks from words of the text, answers to comments, suggestions at once."""
import json

from desktop import open_plan, run_cases, same

PLAN = """2025年示例区卫生健康工作要点

一、优化资源布局
1.做实医疗集团。年底前建成2个集团，检查结果互认率达到90%以上。（责任单位：医政科）
2.加快项目建设。上半年完成主体结构封顶。（责任单位：规划科）
"""


def shows_the_beginning_of_a_task_s_long_words(desktop):
    _, program = open_plan(desktop, PLAN.replace("1.做实医疗集团。", "1.做实医疗集团。" + "深化改革" * 30 + "，"))
    desktop.click("Text", "text")
    desktop.keys("ctrl+Home", *["shift+Right"] * 100)
    desktop.press("Add a task", "push button")
    desktop.click("（1）深化改革", "list item", part=True)
    desktop.wait("Stands for these words", "label")
    desktop.wait("深化改革" * 20 + "…", "label")
    desktop.quit(program)


def makes_a_task_of_words(desktop):
    path, program = open_plan(desktop)
    desktop.click("Text", "text")
    desktop.keys("ctrl+Home", *["Right"] * 3, *["shift+Right"] * 6)
    desktop.press("Add a task", "push button")
    desktop.wait("（1）建成2个集团", "list item", part=True)
    desktop.click("（1）建成2个集团", "list item", part=True)
    desktop.wait_text("Title", "建成2个集团", "text")
    desktop.wait("Stands for these words", "label")
    desktop.wait("医政科, from the point", "label")  # who answers where the task names nobody
    desktop.click("1.做实医疗集团", "list item", part=True)
    desktop.click("Text", "text")
    desktop.keys("ctrl+Home")
    desktop.type("XY")  # the words move, and the task with them
    desktop.click("（1）建成2个集团", "list item", part=True)
    desktop.wait("建成2个集团", "label")
    desktop.keys("ctrl+z", "ctrl+z")
    desktop.gone("（1）建成2个集团", "list item", part=True)
    desktop.keys("ctrl+shift+z")
    desktop.wait("（1）建成2个集团", "list item", part=True)
    desktop.quit(program)
    same([t["title"] for t in desktop.read_plan(path)["items"][0]["children"][0]["children"]], ["建成2个集团"])


def asks_the_menu_of_the_text(desktop):
    """What can be done with words stands where they are clicked on, as in a word processor."""
    path, program = open_plan(desktop)
    desktop.click("Text", "text")
    desktop.keys("ctrl+Home", *["Right"] * 3, *["shift+Right"] * 6)
    desktop.keys("shift+F10")
    desktop.wait("Add a Comment…", "menu item")
    same(desktop.find("Insert Emoji", "menu item", part=True), None)
    desktop.press("Make a Task of the Chosen Words", "menu item")
    desktop.wait("（1）建成2个集团", "list item", part=True)
    desktop.quit(program)
    same([t["title"] for t in desktop.read_plan(path)["items"][0]["children"][0]["children"]], ["建成2个集团"])


def splits_and_joins(desktop):
    path, program = open_plan(desktop)
    desktop.click("Text", "text")
    desktop.keys("ctrl+Home", *["Right"] * 10)
    desktop.keys("ctrl+shift+k")
    desktop.wait("2.检查结果互认率", "list item", part=True)  # a title has yet to be written
    desktop.type("second")
    desktop.wait("2.second", "list item", part=True)
    desktop.keys("ctrl+shift+j")
    desktop.gone("2.second", "list item", part=True)
    desktop.quit(program)
    same(len(desktop.read_plan(path)["items"][0]["children"]), 2)


def goes_to_the_register(desktop):
    _, program = open_plan(desktop)
    desktop.click("2.加快项目建设", "list item", part=True)
    desktop.click("规划科, first lead", "push button")
    desktop.press("Show in the Register", "menu item")
    desktop.wait("2. 加快项目建设, lead", "list item")  # what it carries
    desktop.keys("Escape")
    desktop.quit(program)


def opens_a_collective_up(desktop):
    """As soon as it has members, its menu offers to put them in its place; undo puts it back."""
    path, program = open_plan(desktop, PLAN.replace("医政科", "医政科；配合单位：各街镇").replace(
        "规划科", "规划科；配合单位：东街道、西镇"))
    desktop.wait("4 suggestions", part=True)  # the first check is over
    desktop.click("2.加快项目建设", "list item", part=True)
    desktop.wait("东街道, support", "push button")
    desktop.click("1.做实医疗集团", "list item", part=True)
    desktop.wait("各街镇, support", "push button")
    desktop.click("各街镇, support", "push button")
    desktop.press("Show in the Register", "menu item")
    desktop.click("Add All Streets and towns (2)", "list item", part=True)
    desktop.wait("2 Members", part=True)
    desktop.keys("ctrl+w")
    desktop.gone("Kinds of units", "list")
    desktop.click("各街镇, support", "push button")
    desktop.press("Put its members in its place", "menu item")
    desktop.wait("东街道, support", "push button")
    desktop.wait("西镇, support", "push button")
    desktop.gone("各街镇, support", "push button")
    desktop.keys("ctrl+z")
    desktop.wait("各街镇, support", "push button")
    desktop.gone("东街道, support", "push button")
    desktop.quit(program)
    same(desktop.read_plan(path)["items"][0]["children"][0]["support"], ["各街镇"])


def answers_comments(desktop):
    _, program = open_plan(desktop)
    desktop.keys("ctrl+alt+m")
    desktop.wait("Comment", "text")
    desktop.type("check the rate")
    desktop.keys("ctrl+Return")
    desktop.wait("check the rate", "label")
    desktop.wait("has comments to answer", "list item", part=True)
    desktop.press("Reply to ", "push button", part=True)
    desktop.wait("Reply", "text")
    desktop.type("it is right")
    desktop.press("Add", "push button")
    desktop.wait("it is right", "label")
    desktop.press("Turn down the comment", "push button", part=True)
    desktop.wait("Reason", "text")
    desktop.type("as counted")
    desktop.press("Add", "push button")
    desktop.wait("Not taken up: as counted", "label")
    desktop.keys("ctrl+z")
    desktop.gone("Not taken up: as counted", "label")
    desktop.press("Take up the comment", "push button", part=True)
    desktop.wait("Taken up", "label")
    desktop.press("Answer the comment of ", "push button", part=True)  # on second thoughts
    desktop.gone("Taken up", "label")
    desktop.press("Take up the comment", "push button", part=True)
    desktop.wait("Taken up", "label")
    desktop.press("Reply to ", "push button", part=True)
    desktop.wait("Reply", "text")
    desktop.type("all right")
    desktop.press("Add", "push button")
    desktop.wait("all right", "label")
    desktop.gone("has comments to answer", "list item", part=True)
    same(sorted(desktop.nameless()), [])
    desktop.quit(program)


def finishes_a_milestone(desktop):
    path, program = open_plan(desktop)
    desktop.click("2.加快项目建设", "list item", part=True)
    desktop.press("Accept 完成主体结构封顶", "push button", part=True)
    desktop.click("Confirm 完成主体结构封顶 as done", "push button")
    desktop.put("Done on (day)", "2199-01-01", "text")
    desktop.press("Confirm as Done", "push button")
    desktop.wait("This day is still to come", "label")  # it says what is wrong, and stays
    desktop.put("Done on (day)", "2025-6-27", "text")
    desktop.press("Confirm as Done", "push button")
    desktop.wait("Done on 6月27日", "label", part=True)
    same(sorted(desktop.nameless()), [])
    desktop.keys("ctrl+z")
    desktop.gone("Done on 6月27日", "label", part=True)
    desktop.keys("ctrl+shift+z")
    desktop.wait("Done on 6月27日", "label", part=True)
    desktop.quit(program)
    point = desktop.read_plan(path)["items"][0]["children"][1]
    same([m["done_on"] for m in point["milestones"]], ["2025-06-27"])
    same(json.loads(desktop.cli("status", path, "--as-of", "2025-12-01", "--json"))["items"][1]["state"], "done")


def shows_what_a_section_has(desktop):
    """What was read in for a section can be seen and recorded there; its words ask for nothing more."""
    text = PLAN.replace("一、优化资源布局\n", "一、工作目标\n到2025年底，检查结果互认率达到90%以上。\n二、优化资源布局\n")
    path, program = open_plan(desktop, text)
    kept = [s["text"] for s in desktop.read_plan(path)["items"][0]["suggestions"]]
    desktop.click("一、工作目标", "list item", part=True)
    desktop.wait(f"Accept {kept[0]}", "push button")
    desktop.press(f"Accept {kept[0]}", "push button")
    desktop.gone(f"Accept {kept[0]}", "push button")
    desktop.wait("Edit ", "push button", part=True)
    desktop.quit(program)
    section = desktop.read_plan(path)["items"][0]
    same(len(section["indicators"]) + len(section["milestones"]), 1)


def accepts_all(desktop):
    path, program = open_plan(desktop)
    desktop.press("Accept All Suggestions", "push button")
    desktop.gone("Accept All Suggestions", "push button")
    desktop.quit(program)
    point = desktop.read_plan(path)["items"][0]["children"][0]
    same(len(point["indicators"]) + len(point["milestones"]) >= 2, True)


def breaks_an_indicator_down(desktop):
    path, program = open_plan(desktop, PLAN.replace("2025年", "2025—2027年", 1).replace("工作要点", "三年行动计划", 1))
    desktop.press("Add an indicator", "push button")
    desktop.wait("What is counted", "text")
    desktop.put("What is counted", "互认率", "text")
    desktop.put("Target", "100", "text")
    desktop.click("Targets of years and units", "label")
    desktop.put("Target of 医政科, Whole time", "60", "text")
    desktop.put("Target of all, 2026", "many", "text")
    desktop.press("Add", "push button")
    desktop.wait("Give a number: 90 or 95.5", "label")  # it says what is wrong, and stays
    desktop.put("Target of all, 2026", "85.5", "text")
    desktop.press("Add", "push button")
    desktop.gone("What is counted", "text")
    desktop.wait("85.5", "label")
    desktop.wait("The units make 60 together", "list item", part=True)
    same(sorted(desktop.nameless()), [])
    desktop.keys("ctrl+z")
    desktop.gone("85.5", "label")
    desktop.keys("ctrl+shift+z")
    desktop.wait("85.5", "label")
    desktop.quit(program)
    indicator = desktop.read_plan(path)["items"][0]["children"][0]["indicators"][0]
    same([(t["year"], t["unit"], t["target"]) for t in indicator["targets"]],
         [(2026, None, "85.5"), (None, "医政科", "60")])
    same(indicator["adds_up"], "sum")


def goes_through_the_forms_by_keys(desktop):
    """What only says how words were understood does not end the way of the keyboard through a form."""
    _, program = open_plan(desktop)
    desktop.press("Add an indicator", "push button")
    desktop.has_keyboard("What is counted", "text")
    desktop.keys(*["Tab"] * 4)
    desktop.has_keyboard("How it is counted (口径)", "text")
    desktop.keys("shift+Tab")
    desktop.has_keyboard("Unit of measure: %, 家, 分钟", "text")
    desktop.keys("Escape")
    desktop.gone("What is counted", "text")
    desktop.press("Add a milestone", "push button")
    desktop.has_keyboard("What is due", "text")
    desktop.keys("Tab", "Tab")
    desktop.has_keyboard("Before its end, not on it", "list item")
    desktop.keys("Escape")
    desktop.quit(program)


def paste(desktop, words):
    """Behind the text, by way of an entry."""
    desktop.keys("ctrl+f")
    desktop.put("Find", words)
    desktop.keys("ctrl+a", "ctrl+c", "Escape")
    desktop.click("Text", "text")
    desktop.keys("ctrl+End", "ctrl+v")


def suggests_what_stands_in_the_words(desktop):
    path, program = open_plan(desktop)
    desktop.wait("Accept 建成2个集团 2025年底前", "push button")
    desktop.keys("ctrl+h")
    desktop.put("Find", "年底前")
    desktop.put("Replace with", "2026年6月底前")
    desktop.press("Replace Ticked", "push button")
    desktop.wait("Accept 建成2个集团 2026年6月底前", "push button")
    same(desktop.find("Accept 建成2个集团 2025年底前", "push button"), None)
    desktop.keys("Escape", "ctrl+z")
    desktop.wait("Accept 建成2个集团 2025年底前", "push button")
    desktop.keys("ctrl+shift+z")
    desktop.wait("Accept 建成2个集团 2026年6月底前", "push button")
    desktop.keys("ctrl+s")
    desktop.until(lambda: [s["words"] for s in desktop.read_plan(path)["items"][0]["children"][0]["suggestions"]]
                  == ["建成2个集团", "检查结果互认率达到90%以上"], "a suggestion without its words is told")
    desktop.press("Dismiss 集团 2个", "push button", part=True)
    desktop.wait("Dismissed: 集团 2个", part=True)
    desktop.press("Undo", "push button", part=True)
    desktop.wait("Dismiss 集团 2个", "push button", part=True)
    desktop.quit(program)


def records_without_leaving_the_text(desktop):
    """What was written last first; then what stands before it; then nothing is left to record."""
    path, program = open_plan(desktop)
    desktop.click("2.加快项目建设", "list item", part=True)
    desktop.wait_text("Title", "加快项目建设", "text")
    paste(desktop, "竣工率达到80%以上。")
    desktop.wait("Accept 竣工率 ≥80%", "push button")
    desktop.keys("ctrl+shift+a")
    desktop.wait("Recorded: 竣工率达到80%以上", part=True)
    desktop.wait("竣工率, ≥80%", "list item")
    desktop.keys("ctrl+shift+a")
    desktop.gone("Accept 完成主体结构封顶", "push button", part=True)
    desktop.keys("ctrl+shift+a")
    desktop.wait("Nothing before the caret waits to be recorded", "label")
    desktop.keys("x", "ctrl+z", "ctrl+z")
    desktop.wait("Accept 完成主体结构封顶", "push button", part=True)
    desktop.quit(program)
    point = desktop.read_plan(path)["items"][0]["children"][1]
    same(([i["name"] for i in point["indicators"]], point["milestones"]), (["竣工率"], []))


def suggests_while_typing(desktop):
    path, program = open_plan(desktop)
    desktop.click("2.加快项目建设", "list item", part=True)
    desktop.wait_text("Title", "加快项目建设", "text")
    paste(desktop, "竣工率达到80%以上，由区财政局配合。")
    desktop.wait("Accept 竣工率 ≥80%", "push button")
    desktop.wait("6 suggestions", "label")  # what was read in, and what the words say now
    desktop.wait("Dismiss 区财政局 配合", "push button")
    desktop.press("Accept 竣工率 ≥80%", "push button")
    desktop.wait("竣工率, ≥80%", "list item")
    desktop.press("Dismiss 区财政局 配合", "push button")
    desktop.gone("Dismiss 区财政局 配合", "push button")  # and it is not asked for again
    desktop.click("Text", "text")
    desktop.keys("ctrl+End", "x")
    desktop.wait_text("Text", "上半年完成主体结构封顶。竣工率达到80%以上，由区财政局配合。x", "text")
    same(desktop.find("Dismiss 区财政局 配合", "push button"), None)
    # who minds, turns it off, and on again
    desktop.keys("ctrl+comma")
    desktop.click("Suggest while I write", "label")
    desktop.keys("Escape")
    desktop.gone("Your name", "text")
    paste(desktop, "三季度前完成竣工验收。")
    desktop.wait("“三季度前” is not recorded as a milestone", "list item")
    same(desktop.find("Accept 完成竣工验收", "push button", part=True), None)
    desktop.click("Add a unit", "text")
    desktop.type("y")
    desktop.wait_text("Add a unit", "y", "text")
    same(desktop.find("医政科", "list item"), None)
    desktop.keys("BackSpace", "ctrl+comma")
    desktop.click("Suggest while I write", "label")
    desktop.keys("Escape")
    desktop.wait("Accept 完成竣工验收", "push button", part=True)
    desktop.click("Add a unit", "text")
    desktop.type("y")
    desktop.wait("医政科", "list item")
    desktop.keys("Escape")
    desktop.quit(program)
    point = desktop.read_plan(path)["items"][0]["children"][1]
    same([i["name"] for i in point["indicators"]], ["竣工率"])


run_cases([makes_a_task_of_words, shows_the_beginning_of_a_task_s_long_words, asks_the_menu_of_the_text,
           splits_and_joins, goes_to_the_register,
           opens_a_collective_up, answers_comments, finishes_a_milestone, shows_what_a_section_has,
           accepts_all, goes_through_the_forms_by_keys, breaks_an_indicator_down,
           suggests_what_stands_in_the_words, records_without_leaving_the_text, suggests_while_typing])
