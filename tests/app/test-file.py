#!/usr/bin/python3
"""What the window says and asks of its plan's file: gone, replaced, taken over, damaged."""
import json
import os
import signal

from desktop import run_cases, same

PLAN = """2025年示例区卫生健康工作要点

一、优化资源布局
1.做实医疗集团。年底前建成2个集团。（责任单位：医政科）
二、守牢质量底线
2.规范临床用药。每季度点评一次处方。（责任单位：药政科）
"""
LOCK = {"format": "yaodian-lock", "author": "李四", "host": "pc-2", "pid": 1, "working": "0000000000009",
        "since": 1740000000000000}


def title(desktop, path):
    return desktop.read_plan(path)["items"][0]["children"][0]["title"]


def plan_on_stick(desktop):
    """A plan in a folder of its own, which can go away."""
    stick = desktop.folder / "stick"
    stick.mkdir()
    return desktop.make_plan(PLAN).rename(stick / "plan.yaodian")


def start(desktop, path):
    program = desktop.start(path)
    desktop.wait("Outline", "list")
    desktop.wait("1.做实医疗集团", part=True)
    return program


def type_in_title(desktop, words, ending=None):
    desktop.click("Title", "text")
    desktop.keys("End")
    desktop.type(words)
    desktop.wait("做实医疗集团" + (ending or words), part=True)


def goes_on_without_the_stick(desktop):
    path = plan_on_stick(desktop)
    program = start(desktop, path)
    away = path.parent.rename(desktop.folder / "away")
    desktop.wait("the file is not there any more; kept on this machine", "label")
    desktop.wait("Save Elsewhere…", "label")
    type_in_title(desktop, "A")
    desktop.wait("Kept, but the file cannot be written", "label")
    away.rename(path.parent)
    desktop.wait("Saved automatically", "label")
    desktop.gone("the file is not there any more; kept on this machine", "label")
    desktop.until(lambda: title(desktop, path) == "做实医疗集团A", "what was typed meanwhile is not in the file")
    desktop.quit(program)


def asks_before_closing(desktop):
    path = plan_on_stick(desktop)
    program = start(desktop, path)
    path.unlink()
    desktop.wait("the file is not there any more; kept on this machine", "label")
    desktop.keys("ctrl+w")
    desktop.wait("The file could not be written", part=True)
    desktop.click("Stay Here", "label")
    type_in_title(desktop, "B")
    desktop.until(path.exists, "something new to write, but the file is not made again")
    desktop.wait("Saved automatically", "label")

    path.parent.rename(desktop.folder / "away")
    desktop.wait("the file is not there any more; kept on this machine", "label")
    desktop.gone("Save Elsewhere…", "label")  # the toast has been seen
    desktop.keys("ctrl+w")
    desktop.wait("The file could not be written", part=True)
    desktop.click("Save Elsewhere…", "label")
    desktop.wait("Keep There", "label")
    desktop.keys("Return")
    other = desktop.folder / "home" / "plan.yaodian"
    desktop.until(other.exists, "the plan is not kept where the person said")
    desktop.gone("the file is not there any more; kept on this machine", "label")
    desktop.quit(program)
    same(title(desktop, other), "做实医疗集团B")


def closes_and_keeps(desktop):
    path = plan_on_stick(desktop)
    program = start(desktop, path)
    type_in_title(desktop, "C")
    path.parent.rename(desktop.folder / "away")
    desktop.wait("the file is not there any more; kept on this machine", "label")
    type_in_title(desktop, "CD", "CCD")
    desktop.keys("ctrl+w")
    desktop.wait("The file could not be written", part=True)
    desktop.click("Close", "label")
    same(program.wait(20), 0)
    (desktop.folder / "away").rename(path.parent)
    program = start(desktop, path)
    desktop.wait("做实医疗集团CCD", part=True)
    desktop.quit(program)


def replaces_no_other_file_unasked(desktop):
    path = plan_on_stick(desktop)
    program = start(desktop, path)
    path.unlink()
    path.write_text("not a plan", encoding="utf-8")
    type_in_title(desktop, "E")
    desktop.wait("Another File Stands in Its Place", part=True)
    same(path.read_text(encoding="utf-8"), "not a plan")
    desktop.click("Replace It", "label")
    desktop.wait("Saved automatically", "label")
    desktop.quit(program)
    same(title(desktop, path), "做实医疗集团E")
    same((path.parent / "plan (另一份).yaodian").read_text(encoding="utf-8"), "not a plan")


