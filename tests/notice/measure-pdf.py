"""Measures notices in PDF against GB/T 9704-2012 with poppler's tools alone: glyph origins, outlines, rules
and colours by pdftocairo, words by pdftotext, fonts and sizes by pdftohtml. It knows what was asked for
(NAME.meta beside NAME.pdf: form, profile, mirror ...), and nothing of how the pages were made.

    measure-pdf.py [--pages N] A.pdf ...      the first N pages and the last; 0: all
"""
import collections, html, re, subprocess, sys

MM = 25.4 / 72
C, EM, WIDTH = 156 / 28, 16 * MM, 156
NO_START = set("，。、；：？！”’）》〉〕】…％%‰℃～·")
NO_END = set("“‘（《〈〔【")
HAN = re.compile(r"^[\u4e00-\u9fff]+$")
DATE = re.compile(r"^[12]\d{3}年([1-9]|1[0-2])月([1-9]|[12]\d|3[01])日$")
PITCH = {"std": (225 - EM) / 21, "word": 225 / 22, "28pt": 28 * MM}
FIRST = {"std": 37, "word": 37 + (225 / 22 - EM) / 2, "28pt": 37 + (28 * MM - EM) / 2}
HEAD_TOP = {"document": 72, "minutes": 72, "letter": 30, "order": 57}
FACES = {"XBS": "NotoSerifCJKsc", "FS": "FandolFang", "KT": "FandolKai", "HT": "NotoSansCJKsc",
         "ST": "BousungEG"}
SIZES = {("XBS", 22), ("FS", 16), ("FS", 14), ("FS", 12), ("KT", 16), ("HT", 16), ("HT", 12), ("ST", 14)}

Row = collections.namedtuple("Row", "y glyphs words runs")
Run = collections.namedtuple("Run", "top bottom left font size color text")
done, bad = collections.Counter(), collections.Counter()


def expect(ok, what, where, detail=""):
    done[what] += 1
    if not ok:
        bad[what] += 1
        if bad[what] <= 5:
            print(f"{where}: {what}: {detail}", file=sys.stderr)


def near(value, wanted, tolerance, what, where):
    expect(abs(value - wanted) <= tolerance, what, where, f"{value:.2f}, not {wanted:.2f} ± {tolerance}")


def run(*words):
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


def number(key, text):
    return float(re.search(key + r'="([-\d.]+)', text).group(1))


class Page:
    """What poppler sees on one page; lengths in mm."""

    def __init__(self, pdf, n, words, runs):
        svg = run("pdftocairo", "-svg", "-nocenter", "-noshrink", "-f", str(n), "-l", str(n), pdf, "-")
        self.width, self.height = (number(" " + k, svg) * MM for k in ("width", "height"))
        self.colours = set(re.findall(r"fill:rgb\(([^)]*)\)", svg)) | set(
            re.findall(r"stroke:rgb\(([^)]*)\)", svg))
        ink, name = {}, None
        self.glyphs, self.red, self.rules, red = [], [], [], False
        for line in svg.split("\n"):
            if "<symbol" in line:
                name = re.search(r'id="([^"]*)', line).group(1)
            elif name and "<path" in line:
                points = [float(v) for v in re.findall(r"-?\d+\.?\d*(?:e-?\d+)?",
                                                       re.search(r' d="([^"]*)', line).group(1))]
                xs, ys = points[0::2], points[1::2]
                ink[name] = (min(xs), min(ys), max(xs), max(ys)) if xs else (0, 0, 0, 0)
                name = None
            if "fill:rgb" in line:
                red = "fill:rgb(100%,0%,0%)" in line
            if "<use " in line:
                x, y = number(" x", line) * MM, number(" y", line) * MM
                box = ink.get(re.search(r'#([^"]*)', line).group(1), (0, 0, 0, 0))
                glyph = (x, y, [x + box[0] * MM, y + box[1] * MM, x + box[2] * MM, y + box[3] * MM])
                (self.red if red else self.glyphs).append(glyph)
            elif "<path " in line and name is None and ' d="M' in line and "fill" in line:
                p = [float(v) * MM for v in re.findall(r"-?\d+\.?\d*", re.search(r' d="([^"]*)', line).group(1))]
                self.rules.append((min(p[0::2]), min(p[1::2]), max(p[0::2]), max(p[1::2]), red))
        self.words, self.runs = words, runs
        self.rows = self.make_rows()

    def make_rows(self):
        rows = []
        for glyph in sorted(self.glyphs, key=lambda g: g[1]):
            if not rows or glyph[1] - rows[-1].y > 0.3:
                rows.append(Row(glyph[1], [], [], []))
            rows[-1].glyphs.append(glyph)
        for row in rows:
            row.glyphs.sort()
            row.words.extend(sorted(w for w in self.words if w[1] < row.y < w[3]))
            row.runs.extend(sorted((r for r in self.runs if r.top - 0.5 < row.y < r.bottom + 0.5),
                                   key=lambda r: r.left))
        return rows


