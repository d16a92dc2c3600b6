#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What tests of every layer need, and no layer: a folder, another program, a disk that is full. */

/* A folder of the case's own; yd_kit_folder_free() takes it away again with all that is in it. */
char *yd_kit_folder_new (void);
void yd_kit_folder_free (char *folder);
guint yd_kit_folder_count (const char *folder);
/* A file, or a folder with all that is in it; what links lead to is somebody else's and stays. */
void yd_kit_remove (const char *path);

/* What a program prints. One that is not there, or fails, is a failure and no skip. */
char *yd_kit_run (const char *const *command);

/* No file of this process may grow beyond so many bytes, as on a full disk; G_MAXUINT64 for no limit. */
void yd_kit_limit_files (guint64 bytes);

G_END_DECLS
