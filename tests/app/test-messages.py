#!/usr/bin/python3
"""What a message offers to undo: just what it speaks of, in each window that says so; it goes when that has been
taken back, and when something else was done or typed since."""
import subprocess

import remote
from desktop import open_plan, run_cases, same

PLAN = """2025年示例区卫生健康工作要点

一、优化资源布局
1.做实医疗集团。新建２个集团，完善机制，强化管理。（责任单位：医政科）
2.加快项目建设。完成3个项目封顶，落实资金。（责任单位：规划科）
3.改善群众就医。每周报送进展，建成5家示范科室。（责任单位：医政科）
"""

LAST = """2024年示例区卫生健康工作要点

一、优化资源布局
1.推进互联网医院。2024年底前上线3家互联网医院。（责任单位：信息科）
"""
FIX = "Fix: Digits and Latin letters are written half-width"


def points(desktop, path):
    return [point["title"] for point in desktop.read_plan(path)["items"][0]["children"]]


def bodies(desktop, path):
    return ["".join(point["body"]) for point in desktop.read_plan(path)["items"][0]["children"]]


def hold(desktop, words):
    """Points at the message: so it stays, as long as nothing but time passes."""
    desktop.wait(words, "label", part=True)
    x, y = desktop.place_of(words, "label", part=True)
    subprocess.run(["xdotool", "mousemove", str(x), str(y)], check=True)


def undo(desktop):
    """By the button of the message."""
    button = desktop.wait("Undo", "push button")
    button.queryAction().doAction(0)


def do_elsewhere(desktop, command):
    program = remote.Remote()
    program.activate(command, program.windows()[0])


def fix(desktop):
    desktop.press(FIX, "push button")
    desktop.gone(FIX, "push button")
    hold(desktop, "1 place put right")


def findings_take_back_the_fix(desktop):
    path, program = open_plan(desktop)
    desktop.click("3.改善群众就医", "list item", part=True)  # the point of it has a button for it too
    desktop.keys("F7")
    fix(desktop)
    desktop.keys("ctrl+z")
    desktop.gone("1 place put right", "label")
    desktop.wait(FIX, "push button")
    desktop.click("3.改善群众就医: “每周报送”", "list item", part=True)
    desktop.keys("F7")
    fix(desktop)
    do_elsewhere(desktop, "add-section")
    desktop.gone("1 place put right", "label")
    for _ in range(2):
        do_elsewhere(desktop, "undo")
    desktop.wait(FIX, "push button")
    desktop.click("3.改善群众就医: “每周报送”", "list item", part=True)
    desktop.keys("F7")
    desktop.put("Filter findings", "half-width")
    fix(desktop)
    desktop.wait("“新建2个集团”", part=True)  # what is suggested in the new words is no change of the plan
    desktop.keys("ctrl+f")  # what an entry here has to undo is not meant
    undo(desktop)
    desktop.gone("1 place put right", "label")
    desktop.wait(FIX, "push button")
    desktop.quit(program)
    same(bodies(desktop, path)[0], "新建２个集团，完善机制，强化管理。")
    same(len(desktop.read_plan(path)["items"]), 1)


def taken_back_each_way(desktop, button, said):
    """What a button did is taken back by the key, by the message, and in turn after another change."""
    for step in ("ctrl+z", "add-section", "button"):
        desktop.press(button, "push button")
        hold(desktop, said)
        if step == "ctrl+z":
            desktop.keys("ctrl+z")
        elif step == "button":
            undo(desktop)
        else:
            do_elsewhere(desktop, step)
        desktop.gone(said, "label")
        if step == "add-section":
            for _ in range(2):
                do_elsewhere(desktop, "undo")
        desktop.wait(button, "push button")


def comparison_takes_back_what_it_took_over(desktop):
    _, program = open_plan(desktop, LAST, "last")
    desktop.quit(program)
    path, program = open_plan(desktop)
    desktop.keys("shift+F7")
    desktop.press("Choose a Plan")
    desktop.press("2024年示例区卫生健康工作要点", "menu item")
    taken_back_each_way(desktop, "Take over: 推进互联网医院", "1 point taken over")
    desktop.quit(program)
    same(len(points(desktop, path)), 3)
    same(len(desktop.read_plan(path)["items"]), 1)


def register_takes_back_names(desktop):
    path, program = open_plan(desktop)
    desktop.keys("ctrl+u")
    taken_back_each_way(desktop, "Take All In", "2 names taken into the register")
    desktop.quit(program)
    same(len(desktop.read_plan(path)["items"]), 1)


def history_takes_back_its_return(desktop):
    path, program = open_plan(desktop)
    for _ in range(2):
        do_elsewhere(desktop, "add-section")
    desktop.keys("Escape", "ctrl+shift+h")
    desktop.wait("Changes, newest first", "list")
    desktop.wait("import: plan.txt", "label")
    desktop.click("import: plan.txt", "label")
    desktop.press("Return to That Version", "push button")
    hold(desktop, "The plan is as it was")
    desktop.keys("ctrl+z")
    desktop.gone("The plan is as it was", "label", part=True)
    desktop.press("Return to That Version", "push button")
    hold(desktop, "The plan is as it was")
    undo(desktop)
    desktop.gone("The plan is as it was", "label", part=True)
    desktop.keys("Escape")
    desktop.quit(program)
    same(len(desktop.read_plan(path)["items"]), 3)


def plan_takes_back_a_deletion(desktop):
    path, program = open_plan(desktop)
    desktop.click("2.加快项目建设", "list item", part=True)
    desktop.keys("Delete")
    hold(desktop, "Deleted: 2.加快项目建设")
    do_elsewhere(desktop, "edit-title")
    desktop.keys("End", "A", "B")  # nothing of that is in the history yet
    desktop.gone("Deleted: 2.加快项目建设", "label")
    desktop.keys("ctrl+z", "ctrl+z")
    desktop.wait("2.加快项目建设", "list item", part=True)
    desktop.click("2.加快项目建设", "list item", part=True)
    desktop.keys("Delete")
    hold(desktop, "Deleted: 2.加快项目建设")
    desktop.keys("ctrl+f")
    desktop.type("x")
    undo(desktop)  # and not what is typed there
    desktop.gone("Deleted: 2.加快项目建设", "label")
    desktop.keys("Escape")
    desktop.wait("2.加快项目建设", "list item", part=True)
    desktop.quit(program)
    same(points(desktop, path), ["做实医疗集团", "加快项目建设", "改善群众就医"])


run_cases([findings_take_back_the_fix, comparison_takes_back_what_it_took_over, register_takes_back_names,
           history_takes_back_its_return, plan_takes_back_a_deletion])
