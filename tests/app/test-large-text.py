#!/usr/bin/python3
"""Text twice as large, as people over fifty set it, on the screen of an office laptop: each window and dialog
stays on it, with the buttons that answer it."""
import os
import shutil
import subprocess
from pathlib import Path

WIDTH, HEIGHT = 1366, 768
os.environ["YD_TEST_SCREEN"] = f"{WIDTH}x{HEIGHT}"

import remote
from desktop import Failure, run_cases, showing

# What opens it: keys, or buttons, each with a name that is seen then; what it is answered or left with
REGISTER = ("ctrl+u", "Kinds of units")
FINDINGS = ("F7", "Filter findings")
INSPECTOR = ("ctrl+F9", "Add an indicator")
DIALOGS = [
    ([("ctrl+n", "Issuer")], ["Cancel", "Next"]),
    ([("ctrl+shift+v", "Name This Version")], ["Cancel", "Keep"]),
    ([("ctrl+shift+p", "Printer")], ["Close"]),
    ([("ctrl+e", "Errors stand in this notice")], ["Cancel", "As a Draft", "Export"]),
    ([("ctrl+alt+m", "Comment")], ["Cancel", "Add"]),
    ([("ctrl+comma", "Your name")], ["Close"]),
    ([("ctrl+question", "Search commands and keys")], ["Close"]),
    ([("alt+Return", "Default lead")], ["Close"]),
    ([("F1", "Help")], ["Close"]),
    ([("shift+F7", "Which Plan to Compare With?")], ["Close"]),
    ([("ctrl+shift+h", "Filter the history")], ["Merge a Copy…", "Close"]),
    ([FINDINGS], ["Close"]),
    ([FINDINGS, ("Ignore: No lead unit is named", "Ignore This Finding?")], ["Cancel", "Ignore"]),
    ([INSPECTOR, ("Add an indicator", "What is counted")], ["Cancel", "Add"]),
    ([INSPECTOR, ("Add a milestone", "What is due")], ["Cancel", "Add"]),
    ([REGISTER], ["New Unit", "Close"]),
    ([REGISTER, ("New Unit", "Add")], ["Cancel", "Add"]),
    ([REGISTER, ("Take All In", "30 names taken into the register"), ("F2", "New official name")],
     ["Cancel", "Rename"]),
]

# Windows of their own: the keys that open them, what is seen then, and their buttons
HALVES = [
    ("ctrl+shift+h", "Filter the history", ["Name This Version…", "Merge a Copy…", "Close"]),
    ("F7", "Filter findings", ["Close"]),
    ("ctrl+u", "Kinds of units", ["New Unit", "Close"]),
    ("alt+Return", "Default lead", ["Close"]),
    ("F1", "Help", ["Close"]),
    ("shift+F7", "Which Plan to Compare With?", ["Close"]),
]
PLAN = """2025年示例区卫生健康工作要点

一、优化资源布局
1.做实医疗集团。年底前建成2个集团，检查结果互认率达到90%以上。（责任单位：医政科；配合单位：信息科）
2.加快项目建设。上半年完成主体结构封顶。（责任单位：规划科）
"""


def sizes():
    """Of the program's windows, as X has them."""
    found = subprocess.run(["xdotool", "search", "--onlyvisible", "--class", "yaodian"], capture_output=True, text=True)
    for window in found.stdout.split():
        told = subprocess.run(["xdotool", "getwindowgeometry", "--shell", window], capture_output=True, text=True)
        place = dict(line.split("=") for line in told.stdout.split() if "=" in line)
        if place:
            yield int(place["WIDTH"]), int(place["HEIGHT"])


def fixed_buttons(node):
    """Those that do not scroll away."""
    for index in range(node.childCount):
        child = node.getChildAtIndex(index)
        if child is None or child.getRoleName() == "scroll pane":
            continue
        if child.getRoleName() == "push button" and showing(child):
            yield child
        yield from fixed_buttons(child)


def wrong_now(answers, others=True):
    """What is larger than the screen, and buttons that cannot be reached; of @others only those that answer."""
    import pyatspi
    seen = set()
    for width, height in sizes():
        if width > WIDTH or height > HEIGHT:
            yield f"a window of {width} x {height}"
    for application in pyatspi.Registry.getDesktop(0):
        for window in application or ():
            whole = window.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
            for button in fixed_buttons(window):
                box = button.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
                seen.add(button.name)
                if not others and button.name not in answers:
                    continue  # on a page that is not turned to
                if min(box.x, box.y) < 0 or box.x + box.width > whole.width or box.y + box.height > whole.height:
                    yield f"{button.name} at {box.x},{box.y} of {whole.width} x {whole.height}"
    yield from (f"no button {answer}" for answer in answers if answer not in seen)


