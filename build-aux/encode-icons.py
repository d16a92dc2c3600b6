#!/usr/bin/env python3
"""Makes pictures of symbolic icons, so that GTK need not load a library that draws them.

encode-icons.py ENCODER FOLDER SIZE[,SIZE…] ICON.svg…: writes FOLDER/ICON-SIZE.png, in the form that
GTK colours as it does the icon.
"""
import pathlib
import subprocess
import sys
import tempfile

encoder, folder, sizes = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3].split(',')
for icon in map(pathlib.Path, sys.argv[4:]):
    for size in sizes:
        with tempfile.TemporaryDirectory(dir=folder) as made:
            subprocess.run([encoder, '-o', made, icon, f'{size}x{size}'], check=True)
            picture, = pathlib.Path(made).iterdir()
            picture.replace(folder / f'{icon.stem}-{size}.png')
