#!/usr/bin/python3
"""F1 opens the page about what is shown, in the person's language, and pages lead to each other."""
from desktop import open_plan, run_cases

PLAN = """2025年示例区卫生健康工作要点

一、优化资源布局
1.做实医疗集团。年底前建成2个集团。（责任单位：医政科）
"""


def opens_the_page_of_the_view(desktop):
    _, program = open_plan(desktop)
    desktop.keys("F1")
    desktop.wait("Writing the plan", "label")
    desktop.keys("Escape")
    desktop.gone("Pages of the help", "list")
    desktop.keys("ctrl+u")
    desktop.wait("Kinds of units", "list")
    desktop.keys("F1")
    desktop.wait("The register of units", "label")
    desktop.quit(program)


def speaks_the_language(desktop):
    desktop.language = "zh_CN"
    program = desktop.start()
    desktop.wait("以上年度要点为底稿", part=True)
    desktop.keys("F1")
    desktop.wait("要点使用说明", "label")
    desktop.click("起草", "list item")
    desktop.wait("大纲在左侧", "label", part=True)
    desktop.quit(program)


def lists_the_keys(desktop):
    _, program = open_plan(desktop)
    desktop.keys("F10")
    desktop.press("Keyboard Shortcuts", part=True)
    desktop.wait("New plan", "list item")
    desktop.type("undo")
    desktop.gone("New plan", "list item")
    desktop.wait("Undo", "list item")
    desktop.type("xyz")
    desktop.wait("No command or key has these words.", "label")
    desktop.keys("Escape")
    desktop.gone("No command or key has these words.", "label")
    desktop.quit(program)


run_cases([opens_the_page_of_the_view, speaks_the_language, lists_the_keys])