def read_words(pdf):
    pages = run("pdftotext", "-bbox", pdf, "-").split("<page ")[1:]
    return [[tuple(number(k, w) * MM for k in ("xMin", "yMin", "xMax", "yMax"))
             + (html.unescape(re.search(r">(.*)</word>", w).group(1)),)
             for w in re.findall(r"<word .*?</word>", page)] for page in pages]


def read_runs(pdf):
    fonts, pages = {}, []
    for line in run("pdftohtml", "-xml", "-i", "-stdout", "-zoom", "1", pdf).split("\n"):
        if "<page " in line:
            pages.append([])
        elif "<fontspec" in line:
            fonts[re.search(r'id="(\d+)', line).group(1)] = (
                re.search(r'family="(?:[A-Z]{6}\+)?([^"]*)', line).group(1), number("size", line),
                re.search(r'color="([^"]*)', line).group(1))
        elif "<text " in line:
            top, left, height = (number(k, line) * MM for k in ("top", "left", "height"))
            text = html.unescape(re.sub(r"<[^>]*>", "", line)).strip()
            pages[-1].append(Run(top, top + height, left,
                                 *fonts[re.search(r'font="(\d+)', line).group(1)], text))
    return pages


def text_of(row):
    return "".join(w[4] for w in row.words)


def is_text(row):
    return bool(row.words) and row.y < 265 and any(r.size == 16 for r in row.runs)


def check_fonts(page, meta, left, where):
    faces = {k: meta.get("face." + k, v) for k, v in FACES.items()} # or as a person chose
    expect(page.colours <= {"100%,0%,0%", "0%,0%,0%"}, "colours", where, page.colours)
    for r in page.runs:
        face = next((k for k, v in faces.items() if r.font.startswith(v)), None)
        fallback = face in ("XBS", "HT") and r.size in (16, 14, 12)
        expect((face, r.size) in SIZES or r.color == "#ff0000" or fallback, "font and size of a run", where,
               (r.font, r.size, r.text))
        begins = abs(r.left - left - 2 * C) < 0.5
        if re.match(r"^[一二三四五六七八九十]+、\S", r.text) and r.size == 16 and begins:
            expect(face == "HT", "face of level 1", where, r)
        if re.match(r"^（[一二三四五六七八九十]+）\S", r.text) and r.size == 16 and begins:
            expect(face == "KT", "face of level 2", where, r)
        if r.text.startswith("区域医疗中心：") and begins:
            expect(face == "KT" and r.text == "区域医疗中心：", "face of a sub-heading", where, r)
        if re.match(r"^(出席|请假|列席)：", r.text) and begins:
            expect(face == "HT" and len(r.text) == 3, "face of a list's label", where, r)
        if re.match(r"^附件\d*$", r.text) and r.size == 16 and abs(r.left - left) < 0.5:
            expect(face == "HT", "face of an annex's label", where, r)
        if r.size == 22:
            expect(face == "XBS", "face of a title", where, r)


