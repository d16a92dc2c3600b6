#!/usr/bin/python3
"""The start page: recent plans as they are, those that moved or are away, and what waits in them."""
import configparser
import hashlib
import time

from desktop import run_cases, same

PLAN = """2025年示例区卫生健康工作要点

一、优化资源布局
1.做实医疗集团。2025年底前建成2个集团。（责任单位：医政科）
2.规范临床用药。每季度点评一次处方。（责任单位：药政科）
"""


def listed(desktop):
    """The file in which the program keeps its recent plans."""
    return desktop.folder / "home" / ".local" / "state" / "yaodian" / "recent.ini"


def remember(desktop, *entries):
    """Recent plans as the program would have noted them, the last opened first."""
    desktop.environment()  # makes the home
    path = listed(desktop)
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8") as out:
        for place, (plan, title, more) in enumerate(entries):
            out.write(f"[{hashlib.sha256(str(plan).encode()).hexdigest()}]\npath={plan}\ntitle={title}\nyear=2025\n"
                      f"opened={1000 - place}\nchanged=1740000000000000\n{more}\n")


def entries(desktop):
    """What the list of recent plans says, from the top."""
    box = desktop.wait("Recent Plans", "list")
    return [box.getChildAtIndex(i).name for i in range(box.childCount)]


def start(desktop):
    program = desktop.start()
    desktop.wait("Open the Sample Plan", "push button")
    return program


def opens_by_keys(desktop):
    path = desktop.make_plan(PLAN)
    program = desktop.start(path)
    desktop.wait("1.做实医疗集团", "list item", part=True)
    desktop.quit(program)
    program = start(desktop)
    same([name.startswith("2025年示例区卫生健康工作要点, ") for name in entries(desktop)], [True])
    same(sorted(desktop.nameless()), [])

    def on_row():
        import pyatspi
        row = desktop.find("2025年示例区卫生健康工作要点", "list item", part=True)
        return row is not None and row.getState().contains(pyatspi.STATE_FOCUSED)
    for _ in range(12):
        if on_row():
            break
        desktop.keys("Tab")
        time.sleep(0.1)
    desktop.until(on_row, "the recent plan is not reached by Tab")
    desktop.keys("Return")
    desktop.wait("1.做实医疗集团", "list item", part=True)
    desktop.quit(program)


def finds_a_moved_plan_and_keeps_its_place(desktop):
    plans = [desktop.make_plan(PLAN.replace("示例区", f"第{i}区"), f"plan{i}") for i in range(3)]
    remember(desktop, *[(plan, f"第{i}份", "pinned=true\nview=assign" if i == 1 else "") for i, plan in enumerate(plans)])
    moved = plans[1].rename(desktop.folder / "moved.yaodian")
    program = start(desktop)
    same([name.split(",")[0] for name in entries(desktop)], ["第1份", "第0份", "第2份"])  # the pinned one first
    desktop.wait("Not found: ", "label", part=True)
    desktop.press("Find It Again…", "push button")
    desktop.choose("It Is This", moved)
    desktop.gone("Find It Again…", "push button")
    desktop.until(lambda: str(moved) in entries(desktop)[0], "the entry does not keep its place")
    same([name.split(",")[0] for name in entries(desktop)],
         ["2025年第1区卫生健康工作要点", "第0份", "第2份"])
    desktop.press("2025年第1区卫生健康工作要点", "list item", part=True)
    desktop.keys("Return")
    desktop.wait("Who does what")  # where it had been left
    desktop.quit(program)


def refuses_what_is_no_plan(desktop):
    plan = desktop.make_plan(PLAN)
    other = desktop.folder / "other.yaodian"
    other.write_text("not a plan", encoding="utf-8")
    remember(desktop, (desktop.folder / "gone.yaodian", "旧的", ""), (plan, "在的", ""))
    program = start(desktop)
    desktop.press("Find It Again…", "push button")
    desktop.choose("It Is This", other)
    desktop.wait("is not a Yaodian plan", "label", part=True)
    desktop.wait("Find It Again…", "push button")
    desktop.press("Take 旧的 off the list", "push button")
    desktop.until(lambda: len(entries(desktop)) == 1, "the entry is not taken off")
    desktop.quit(program)


