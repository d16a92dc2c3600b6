#!/usr/bin/python3
"""The register of units: what a person does in its window stands in the file afterwards."""
import re

from desktop import open_plan, run_cases, same

PLAN = """2025年示例区卫生健康工作要点

一、优化资源布局
1.做实医疗集团。由信息科会同医政科建设平台。（责任单位：医政科；配合单位：信息科、统计科）
2.加快项目建设。信息科长期支持。（责任单位：统计科）
3.规范临床用药。每季度点评一次。（责任单位：信息科；配合单位：统计科）
"""


def open_register(desktop, text=PLAN, register=True):
    path, program = open_plan(desktop, text)
    desktop.keys("ctrl+u")
    desktop.wait("Kinds of units", "list")
    if register and desktop.find("Take All In", "push button"):
        desktop.press("Take All In", "push button")
        desktop.gone("Take All In", "push button")
    return path, program


def choose(desktop, name):
    desktop.click(f". {name},", "table row", part=True)
    desktop.wait(name, "label")


def units(desktop, path):
    return [u["name"] for u in desktop.read_plan(path)["units"]]


def copy(desktop, words):
    """To the clipboard, by way of an entry."""
    desktop.keys("ctrl+f")
    desktop.put("Search the register", words)
    desktop.keys("ctrl+a", "ctrl+c", "Escape")
    desktop.wait(". 医政科,", "table row", part=True)


def points(desktop, path):
    return desktop.read_plan(path)["items"][0]["children"]


def takes_names_into_the_register(desktop):
    path, program = open_register(desktop, register=False)
    desktop.wait("are not in the register yet", part=True)
    desktop.press("Take All In", "push button")
    desktop.gone("are not in the register yet", part=True)
    desktop.wait("3 names taken into the register", part=True)
    desktop.keys("ctrl+z")
    desktop.wait("are not in the register yet", part=True)
    desktop.quit(program)


def orders_by_keys_buttons_and_dragging(desktop):
    path, program = open_register(desktop)
    desktop.wait("1. 医政科,", "table row", part=True)
    choose(desktop, "信息科")
    desktop.keys("alt+Up")
    desktop.wait("1. 信息科,", "table row", part=True)
    desktop.press("Move down", "push button")
    desktop.wait("2. 信息科,", "table row", part=True)
    desktop.press("Move down", "push button")
    desktop.wait("3. 信息科,", "table row", part=True)
    desktop.drag("1. 医政科,", "3. 信息科,", "table row")
    desktop.wait("3. 医政科,", "table row", part=True)
    desktop.keys("ctrl+z")
    desktop.wait("1. 医政科,", "table row", part=True)
    desktop.quit(program)
    same(units(desktop, path), ["医政科", "统计科", "信息科"])


def keeps_aliases(desktop):
    path, program = open_register(desktop)
    choose(desktop, "信息科")
    desktop.put("Add an alias", "信息中心", "text")
    desktop.click("Add an alias", "text")
    desktop.keys("Return")
    desktop.wait("Remove the alias 信息中心", "push button")
    desktop.put("Add an alias", "医政科", "text")  # another unit's name
    desktop.keys("Return")
    desktop.wait("is a name of 医政科 already", part=True)
    desktop.put("Add an alias", "长" * 101, "text")  # as when a whole text was pasted
    desktop.keys("Return")
    desktop.wait("has 100 characters at most", part=True)
    desktop.wait_text("Add an alias", "长" * 101, "text")  # to be shortened
    desktop.press("Remove the alias 信息中心", "push button")
    desktop.gone("Remove the alias 信息中心", "push button")
    desktop.wait("Removed the alias", "label", part=True)
    desktop.press("Undo: deletion of an alias: 信息中心", "push button")
    desktop.wait("Remove the alias 信息中心", "push button")
    desktop.quit(program)
    same(units(desktop, path), ["医政科", "信息科", "统计科"])


def reads_days_as_they_are_written(desktop):
    path, program = open_register(desktop)
    choose(desktop, "医政科")
    desktop.click("Valid", "label")
    desktop.wait("Until", "text")
    desktop.click("Until", "text")
    desktop.type("someday")
    desktop.keys("Return")
    desktop.wait("“someday” is no day or month", part=True)
    desktop.keys("ctrl+a")
    desktop.type("2199/6/30")
    desktop.keys("Return")
    desktop.wait("until 2199-06-30")
    desktop.click("Until", "text")
    desktop.put("Until", "2199年9月", "text")
    desktop.keys("Return")
    desktop.wait("until 2199-09")
    desktop.put("Until", "2001-01", "text")  # it goes to those that are gone, and stays before one's eyes
    desktop.keys("Return")
    desktop.wait("until 2001-01")
    desktop.wait(". 医政科,", "table row", part=True)
    desktop.quit(program)