def check_head(page, meta, where):
    left, form = 28, meta["form"]
    rules = [r for r in page.rules if r[4]]
    expect(len(rules) == {"letter": 4, "order": 0}.get(form, 1), "red rules", where, rules)
    near(min(g[2][1] for g in page.red), HEAD_TOP[form], 0.5, "head, top of its ink", where)
    near((min(g[2][0] for g in page.red) + max(g[2][2] for g in page.red)) / 2, left + 78,
         2 if meta.get("joint") else 0.8, "head in the middle", where)
    row = next((r for r in page.rows if meta["number"] in text_of(r)), None)
    expect(row is not None, "number on page 1", where)
    if row is None:
        return
    words = [w for w in row.words if w[4] in meta["number"] or meta["number"] in w[4]]
    if form == "letter":
        near(max(w[2] for w in words), 184, 0.3, "number at the right edge", where)
        near(rules[0][1] - max(g[2][3] for g in page.red), 4, 0.3, "double rule below the head", where)
        near(rules[3][3], 277, 0.2, "lower double rule", where)
        for r in rules:
            near(r[2] - r[0], 170, 0.2, "width of a letter's rule", where)
    elif meta.get("upward"):
        near(min(w[0] for w in words), left + C, 0.3, "number of an upward document", where)
    else:
        near((min(w[0] for w in words) + max(w[2] for w in words)) / 2, left + 78, 0.5,
             "number in the middle", where)
    if form in ("document", "minutes"):
        near(rules[0][1] - (row.y + 0.12 * EM), 4, 0.2, "rule below the number", where)
        near(rules[0][0], 28, 0.1, "red rule, left", where)
        near(rules[0][2], 184, 0.1, "red rule, right", where)
        near(rules[0][3] - rules[0][1], 0.5, 0.05, "red rule, weight", where)


def row_with(page, text):
    return next((r for r in page.rows if text in text_of(r)), None)


def right_of(row):
    return row.words[-1][2]


def check_marks(page, meta, where):
    """份号, 密级 and 紧急程度 at the left: a row each, 密级 never in the first."""
    marks = [k for k in ("copy_number", "secrecy", "urgency") if k in meta]
    below = max(r[3] for r in page.rules[:2]) if meta["form"] == "letter" else 0
    for i, mark in enumerate(marks):
        row = row_with(page, meta[mark])
        expect(row is not None, "marks on page 1", where, mark)
        if row is None:
            continue
        near(row.words[0][0], 28, 0.3, "mark at the left edge", where)
        if meta["form"] != "letter":
            rows = i + (mark != "copy_number" and "copy_number" not in meta and "secrecy" in meta)
            near(row.y, FIRST[meta["profile"]] + 0.88 * EM + rows * PITCH[meta["profile"]], 0.3, "row of a mark", where)
        elif i == 0:
            near(row.y - 0.88 * EM - below, 7 / 8 * EM, 0.3, "first mark below the double line", where)


def check_signers(page, meta, where):
    """签发人 a cell from the right edge, names in 楷体 two a row, the first of each row below the first."""
    names = meta["upward"].split("|")
    rows = [row_with(page, name) for name in names]
    expect(None not in rows, "signers on page 1", where, names)
    if None in rows:
        return
    faces = {k: meta.get("face." + k, v) for k, v in FACES.items()}
    lefts = []
    for name, row in zip(names, rows):
        run = next(r for r in row.runs if name in r.text)
        expect(run.font.startswith(faces["KT"]), "face of a signer", where, run)
        lefts.append(next(w[2] for w in row.words if name in w[4]) - len(name) * C)
    label = next(r for r in rows[0].runs if "签发人：" in r.text)
    expect(label.font.startswith(faces["FS"]), "face of the signers' label", where, label)
    widest = max(len(name) for name in names[len(names) > 1::2]) * C
    near(lefts[min(1, len(names) - 1)] + widest, 184 - C, 0.3, "signer, right", where)
    for first in lefts[2::2]:
        near(first, lefts[0], 0.3, "signers below each other", where)
    near(row_with(page, meta["number"]).y, rows[-1].y, 0.05, "number on the row of the last signer", where)