def pins_and_takes_off(desktop):
    plans = [desktop.make_plan(PLAN, f"plan{i}") for i in range(2)]
    remember(desktop, *[(plan, f"第{i}份", "") for i, plan in enumerate(plans)])
    program = start(desktop)
    desktop.click("More about 第1份")
    desktop.press("Pin to the Top", part=True)
    desktop.until(lambda: entries(desktop)[0].startswith("第1份"), "a pinned plan is not at the top")
    desktop.quit(program)
    program = start(desktop)
    same(entries(desktop)[0].split(",")[0], "第1份")
    desktop.click("More about 第1份")
    desktop.press("Take Off the List", part=True)
    desktop.until(lambda: len(entries(desktop)) == 1, "the entry is not taken off")
    desktop.press("Undo", "push button", part=True)
    desktop.until(lambda: len(entries(desktop)) == 2, "the entry does not come back")
    desktop.press("Clear the List", "push button")
    desktop.gone("Recent Plans", "list")
    desktop.wait("The list is cleared", part=True)
    desktop.press("Undo", "push button", part=True)
    desktop.until(lambda: len(entries(desktop)) == 2, "the list does not come back")
    same(entries(desktop)[0].startswith("第1份"), True)  # pinned as it was
    desktop.press("Clear the List", "push button")
    desktop.gone("Recent Plans", "list")
    desktop.quit(program)
    same(all(plan.exists() for plan in plans), True)


def says_when_a_stick_is_away(desktop):
    remember(desktop, ("/media/nobody/stick/plan.yaodian", "盘上的", ""))
    program = start(desktop)
    desktop.wait("Not plugged in or not connected: /media/nobody/stick/plan.yaodian", "label")
    desktop.wait("Find It Again…", "push button")
    desktop.quit(program)


def tells_what_waits(desktop):
    late, soon, old = (desktop.make_plan(PLAN, name) for name in ("late", "soon", "old"))
    far, noted = "last-day=2199-12-31\n", f"noted={4 * 10 ** 15}\n"
    remember(desktop, (late, "晚了的", far + noted + "dues=2001-01-01:3;2199-12-31:4;"),
             (soon, "改过的", far + "noted=0\ndues=2001-01-01:3;"),  # changed elsewhere since: nothing is told
             (old, "去年的", "last-day=2001-12-31\n" + noted + "dues=2001-01-01:3;"))
    program = start(desktop)
    box = desktop.wait("Waiting for You", "list")
    same([box.getChildAtIndex(i).name for i in range(box.childCount)], ["晚了的, 3 points overdue"])
    desktop.press("晚了的, 3 points overdue", "list item")
    desktop.click("3 points overdue", "label")
    desktop.wait("1.做实医疗集团", "list item", part=True)
    desktop.quit(program)
    notes = configparser.ConfigParser()
    notes.read(listed(desktop), encoding="utf-8")
    same(notes[hashlib.sha256(str(late).encode()).hexdigest()]["dues"], "2025-12-31:2;")


def is_not_empty_without_recent_plans(desktop):
    program = start(desktop)
    same(desktop.find("Recent Plans", "list"), None)
    same(desktop.find("Waiting for You", "list"), None)
    desktop.press("Open the Sample Plan", "push button")
    desktop.wait("Outline", "list")
    desktop.quit(program)


run_cases([opens_by_keys, finds_a_moved_plan_and_keeps_its_place, refuses_what_is_no_plan, pins_and_takes_off,
           says_when_a_stick_is_away, tells_what_waits, is_not_empty_without_recent_plans])
