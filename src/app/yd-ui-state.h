#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the program remembers between starts besides plans: sizes of windows, and preferences. */
void yd_ui_state_keep_window (GtkWindow *window, const char *name);
void yd_ui_state_restore_window (GtkWindow *window, const char *name);

gboolean yd_ui_state_get_sidebar (const char *view);
void yd_ui_state_set_sidebar (const char *view, gboolean shown);

char *yd_ui_state_dup_author (void);
gboolean yd_ui_state_set_author (const char *author, GError **error);
char *yd_ui_state_dup_folder (void);
void yd_ui_state_set_folder (const char *folder);

/* Small things under a group and a key. */
gboolean yd_ui_state_get_flag (const char *group, const char *key);
void yd_ui_state_set_flag (const char *group, const char *key, gboolean value);
char *yd_ui_state_dup_word (const char *group, const char *key);
void yd_ui_state_set_word (const char *group, const char *key, const char *value);
double *yd_ui_state_dup_numbers (const char *group, const char *key, gsize *n);
gboolean yd_ui_state_set_numbers (const char *group, const char *key, const double *numbers,
                                  gsize n, GError **error);
GStrv yd_ui_state_dup_keys (const char *group);

/* Such a file as a whole: empty where there is none that can be read; its folder is made. */
GKeyFile *yd_ui_state_load_file (const char *path);
gboolean yd_ui_state_save_file (GKeyFile *file, const char *path, GError **error);

G_END_DECLS