def check_number(page, n, blank_before, meta, left, where):
    rows = [r for r in page.rows if r.y > 265]
    unnumbered = (meta["form"] == "letter" and n == 1) or not page.rows or blank_before
    expect(bool(rows) != unnumbered, "page number where one is due", where)
    if not rows:
        return
    words = rows[0].words
    expect("".join(w[4] for w in words).replace(" ", "") == f"—{n}—", "page number", where, words)
    if n % 2:
        near(words[-1][2], left + WIDTH - 14 * MM, 1, "odd page number", where)
    else:
        near(words[0][0], left + 14 * MM, 1, "even page number", where)
    near(rows[0].glyphs[0][2][1], 269, 0.3, "dash of the page number, top of its ink", where)


def check_copy_to(page, left, where):
    """抄送 a character from both edges, turned lines under the first name, with 。 at its end."""
    names = [r for r in page.rows if any(run.size == 14 for run in r.runs) and r.y < 262]
    first = next((i for i, r in enumerate(names) if text_of(r).startswith("抄送：")), None)
    if first is None:
        return
    near(names[first].words[0][0], left + 14 * MM, 0.3, "抄送, left", where)
    last = next((i for i in range(first, len(names)) if text_of(names[i]).endswith("。")), None)
    expect(last is not None, "抄送 ends with a stop", where, text_of(names[-1]))
    for row in names[first + 1:(last or first) + 1]:
        near(row.words[0][0], left + 4 * 14 * MM, 0.3, "抄送, turned line", where)
        near(row.glyphs[0][0], names[first].glyphs[3][0], 0.15, "抄送, turned line under the first name", where)
    for row in names[first:(last or first) + 1]:
        expect(right_of(row) <= left + WIDTH - 14 * MM + 3, "抄送, right", where, right_of(row) - left)


def check_imprint(page, n, last, meta, left, where):
    if n == last:
        check_copy_to(page, left, where)
    rules = [r for r in page.rules if not r[4] and r[3] - r[1] > 0.22] # a table's are thinner
    rules = [r for r in rules if r[2] - r[0] > 100]
    if n != last or meta["form"] == "letter":
        expect(n != last or not rules, "rules of a letter's imprint", where)
        return
    expect(len(rules) >= 2, "rules of the imprint", where, rules)
    expect(not meta.get("duplex") or n % 2 == 0, "imprint on an even page", where)
    for i, r in enumerate(rules):
        near(r[0], left, 0.1, "rule of the imprint, left", where)
        near(r[2], left + WIDTH, 0.1, "rule of the imprint, right", where)
        near(r[3] - r[1], 0.35 if i in (0, len(rules) - 1) else 0.25, 0.05, "rule of the imprint, weight", where)
    if rules:
        near(rules[-1][3], 262, 0.2, "last rule of the imprint", where)


def middle(row):
    return (row.words[0][0] + right_of(row)) / 2


def split_names(row, names):
    """The agencies that stand side by side on a row, each with its middle."""
    found = []
    for word in row.words:
        name = next((n for n in names if n == word[4]), None)
        if name:
            found.append((name, (word[0] + word[2]) / 2))
    return found


