#!/usr/bin/python3
"""The history window and the merge page: what they say, and what stands in the file afterwards."""
import shutil

from desktop import open_plan, run_cases, same

PLAN = """2025年示例区卫生健康工作要点

一、优化资源布局
1.做实医疗集团。年底前建成2个集团，检查结果互认率达到90%以上。（责任单位：医政科；配合单位：信息科）
2.加快项目建设。上半年完成主体结构封顶。（责任单位：规划科）
"""


def titles(desktop, path):
    return [point["title"] for point in desktop.read_plan(path)["items"][0]["children"]]


def write_title(desktop, words):
    desktop.click("Title", "text")
    desktop.keys("End")
    desktop.type(words)
    desktop.keys("Tab")


def open_history(desktop):
    desktop.keys("ctrl+shift+h")
    desktop.wait("Changes, newest first", "list")


def shows_what_a_change_did(desktop):
    path, program = open_plan(desktop)
    write_title(desktop, "AB")
    open_history(desktop)
    desktop.wait("change of a field", part=True)
    desktop.wait("1.做实医疗集团AB, Changed, title", part=True)
    desktop.wait("1 difference", "label")
    desktop.keys("Escape")
    desktop.gone("Changes, newest first", "list")
    desktop.quit(program)


def names_a_state_and_returns(desktop):
    path, program = open_plan(desktop)
    open_history(desktop)
    desktop.press("Name This State…", "push button")
    desktop.wait("Name", "text")
    desktop.type("v1")
    desktop.keys("Return")
    desktop.wait("v1", part=True)
    desktop.keys("Escape")
    write_title(desktop, "XY")
    same(titles(desktop, path)[0] in ("做实医疗集团", "做实医疗集团XY"), True)
    open_history(desktop)
    desktop.press("Named", "push button")
    desktop.gone("change of a field: 1", "list item", part=True)
    desktop.press("Return to This State", "push button")
    desktop.wait("The plan is as it was", part=True)
    desktop.keys("Escape")
    desktop.quit(program)
    same(titles(desktop, path)[0], "做实医疗集团")
    history = desktop.cli("history", path)
    same("“v1”" in history, True)


def returns_and_undoes(desktop):
    path, program = open_plan(desktop)
    write_title(desktop, "XY")
    open_history(desktop)
    desktop.click("import: plan.txt", "label")
    desktop.press("Return to This State", "push button")
    desktop.wait("The plan is as it was", part=True)
    desktop.keys("ctrl+z")  # keys of the plan's window hold here too
    desktop.wait("undone", part=True)
    desktop.keys("Escape")  # takes away the toast, where it still stands
    desktop.keys("Escape")
    desktop.gone("Return to This State", "push button")
    desktop.quit(program)
    same(titles(desktop, path)[0], "做实医疗集团XY")


def merge(desktop, path, copy):
    """Chooses the copy as a person would who types its place."""
    desktop.keys("F10")
    desktop.press("Merge a Copy…")
    desktop.wait("Cancel", "label")
    desktop.keys("ctrl+l")
    desktop.type(str(copy))
    desktop.keys("Return")


def merges_what_does_not_touch(desktop):
    path = desktop.make_plan(PLAN)
    copy = path.parent / "copy.yaodian"
    shutil.copy(path, copy)
    program = desktop.start(copy)
    desktop.wait("1.做实医疗集团", part=True)
    desktop.keys("alt+Page_Down", "alt+Page_Down")
    desktop.wait_text("Title", "加快项目建设", "text")
    write_title(desktop, "CD")
    desktop.quit(program)
    program = desktop.start(path)
    desktop.wait("1.做实医疗集团", part=True)
    write_title(desktop, "AB")
    merge(desktop, path, copy)
    desktop.wait("2.加快项目建设CD", part=True)
    desktop.wait("change taken in", part=True)
    desktop.click("See What Changed", "label")
    desktop.wait("Name This State…", "label")
    desktop.keys("Escape")
    desktop.quit(program)
    same(titles(desktop, path), ["做实医疗集团AB", "加快项目建设CD"])


def asks_where_both_changed(desktop):
    path = desktop.make_plan(PLAN)
    copy = path.parent / "copy.yaodian"
    shutil.copy(path, copy)
    program = desktop.start(copy)
    desktop.wait("1.做实医疗集团", part=True)
    write_title(desktop, "CD")
    desktop.quit(program)
    program = desktop.start(path)
    desktop.wait("1.做实医疗集团", part=True)
    write_title(desktop, "AB")
    merge(desktop, path, copy)
    desktop.wait("Places changed on both sides", "list")
    same(list(desktop.nameless()), [])
    desktop.wait("1 place still open", "label")
    desktop.click("In the copy", "label")
    desktop.wait("All places are decided", "label")
    desktop.press("Merge", "push button")
    desktop.wait("1.做实医疗集团CD", part=True)
    desktop.quit(program)
    same(titles(desktop, path)[0], "做实医疗集团CD")


def names_every_control(desktop):
    path, program = open_plan(desktop)
    write_title(desktop, "AB")
    open_history(desktop)
    same(list(desktop.nameless()), [])
    desktop.keys("Escape")
    desktop.quit(program)


run_cases([shows_what_a_change_did, names_a_state_and_returns, returns_and_undoes, merges_what_does_not_touch,
           asks_where_both_changed, names_every_control])
