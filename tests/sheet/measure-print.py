"""How large a printed sheet comes out: the smallest Han, in points, of what LibreOffice prints of a workbook,
and how many pages that is. usage: measure-print.py BOOK FOLDER"""

import os
import re
import subprocess
import sys

book, folder = sys.argv[1:3]
profile = "-env:UserInstallation=file://" + os.path.join(folder, "profile")
subprocess.run(["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, book], check=True,
               stdout=subprocess.DEVNULL)
pdf = os.path.join(folder, os.path.splitext(os.path.basename(book))[0] + ".pdf")
text = subprocess.run(["pdftotext", "-bbox-layout", pdf, "-"], check=True, capture_output=True, text=True).stdout
sizes = []
for left, right, word in re.findall(r'<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="[\d.]+">([^<]*)',
                                    text):
    if len(word) >= 4 and all(0x4e00 <= ord(c) <= 0x9fff for c in word):
        sizes.append((float(right) - float(left)) / len(word))
print("smallest %.1f pages %d key %s" % (min(sizes), text.count("<page "), "yaodian-slip" in text))