def check_joint(rows, date, meta, left, where):
    """Several agencies: with seals evenly side by side, the last over the date; without, of one width."""
    names = [meta["signature"]] + meta["joint"].split("|")
    above = [r for r in rows if r.y < date.y and r.words and r.words[0][0] > left + 2 * C - 0.5]
    if not meta.get("sealed"):
        above = above[-len(names):]
        expect([text_of(r) for r in above] == names, "agencies in their order", where, [text_of(r) for r in above])
        for row in above + [date]:
            near(right_of(row), left + WIDTH - 2 * C, 0.3, "agency or date without a seal", where)
        for row in above[1:]:
            near(row.words[0][0], above[0].words[0][0], 0.3, "agencies equally wide", where)
        return
    placed = []
    for row in rows:
        side = split_names(row, names)
        if side and row.y < date.y and "".join(n for n, _ in side) == text_of(row):
            placed.append(side)
            expect(all(b - a >= 45 for (_, a), (_, b) in zip(side, side[1:])), "room between seals", where, side)
            gaps = [b - a for (_, a), (_, b) in zip(side, side[1:])]
            expect(not gaps or max(gaps) - min(gaps) < 0.5, "seals evenly set", where, side)
    expect([n for side in placed for n, _ in side] == names, "agencies in their order", where, placed)
    for side in placed:
        near(side[-1][1], middle(date), 0.5, "last name of a row above the date", where)


def check_date(page, meta, left, where):
    for above, row in zip(page.rows, page.rows[1:]):
        if not DATE.match(text_of(row)):
            continue
        if "post" in meta: # a signer's stamp: the date a blank row below it
            near(right_of(row), left + WIDTH - 4 * C, 0.3, "date below a stamp", where)
            post = row_with(page, meta["post"])
            expect(post is not None, "post on the page of the date", where)
            if post:
                near(right_of(post), left + WIDTH - 4 * C - 36 - 2 * C, 0.5, "post left of the stamp", where)
        elif "joint" in meta and "signature" in meta:
            check_joint(page.rows, row, meta, left, where)
        elif "signature" in meta and text_of(above).endswith(meta["signature"]):
            if meta.get("sealed"):
                near(right_of(row), left + WIDTH - 4 * C, 0.3, "date under a seal", where)
                near(middle(above), middle(row), 0.5, "name above the date", where)
            else:
                near(right_of(above), left + WIDTH - 2 * C, 0.3, "name without a seal", where)
                near(row.words[0][0], above.words[0][0] + 2 * C, 0.5, "date below the name", where)


def check_attachments(page, left, where):
    """附件： two cells in; a number at five cells, its name and turned lines at six (one alone: at five)."""
    for row in page.rows:
        text = text_of(row)
        if not re.match(r"^(附件：|[2-9]\.)\S", text) or not is_text(row):
            continue
        if text.startswith("附件："):
            near(row.words[0][0], left + 2 * C, 0.3, "附件说明, left", where)
        elif row.words[0][0] > left + 4 * C:
            near(row.words[0][0], left + 5 * C, 0.3, "number of an annex", where)


def check_grid(page, rows, left, meta, where):
    pitch, first = PITCH[meta["profile"]], FIRST[meta["profile"]]
    titled = any(r.size == 22 for r in page.runs)
    gaps = [b.y - a.y for a, b in zip(rows, rows[1:])]
    tight = min(gaps, default=pitch)
    drawn = 26 * MM - 0.01 <= tight < pitch - 0.06
    if drawn:
        pitch = tight # rows drawn together for a signature (R-SIGN-9)
        done["pages with closer rows"] += 1
    expect(tight >= 26 * MM - 0.05, "closest rows", where, tight)
    expect(len(rows) <= 22, "rows of a page", where, len(rows))
    for gap in gaps:
        rows_between = max(round(gap / pitch), 1)
        if not titled:
            near(gap, rows_between * pitch, 0.05, "pitch of rows", where)
    if rows and not titled and not drawn:
        near(rows[0].y, first + 0.88 * EM, 0.05, "first row", where)
    for row in rows:
        text = text_of(row)
        expect(row.glyphs[0][0] > left - C / 2 - 0.1 and row.glyphs[-1][0] < left + WIDTH, "type area", where, text)
        indent = round((row.glyphs[0][0] - left) / C)
        if HAN.match(text) and indent + len(text) == 28 and len(row.glyphs) == len(text):
            for k, glyph in enumerate(row.glyphs):
                near(glyph[0], left + (indent + k) * C, 0.1, "column of a cell", where)