def renames_everywhere(desktop):
    path, program = open_register(desktop)
    choose(desktop, "信息科")
    desktop.keys("F2")
    desktop.wait("Rename Everywhere", part=True)
    desktop.put("New official name", "数据资源科", "text")
    desktop.wait("Words that change: 4 of 4 places", part=True)
    desktop.click("3.规范临床用药 · units as written", "check box", part=True)
    desktop.wait("Words that change: 3 of 4 places", part=True)
    desktop.press("Rename", "push button")
    desktop.wait("Renamed to “数据资源科”; words changed in", part=True)
    desktop.gone("Old names become aliases", part=True)
    desktop.wait(". 数据资源科,", "table row", part=True)
    desktop.wait("Remove the alias 信息科", "push button")
    desktop.quit(program)
    made = points(desktop, path)
    same(made[0]["body"][0], "由数据资源科会同医政科建设平台。")
    same(made[1]["body"][0], "数据资源科长期支持。")
    same(made[0]["support"], ["数据资源科", "统计科"])
    program = desktop.start(path)
    desktop.wait("1.做实医疗集团", part=True)
    desktop.keys("ctrl+z")  # one gesture, also after the file was closed
    desktop.wait("Saved automatically", part=True)
    desktop.quit(program)
    made = points(desktop, path)
    same(made[0]["body"][0], "由信息科会同医政科建设平台。")
    same(made[0]["support"], ["信息科", "统计科"])


def merges_into_another(desktop):
    path, program = open_register(desktop)
    choose(desktop, "统计科")
    desktop.press("Merge into Another…", "push button")
    desktop.wait("No unit is chosen yet", part=True)
    desktop.click("Unit that takes over", "text")
    desktop.type("xxk")
    desktop.wait("信息科", "list item", part=True)
    desktop.keys("Return")
    desktop.wait("lead passes to 信息科", part=True)
    desktop.wait("信息科 has a part already; together: lead", part=True)
    desktop.press("Merge", "push button")
    desktop.gone("lead passes to 信息科", part=True)
    desktop.wait("Merged “统计科” into “信息科”", part=True)
    desktop.wait("Remove the alias 统计科", "push button")
    desktop.wait("Merged or ended, 1", "list item")
    desktop.keys("Up")  # from the unit that took over
    desktop.wait("医政科", "label")
    desktop.keys("ctrl+z")
    desktop.wait("Merged or ended, 0", "list item")
    choose(desktop, "统计科")
    desktop.keys("ctrl+shift+z")  # what it carries goes while it is looked at
    desktop.wait("Merged or ended, 1", "list item")
    desktop.quit(program)
    made = points(desktop, path)
    same(made[0]["support"], ["信息科"])
    same(made[1]["lead"], ["信息科"])
    same((made[2]["lead"], made[2]["support"]), (["信息科"], []))


def replace_by_medical_affairs(desktop):
    """Answers what is asked when 统计科 is to be deleted."""
    desktop.click("Unit that takes over", "text")
    desktop.type("yzk")
    desktop.wait("医政科", "list item", part=True)
    desktop.keys("Return")
    desktop.wait("lead passes to 医政科", part=True)
    desktop.press("Replace and Delete", "push button", part=True)
    desktop.wait("Deleted “统计科”", part=True)


def asks_before_deleting_what_is_used(desktop):
    path, program = open_register(desktop)
    choose(desktop, "统计科")
    desktop.keys("Delete")
    desktop.wait("3 places in the plan", part=True)
    desktop.wait("2.加快项目建设", part=True)
    desktop.wait("lead; nobody in its place", part=True)
    replace_by_medical_affairs(desktop)
    desktop.gone(". 统计科,", "table row", part=True)
    desktop.keys("ctrl+z")
    desktop.wait(". 统计科,", "table row", part=True)
    desktop.keys("ctrl+shift+z")
    desktop.gone(". 统计科,", "table row", part=True)
    desktop.quit(program)
    same(points(desktop, path)[1]["lead"], ["医政科"])
    same(units(desktop, path), ["医政科", "信息科"])


