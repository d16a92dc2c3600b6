#!/usr/bin/python3
"""The assign view: what is done in the matrix by keys and pointer stands in the file afterwards."""
from desktop import open_plan, run_cases, same

PLAN = """2025年示例区卫生健康工作要点

一、优化资源布局
1.做实医疗集团。年底前建成2个集团。（责任单位：医政科；配合单位：信息科）
2.加快项目建设。上半年完成主体结构封顶。（责任单位：规划科）
二、守牢质量底线
3.规范临床用药。每季度点评一次处方。（配合单位：信息科）
4.强化质量控制。开展质控检查。
"""

def shares(desktop, path):
    """point → (leads, supports), of all points of the file"""
    sections = desktop.read_plan(path)["items"]
    return {p["title"]: (p["lead"], p["support"]) for s in sections for p in s["children"]}


def open_assign(desktop, text=PLAN):
    path, program = open_plan(desktop, text)
    desktop.keys("alt+2")
    desktop.wait("Who does what", part=True)
    return path, program


def focused(desktop):
    """The name of the cell that has the keyboard."""
    import pyatspi
    for node in desktop.everything():
        try:
            if node.getRoleName() != "table cell" or not node.getState().contains(pyatspi.STATE_FOCUSED):
                continue
            node.clear_cache()  # what was hidden meanwhile has told nobody
            if node.getState().contains(pyatspi.STATE_FOCUSED):
                return node.name
        except Exception:
            continue
    return None


def wait_focus(desktop, name):
    desktop.until(lambda: focused(desktop) == name, f"the keyboard is not in {name!r} but {focused(desktop)!r}")


def order(desktop):
    """The units in the order of the columns, as the cells of the row with the keyboard tell."""
    names = []
    for node in desktop.everything():
        try:
            parts = (node.name or "").split(", ")
            if node.getRoleName() == "table cell" and len(parts) == 3 and parts[1] not in names:
                names.append(parts[1])
        except Exception:
            continue
    return names


def go_to(desktop, unit):
    desktop.keys("Home", *["Right"] * (order(desktop).index(unit) + 1))


def is_read_and_walked(desktop):
    path, program = open_assign(desktop)
    same(order(desktop), ["医政科", "信息科", "规划科"])
    wait_focus(desktop, "1.做实医疗集团, 医政科, first lead")
    desktop.wait("1.做实医疗集团; lead: 医政科; support: 信息科", "table row")
    desktop.wait("二、守牢质量底线, 2 points", "table row")
    go_to(desktop, "信息科")
    wait_focus(desktop, "1.做实医疗集团, 信息科, support")
    desktop.keys("Down")
    wait_focus(desktop, "2.加快项目建设, 信息科, no share")
    desktop.keys("Down", "Down")  # over the section's row
    wait_focus(desktop, "3.规范临床用药, 信息科, support")
    desktop.keys("ctrl+End")
    wait_focus(desktop, "4.强化质量控制, 规划科, no share")
    desktop.keys("ctrl+Home")
    wait_focus(desktop, "一、优化资源布局, 2 points")
    desktop.keys("Down")
    wait_focus(desktop, "1.做实医疗集团")
    desktop.keys("End")
    wait_focus(desktop, "1.做实医疗集团, 规划科, no share")
    same(list(desktop.nameless()), [])
    desktop.quit(program)


def is_marked_in_the_words_of_its_reader(desktop):
    path = desktop.make_plan(PLAN)
    for language, there, not_there in (("", ("L", "S"), ("牵", "配")), ("zh_CN", ("牵", "配"), ("L", "S"))):
        desktop.language = language
        program = desktop.start(path)
        desktop.wait("1.做实医疗集团", part=True)
        desktop.keys("alt+2")
        for mark in there:
            desktop.wait(mark, "label")
        for mark in not_there:
            same(desktop.find(mark, "label"), None)
        desktop.quit(program)