def check_lines(pairs):
    """Lines of one paragraph: a line that the next one goes on, at the left edge."""
    for (a, left_a, where), (b, left_b, _) in zip(pairs, pairs[1:]):
        text, next_text = text_of(a), text_of(b)
        if b.glyphs[0][0] - left_b > 0.6 * C or not text or not next_text:
            continue
        edge = a.words[-1][2] - left_a - WIDTH
        expect(next_text[0] not in NO_START, "start of a line", where, next_text)
        expect(text[-1] not in NO_END, "end of a line", where, text)
        expect(not (text[-1].isdigit() and next_text[0].isdigit()), "number in two lines", where, text[-5:] + "|" + next_text[:5])
        expect(not (text[-1] == next_text[0] == "—" and not text.endswith("——")), "dash in two lines", where, text)
        if HAN.match(text[-1]):
            near(edge, EM - C - (EM - C) / 2, 0.1, "full line flush at the right edge", where)
        else:
            narrow = text[-1] in "-./·" # in the middle of half a cell
            expect((-0.6 if narrow else -0.3) <= edge <= 3.1, "full line flush, with a mark", where, f"{text[-4:]} {edge:.2f}")


def measure(pdf, n_pages):
    meta = dict(line.split("=", 1) for line in open(pdf[:-4] + ".meta", encoding="utf-8").read().split())
    words, runs = read_words(pdf), read_runs(pdf)
    last, pairs, table = len(words), [], False
    for n in range(1, last + 1):
        table = table or any("任务分解表" in r.text and r.size == 22 for r in runs[n - 1])
        if n_pages and n > n_pages and n != last:
            continue
        where, left = f"{pdf} page {n}", 26 if meta.get("mirror") and n % 2 == 0 else 28
        page = Page(pdf, n, words[n - 1], runs[n - 1])
        near(page.width, 210, 0.2, "width of the page", where)
        near(page.height, 297, 0.2, "height of the page", where)
        check_fonts(page, meta, left, where)
        check_attachments(page, left, where)
        if n == 1:
            check_head(page, meta, where)
            check_marks(page, meta, where)
            if "upward" in meta:
                check_signers(page, meta, where)
        else:
            expect(not page.red, "red on a later page", where)
        check_number(page, n, n > 1 and not words[n - 2], meta, left, where)
        if not table or n == last:
            check_imprint(page, n, last, meta, left, where)
        if not table:
            start = 0 # of the text, below the title or the number
            for i, row in enumerate(page.rows):
                if any(r.size == 22 for r in row.runs) or (n == 1 and meta["number"] in text_of(row)):
                    start = i + 1
            rows = [r for r in page.rows[start:] if is_text(r) and text_of(r) != meta.get("post")]
            check_grid(page, rows if n > 1 else [], left, meta, where)
            check_date(page, meta, left, where)
            if n > 1 and start > 0: # a text of its own begins
                check_lines(pairs)
                pairs = []
            pairs += [(r, left, where) for r in rows]
        done["pages"] += 1
        if n_pages and n == n_pages:
            check_lines(pairs)
            pairs = []
    check_lines(pairs)


def main():
    words, n_pages = sys.argv[1:], 0
    if words[0] == "--pages":
        n_pages, words = int(words[1]), words[2:]
    for pdf in words:
        measure(pdf, n_pages)
    print(f"{len(words)} files")
    for what, n in sorted(done.items()):
        print(f"  {what}: {n}, {bad[what]} wrong")
    sys.exit(1 if bad else 0)


main()