def what_is_wrong(desktop, answers, others=True):
    told = []

    def is_right():  # sizes are given out a frame later
        told[:] = wrong_now(answers, others)
        return not told

    try:
        desktop.until(is_right, "something is off the screen")
    except Failure:
        pass
    return told


def is_all_right(desktop, *answers):
    told = what_is_wrong(desktop, answers)
    if told:
        raise Failure("\n".join(told))


def open_sample(desktop):
    """As an office has it from last year: issued, with an error in it."""
    plan = desktop.folder / "plan.yaodian"
    shutil.copy(Path(os.environ["YD_SAMPLES_DIR"]) / "year-2025.yaodian", plan)
    remote.Screen().set_text_scale(2)
    program = desktop.start(plan)
    desktop.wait("1.提升监测预警和应急处置能力", "list item", part=True)
    return program


def dialogs_stay_on_the_screen(desktop):
    program = open_sample(desktop)
    wrong = []
    for steps, answers in DIALOGS:
        for step, shown in steps:
            if " " in step:
                desktop.press(step, "push button")
            else:
                desktop.keys(step)
            desktop.wait(shown)
        wrong += [f"{shown}: {line}" for line in what_is_wrong(desktop, answers)]
        for _, shown in reversed(steps):
            desktop.keys("Escape")
            desktop.gone(shown)
    desktop.quit(program)
    if wrong:
        raise Failure("\n".join(wrong))


def write_title(desktop, words):
    desktop.click("Title", "text")
    desktop.keys("End")
    desktop.type(words)
    desktop.keys("Tab")


def a_new_year_is_asked_for_on_the_screen(desktop):
    last = desktop.make_plan(PLAN, "last")
    program = open_sample(desktop)
    desktop.keys("ctrl+shift+n")
    desktop.choose("Start from It", last)
    desktop.wait("2 carried over, 0 not", "label")
    is_all_right(desktop, "Cancel", "Next")
    desktop.keys("Escape")
    desktop.gone("2 carried over, 0 not", "label")
    desktop.quit(program)


def conflicts_of_a_merge_stay_on_the_screen(desktop):
    remote.Screen().set_text_scale(2)
    path = desktop.make_plan(PLAN)
    copy = path.with_name("copy.yaodian")
    shutil.copy(path, copy)
    for plan, words in ((copy, "CD"), (path, "AB")):
        program = desktop.start(plan)
        desktop.wait("1.做实医疗集团", part=True)
        write_title(desktop, words)
        if plan == copy:
            desktop.quit(program)
    desktop.keys("ctrl+shift+m")
    desktop.choose("Merge the Copy", copy)
    desktop.wait("Places changed on both sides", "list")
    is_all_right(desktop, "Cancel", "Merge")
    desktop.resize(720, 740)
    is_all_right(desktop, "Cancel", "Merge")
    desktop.keys("Escape")
    desktop.gone("Places changed on both sides", "list")
    desktop.quit(program)


def pasted_units_stay_on_the_screen(desktop):
    program = open_sample(desktop)
    desktop.keys("ctrl+u")
    desktop.wait("Take All In", "push button")
    desktop.press("Take All In", "push button")
    desktop.gone("Take All In", "push button")
    desktop.offer(text="单位全称\t简称\t别名\n" + "".join(f"示例区第{n}街道办事处卫生健康科\t{n}街\t\n" for n in range(40)))
    desktop.click("1", "label")
    desktop.keys("ctrl+v")
    desktop.wait("40 new, 0 known", part=True)
    is_all_right(desktop, "Cancel", "Read In")
    desktop.keys("Escape")
    desktop.gone("40 new, 0 known", part=True)
    desktop.keys("Escape")
    desktop.quit(program)


def years_are_compared_on_the_screen(desktop):
    last = desktop.make_plan(PLAN.replace("2025", "2024").replace("2.加快项目建设", "2.推进互联网医院"), "last")
    program = desktop.start(last)
    desktop.wait("1.做实医疗集团", part=True)
    desktop.quit(program)
    program = open_sample(desktop)
    desktop.keys("shift+F7")
    desktop.wait("Which Plan to Compare With?")
    desktop.press("Choose a Plan")
    desktop.press("2024年示例区卫生健康工作要点", "menu item")
    desktop.wait("Points compared", "list")
    is_all_right(desktop, "Close")
    desktop.resize(720, 740)
    is_all_right(desktop, "Close")
    desktop.keys("Escape")
    desktop.gone("Points compared", "list")
    desktop.quit(program)