def changes_cells_by_keys(desktop):
    path, program = open_assign(desktop)
    go_to(desktop, "规划科")
    wait_focus(desktop, "1.做实医疗集团, 规划科, no share")
    desktop.keys("space")
    wait_focus(desktop, "1.做实医疗集团, 规划科, lead")
    desktop.keys("shift+space")
    wait_focus(desktop, "1.做实医疗集团, 规划科, first lead")
    desktop.keys("Down", "space")
    wait_focus(desktop, "2.加快项目建设, 规划科, support")
    desktop.keys("space")
    wait_focus(desktop, "2.加快项目建设, 规划科, no share")
    desktop.keys("Down", "Down", "p")
    wait_focus(desktop, "3.规范临床用药, 规划科, support")
    desktop.keys("Down", "q")
    wait_focus(desktop, "4.强化质量控制, 规划科, first lead")
    desktop.keys("Delete")
    wait_focus(desktop, "4.强化质量控制, 规划科, no share")
    desktop.keys("ctrl+z")
    wait_focus(desktop, "4.强化质量控制, 规划科, first lead")
    desktop.quit(program)
    same(shares(desktop, path), {"做实医疗集团": (["规划科", "医政科"], ["信息科"]), "加快项目建设": ([], []),
                                 "规范临床用药": ([], ["信息科", "规划科"]), "强化质量控制": (["规划科"], [])})


def changes_a_range_at_once(desktop):
    path, program = open_assign(desktop)
    desktop.keys("ctrl+Home", "Down", "Right")
    first = order(desktop)
    desktop.keys("shift+Down", "shift+Right")
    desktop.keys("p")
    wait_focus(desktop, f"2.加快项目建设, {first[1]}, support")
    desktop.keys("Delete")
    desktop.wait("4 assignments cleared", part=True)
    wait_focus(desktop, f"2.加快项目建设, {first[1]}, no share")
    desktop.keys("ctrl+z")
    wait_focus(desktop, f"1.做实医疗集团, {first[1]}, support")  # the first of what was taken back
    desktop.quit(program)
    after = shares(desktop, path)
    for title in ("做实医疗集团", "加快项目建设"):
        same(set(first[:2]) <= set(after[title][1]), True)


def assigns_checked_points(desktop):
    path, program = open_assign(desktop)
    desktop.keys("ctrl+Home", "Down", "Down", "space")  # the second point
    wait_focus(desktop, "2.加快项目建设, selected")
    desktop.keys("shift+Down", "shift+Down")
    wait_focus(desktop, "3.规范临床用药, no lead unit, selected")
    desktop.wait("2 selected")
    desktop.wait("no. 2, 3")
    desktop.click("Add a unit to the selected points", "text")
    desktop.type("yzk")  # 医政科
    desktop.wait("医政科", "list item", part=True)
    desktop.keys("Return")
    desktop.wait("3.规范临床用药, 医政科, support", "table cell")
    desktop.press("Set as Lead", "push button")
    desktop.wait("3.规范临床用药, 医政科, first lead", "table cell")
    desktop.press("Unselect", "push button")
    desktop.gone("2 selected")
    desktop.keys("ctrl+a")
    desktop.wait("4 selected")
    desktop.press("Clear", "push button")
    desktop.wait("assignments cleared", part=True)
    desktop.wait("3.规范临床用药, 医政科, no share", "table cell")
    desktop.keys("ctrl+z")
    desktop.wait("3.规范临床用药, 医政科, first lead", "table cell")
    desktop.quit(program)
    same(shares(desktop, path), {"做实医疗集团": (["医政科"], ["信息科"]), "加快项目建设": (["规划科", "医政科"], []),
                                 "规范临床用药": (["医政科"], ["信息科"]), "强化质量控制": ([], [])})