def asks_where_a_unit_has_targets(desktop):
    """A figure that a unit shall reach is a use too, and goes to who takes its place."""
    path, program = open_plan(desktop)
    desktop.press("Add an indicator", "push button")
    desktop.wait("What is counted", "text")
    desktop.put("What is counted", "覆盖率", "text")
    desktop.put("Target", "100", "text")
    desktop.click("Targets of years and units", "label")
    desktop.put("Target of 统计科, Whole time", "60", "text")
    desktop.press("Add", "push button")
    desktop.gone("What is counted", "text")
    desktop.keys("ctrl+u")
    desktop.press("Take All In", "push button")
    choose(desktop, "统计科")
    desktop.keys("Delete")
    desktop.wait("target of “覆盖率”: ", part=True)
    desktop.wait("4 places in the plan", part=True)
    replace_by_medical_affairs(desktop)
    desktop.quit(program)
    targets = desktop.read_plan(path)["items"][0]["children"][0]["indicators"][0]["targets"]
    same([(target["unit"], target["target"]) for target in targets], [("医政科", "60")])


def adds_a_unit_and_members(desktop):
    path, program = open_register(desktop)
    desktop.keys("ctrl+n")
    desktop.put("Official name", "各科室", "text")
    desktop.wait("Collective names", "label")
    desktop.press("Add", "push button")
    desktop.wait("4. 各科室, Collective names", "table row", part=True)
    desktop.wait("0 Members", part=True)
    desktop.click("Add a member", "text")
    desktop.type("yzk")
    desktop.wait("医政科", "list item", part=True)
    desktop.keys("Return")
    desktop.wait("Remove the member 医政科", "push button")
    desktop.wait("1 Member", part=True)
    desktop.click("Add a member", "text")
    desktop.type("xinxike")
    desktop.wait("new unit", "label")
    desktop.keys("Down", "Return")  # nothing is taken from letters by itself
    desktop.wait("Remove the member xinxike", "push button")
    desktop.wait("“xinxike” is a member now, and in the register", part=True)
    desktop.wait("2 Members", part=True)
    desktop.quit(program)
    same(units(desktop, path)[-2:], ["各科室", "xinxike"])


STREETS = """2025年示例区卫生健康工作要点

一、优化资源布局
1.做实医疗集团。平台建成。（责任单位：医政科；配合单位：各街镇、东街道、西街道、南镇、北镇）
"""


def members(desktop, path, name="各街镇"):
    line = next(line for line in desktop.cli("units", path).splitlines() if name in line)
    return sorted(re.split("[、 ]", line.split("∋ ")[1]))


def sets_members_at_once(desktop):
    path, program = open_register(desktop, STREETS)
    choose(desktop, "各街镇")
    desktop.wait("0 Members", part=True)
    desktop.click("Add All Streets and towns (4)", "list item", part=True)
    desktop.wait("4 Members", part=True)
    desktop.gone("Add All", part=True)
    desktop.wait("4 members added", part=True)
    desktop.keys("ctrl+z")  # one gesture
    desktop.wait("0 Members", part=True)
    desktop.keys("ctrl+y")
    desktop.wait("4 Members", part=True)
    desktop.click("Choose Members…", "list item", part=True)
    desktop.wait("Members of “各街镇”", part=True)
    desktop.wait("Members of “各街镇” (4)", part=True)
    desktop.keys("space")  # the keyboard is on the first unit
    desktop.until(lambda: desktop.find("Members of “各街镇” (3)", part=True) or
                  desktop.find("Members of “各街镇” (5)", part=True), "the space bar does not choose")
    desktop.keys("space")
    desktop.wait("Members of “各街镇” (4)", part=True)
    desktop.click("All Streets and towns (4)", "check box")  # all are: now none is
    desktop.wait("Members of “各街镇” (0)", part=True)
    desktop.click("东街道", "check box")
    desktop.wait("Members of “各街镇” (1)", part=True)
    desktop.click("All Streets and towns (4)", "check box")  # some are: now all are
    desktop.wait("Members of “各街镇” (4)", part=True)
    desktop.click("北镇", "check box")
    desktop.wait("Members of “各街镇” (3)", part=True)
    desktop.keys("ctrl+Return")
    desktop.wait("has 3 members now", part=True)
    desktop.wait("3 Members", part=True)
    choose(desktop, "东街道")  # and a unit says where it belongs
    desktop.wait("Belongs to", part=True)
    choose(desktop, "北镇")
    desktop.gone("Belongs to", part=True)
    desktop.quit(program)
    same(members(desktop, path), sorted(["东街道", "西街道", "南镇"]))


def finds_by_pinyin(desktop):
    path, program = open_register(desktop)
    desktop.keys("ctrl+f")
    desktop.wait("Search the register")
    desktop.type("tjk")
    desktop.gone(". 医政科,", "table row", part=True)
    desktop.wait(". 统计科,", "table row", part=True)
    desktop.keys("Escape")
    desktop.wait(". 医政科,", "table row", part=True)
    desktop.quit(program)