def windows_are_whole_at_half_the_width(desktop):
    """None refuses to be that narrow, nor has anything cut off."""
    program = open_sample(desktop)
    desktop.keys("ctrl+h")
    desktop.wait("Replace with", "text")
    desktop.resize(720, 740)
    is_all_right(desktop, "Replace This", "Replace Ticked")
    desktop.keys("Escape")
    desktop.gone("Replace with", "text")
    wrong = []
    for keys, shown, answers in HALVES:
        desktop.keys(keys)
        desktop.wait(shown)
        desktop.resize(720, 740)
        wrong += [f"{shown}: {line}" for line in what_is_wrong(desktop, answers, others=False)]
        desktop.keys("Escape")
        desktop.gone(shown)
    desktop.quit(program)
    if wrong:
        raise Failure("\n".join(wrong))


def filters_are_named_where_they_are_narrow(desktop):
    """At half the width: a short word that is whole, and not the beginning of a long one."""
    program = open_sample(desktop)
    desktop.keys("alt+2")
    desktop.wait("All sections", "label")
    desktop.resize(720, 740)
    for short, long in (("Section", "All sections"), ("Kind", "All kinds"), ("Unit", "Unit: any")):
        desktop.wait(short, "label")
        desktop.gone(long, "label")
    desktop.resize(1300, 740)
    desktop.wait("All sections", "label")
    desktop.quit(program)


def cards_are_named_where_they_are_narrow(desktop):
    """What begins a year is read whole: its name takes a second line."""
    import pyatspi

    def height(name):
        return desktop.wait(name, "label").queryComponent().getExtents(pyatspi.WINDOW_COORDS).height

    remote.Screen().set_text_scale(2)
    program = desktop.start()
    desktop.wait("Open…", "label")
    desktop.resize(720, 740)
    desktop.until(lambda: height("From Last Year's Plan…") > 1.5 * height("Open…"), "the name is cut off")
    desktop.quit(program)


def box_of(desktop, name, part=False):
    import pyatspi
    return desktop.wait(name, "label", part).queryComponent().getExtents(pyatspi.WINDOW_COORDS)


def titles_of_an_import_are_read(desktop):
    """At half the width: what is said of a point goes below its title, and in all rows at once."""
    source = desktop.folder / "year-2025.txt"
    shutil.copy(Path(__file__).parents[2] / "data" / "samples" / "year-2025.txt", source)
    remote.Screen().set_text_scale(2)
    program = desktop.start(source)
    title, units = "提升监测预警和应急处置能力", "疾病预防控制科, 3 in all"
    desktop.wait(title, "label")

    def is_below():
        return box_of(desktop, units).y >= box_of(desktop, title).y + box_of(desktop, title).height
    desktop.until(lambda: not is_below(), "a wide window has no columns")
    desktop.resize(720, 740)
    desktop.until(is_below, "a narrow window has columns")
    desktop.until(lambda: box_of(desktop, title).width > 720 / 2, "the title is squeezed")
    desktop.press("Show What Was Found", "push button")
    desktop.wait("Accept 每季度", "push button")
    desktop.resize(720, 740)
    desktop.quit(program)


def the_register_counts_where_it_is_narrow(desktop):
    """Without its less important columns, so that nobody scrolls aside to see who leads."""
    import pyatspi
    program = open_sample(desktop)
    desktop.keys("ctrl+u")
    desktop.wait("Aliases", "label")
    desktop.resize(720, 740)
    desktop.gone("Aliases", "label")
    desktop.gone("Short name", "label")

    def is_at_the_end(label):
        box = label.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
        return 720 - 40 < box.x + box.width <= 720
    desktop.until(lambda: any(map(is_at_the_end, desktop.find_all("Support", "label"))),
                  "the last column is not at the end")
    desktop.keys("ctrl+w")
    desktop.quit(program)


def help_is_read_where_it_is_narrow(desktop):
    """Its list of pages goes, and comes over the page when it is asked for."""
    program = open_sample(desktop)
    desktop.keys("F1")
    desktop.wait("Writing the plan", "list item")
    desktop.resize(720, 740)
    desktop.gone("Writing the plan", "list item")
    desktop.press("Pages of the help", "push button")
    desktop.wait("Writing the plan", "list item")
    desktop.has_keyboard("Writing the plan", "list item")
    desktop.keys("Down", "Return")
    desktop.gone("Writing the plan", "list item")
    desktop.keys("Escape")
    desktop.quit(program)


run_cases([dialogs_stay_on_the_screen, a_new_year_is_asked_for_on_the_screen,
           conflicts_of_a_merge_stay_on_the_screen, pasted_units_stay_on_the_screen,
           years_are_compared_on_the_screen, windows_are_whole_at_half_the_width,
           cards_are_named_where_they_are_narrow,
           filters_are_named_where_they_are_narrow, titles_of_an_import_are_read,
           the_register_counts_where_it_is_narrow, help_is_read_where_it_is_narrow])