def filters(desktop):
    path, program = open_assign(desktop)
    desktop.wait("Only points without a lead: 2")
    desktop.press("Only points without a lead: 2")
    desktop.gone("1.做实医疗集团", "table row", part=True)
    desktop.wait("3.规范临床用药", "table row", part=True)
    desktop.press("Only points without a lead: 2")
    desktop.wait("1.做实医疗集团", "table row", part=True)
    desktop.keys("ctrl+shift+f")
    desktop.type("4.")
    desktop.gone("3.规范临床用药", "table row", part=True)
    desktop.wait("4.强化质量控制", "table row", part=True)
    desktop.type("nothing")
    desktop.wait("Nothing Found")
    desktop.press("Show All Points", "push button")
    desktop.wait("1.做实医疗集团", "table row", part=True)
    desktop.quit(program)


def narrows_every_view_to_a_unit(desktop):
    """What a head chooses in the outline holds in the matrix too, and the other way round."""
    path, program = open_assign(desktop)
    desktop.keys("alt+1")
    desktop.click("Show only", "push button")
    desktop.press("Of One Unit", "menu item", part=True)
    desktop.press("信息科", "menu item", part=True)
    desktop.wait("信息科: 2 of 4", "label")
    desktop.gone("信息科", "menu item")
    desktop.keys("alt+2")
    desktop.wait("3.规范临床用药", "table row", part=True)
    desktop.gone("2.加快项目建设", "table row", part=True)
    desktop.keys("alt+1")
    desktop.click("1.做实医疗集团", "list item", part=True)
    desktop.keys("alt+Page_Down")  # to the next of the unit's own
    desktop.wait_text("Title", "规范临床用药", "text")
    desktop.click("Show only", "push button")
    desktop.press("All Items", "menu item", part=True)
    desktop.wait("2 sections · 4 points", "label")
    desktop.gone("All Items", "menu item")
    desktop.keys("alt+2")
    desktop.wait("2.加快项目建设", "table row", part=True)
    desktop.quit(program)


def shows_whole_names_to_choose_from(desktop):
    import pyatspi
    unit = "海州市示例区卫生健康事业发展和信息管理服务中心"
    path, program = open_assign(desktop, PLAN.replace("规划科", unit))
    desktop.click("Unit", "combo box")
    label = desktop.until(lambda: [n for n in desktop.find_all(unit, "label")
                                   if n.queryComponent().getExtents(pyatspi.WINDOW_COORDS).height > 10][-1:],
                          "no list")[0]
    box = label.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
    same(box.width >= len(unit) * 12, True)  # the button is as wide as 13 Latin letters
    desktop.keys("Escape")
    desktop.quit(program)


def closes_sections_and_follows(desktop):
    path, program = open_assign(desktop)
    desktop.keys("ctrl+Home", "Left")
    wait_focus(desktop, "一、优化资源布局, 2 points, closed")
    desktop.gone("1.做实医疗集团", "table row", part=True)
    desktop.keys("Right")
    desktop.wait("1.做实医疗集团", "table row", part=True)
    desktop.keys("End", "Down", "Down", "Down", "Down")
    desktop.keys("Return")  # to the draft of that point
    desktop.wait_text("Title", "规范临床用药", "text")
    desktop.keys("alt+Page_Down")
    desktop.wait_text("Title", "强化质量控制", "text")
    desktop.keys("alt+2")
    desktop.until(lambda: (focused(desktop) or "").startswith("4.强化质量控制"), "the row does not follow")
    desktop.quit(program)


def in_sight(desktop, name):
    box = desktop.wait(name, "table cell", part=True).queryComponent().getExtents(1)
    return 200 < box.y < 840


def shows_the_cell_that_is_changed(desktop):
    """The keyboard's row comes into sight when the view is entered, and when a key changes it."""
    many = "".join(f"{n}.做好第{n}项。开展工作。（责任单位：医政科）\n" for n in range(1, 81))
    program = desktop.start(desktop.make_plan(f"2025年示例区工作要点\n\n一、全部\n{many}"))
    desktop.click("一、全部", "list item", part=True)
    desktop.keys("End", "Up")
    desktop.wait_text("Title", "做好第80项", "text")
    desktop.keys("alt+2")
    wait_focus(desktop, "80.做好第80项, 医政科, first lead")
    desktop.until(lambda: in_sight(desktop, "80.做好第80项"), "the row of the keyboard is out of sight")
    desktop.quit(program)


