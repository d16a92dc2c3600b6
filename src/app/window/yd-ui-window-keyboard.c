/* Owns: which part of the window has the keyboard when it opens, and how F6 goes round the parts,
 * as in Word and Excel. Refuses: what keys do within a part. */

#include "yd-ui-window-private.h"

#define N_PARTS 4

/* The parts that are on screen, in reading order: the outline, and what the view consists of. */
static guint
list_parts (YdUiWindow *self, GtkWidget **parts)
{
  GtkWidget *view = adw_view_stack_get_visible_child (self->stack);
  GtkWidget *all[N_PARTS] = { GTK_WIDGET (self->outline), view };
  guint n = 0;
  if (view == GTK_WIDGET (self->draft))
    yd_ui_draft_get_parts (self->draft, all + 1);
  else if (view == GTK_WIDGET (self->notice_place) && self->notice != NULL)
    yd_ui_notice_get_parts (self->notice, all + 1);
  for (guint i = 0; i < N_PARTS; i++)
    if (all[i] != NULL && gtk_widget_get_mapped (all[i]))
      parts[n++] = all[i];
  return n;
}

static gboolean
enter (YdUiWindow *self, GtkWidget *part)
{
  if (part == GTK_WIDGET (self->outline))
    return gtk_widget_grab_focus (part);
  if (part == GTK_WIDGET (yd_ui_draft_get_editor (self->draft)))
    {
      yd_ui_editor_edit_text (yd_ui_draft_get_editor (self->draft));
      return TRUE;
    }
  return gtk_widget_child_focus (part, GTK_DIR_TAB_FORWARD);
}

/* Into the first part of the view that is shown, the outline aside. In the notice those are its pages: in a
 * field of its form a stray key would change what is printed. */
void
yd_ui_window_enter_view (YdUiWindow *self)
{
  GtkWidget *parts[N_PARTS];
  guint n = list_parts (self, parts);
  if (adw_view_stack_get_visible_child (self->stack) == GTK_WIDGET (self->notice_place)
      && enter (self, GTK_WIDGET (yd_ui_notice_get_pages (self->notice))))
    return;
  for (guint i = 0; i < n; i++)
    if (parts[i] != GTK_WIDGET (self->outline) && enter (self, parts[i]))
      return;
}

static void
go_round_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  YdUiWindow *self = data;
  GtkWidget *parts[N_PARTS], *focus = gtk_root_get_focus (GTK_ROOT (self));
  guint n = list_parts (self, parts), here = 0;
  guint step = g_str_equal (g_action_get_name (G_ACTION (action)), "next-part") ? 1 : n - 1;
  gboolean inside = FALSE;
  for (guint i = 0; i < n && focus != NULL && !inside; i++)
    {
      inside = gtk_widget_is_ancestor (focus, parts[i]);
      here = i;
    }
  for (guint i = 0; i < n; i++)
    {
      here = inside || i > 0 ? (here + step) % n : step == 1 ? 0 : n - 1;
      if (enter (self, parts[here]))
        return;
    }
}

void
yd_ui_window_install_keyboard (YdUiWindow *self)
{
  static const GActionEntry entries[] = { { "next-part", go_round_cb, NULL, NULL, NULL },
                                          { "previous-part", go_round_cb, NULL, NULL, NULL } };
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

/* A window that opens is ready for the arrow keys, on the item that it shows. */
void
yd_ui_window_begin_keyboard (YdUiWindow *self)
{
  gboolean draft = adw_view_stack_get_visible_child (self->stack) == GTK_WIDGET (self->draft);
  if (draft && gtk_widget_get_mapped (GTK_WIDGET (self->outline)))
    gtk_widget_grab_focus (GTK_WIDGET (self->outline));
  else
    yd_ui_window_enter_view (self);
}
