#!/usr/bin/python3
"""Finding and replacing words in the whole plan."""
from desktop import open_plan, run_cases, same

PLAN = """2025年示例区卫生健康工作要点

一、优化资源布局
1.做实医疗集团。年底前建成2个医疗集团，检查结果互认率达到90％以上。（责任单位：医政科；配合单位：信息科）
2.加快项目建设。上半年完成ABC项目主体结构封顶。（责任单位：规划科）
二、守牢质量底线
3.规范医疗行为。每季度点评一次abc处方。（责任单位：药政科）
"""


def chosen(desktop, name):
    """What is selected in a field; views that are not shown have fields of the same names."""
    def selected():
        for field in desktop.find_all(name, "text"):
            text = field.queryText()
            if text.getNSelections() > 0 and text.getText(*text.getSelection(0)):
                return text.getText(*text.getSelection(0))
        return None
    return desktop.until(selected, f"nothing is chosen in {name}")


def chosen_words(desktop):
    return chosen(desktop, "Text")


def finds_everywhere(desktop):
    _, program = open_plan(desktop)
    desktop.keys("ctrl+f")
    desktop.type("abc")
    desktop.wait("2 places", "label")
    desktop.keys("Return")
    desktop.wait("1 of 2 places", "label")
    desktop.wait_text("Title", "加快项目建设", "text")
    same(chosen_words(desktop), "ABC")
    desktop.keys("Return")
    desktop.wait_text("Title", "规范医疗行为", "text")
    desktop.keys("Return")  # round the end
    desktop.wait("1 of 2 places", "label")
    desktop.keys("shift+Return")
    desktop.wait("2 of 2 places", "label")
    desktop.put("Find", "规划科", "entry")
    desktop.wait("1 place", "label")
    desktop.wait("2.加快项目建设 · unit", part=True)
    desktop.put("Find", "90%", "entry")
    desktop.wait("1 place", "label")
    desktop.press("Exactly as written")
    desktop.wait("not found", "label")
    desktop.keys("Escape")
    desktop.gone("Find", "entry")
    desktop.quit(program)


def looks_for_chosen_words_and_no_paragraph(desktop):
    """A paragraph that is chosen is where one is, and as a line of the field it would take seconds to draw."""
    _, program = open_plan(desktop, PLAN.replace("年底前", "深化改革" * 30 + "，年底前"))
    desktop.click("Text", "text")
    desktop.keys("ctrl+Home", *["shift+Right"] * 4, "ctrl+f")
    desktop.wait_text("Find", "深化改革", "entry")
    desktop.keys("Escape")
    desktop.gone("Find", "entry")
    desktop.click("Text", "text")
    desktop.keys("ctrl+a", "ctrl+f")
    desktop.wait_text("Find", "深化改革", "entry")
    desktop.keys("Escape")
    desktop.quit(program)


def replaces_what_is_ticked(desktop):
    path, program = open_plan(desktop)
    desktop.keys("ctrl+h")
    desktop.wait("Replace with", "text")
    desktop.put("Find", "医疗", "entry")
    desktop.wait("3 places", "label")
    desktop.put("Replace with", "诊疗", "text")
    desktop.click("3.规范医疗行为", "check box", part=True)  # not this one
    desktop.press("Replace Ticked", "push button")
    desktop.wait("2 places replaced", part=True)
    desktop.wait("1.做实诊疗集团", "list item", part=True)
    desktop.keys("ctrl+z")
    desktop.wait("1.做实医疗集团", "list item", part=True)
    desktop.wait("3 places", "label")
    desktop.click("Find", "entry")
    desktop.keys("Return")
    desktop.press("Replace This", "push button")
    desktop.wait("1.做实诊疗集团", "list item", part=True)
    desktop.wait("1 of 2 places", "label")
    same(sorted(desktop.nameless()), [])
    desktop.quit(program)
    plan = desktop.read_plan(path)
    same(plan["items"][0]["children"][0]["title"], "做实诊疗集团")
    same("医疗集团" in plan["items"][0]["children"][0]["body"][0], True)
    same(plan["items"][1]["children"][0]["title"], "规范医疗行为")