def goes_to_a_point(desktop):
    _, program = open_register(desktop)
    choose(desktop, "统计科")
    desktop.press("2. 加快项目建设, lead", "list item")
    desktop.click("2. 加快项目建设, lead", "list item")
    desktop.wait_text("Title", "加快项目建设", "text")
    desktop.quit(program)


def reads_a_workbook_and_pasted_rows(desktop):
    path, program = open_register(desktop)
    rows = "序号\t单位全称\t简称\t别名\n1\t信息统计科\t信息科\t信息中心\n2\t示例区医保局\t区医保局\t\n"
    copy(desktop, rows)
    choose(desktop, "医政科")
    desktop.keys("ctrl+v")
    desktop.wait("1 new, 1 known", part=True)
    desktop.press("Read In", "push button")
    desktop.wait("2 units read: 1 added, 1 changed", part=True)
    desktop.wait("1. 信息统计科,", "table row", part=True)
    desktop.wait("2. 示例区医保局, Bureaus", "table row", part=True)
    desktop.quit(program)
    same(units(desktop, path), ["信息统计科", "示例区医保局", "医政科", "统计科"])
    book = path.parent / "list.xlsx"
    desktop.cli("units", path, "-o", book)
    other = desktop.make_plan(PLAN, "other")
    desktop.cli("units", other, "--read", book)
    same(units(desktop, other), ["信息统计科", "示例区医保局", "医政科", "统计科"])


def leaves_the_plan_s_keys_alone(desktop):
    path, program = open_register(desktop)
    choose(desktop, "医政科")
    desktop.keys("ctrl+Return", "ctrl+shift+s")
    desktop.keys("ctrl+w")
    desktop.gone("Register of units", "tree table")
    desktop.wait("1.做实医疗集团", part=True)
    desktop.quit(program)
    same([i["title"] for i in desktop.read_plan(path)["items"]], ["优化资源布局"])
    same(len(points(desktop, path)), 3)


def only_reads_what_another_holds(desktop):
    path = desktop.make_plan(PLAN)
    desktop.start(path, apart=True)
    desktop.until(lambda: list(path.parent.glob(".~*")), "the first program does not hold the plan")
    program = desktop.start(path)
    desktop.wait("Read-only", "label")
    desktop.keys("ctrl+u")
    desktop.wait("Register of units", "tree table")
    choose(desktop, "信息科")
    for name in ("Merge into Another…", "Take All In", "New Unit"):
        same(desktop.find(name, "push button"), None)
    same(desktop.find("Add an alias", "text"), None)
    desktop.keys("alt+Up", "Delete", "F2")
    desktop.wait("2. 信息科,", "table row", part=True)
    desktop.quit(program)


def says_how_to_begin(desktop):
    _, program = open_register(desktop, "2025年工作要点\n\n一、优化布局\n1.做实医疗集团。建成。\n")
    desktop.wait("No Units Yet", part=True)
    desktop.press("Add One", "push button")
    desktop.put("Official name", "医政科", "text")
    desktop.press("Add", "push button")
    desktop.wait("1. 医政科,", "table row", part=True)
    desktop.quit(program)


def folds_when_narrow(desktop):
    _, program = open_register(desktop)
    desktop.resize(720, 800)
    desktop.gone("Kinds of units", "list")
    desktop.gone("Merge into Another…", "push button")
    choose(desktop, "信息科")
    desktop.keys("Return")
    desktop.wait("Merge into Another…", "push button")
    desktop.resize(1366, 768)
    desktop.wait("Kinds of units", "list")
    desktop.quit(program)


def names_every_control(desktop):
    _, program = open_register(desktop)
    same(sorted(desktop.nameless()), [])
    desktop.quit(program)


def speaks_chinese(desktop):
    desktop.language = "zh_CN"
    path = desktop.make_plan(PLAN)
    program = desktop.start(path)
    desktop.wait("1.做实医疗集团", part=True)
    desktop.keys("ctrl+u")
    for words in ("单位名录", "新增单位", "委机关科室", "统称单位", "已撤并", "名称有疑问", "规范化简称", "承担任务",
                  "统一更名…", "并入其他单位…"):
        desktop.wait(words, part=True)
    desktop.quit(program)


run_cases([takes_names_into_the_register, orders_by_keys_buttons_and_dragging, keeps_aliases,
           reads_days_as_they_are_written, renames_everywhere,
           merges_into_another, asks_before_deleting_what_is_used, asks_where_a_unit_has_targets, adds_a_unit_and_members,
           sets_members_at_once,
           finds_by_pinyin,
           goes_to_a_point, reads_a_workbook_and_pasted_rows, leaves_the_plan_s_keys_alone,
           only_reads_what_another_holds, says_how_to_begin, folds_when_narrow, names_every_control,
           speaks_chinese])
