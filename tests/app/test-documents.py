#!/usr/bin/python3
"""A plan as a document: copies of it, where it opens again, and what came of last year's."""

import json
import subprocess

from desktop import open_plan, run_cases, same

PLAN = """2025年示例区卫生健康工作要点

一、优化资源布局
1.做实医疗集团。2025年底前建成2个集团。（责任单位：医政科）
二、守牢质量底线
1.规范临床用药。每季度点评一次处方。（责任单位：药政科）
"""
NOTICE = """关于印发《2025年示例区卫生健康工作要点》的通知

各医疗卫生单位：
现将《2025年示例区卫生健康工作要点》印发给你们，请认真贯彻执行。

示例区卫生健康委员会
2025年2月14日

"""


def saves_a_whole_copy(desktop):
    path, program = open_plan(desktop)
    desktop.press("Export")
    desktop.press("Save a Copy…", part=True)
    desktop.wait("Save a Copy of the Plan", part=True)
    desktop.keys("ctrl+a")
    copy = desktop.folder / "copy.yaodian"
    desktop.type(str(copy))
    desktop.keys("Return")
    desktop.wait("Copy with the whole history written", part=True)
    desktop.quit(program)
    same(desktop.cli("history", copy), desktop.cli("history", path))
    same(desktop.read_plan(copy)["items"], desktop.read_plan(path)["items"])


def opens_where_it_was_left(desktop):
    path, program = open_plan(desktop)
    desktop.click("1.规范临床用药", "list item", part=True)
    desktop.wait_text("Title", "规范临床用药", "text")
    desktop.keys("shift+F9")  # without the pages
    desktop.gone("Page 1 of", part=True)
    desktop.quit(program)
    program = desktop.start(path)
    desktop.wait_text("Title", "规范临床用药", "text")
    desktop.gone("Page 1 of", part=True)
    desktop.keys("alt+2")
    desktop.wait("Who does what")
    desktop.quit(program)
    program = desktop.start(path)
    desktop.wait("Who does what")
    desktop.quit(program)


def is_left_outside_the_items(desktop):
    path, program = open_plan(desktop)
    desktop.click("Preamble", "list item")
    desktop.wait_text("Text", "", "text")
    desktop.quit(program)
    program = desktop.start(path)
    desktop.wait_text("Title", "做实医疗集团", "text")
    desktop.quit(program)


def tells_what_was_carried_over(desktop):
    path = desktop.make_plan(PLAN, "last")
    _, program = open_plan(desktop)
    desktop.keys("ctrl+shift+n")
    desktop.choose("Start from It", path)
    desktop.wait("2 carried over, 0 not", "label")
    same(desktop.text_of("Year of the new plan", "text"), "2026")
    desktop.keys("Return")  # as it is proposed
    desktop.wait("Make Plan", "label")
    desktop.keys("ctrl+a")
    desktop.type(str(desktop.folder / "next.yaodian"))
    desktop.keys("Return")
    desktop.wait("Years Moved On", "label", part=True)
    desktop.wait("建成2个集团。 → 2026年底前", "label", part=True)
    desktop.keys("Escape")
    desktop.gone("Years Moved On", "label", part=True)
    desktop.keys("shift+F7")  # it is known what to compare with
    desktop.wait("Points compared", "list")
    desktop.keys("Escape")
    desktop.gone("Points compared", "list")
    desktop.quit(program)
    same(desktop.read_plan(desktop.folder / "next.yaodian")["year"], 2026)


def keeps_the_frame_alone(desktop):
    path = desktop.make_plan(PLAN, "last")
    program = desktop.start()
    desktop.wait("Open the Sample Plan", "push button")
    desktop.press("From Last Year's Plan…", "push button", part=True)
    desktop.choose("Start from It", path)
    desktop.wait("2 carried over, 0 not", "label")
    desktop.click("一、", "check box", part=True)  # with all that stands below
    desktop.wait("1 carried over, 1 not", "label")
    desktop.keys("Return")  # the row has the keyboard
    desktop.wait("2 carried over, 0 not", "label")
    desktop.click("Keep the frame alone", "check box", part=True)
    desktop.click("Next", "label")
    desktop.wait("Make Plan", "label")
    desktop.keys("ctrl+a")
    desktop.type(str(desktop.folder / "next.yaodian"))
    desktop.keys("Return")
    desktop.wait("Years Moved On", "label", part=True)
    desktop.keys("Escape")
    desktop.gone("Years Moved On", "label", part=True)
    desktop.quit(program)
    points = [p for s in desktop.read_plan(desktop.folder / "next.yaodian")["items"] for p in s["children"]]
    same([(len(p["title"]) > 0, p["body"], len(p["lead"])) for p in points], [(True, [], 1)] * 2)


def carries_over_what_is_ticked(desktop):
    path = desktop.make_plan(PLAN, "last")
    program = desktop.start()
    desktop.wait("Open the Sample Plan", "push button")
    desktop.press("From Last Year's Plan…", "push button", part=True)
    desktop.choose("Start from It", path)
    desktop.wait("2 carried over, 0 not", "label")
    same(sorted(desktop.nameless()), [])
    desktop.click("1.规范临床用药" if desktop.find("1.规范临床用药", "label") else "2.规范临床用药", "label")
    desktop.keys("Return")
    desktop.wait("1 carried over, 1 not", "label")
    desktop.put("Year of the new plan", "2027", "text")
    desktop.click("Next", "label")
    desktop.wait("Make Plan", "label")
    desktop.keys("ctrl+a")
    desktop.type(str(desktop.folder / "next.yaodian"))
    desktop.keys("Return")
    desktop.wait("left out by choice", "label", part=True)
    desktop.keys("Escape")
    desktop.gone("left out by choice", "label", part=True)
    desktop.quit(program)
    plan = desktop.read_plan(desktop.folder / "next.yaodian")
    same((plan["year"], [[p["title"] for p in s["children"]] for s in plan["items"]]), (2027, [["做实医疗集团"], []]))


