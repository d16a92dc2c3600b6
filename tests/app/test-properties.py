#!/usr/bin/python3
"""What a plan is as a whole: its fields stand in the file, each change is one step back."""
from desktop import open_plan, run_cases, same

PLAN = """2025年示例区卫生健康工作要点

一、优化资源布局
1.做实医疗集团。年底前建成2个集团。（责任单位：医政科；配合单位：信息科）
二、守牢质量底线
1.规范临床用药。每季度点评一次处方。（责任单位：药政科）
"""


def open_properties(desktop):
    path, program = open_plan(desktop)
    desktop.keys("alt+Return")
    desktop.wait("Line below the title", "text")
    return path, program


def saved(desktop, path):
    desktop.keys("ctrl+s")
    desktop.wait("Saved automatically", part=True)
    return desktop.read_plan(path)


def choose(desktop, row, steps):
    """Another of the choices, so many further down (or up, below 0)."""
    desktop.click(row, "label")
    desktop.keys(*["Down" if steps > 0 else "Up"] * abs(steps), "Return")


def keeps_what_is_typed(desktop):
    path, program = open_properties(desktop)
    desktop.put("Title of the plan", "示例区工作要点", "text")
    desktop.click("Line below the title", "text")
    desktop.type("(draft)")
    desktop.keys("Tab")
    desktop.put("Year", "2026", "text")
    desktop.put("Last day", "2026-12-31", "text")
    plan = saved(desktop, path)
    same((plan["title"], plan["year"]), ("示例区工作要点", 2026))
    same(plan["period"]["to"], "2026-12-31")
    desktop.quit(program)


def numbers_by_what_is_chosen(desktop):
    path, program = open_properties(desktop)
    choose(desktop, "Points count", -2)
    desktop.wait("2.规范临床用药", part=True)
    desktop.keys("Tab", "Tab", "space", "Down", "Down", "Return")  # the mark after a number
    desktop.wait("2、规范临床用药", part=True)
    desktop.keys("ctrl+z")  # the plan's undo, from here too
    desktop.wait("2.规范临床用药", part=True)
    desktop.quit(program)
    same(desktop.read_plan(path)["items"][1]["children"][0]["number"], "2.")


def the_tag_follows_the_stage(desktop):
    path, program = open_properties(desktop)
    choose(desktop, "Stage", 2)
    desktop.wait("In sign-off", "label")
    desktop.wait("（送审稿）", part=True)  # below the title, in the dialog and on the page
    desktop.quit(program)


def the_tag_says_that_an_issued_plan_was_changed(desktop):
    path, program = open_properties(desktop)
    choose(desktop, "Stage", 3)
    desktop.wait("Issued", "label")
    desktop.put("Title of the plan", "示例区工作要点", "text")
    desktop.keys("Tab")
    desktop.wait("Issued · changed", "label")
    desktop.keys("ctrl+z")
    desktop.wait("Issued", "label")
    desktop.gone("Issued · changed", "label")
    desktop.keys("ctrl+shift+z")
    desktop.wait("Issued · changed", "label")
    desktop.quit(program)
    program = desktop.start()
    desktop.wait("Issued · changed", "label")  # among the recent plans
    desktop.quit(program)


def says_what_is_wrong_on_the_row(desktop):
    path, program = open_properties(desktop)
    desktop.click("Year", "text")
    desktop.keys("ctrl+a")
    desktop.type("25")
    desktop.keys("Tab")
    desktop.wait("Not a year", "label", part=True)
    desktop.put("First day", "2026-1-1", "text")
    desktop.put("Last day", "2025-12-31", "text")
    desktop.wait("The plan ends before it begins", "label")
    same(saved(desktop, path)["year"], 2025)
    desktop.quit(program)


run_cases([keeps_what_is_typed, numbers_by_what_is_chosen, the_tag_follows_the_stage,
           the_tag_says_that_an_issued_plan_was_changed, says_what_is_wrong_on_the_row])
