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


def any_two_states_are_compared(desktop):
    path, program = open_plan(desktop)
    write_title(desktop, "AB")
    desktop.keys("ctrl+s")
    write_title(desktop, "CD")
    desktop.keys("ctrl+s")
    write_title(desktop, "EF")
    open_history(desktop)
    desktop.click("import: plan.txt", "list item", part=True)
    desktop.press("Compare the others with this version", "push button")
    desktop.wait("No Difference")
    changes = desktop.find_all("change of a field", "list item", part=True)
    same(len(changes), 3)
    desktop.keys("Home", "Down", "Down")
    desktop.wait("做实医疗集团ABCD", "label", part=True)
    desktop.wait("1 difference", "label")
    desktop.quit(program)


def returning_to_what_is_so_offers_no_undo(desktop):
    """A comment is nobody's to take back: going to before it changes nothing."""
    path, program = open_plan(desktop)
    desktop.click("1.做实医疗集团", "list item", part=True)
    desktop.keys("ctrl+alt+m")
    desktop.wait("Comment", "text")
    desktop.type("when?")
    desktop.keys("ctrl+Return")
    desktop.gone("Comment", "text")
    open_history(desktop)
    desktop.click("import: plan.txt", "list item", part=True)
    desktop.press("Return to That Version", "push button")
    desktop.wait("The plan is so already", part=True)
    same(desktop.find("The plan is as it was", part=True), None)
    desktop.quit(program)


def names_a_state_and_returns(desktop):
    path, program = open_plan(desktop)
    open_history(desktop)
    desktop.press("Name This Version…", "push button")
    desktop.wait("Name", "text")
    desktop.type("v1")
    desktop.keys("Return")
    desktop.wait("v1", part=True)
    desktop.keys("ctrl+w")  # Escape is for the message first
    desktop.gone("Changes, newest first", "list")
    write_title(desktop, "XY")
    desktop.wait("1.做实医疗集团XY", "list item", part=True)
    open_history(desktop)
    desktop.press("Named", "push button")
    desktop.gone("change of a field: 1", "list item", part=True)
    desktop.press("Return to That Version", "push button")
    desktop.wait("The plan is as it was", part=True)
    desktop.keys("Escape")
    desktop.quit(program)
    same(titles(desktop, path)[0], "做实医疗集团")
    history = desktop.cli("history", path)
    same("“v1”" in history, True)


def names_a_version_from_the_menu(desktop):
    path, program = open_plan(desktop)
    desktop.keys("F10")
    desktop.press("Name This Version…")
    desktop.wait("Name", "text")
    same(list(desktop.nameless()), [])
    desktop.type("draft 1")
    desktop.keys("Return")
    desktop.wait("Kept as version “draft 1”", part=True)
    write_title(desktop, "XY")
    desktop.keys("ctrl+shift+v")  # the same by its key
    desktop.wait("Name", "text")
    desktop.type("draft 2")
    desktop.keys("Return")
    desktop.wait("Kept as version “draft 2”", part=True)
    desktop.click("Show in History", "label")
    desktop.wait("Changes, newest first", "list")
    desktop.wait("draft 1", "list item", part=True)
    desktop.click("change of a field: 1", "list item", part=True)
    desktop.press("Name That Version…", "push button")  # it has a name, and gets another
    desktop.wait_text("Name", "draft 2", "text")
    desktop.put("Name", "final", "text")
    desktop.keys("Return")
    desktop.wait("final", "label")
    desktop.gone("draft 2", "label")
    desktop.keys("Escape")
    desktop.quit(program)
    history = desktop.cli("history", path)
    same(("“draft 1”" in history, "“draft 2”" in history, "“final”" in history), (True, False, True))


def begins_at_the_newest_change(desktop):
    import pyatspi
    _, program = open_plan(desktop)
    write_title(desktop, "AB")

    def focused(name):
        row = desktop.find(name, "list item", part=True)
        return row is not None and row.getState().contains(pyatspi.STATE_FOCUSED)
    for _ in range(3):
        open_history(desktop)
        desktop.until(lambda: focused("change of a field"), "the keyboard is not on the newest change")
        desktop.keys("Down")
        desktop.until(lambda: focused("import: plan.txt"), "Down does not lead to the change before")
        desktop.keys("Escape")
        desktop.gone("Changes, newest first", "list")
    desktop.quit(program)


def follows_the_unit(desktop):
    path, program = open_plan(desktop)
    write_title(desktop, "AB")
    desktop.keys("alt+Page_Down")
    desktop.wait_text("Title", "加快项目建设", "text")
    write_title(desktop, "CD")
    desktop.click("Show only", part=True)
    desktop.press("Of One Unit", part=True)
    desktop.press("规划科", "menu item")
    desktop.wait("规划科: 1 of 2", "label")
    open_history(desktop)
    desktop.wait("Only what 规划科 has a part in", "label")
    desktop.wait("加快项目建设CD", "list item", part=True)
    same(desktop.find("做实医疗集团AB", "list item", part=True), None)
    desktop.press("Show All", "push button")
    desktop.wait("做实医疗集团AB", "list item", part=True)
    desktop.quit(program)


def returns_and_undoes(desktop):
    path, program = open_plan(desktop)
    write_title(desktop, "XY")
    open_history(desktop)
    desktop.click("import: plan.txt", "label")
    desktop.press("Return to That Version", "push button")
    desktop.wait("The plan is as it was", part=True)
    desktop.keys("ctrl+z")  # keys of the plan's window hold here too
    desktop.wait("undone", part=True)
    desktop.keys("Escape")  # takes away the toast, where it still stands
    desktop.keys("Escape")
    desktop.gone("Return to That Version", "push button")
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
    desktop.wait("1 change taken in")
    desktop.click("See What Changed", "label")
    desktop.wait("Name This Version…", "label")
    desktop.keys("Escape")
    desktop.keys("ctrl+z")
    desktop.gone("2.加快项目建设CD", part=True)
    desktop.keys("ctrl+shift+z")
    desktop.wait("2.加快项目建设CD", part=True)
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
    desktop.wait("copy.yaodian · ", "label", part=True)  # and who changed it last
    desktop.wait("title · Before: 做实医疗集团", "label")
    desktop.keys("space")  # the first place has the keyboard
    desktop.wait("All places are decided", "label")
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


run_cases([shows_what_a_change_did, any_two_states_are_compared, returning_to_what_is_so_offers_no_undo,
           names_a_state_and_returns, names_a_version_from_the_menu,
           begins_at_the_newest_change, follows_the_unit, returns_and_undoes, merges_what_does_not_touch,
           asks_where_both_changed, names_every_control])
