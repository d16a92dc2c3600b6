#!/usr/bin/python3
"""What an input method composes is not lost to the keys of the window. GTK's own method stands for a pinyin
one: after Ctrl+Shift+U the digits of a character are composed until Space."""
from desktop import run_cases

PLAN = """2025年示例区工作要点

一、夯实基础
1.推广5G。开展甲项。
2.推广5GA。开展乙项。
"""
HAN = ["ctrl+shift+u", "4", "e", "2", "d"]  # 中, which Space makes of them


def begin(desktop):
    path = desktop.make_plan(PLAN)
    program = desktop.start(path)
    desktop.wait("Title", "text")
    desktop.keys("Down")
    desktop.until(lambda: desktop.text_of("Title", "text") == "推广5GA", "the second point is not shown")
    return path, program


def compose(desktop, *keys):
    """Keys that an input method would take, in the middle of a composition that is then ended."""
    desktop.keys(*HAN, *keys, "space")


def arrows_do_not_leave_the_title(desktop):
    path, program = begin(desktop)
    desktop.keys("Tab", "End")
    compose(desktop, "Down")
    desktop.wait_text("Title", "推广5GA中", "text")
    desktop.quit(program)


def arrows_do_not_leave_the_text(desktop):
    path, program = begin(desktop)
    desktop.keys("Tab", "Down", "Home")
    compose(desktop, "Up")
    desktop.until(lambda: desktop.read_plan(path)["items"][0]["children"][1]["body"] == ["中开展乙项。"],
                  "the text has not what was composed")
    desktop.quit(program)


def commands_wait_for_the_composition(desktop):
    path, program = begin(desktop)
    desktop.keys("Tab", "End", *HAN, "ctrl+Return")  # which this method takes as an end as well
    desktop.wait_text("Title", "推广5GA中", "text")
    assert len(desktop.read_plan(path)["items"][0]["children"]) == 2
    desktop.quit(program)


def escape_does_not_close_the_search(desktop):
    path, program = begin(desktop)
    desktop.keys("ctrl+f")
    desktop.wait("Find", "entry")
    desktop.type("5G")
    desktop.wait("2 places", "label")
    desktop.keys(*HAN, "Escape")
    desktop.type("A")
    desktop.wait("1 place", "label")
    desktop.quit(program)


run_cases([arrows_do_not_leave_the_title, arrows_do_not_leave_the_text, commands_wait_for_the_composition,
           escape_does_not_close_the_search])
