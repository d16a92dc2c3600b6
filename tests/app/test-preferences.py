#!/usr/bin/python3
"""What a person prefers: kept between starts, and heard where it is meant to be."""
import json
import subprocess
import zipfile

from desktop import run_cases, same

PLAN = """2025年示例区卫生健康工作要点

一、优化资源布局
1.做实医疗集团。年底前建成2个集团。（责任单位：医政科）
"""


def open_preferences(desktop, path):
    program = desktop.start(path)
    desktop.wait("1.做实医疗集团", part=True)
    desktop.keys("ctrl+comma")
    desktop.wait("Your name", "text")
    return program


def settings(desktop):
    return (desktop.folder / "home" / ".config" / "yaodian" / "settings.ini").read_text(encoding="utf-8")


def close(desktop, name):
    def closed():
        desktop.keys("Escape")  # a list that was open has the first one
        return not desktop.find(name)
    desktop.until(closed, "the preferences do not close")


def the_office_stands_in_new_plans(desktop):
    path = desktop.make_plan(PLAN)
    program = open_preferences(desktop, path)
    desktop.click("Office", "label")
    desktop.put("Issuer", "示例区卫健委", "text")
    desktop.put("Head in red", "示例区卫健委文件", "text")
    desktop.put("Office code", "示卫", "text")
    desktop.put("Copies to, parted by ，", "区政府办公室，区财政局", "text")
    desktop.click("Points count", "label")
    desktop.keys("Down", "Return")
    close(desktop, "Head in red")
    desktop.keys("ctrl+n")
    desktop.wait_text("Issuer", "示例区卫健委", "text")
    desktop.click("Issuer", "text")
    desktop.keys("Return")
    desktop.wait("Make Plan", "label")
    desktop.keys("ctrl+a")
    desktop.type(str(desktop.folder / "made.yaodian"))
    desktop.keys("Return")
    desktop.until((desktop.folder / "made.yaodian").exists, "the plan is not made")
    desktop.wait("一、(untitled)", "list item", part=True)
    desktop.keys("alt+4")
    desktop.wait("Format check", "list")
    desktop.click("Serial no.", "text")
    desktop.type("7")
    desktop.keys("Tab")
    desktop.wait_text("Office code", "示卫", "text")
    desktop.keys("ctrl+z")
    desktop.quit(program)
    plan = desktop.read_plan(desktop.folder / "made.yaodian")
    same(plan["notice"]["copy_to"], ["区政府办公室", "区财政局"])
    same(plan["notice"]["number"], None)  # until the clerk takes it
    same("scope=1" in settings(desktop), True)


def fonts_reach_the_pages(desktop):
    path = desktop.make_plan(PLAN)
    program = open_preferences(desktop, path)
    desktop.click("Fonts", "label")
    desktop.click("Text (仿宋)", "label")
    desktop.keys("End", "Return")
    desktop.until(lambda: "fangsong=" in settings(desktop), "the font is not kept")
    same("fangsong=\n" in settings(desktop), False)
    close(desktop, "Text (仿宋)")
    desktop.quit(program)


def colours_are_kept(desktop):
    path = desktop.make_plan(PLAN)
    program = open_preferences(desktop, path)
    desktop.click("Colours", "label")
    desktop.keys("Down", "Down", "Return")
    desktop.until(lambda: "scheme=dark" in settings(desktop), "the colours are not kept")
    close(desktop, "Colours")
    desktop.quit(program)


def a_name_holds_for_the_next_change(desktop):
    """As it is typed, without a key or button more, and for the plan that is open."""
    path = desktop.make_plan(PLAN)
    program = open_preferences(desktop, path)
    desktop.keys("ctrl+a")  # the keyboard waits in the first field
    desktop.type("Ann Clerk")
    desktop.keys("Escape")
    desktop.gone("Your name")
    same("author=Ann Clerk" in settings(desktop), True)
    desktop.click("Title", "text")
    desktop.keys("End")
    desktop.type("x")
    desktop.wait("1.做实医疗集团x", part=True)
    desktop.quit(program)
    last = json.loads(desktop.cli("history", path, "--json"))["entries"][0]
    same(last["author"], "Ann Clerk")


def workbooks_are_set_up_for_the_offices_paper(desktop):
    path = desktop.make_plan(PLAN)
    program = open_preferences(desktop, path)
    desktop.click("Office", "label")
    desktop.wait("Head in red", "text")
    x, y = desktop.place_of("Points count", "label")
    subprocess.run(["xdotool", "mousemove", str(x), str(y), "click", "--repeat", "20", "--delay", "20", "5"], check=True)
    desktop.click("Paper", "label")  # at the end of the page
    desktop.keys("Down", "Return")
    desktop.until(lambda: "paper=1" in settings(desktop), "no paper is kept")
    close(desktop, "Head in red")
    desktop.keys("ctrl+shift+e")
    desktop.wait("Export the Workbook for Excel")
    desktop.keys("Return")
    desktop.until(lambda: list(path.parent.glob("*.xlsx")), "no workbook")
    desktop.wait("Show in Folder", "push button")
    desktop.quit(program)
    with zipfile.ZipFile(next(path.parent.glob("*.xlsx"))) as book:
        same('paperSize="8"' in book.read("xl/worksheets/sheet1.xml").decode(), True)


def a_name_is_one_line(desktop):
    """It stands with every change, and in the header: what is pasted into it is no text."""
    program = open_preferences(desktop, desktop.make_plan(PLAN))
    desktop.offer(text="Ann\nClerk\n")
    desktop.keys("ctrl+a", "ctrl+v")
    desktop.wait_text("Your name", "Ann Clerk", "text")
    desktop.offer(text="Ann Clerk and so on\n" * 40)
    desktop.keys("ctrl+a", "ctrl+v")
    desktop.rest()
    desktop.wait_text("Your name", "Ann Clerk", "text")
    same("author=Ann Clerk\n" in settings(desktop), True)
    close(desktop, "Your name")
    desktop.quit(program)


run_cases([the_office_stands_in_new_plans, workbooks_are_set_up_for_the_offices_paper, a_name_is_one_line,
           a_name_holds_for_the_next_change,
           fonts_reach_the_pages, colours_are_kept])
