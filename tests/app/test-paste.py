#!/usr/bin/python3
"""What other programs leave on the clipboard: levels stay, and nothing that is no word comes in."""
from desktop import open_plan, run_cases, same

PLAN = """2025年示例区卫生健康工作要点

一、优化资源布局
1.做实医疗集团。年底前建成2个集团。（责任单位：医政科）
"""
LIST = "<p style='mso-list:l0 level{level} lfo1'><![if !supportLists]><span style='mso-list:Ignore'>{number}" \
       "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span><![endif]>{words}<o:p></o:p></p>\n"
WORD = "<html><head><style>p{margin:0}</style></head><body><!--StartFragment-->" \
       + LIST.format(level=1, number="二、", words="守牢质量底线") \
       + LIST.format(level=2, number="1.", words="规范临床用药。每季度点评一次处方。") \
       + LIST.format(level=2, number="2.", words="强化质量控制。三季度前完成检查。") + "<!--EndFragment--></body></html>"
WRITER = "<ol><li><p>守牢质量底线</p><ol><li><p>规范临床用药。每季度点评一次处方。</p></li></ol></li></ol>"


def titles(plan):
    return [[section["title"], *(point["title"] for point in section["children"])] for section in plan["items"]]


def keeps_the_levels_of_word(desktop):
    path, program = open_plan(desktop)
    desktop.click("1.做实医疗集团", "list item", part=True)
    desktop.offer(html=WORD, text="守牢质量底线\n规范临床用药。每季度点评一次处方。\n")
    desktop.keys("ctrl+v")
    desktop.wait("二、守牢质量底线", "list item", part=True)
    desktop.wait("3.强化质量控制", "list item", part=True)
    desktop.keys("ctrl+z")
    desktop.gone("二、守牢质量底线", "list item", part=True)
    desktop.offer(html=WRITER)  # numbers that only its lists have
    desktop.keys("ctrl+v")
    desktop.wait("2.规范临床用药", "list item", part=True)
    desktop.quit(program)
    same(titles(desktop.read_plan(path)), [["优化资源布局", "做实医疗集团"], ["守牢质量底线", "规范临床用药"]])


def waits_for_what_is_offered(desktop):
    path, program = open_plan(desktop)
    desktop.click("1.做实医疗集团", "list item", part=True)
    word = desktop.offer(held=True, html=WORD, text="守牢质量底线\n")
    desktop.keys("ctrl+v")
    desktop.show_offer(word)
    desktop.wait("3.强化质量控制", "list item", part=True)
    desktop.quit(program)
    same(titles(desktop.read_plan(path)), [["优化资源布局", "做实医疗集团"], ["守牢质量底线", "规范临床用药", "强化质量控制"]])


def sections_take_the_place_of_the_empty_one(desktop):
    path = desktop.folder / "blank.yaodian"
    desktop.cli("new", "-o", path, "--year", "2025")
    program = desktop.start(path)
    desktop.wait("Outline", "list")
    desktop.click("一、", "list item", part=True)
    desktop.offer(html=WORD)
    desktop.keys("ctrl+v")
    desktop.wait("2.强化质量控制", "list item", part=True)
    desktop.quit(program)
    same(titles(desktop.read_plan(path)), [["守牢质量底线", "规范临床用药", "强化质量控制"]])


def numbers_come_into_a_text(desktop):
    _, program = open_plan(desktop)
    desktop.click("Text", "text")
    desktop.offer(html=WORD, text="other words")
    desktop.keys("ctrl+a", "ctrl+v")
    desktop.wait_text("Text", "二、守牢质量底线\n1.规范临床用药。每季度点评一次处方。\n2.强化质量控制。三季度前完成检查。", "text")
    desktop.offer(html="<img src='x.png'>", text="只有文字。")  # HTML without words
    desktop.keys("ctrl+a", "ctrl+v")
    desktop.wait_text("Text", "只有文字。", "text")
    desktop.quit(program)


def what_is_no_word_stays_out(desktop):
    path, program = open_plan(desktop)
    desktop.click("Text", "text")
    desktop.offer(text="甲\x01\x1b乙\u202e丙\u200b😀 \u0627\u0644\u0639.\r\n\r\n\u3000\u3000丁\u00a0")
    desktop.keys("ctrl+a", "ctrl+v")
    desktop.wait_text("Text", "甲乙丙😀 \u0627\u0644\u0639.\n丁", "text")
    desktop.offer(image_png=b"\x89PNG no picture")
    desktop.keys("ctrl+a", "ctrl+v")  # nothing, and no complaint
    desktop.click("1.做实医疗集团", "list item", part=True)
    desktop.keys("ctrl+v")
    desktop.wait("there are no words to paste", part=True)
    desktop.offer(text="年" * 60000)  # more goes from GTK to GTK in pieces, which X11 loses on the way
    for field in "Title", "Add a unit":
        desktop.click(field, "text")
        desktop.keys("ctrl+a", "ctrl+v")
        desktop.wait("characters are too many here", part=True)
        desktop.wait_text(field, "做实医疗集团" if field == "Title" else "", "text")
    desktop.press("Add a comment", "push button")
    desktop.wait("Comment", "text")
    desktop.keys("ctrl+v")
    desktop.wait("where 20,000 are the most", part=True)
    desktop.offer(text="请\x07核实。\n\U0001F600")
    desktop.keys("ctrl+v")
    desktop.press("Add", "push button")
    desktop.wait("请核实。\n\U0001F600", "label")
    desktop.offer(text="做实\x01\n医疗\u202e集团\u200b\U0001F600")
    desktop.click("Title", "text")
    desktop.keys("ctrl+a", "ctrl+v")
    desktop.wait_text("Title", "做实 医疗集团\U0001F600", "text")
    desktop.quit(program)
    same(desktop.read_plan(path)["items"][0]["children"][0]["body"], ["甲乙丙😀 \u0627\u0644\u0639.", "丁"])


run_cases([keeps_the_levels_of_word, waits_for_what_is_offered, sections_take_the_place_of_the_empty_one,
           numbers_come_into_a_text, what_is_no_word_stays_out])