NOTICE = """关于印发2024年工作要点的通知
各单位：
现将《示例区2024年工作要点》印发给你们，请认真落实。
示例区卫生健康委员会
2024年1月6日

示例区2024年工作要点

一、优化资源布局
1.做实医疗集团。2024年底前建成2个医疗集团。（责任单位：医政科）
"""


def replaces_in_what_goes_out(desktop):
    """A year that was left over is found in every field of a notice and of the plan, and shown there."""
    path, program = open_plan(desktop, NOTICE)
    desktop.keys("ctrl+h")
    desktop.put("Find", "2024", "entry")
    desktop.wait("Notice · title of the notice: ", "list item", part=True)
    desktop.wait("Notice · date of the notice: 2024年1月6日", "list item", part=True)
    desktop.wait("Plan · title of the plan: ", "list item", part=True)

    desktop.click("Notice · title of the notice: ", "list item", part=True)
    same(chosen(desktop, "Title"), "2024")  # the notice's fields have come up
    desktop.wait("Addressees", "text")
    desktop.click("Plan · title of the plan: ", "list item", part=True)
    desktop.wait("Plan Properties", "frame")
    same(chosen(desktop, "Title of the plan"), "2024")
    desktop.keys("Escape")
    desktop.gone("Plan Properties", "frame")

    desktop.click("Find", "entry")
    desktop.keys("Tab")
    desktop.type("2025")  # the field that Tab comes to first
    desktop.wait_text("Replace with", "2025", "text")
    desktop.press("Replace Ticked", "push button")
    desktop.wait("places replaced", part=True)
    desktop.wait("not found", "label")
    desktop.keys("Escape", "Escape")
    desktop.quit(program)
    plan = desktop.read_plan(path)
    same("2024" in str({key: plan[key] for key in ("title", "year", "period", "notice")}), False)
    same(plan["notice"]["date"], "2025-01-06")
    same(plan["items"][0]["children"][0]["body"], ["2025年底前建成2个医疗集团。"])


def undoes_what_was_replaced(desktop):
    """Also from the field that has words of its own to take back."""
    path, program = open_plan(desktop)
    desktop.keys("ctrl+h")
    desktop.click("Find", "entry")
    desktop.type("ABC")
    desktop.keys("Tab")
    desktop.type("XYZ")
    desktop.wait_text("Replace with", "XYZ", "text")
    desktop.click("Replace Ticked", "push button")  # it can be pressed no more: the keyboard is in a field
    desktop.wait("places replaced", part=True)
    desktop.wait("not found", "label")
    desktop.keys("ctrl+z")
    desktop.gone("not found", "label")
    same(desktop.text_of("Find", "entry"), "ABC")
    desktop.click("Replace with", "text")
    desktop.type("6")
    desktop.wait_text("Replace with", "XYZ6", "text")
    desktop.keys("ctrl+z")
    desktop.wait_text("Replace with", "XYZ", "text")
    desktop.quit(program)


def escape_closes_after_replacing(desktop):
    """Also when the button that was pressed can be pressed no more."""
    _, program = open_plan(desktop)
    desktop.keys("ctrl+h")
    desktop.wait("Replace with", "text")
    desktop.put("Find", "医疗", "entry")
    desktop.put("Replace with", "诊疗", "text")
    desktop.wait("3 places", "label")
    desktop.click("Replace Ticked", "push button")
    desktop.wait("3 places replaced", part=True)
    desktop.wait("not found", "label")
    desktop.keys("Escape")
    desktop.gone("Replace with", "text")
    desktop.quit(program)


run_cases([escape_closes_after_replacing, finds_everywhere, looks_for_chosen_words_and_no_paragraph,
           replaces_what_is_ticked, undoes_what_was_replaced, replaces_in_what_goes_out])
