"""No letter is underlined twice in a menu or among the answers of a question, in English or in Chinese: the second
of two could not be reached.

usage: check-menus.py SOURCE_ROOT
"""

import re
import sys
import xml.etree.ElementTree as ElementTree
from collections import defaultdict
from pathlib import Path

ROOT = Path(sys.argv[1])
WORDS = re.compile(r'\bN?_ ?\(\s*((?:"(?:[^"\\]|\\.)*"\s*)+)\)')
ANSWERS = re.compile(r"adw_message_dialog_add_responses? \((.*?)\);", re.DOTALL)
ENTRY = re.compile(r'^msgid (.*?)^msgstr (.*?)(?=^\s*$|\Z)', re.MULTILINE | re.DOTALL)


def unquote(lines):
    return "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', lines)).replace('\\"', '"')


def read_translations():
    text = (ROOT / "po/zh_CN.po").read_text("utf-8")
    return {unquote(msgid): unquote(msgstr) for msgid, msgstr in ENTRY.findall(text)}


def labels_of(menu):
    """Of the menu itself: its sections are shown with it, its submenus by themselves."""
    for node in menu:
        if node.tag == "section":
            yield from labels_of(node)
        elif node.tag in ("item", "submenu"):
            yield from (a.text for a in node.findall("attribute") if a.get("name") == "label")


def menus():
    for path in sorted((ROOT / "src").rglob("*.ui")):
        tree = ElementTree.parse(path)
        for menu in list(tree.iter("menu")) + list(tree.iter("submenu")):
            yield f"{path.name}: {menu.get('id', 'submenu')}", list(labels_of(menu))
    for path in sorted((ROOT / "src/app").rglob("*.c")):
        for function in re.split(r"^}", path.read_text("utf-8"), flags=re.MULTILINE):
            name = re.search(r"^(\w+) \(", function, re.MULTILINE)
            place = f"{path.name}: {name[1] if name else ''}"
            if "GMenu" in function:
                yield place, [unquote(words) for words in WORDS.findall(function)]
            answers = "".join(ANSWERS.findall(function))
            if answers:
                yield place, [unquote(words) for words in WORDS.findall(answers)]


def doubled(labels):
    by_letter = defaultdict(list)
    for label in labels:
        letter = re.search(r"_(\w)", label)
        if letter:
            by_letter[letter[1].lower()].append(label)
    return [found for found in by_letter.values() if len(set(found)) > 1]


def main():
    translations = read_translations()
    faults, n = [], 0
    for place, labels in menus():
        n += bool(labels)
        for language, words in (("English", labels), ("Chinese", [translations.get(label, label) for label in labels])):
            faults += [f"{place}, {language}: {', '.join(found)}" for found in doubled(labels=words)]
    if n < 30:
        faults.append(f"only {n} menus were found")
    print("1..1")
    for fault in faults:
        print(f"# {fault}")
    print("not ok 1 menus" if faults else "ok 1 menus")


main()