def takes_over_when_told(desktop):
    path = plan_on_stick(desktop)
    lock = path.parent / ".~plan.yaodian.lock"
    lock.write_text(json.dumps(LOCK), encoding="utf-8")
    program = desktop.start(path)
    desktop.wait("The Plan Is Open Elsewhere", part=True)
    desktop.click("Open Read-Only", "label")
    desktop.wait("open at 李四 (pc-2); read here as last written", "label")
    desktop.keys("ctrl+q")
    program.wait(20)
    same(lock.exists(), True)

    program = desktop.start(path)
    desktop.wait("The Plan Is Open Elsewhere", part=True)
    desktop.click("Take It Over", "label")
    desktop.wait("Saved automatically", "label")
    type_in_title(desktop, "F")
    # somebody takes it over in turn: here it is only read from then on, and nothing is lost
    desktop.wait("Saved automatically", "label")
    lock.write_text(json.dumps(LOCK), encoding="utf-8")
    desktop.wait("taken over on another machine; only read here", "label")
    desktop.wait("Read-only", "label")
    desktop.keys("ctrl+q")
    same(program.wait(20), 0)
    same(json.loads(lock.read_text(encoding="utf-8")), LOCK)
    same(title(desktop, path), "做实医疗集团F")


def goes_on_in_a_copy(desktop):
    """A plan that is only read says so, and is gone on with in a copy that its own file can be merged with."""
    path = plan_on_stick(desktop)
    holder = desktop.start(path, apart=True)
    desktop.until(lambda: list(path.parent.glob(".*")), "nobody holds the plan")
    program = start(desktop, path)
    desktop.click("Edit a Copy…", "label")
    desktop.wait("Keep There", "label")
    desktop.keys("Return")
    copy = desktop.folder / "home" / "plan (copy).yaodian"
    desktop.until(copy.exists, "there is no copy")
    desktop.gone("This plan is only read here", "label")
    desktop.until(lambda: len(desktop.find_all("Outline", "list")) == 1, "both windows stand")
    type_in_title(desktop, "F")
    desktop.quit(program)
    same((title(desktop, path), title(desktop, copy)), ("做实医疗集团", "做实医疗集团F"))
    same(holder.poll(), None)


def says_that_words_are_only_read(desktop):
    """Text that cannot be edited takes the keys all the same: they are answered, in whichever field."""
    path = plan_on_stick(desktop)
    desktop.start(path, apart=True)
    desktop.until(lambda: list(path.parent.glob(".*")), "nobody holds the plan")
    program = start(desktop, path)
    for view, field, key in (("alt+1", "Text", "BackSpace"), ("alt+1", "Text", "ctrl+v"), ("alt+1", "Text", "q"),
                             ("alt+1", "Title", "ctrl+x"), ("alt+4", "Signature", "Delete")):
        desktop.keys(view)
        desktop.until(lambda: not desktop.find("This plan is only read here", "label"), "the toast stays")
        desktop.click(field, "text")
        desktop.keys(key)
        desktop.wait("This plan is only read here", "label")
    desktop.press("Close this message", "push button")  # who puts it away and tries again is told again
    desktop.gone("This plan is only read here", "label")
    desktop.click("Signature", "text")
    desktop.keys("Delete")
    desktop.wait("This plan is only read here", "label")
    desktop.keys("alt+1")  # other fields stay what they are: a filter is typed in
    desktop.until(lambda: not desktop.find("This plan is only read here", "label"), "the toast stays")
    desktop.keys("ctrl+shift+f")
    desktop.type("qq")
    desktop.keys("BackSpace")
    desktop.wait("Nothing found", "label")
    same(desktop.find("This plan is only read here", "label"), None)
    desktop.quit(program)
    same(title(desktop, path), "做实医疗集团")


def edits_once_it_is_free(desktop):
    """Who tries to change what a colleague has open is told; when that one has left, it can be edited."""
    path = plan_on_stick(desktop)
    holder = desktop.start(path, apart=True)
    desktop.until(lambda: list(path.parent.glob(".*")), "nobody holds the plan")
    program = start(desktop, path)
    desktop.wait("This plan is only read here", "label")
    desktop.until(lambda: not desktop.find("This plan is only read here", "label"), "the toast stays")
    desktop.click("1.做实医疗集团", "list item", part=True)
    desktop.keys("Delete")
    desktop.wait("This plan is only read here", "label")
    os.killpg(holder.pid, signal.SIGKILL)
    holder.wait()
    desktop.wait("Nobody else has this plan open any more", "label")
    desktop.wait("closed there by now; can be edited", "label")
    desktop.press("Edit It", "push button")
    desktop.wait("Saved automatically", "label")
    type_in_title(desktop, "F")
    desktop.quit(program)
    same(title(desktop, path), "做实医疗集团F")


def offers_a_sound_copy(desktop):
    path = plan_on_stick(desktop)
    desktop.cli("history", path, "--name", "稿")
    written = bytearray(path.read_bytes())
    written[len(written) // 2] ^= 1
    path.write_bytes(written)
    program = desktop.start(path)
    desktop.wait("The Plan Is Damaged", part=True)
    desktop.click("Open the Copy", "label")
    desktop.wait("1.做实医疗集团", "list item", part=True)
    desktop.quit(program)
    same(path.read_bytes(), bytes(written))
    same(title(desktop, path.parent / "plan (另一份).yaodian"), "做实医疗集团")


run_cases([goes_on_without_the_stick, asks_before_closing, closes_and_keeps, replaces_no_other_file_unasked,
           takes_over_when_told, goes_on_in_a_copy, says_that_words_are_only_read, edits_once_it_is_free,
           offers_a_sound_copy])
