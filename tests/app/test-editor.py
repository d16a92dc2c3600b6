#!/usr/bin/python3
"""The text of an item: sub-headings, words that come from elsewhere, and how long the plan may be."""
import sqlite3

from desktop import open_plan, run_cases, same

PLAN = """2025年示例区卫生健康工作要点

一、优化资源布局
1.做实医疗集团。年底前建成2个集团。（责任单位：医政科）
"""


def paste(desktop, words):
    """Over the whole text, by way of an entry."""
    desktop.keys("ctrl+f")
    desktop.put("Find", words)
    desktop.keys("ctrl+a", "ctrl+c", "Escape")
    desktop.click("Text", "text")
    desktop.keys("ctrl+a", "ctrl+v")


def labelled(path):
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as plan:
        return [text for (text,) in plan.execute("SELECT text FROM paragraph WHERE labelled = 1")]


def begins_with_a_sub_heading(desktop):
    path, program = open_plan(desktop)
    paste(desktop, "加强建设。")
    desktop.wait_text("Text", "加强建设。", "text")
    desktop.keys("ctrl+shift+b")
    desktop.wait("write ： behind its words first", part=True)  # and nothing is changed
    paste(desktop, "专科医院：加强建设。")
    desktop.wait_text("Text", "专科医院：加强建设。", "text")
    desktop.keys("ctrl+shift+b")
    desktop.wait("Undo: sub-heading", part=True)
    desktop.keys("ctrl+shift+b", "ctrl+z")  # off and on again
    desktop.quit(program)
    same(labelled(path), ["专科医院：加强建设。"])


def cleans_what_is_pasted(desktop):
    path, program = open_plan(desktop)
    paste(desktop, "　　年底前   建成2个集团。 ")
    desktop.wait_text("Text", "年底前 建成2个集团。", "text")
    desktop.keys("ctrl+z")
    desktop.wait_text("Text", "年底前建成2个集团。", "text")
    desktop.quit(program)
    same(desktop.read_plan(path)["items"][0]["children"][0]["body"], ["年底前建成2个集团。"])


def leaves_no_empty_lines_behind(desktop):
    """The last line is ended as one ends lines, and the next item begun, by whichever way."""
    path, program = open_plan(desktop)
    desktop.click("Text", "text")
    desktop.keys("ctrl+End", "Return", "Return", "ctrl+Return")
    desktop.wait_text("Title", "", "text")
    desktop.type("a")
    desktop.keys("Return")
    desktop.type("b")
    desktop.keys("Return", "alt+Page_Up")
    desktop.wait_text("Title", "做实医疗集团", "text")
    desktop.wait_text("Text", "年底前建成2个集团。", "text")
    desktop.quit(program)
    same([[p["title"], p["body"]] for p in desktop.read_plan(path)["items"][0]["children"]],
         [["做实医疗集团", ["年底前建成2个集团。"]], ["a", ["b"]]])


def changes_nothing_that_is_only_read(desktop):
    """Blanks that a text came with stay where nobody types into it."""
    path, program = open_plan(desktop, PLAN + "2.改进服务。延长时间。\n")
    body = lambda: desktop.read_plan(path)["items"][0]["children"][0]["body"]
    desktop.click("Text", "text")
    desktop.keys("ctrl+End", "x", "space", "ctrl+s")
    desktop.until(lambda: body() == ["年底前建成2个集团。x "], "what was typed is not in the file")
    program.kill()
    program.wait()
    program = desktop.start(path)
    desktop.wait_text("Text", "年底前建成2个集团。x ", "text")
    desktop.click("Text", "text")
    desktop.keys("alt+Page_Down")
    desktop.wait_text("Title", "改进服务", "text")
    desktop.quit(program)
    same(body(), ["年底前建成2个集团。x "])


def bears_a_document_in_one_paragraph(desktop):
    """Two megabytes: the beginning is shown, the window answers, and nothing of it is lost."""
    body = "健全工作机制，明确责任分工，" * 50000 + "到此为止。"
    path, program = open_plan(desktop, PLAN.replace("年底前建成2个集团。", body))
    desktop.wait("too long to be written here", "label", part=True)
    desktop.click("Text", "text")
    desktop.keys("a", "ctrl+v")  # not written to
    desktop.quit(program)
    same(desktop.read_plan(path)["items"][0]["children"][0]["body"], [body])


def says_how_long_it_may_be(desktop):
    _, program = open_plan(desktop)
    desktop.wait("no limit (5,000 in general)", "label", part=True)
    desktop.quit(program)
    _, program = open_plan(desktop, PLAN.replace("卫生健康工作要点", "安全生产专项工作要点"), "special")
    desktop.wait("limit 4,000", "label", part=True)
    desktop.quit(program)


def shows_words_without_a_place(desktop):
    """They have a page of their own, which is left for a point and come back to."""
    path, program = open_plan(desktop, "首页 > 政务公开 > 政府文件\n" + PLAN)
    for _ in range(2):
        desktop.press("1 passage without a place")
        desktop.wait("首页 > 政务公开 > 政府文件", "label")
        desktop.click("1.做实医疗集团", "list item", part=True)
        desktop.wait_text("Text", "年底前建成2个集团。", "text")
    desktop.press("1 passage without a place")
    desktop.press("Remove the words")
    desktop.gone("1 passage without a place")
    desktop.quit(program)
    same(desktop.read_plan(path)["unplaced"], [])


run_cases([begins_with_a_sub_heading, cleans_what_is_pasted, leaves_no_empty_lines_behind,
           changes_nothing_that_is_only_read, bears_a_document_in_one_paragraph, says_how_long_it_may_be,
           shows_words_without_a_place])
