#!/usr/bin/python3
"""A whole plan without the mouse: where the keyboard is when a window opens, that it goes along with what
moves, and how it goes from one part of the window to the next."""
from desktop import Failure, run_cases

PLAN = """2025年示例区工作要点

一、夯实基础
1.子一。开展甲项。
2.子二。开展乙项。
二、深化改革
3.子三。开展丙项。
4.子四。开展丁项。
5.子五。开展戊项。
"""


def begin(desktop):
    path = desktop.make_plan(PLAN)
    program = desktop.start(path)
    desktop.wait("Title", "text")
    return path, program


def wait_title(desktop, title):
    desktop.until(lambda: desktop.text_of("Title", "text") == title,
                  f"{desktop.text_of('Title', 'text')!r} is shown instead of {title!r}")


def focus(desktop):
    """Role and name of what has the keyboard."""
    import pyatspi
    for node in desktop.everything():
        try:
            node.clear_cache()
            if node.getState().contains(pyatspi.STATE_FOCUSED):
                return node.getRoleName(), node.name or ""
        except Exception:
            continue
    return None


def wait_focus(desktop, role, name):
    desktop.until(lambda: (focus(desktop) or ("", ""))[0] == role and name in focus(desktop)[1],
                  f"the keyboard is in {focus(desktop)}, not in {role} {name!r}")


def titles(desktop, path):
    return [[s["title"]] + [p["title"] for p in s["children"]] for s in desktop.read_plan(path)["items"]]


def opens_on_the_item_that_is_shown(desktop):
    path, program = begin(desktop)
    wait_focus(desktop, "list item", "1.子一")
    desktop.keys("Down")
    wait_title(desktop, "子二")
    desktop.keys("Up", "Up")
    desktop.wait("一、夯实基础", "list item", part=True)
    wait_focus(desktop, "list item", "一、夯实基础")
    desktop.quit(program)


def says_which_field_has_the_keyboard(desktop):
    path, program = begin(desktop)
    desktop.keys("alt+Return")
    wait_focus(desktop, "text", "Title of the plan")
    desktop.keys("Tab")
    wait_focus(desktop, "text", "Line below the title")
    desktop.keys("Escape")
    desktop.gone("Default lead")
    desktop.quit(program)


MOVES = [  # keys, then what Down comes to
    (["alt+Up"], "子三"), (["alt+Up", "alt+Up"], "深化改革"), (["alt+Down"], "Closing"), (["alt+Left"], "Closing"),
    (["alt+Left", "alt+Right"], "Closing"), (["alt+Up", "alt+Down"], "子五"),
]


def goes_along_with_rows_that_move(desktop):
    path, program = begin(desktop)
    for keys, below in MOVES:
        desktop.click("4.子四", "list item", part=True)
        wait_title(desktop, "子四")
        for key in keys:
            desktop.keys(key)
            wait_focus(desktop, "list item", "子四")
        desktop.keys("Down")
        wait_focus(desktop, "list item", below)
        for _ in keys:
            desktop.keys("ctrl+z")
        desktop.wait("4.子四", "list item", part=True)
    desktop.quit(program)


LEFT = [["夯实基础", "子一", "子二"], ["深化改革", "子五"]]


def deletes_one_after_the_other(desktop):
    path, program = begin(desktop)
    desktop.click("3.子三", "list item", part=True)
    wait_title(desktop, "子三")
    desktop.keys("Delete")
    wait_title(desktop, "子四")
    desktop.keys("Delete")
    wait_title(desktop, "子五")
    desktop.keys("ctrl+s")
    desktop.until(lambda: titles(desktop, path) == LEFT, "not what was chosen went")
    desktop.keys("ctrl+x")
    wait_title(desktop, "深化改革")
    desktop.keys("ctrl+v")
    wait_title(desktop, "子五")
    desktop.keys("ctrl+s")
    desktop.until(lambda: titles(desktop, path) == LEFT, "cut and paste moves it")
    desktop.quit(program)


def goes_into_what_opens_over_the_text(desktop):
    path, program = begin(desktop)
    desktop.resize(720, 800)
    desktop.click("Text", "text")
    wait_focus(desktop, "text", "Text")
    for key, names in (("ctrl+F9", ["Add a unit"]), ("shift+F9", ["Pages", "Smaller pages"]), ("F9", ["1.子一"])):
        desktop.keys(key)
        desktop.until(lambda: focus(desktop)[1] in names, f"after {key} the keyboard is in {focus(desktop)}")
        desktop.keys(key)
        wait_focus(desktop, "text", "Text")
    desktop.keys("ctrl+F9")
    wait_focus(desktop, "text", "Add a unit")
    desktop.keys("Escape")
    wait_focus(desktop, "text", "Text")
    desktop.quit(program)


def goes_round_the_parts(desktop):
    path, program = begin(desktop)
    wait_focus(desktop, "list item", "1.子一")
    desktop.keys("F6")
    wait_focus(desktop, "text", "Text")
    desktop.keys("F6")
    wait_focus(desktop, "text", "Add a unit")
    desktop.keys("shift+F6")
    wait_focus(desktop, "text", "Text")
    desktop.keys("shift+F6")
    wait_focus(desktop, "list item", "1.子一")
    desktop.keys("Tab")
    wait_focus(desktop, "text", "Title")
    desktop.keys("shift+F6", "shift+Tab")
    wait_focus(desktop, "entry", "Filter")
    desktop.keys("alt+2")
    wait_focus(desktop, "table cell", "1.子一")
    desktop.keys("Return")
    wait_focus(desktop, "text", "Title")
    desktop.quit(program)


def goes_between_title_and_text_as_between_lines(desktop):
    path, program = begin(desktop)
    wait_focus(desktop, "list item", "1.子一")
    desktop.keys("Tab", "Down")
    wait_focus(desktop, "text", "Text")
    desktop.type("A")
    desktop.wait_text("Text", "A开展甲项。", "text")
    desktop.keys("Up")
    wait_focus(desktop, "text", "Title")
    desktop.quit(program)


def joins_where_the_caret_goes_on(desktop):
    path, program = begin(desktop)
    desktop.click("4.子四", "list item", part=True)
    wait_title(desktop, "子四")
    desktop.keys("ctrl+shift+j")
    wait_title(desktop, "子三")
    wait_focus(desktop, "text", "Text")
    desktop.type("B")
    desktop.wait_text("Text", "开展丙项。\nB子四。开展丁项。", "text")
    desktop.quit(program)


run_cases([opens_on_the_item_that_is_shown, says_which_field_has_the_keyboard,
           goes_along_with_rows_that_move, deletes_one_after_the_other, goes_into_what_opens_over_the_text,
           goes_round_the_parts,
           goes_between_title_and_text_as_between_lines, joins_where_the_caret_goes_on])