def leads_to_what_was_carried_over(desktop):
    """Each place bears the number that it has now and opens; the office's code comes with the serial number."""
    path = desktop.make_plan("示例区卫生健康委员会文件\n\n示卫〔2025〕7号\n\n" + NOTICE
                             + PLAN.replace("1.规范", "2.规范").replace("每季度", "2025年9月底前每季度"), "last")
    program = desktop.start()
    desktop.press("From Last Year's Plan…", "push button", part=True)
    desktop.choose("Start from It", path)
    desktop.wait("2 carried over, 0 not", "label")
    desktop.click("1.做实医疗集团", "label")
    desktop.keys("Return")
    desktop.wait("1 carried over, 1 not", "label")
    desktop.click("Next", "label")
    desktop.wait("Make Plan", "label")
    desktop.keys("ctrl+a")
    desktop.type(str(desktop.folder / "next.yaodian"))
    desktop.keys("Return")
    desktop.wait("示卫〔2025〕7号", "label", part=True)
    desktop.wait("2025年2月14日", "label", part=True)
    desktop.click("1.规范临床用药", "label")  # it was 2 last year
    desktop.wait_text("Title", "规范临床用药", "text")
    subprocess.run(["xdotool", "search", "--name", "Carried Over from", "windowactivate", "--sync"], check=True)
    desktop.click("示卫〔2025〕7号", "label", part=True)
    desktop.wait("Serial no.", "text")
    subprocess.run(["xdotool", "search", "--name", "2026", "windowactivate", "--sync"], check=True)
    desktop.click("Serial no.", "text")
    desktop.type("3")
    desktop.keys("Tab")
    desktop.wait_text("Office code", "示卫", "text")
    desktop.quit(program)
    same(desktop.read_plan(desktop.folder / "next.yaodian")["notice"]["number"], "示卫〔2026〕3号")
    program = desktop.start(desktop.folder / "next.yaodian")  # it is told again when it is asked for
    desktop.wait("Office code", "text")
    desktop.keys("F10")
    desktop.press("Carried Over", "menu item")
    desktop.wait("To Be Given Anew in the Notice", "label", part=True)
    desktop.wait("示卫〔2025〕7号", "label", part=True)
    desktop.keys("Escape")
    desktop.gone("To Be Given Anew in the Notice", "label", part=True)
    desktop.quit(program)


def a_new_plan_is_typed_into_at_once(desktop):
    program = desktop.start()
    desktop.wait("Open the Sample Plan", "push button")
    desktop.keys("ctrl+n")
    desktop.wait("Issuer", "text")
    desktop.keys("Return")
    desktop.wait("Make Plan", "label")
    desktop.keys("ctrl+a")
    desktop.type(str(desktop.folder / "new.yaodian"))
    desktop.keys("Return")
    desktop.wait("Outline", "list")
    desktop.type("ABC")
    desktop.wait_text("Title", "ABC", "text")
    desktop.keys("Return")  # on into the text
    desktop.type("DEF")
    desktop.wait_text("Text", "DEF")
    desktop.quit(program)
    section = desktop.read_plan(desktop.folder / "new.yaodian")["items"][0]
    same((section["title"], section["body"]), ("ABC", ["DEF"]))


def a_plan_that_is_opened_is_gone_through_by_keys(desktop):
    _, program = open_plan(desktop)
    desktop.wait_text("Title", "做实医疗集团", "text")
    desktop.keys("Down")  # in the outline, not on a button
    desktop.wait_text("Title", "守牢质量底线", "text")
    desktop.quit(program)


def begins_with_a_document_of_last_year(desktop):
    """In the first year last year's plan is a text: it is read in, kept, and carried on from."""
    source = desktop.folder / "last.txt"
    source.write_text(NOTICE + PLAN, encoding="utf-8")
    program = desktop.start()
    desktop.press("From Last Year's Plan…", "push button", part=True)
    desktop.choose("Start from It", source)
    desktop.wait("Make the Plan…", "push button")
    desktop.keys("ctrl+Return")
    for name, then in (("last", "2 carried over, 0 not"), ("next", "Years Moved On")):
        desktop.wait("Keep" if name == "last" else "Make Plan", "label")
        desktop.keys("ctrl+a")
        desktop.type(str(desktop.folder / f"{name}.yaodian"))
        desktop.keys("Return")
        desktop.wait(then, "label", part=True)
        desktop.wait("Issued" if name == "last" else "Draft", "label")
        desktop.keys("Return" if name == "last" else "Escape")
    desktop.gone("Years Moved On", "label", part=True)
    desktop.quit(program)
    same([desktop.read_plan(desktop.folder / f"{name}.yaodian")["year"] for name in ("last", "next")], [2025, 2026])
    # its notice, as it was found, has no number: nobody will give it one now
    rules = [{finding["rule"] for finding in json.loads(desktop.cli("check", desktop.folder / f"{name}.yaodian", "--json"))["findings"]}
             for name in ("last", "next")]
    same(["notice-missing" in found for found in rules], [False, True])


run_cases([saves_a_whole_copy, opens_where_it_was_left, is_left_outside_the_items, tells_what_was_carried_over,
           begins_with_a_document_of_last_year, leads_to_what_was_carried_over,
           carries_over_what_is_ticked, keeps_the_frame_alone, a_new_plan_is_typed_into_at_once,
           a_plan_that_is_opened_is_gone_through_by_keys])