def copies_a_table(desktop):
    """What is pasted elsewhere: here into the text of a point."""
    path, program = open_assign(desktop)
    units = order(desktop)
    go_to(desktop, "信息科")
    desktop.keys("shift+Down", "ctrl+c", "Return")
    desktop.click("Text", "text")
    desktop.keys("ctrl+a", "ctrl+v")
    desktop.until(lambda: desktop.text_of("Text", "text").split()
                  == "编号 要点 信息科 1. 做实医疗集团 配合 2. 加快项目建设".split(), "the range is not pasted")
    desktop.keys("alt+2", "Escape", "ctrl+c", "Return")
    desktop.click("Text", "text")
    desktop.keys("ctrl+a", "ctrl+v")
    desktop.until(lambda: desktop.text_of("Text", "text").split()[:4] == ["编号", "要点", *units[:2]]
                  and "配合合计" in desktop.text_of("Text", "text"), "the matrix is not pasted")
    desktop.quit(program)


def works_by_pointer(desktop):
    path, program = open_assign(desktop)
    go_to(desktop, "规划科")
    wait_focus(desktop, "1.做实医疗集团, 规划科, no share")
    desktop.click("1.做实医疗集团, 规划科, no share", "table cell")
    desktop.wait("1.做实医疗集团, 规划科, lead", "table cell")
    desktop.click("1.做实医疗集团, 规划科, lead", "table cell")
    desktop.wait("1.做实医疗集团, 规划科, support", "table cell")
    desktop.quit(program)
    same(shares(desktop, path)["做实医疗集团"], (["医政科"], ["信息科", "规划科"]))


def is_read_only_where_the_plan_is(desktop):
    path = desktop.make_plan(PLAN)
    before = shares(desktop, path)
    desktop.start(path, apart=True)
    desktop.until(lambda: list(path.parent.glob(".~*")),
                  "the first program does not hold the plan")
    program = desktop.start(path)
    desktop.wait("Read-only")
    desktop.keys("alt+2")
    desktop.wait("Who does what", part=True)
    desktop.keys("space", "q", "Down", "Delete", "p")
    desktop.until(lambda: (focused(desktop) or "").startswith("2."), "the matrix cannot be walked")
    desktop.quit(program)
    same(shares(desktop, path), before)


def begins_with_nothing(desktop):
    path, program = open_assign(desktop, "2025年示例区卫生健康工作要点\n\n一、优化资源布局\n1.做实医疗集团。建成集团。\n")
    desktop.wait("No Units Yet")
    desktop.click("Name of the unit", "text")
    desktop.put("Name of the unit", "医政科", "text")
    desktop.keys("Return")
    desktop.gone("No Units Yet")
    desktop.keys("ctrl+Home", "Down", "Right", "space")
    wait_focus(desktop, "1.做实医疗集团, 医政科, first lead")
    desktop.quit(program)
    same(shares(desktop, path), {"做实医疗集团": (["医政科"], [])})


def has_no_points(desktop):
    path = desktop.folder / "plan.yaodian"
    desktop.cli("new", "-o", path, "--year", "2025")
    program = desktop.start(path)
    desktop.wait("Outline", "list")
    desktop.keys("alt+2")
    desktop.wait("No Points Yet")
    desktop.press("Write the Plan", "push button")
    desktop.wait("Title", "text")
    desktop.quit(program)


run_cases([is_read_and_walked, is_marked_in_the_words_of_its_reader, changes_cells_by_keys,
           changes_a_range_at_once, assigns_checked_points, filters,
           narrows_every_view_to_a_unit, shows_whole_names_to_choose_from,
           closes_sections_and_follows, shows_the_cell_that_is_changed,
           copies_a_table, works_by_pointer,
           is_read_only_where_the_plan_is, begins_with_nothing, has_no_points])
