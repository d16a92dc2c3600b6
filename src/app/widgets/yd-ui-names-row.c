/* Owns: a list of names on screen, their order, and how it is worked by keys and buttons. Refuses:
 * to judge the names. */

#include "yd-ui-names-row.h"

#include <glib/gi18n.h>
#include <string.h>

#define PARTING "\n，,；;" /* between names that come in one piece; 、 may stand within one */

struct _YdUiNamesRow
{
  AdwPreferencesRow parent_instance;

  GtkBox *box;      /* child: title, first, lines */
  GtkWidget *first; /* child: the name that stands before them all and is not theirs to change */
  GPtrArray *lines; /* borrowed from the box: Line, the last of them empty */
  char *title;      /* owned */
  char *hint;       /* owned: in the empty line */
  gboolean has_first;
  gboolean editable;
  gboolean setting; /* what is on screen comes from the plan, or from here */
  guint tidy_id;    /* source: takes away lines that were left empty */
};

G_DEFINE_FINAL_TYPE (YdUiNamesRow, yd_ui_names_row, ADW_TYPE_PREFERENCES_ROW)

enum
{
  CHANGED,
  REARRANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* One name. */
typedef struct
{
  YdUiNamesRow *owner; /* borrowed */
  GtkWidget *box;      /* in the owner's; owns this */
  GtkLabel *number;
  GtkEntry *text;
  GtkWidget *up, *down, *remove;
} Line;

static Line *
get_line (YdUiNamesRow *self, guint index)
{
  return self->lines->pdata[index];
}

static const char *
get_name (Line *line)
{
  return gtk_editable_get_text (GTK_EDITABLE (line->text));
}

static guint
index_of (Line *line)
{
  guint index = 0;
  g_ptr_array_find (line->owner->lines, line, &index);
  return index;
}

static gboolean
is_focused (Line *line)
{
  return (gtk_widget_get_state_flags (GTK_WIDGET (line->text)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/* ---- lines ---- */

static Line *add_line (YdUiNamesRow *self, guint index);

/* Numbers, names for who cannot see, which buttons do anything; one empty line at the end. */
static void
arrange (YdUiNamesRow *self)
{
  while (self->editable
         && (self->lines->len == 0 || get_name (get_line (self, self->lines->len - 1))[0] != '\0'))
    add_line (self, self->lines->len);
  guint n = self->lines->len;
  for (guint i = 0; i < n; i++)
    {
      Line *line = get_line (self, i);
      guint number = i + 1 + self->has_first;
      gboolean last = self->editable && i + 1 == n;
      g_autofree char *digits = g_strdup_printf ("%u", number);
      g_autofree char *name = last ? g_strdup_printf (_ ("%s: another"), self->title)
                                   : g_strdup_printf (_ ("%s %u"), self->title, number);
      gtk_label_set_text (line->number, digits);
      gtk_accessible_update_property (GTK_ACCESSIBLE (line->text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      name, -1);
      gtk_entry_set_placeholder_text (line->text, last ? self->hint : NULL);
      gtk_widget_set_opacity (GTK_WIDGET (line->number), last ? 0 : 1);
      GtkWidget *const buttons[] = { line->up, line->down, line->remove };
      for (guint k = 0; k < G_N_ELEMENTS (buttons); k++)
        gtk_widget_set_visible (buttons[k], self->editable && !last);
      gtk_widget_set_sensitive (line->up, i > 0);
      gtk_widget_set_sensitive (line->down, i + 2 < n);
    }
}

static void
tell (YdUiNamesRow *self, guint signal)
{
  arrange (self);
  if (!self->setting)
    g_signal_emit (self, signals[signal], 0);
}

static void
set_name (Line *line, const char *name)
{
  gboolean before = line->owner->setting;
  if (g_str_equal (get_name (line), name))
    return;
  line->owner->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (line->text), name);
  line->owner->setting = before;
}

static void
drop_line (YdUiNamesRow *self, guint index)
{
  Line *line = get_line (self, index);
  g_ptr_array_remove_index (self->lines, index);
  gtk_box_remove (self->box, line->box);
}

static void
focus_line (YdUiNamesRow *self, guint index, int position)
{
  Line *line = get_line (self, MIN (index, self->lines->len - 1));
  gtk_widget_grab_focus (GTK_WIDGET (line->text));
  gtk_editable_set_position (GTK_EDITABLE (line->text), position);
}

/* ---- what a person does ---- */

static void
remove_line (Line *line)
{
  YdUiNamesRow *self = line->owner;
  guint index = index_of (line);
  if (index + 1 >= self->lines->len)
    return;
  focus_line (self, index + 1, -1); /* the line goes away under the keyboard */
  drop_line (self, index);
  tell (self, REARRANGED);
}

/* Names change places; the lines stay. */
static void
move_line (Line *line, int direction)
{
  YdUiNamesRow *self = line->owner;
  guint index = index_of (line), to = index + (guint)direction;
  if (!self->editable || index + 1 >= self->lines->len || to + 1 >= self->lines->len)
    return;
  Line *other = get_line (self, to);
  int position = gtk_editable_get_position (GTK_EDITABLE (line->text));
  g_autofree char *name = g_strdup (get_name (line)), *passed = g_strdup (get_name (other));
  gboolean by_key = is_focused (line);
  set_name (line, passed);
  set_name (other, name);
  tell (self, REARRANGED);
  if (by_key)
    focus_line (self, to, position);
  else if (!gtk_widget_get_sensitive (direction < 0 ? other->up : other->down))
    focus_line (self, to, -1);
  else
    gtk_widget_grab_focus (direction < 0 ? other->up : other->down);
}

static void
up_cb (Line *line)
{
  move_line (line, -1);
}

static void
down_cb (Line *line)
{
  move_line (line, 1);
}

/* Several names in one piece, as they come from elsewhere, become a line each; a mark typed behind
 * a name goes on to the next line. Returns whether there were several. */
static gboolean
part_names (Line *line)
{
  YdUiNamesRow *self = line->owner;
  const char *text = get_name (line);
  guint index = index_of (line), n = 0;
  g_autoptr (GString) plain = g_string_new (NULL);

  if (g_str_has_prefix (text, "抄送："))
    text += strlen ("抄送：");
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_utf8_strchr (PARTING, -1, g_utf8_get_char (p)) != NULL)
      g_string_append_c (plain, '\n');
    else
      g_string_append_len (plain, p, g_utf8_next_char (p) - p);
  if (strchr (plain->str, '\n') == NULL)
    return FALSE;
  gboolean ended = g_str_has_suffix (plain->str, "\n");
  if (g_str_has_suffix (plain->str, "。"))
    g_string_truncate (plain, plain->len - strlen ("。"));
  g_auto (GStrv) names = g_strsplit (plain->str, "\n", -1);
  for (char **name = names; *name != NULL; name++)
    if (*g_strstrip (*name) != '\0')
      {
        Line *at = n == 0 ? line : add_line (self, index + n);
        set_name (at, *name);
        n++;
      }
  if (n == 0)
    set_name (line, "");
  arrange (self);
  focus_line (self, index + MAX (n, 1) - (ended ? 0 : 1), -1);
  return TRUE;
}

static void
changed_cb (Line *line)
{
  if (line->owner->setting)
    return;
  part_names (line);
  tell (line->owner, CHANGED);
}

static gboolean
tidy_cb (gpointer data)
{
  YdUiNamesRow *self = data;
  self->tidy_id = 0;
  for (guint i = self->lines->len; i-- > 0;)
    if (i + 1 < self->lines->len && get_name (get_line (self, i))[0] == '\0'
        && !is_focused (get_line (self, i)))
      drop_line (self, i);
  arrange (self);
  return G_SOURCE_REMOVE;
}

static void
left_cb (YdUiNamesRow *self)
{
  if (self->tidy_id == 0)
    self->tidy_id = g_idle_add (tidy_cb, self);
}

static gboolean
work_key (Line *line, guint key, gboolean alt)
{
  YdUiNamesRow *self = line->owner;
  guint index = index_of (line);
  switch (key)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (self->editable && get_name (line)[0] != '\0')
        add_line (self, index + 1);
      arrange (self);
      focus_line (self, index + 1, 0);
      return TRUE;
    case GDK_KEY_BackSpace:
      if (!self->editable || index == 0 || get_name (line)[0] != '\0')
        return FALSE;
      focus_line (self, index - 1, -1);
      if (index + 1 < self->lines->len)
        drop_line (self, index);
      tell (self, REARRANGED);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_Down:
      if (alt)
        move_line (line, key == GDK_KEY_Up ? -1 : 1);
      else if (key == GDK_KEY_Up ? index == 0 : index + 1 >= self->lines->len)
        return FALSE;
      else
        focus_line (self, key == GDK_KEY_Up ? index - 1 : index + 1, -1);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, Line *line)
{
  GdkModifierType held
    = state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK | GDK_SUPER_MASK);
  if ((held & ~GDK_ALT_MASK) != 0)
    return FALSE;
  return work_key (line, key, (held & GDK_ALT_MASK) != 0);
}

/* ---- making ---- */

static GtkWidget *
add_button (Line *line, const char *icon, const char *words, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  g_signal_connect_swapped (button, "clicked", clicked, line);
  gtk_box_append (GTK_BOX (line->box), button);
  return button;
}

static Line *
add_line (YdUiNamesRow *self, guint index)
{
  Line *line = g_new0 (Line, 1);
  GtkWidget *number = gtk_label_new (NULL), *text = gtk_entry_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  line->owner = self;
  line->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  line->number = GTK_LABEL (number);
  line->text = GTK_ENTRY (text);
  g_object_set_data_full (G_OBJECT (line->box), "line", line, g_free);
  gtk_widget_add_css_class (number, "dim-label");
  gtk_label_set_width_chars (line->number, 2);
  gtk_label_set_xalign (line->number, 0);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_editable_set_enable_undo (GTK_EDITABLE (text), FALSE);
  gtk_editable_set_editable (GTK_EDITABLE (text), self->editable);
  gtk_box_append (GTK_BOX (line->box), number);
  gtk_box_append (GTK_BOX (line->box), text);
  line->up = add_button (line, "go-up-symbolic", _ ("Move up (Alt+↑)"), G_CALLBACK (up_cb));
  line->down = add_button (line, "go-down-symbolic", _ ("Move down (Alt+↓)"), G_CALLBACK (down_cb));
  line->remove
    = add_button (line, "user-trash-symbolic", _ ("Take it out"), G_CALLBACK (remove_line));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), line);
  gtk_widget_add_controller (text, keys);
  g_signal_connect_swapped (text, "changed", G_CALLBACK (changed_cb), line);
  gtk_box_insert_child_after (self->box, line->box,
                              index > 0 ? get_line (self, index - 1)->box : self->first);
  g_ptr_array_insert (self->lines, (int)index, line);
  return line;
}

static gboolean
yd_ui_names_row_grab_focus (GtkWidget *widget)
{
  YdUiNamesRow *self = YD_UI_NAMES_ROW (widget);
  return self->lines->len > 0 && gtk_widget_grab_focus (GTK_WIDGET (get_line (self, 0)->text));
}

static void
yd_ui_names_row_dispose (GObject *object)
{
  YdUiNamesRow *self = YD_UI_NAMES_ROW (object);
  g_clear_handle_id (&self->tidy_id, g_source_remove);
  self->setting = TRUE;
  G_OBJECT_CLASS (yd_ui_names_row_parent_class)->dispose (object);
}

static void
yd_ui_names_row_finalize (GObject *object)
{
  YdUiNamesRow *self = YD_UI_NAMES_ROW (object);
  g_ptr_array_unref (self->lines);
  g_free (self->title);
  g_free (self->hint);
  G_OBJECT_CLASS (yd_ui_names_row_parent_class)->finalize (object);
}

static void
yd_ui_names_row_class_init (YdUiNamesRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = yd_ui_names_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = yd_ui_names_row_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = yd_ui_names_row_grab_focus;
  signals[CHANGED] = g_signal_new ("changed", YD_UI_TYPE_NAMES_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[REARRANGED] = g_signal_new ("rearranged", YD_UI_TYPE_NAMES_ROW, G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
yd_ui_names_row_init (YdUiNamesRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  self->lines = g_ptr_array_new ();
  self->editable = TRUE;
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));
  self->first = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->first), 0);
  gtk_label_set_wrap (GTK_LABEL (self->first), TRUE);
  gtk_widget_add_css_class (self->first, "dim-label");
  gtk_widget_set_visible (self->first, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "lines");
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "names");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), GTK_WIDGET (self->box));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

GtkWidget *
yd_ui_names_row_new (const char *title, const char *hint)
{
  YdUiNamesRow *self = g_object_new (YD_UI_TYPE_NAMES_ROW, NULL);
  GtkWidget *caption = gtk_label_new (title);
  self->title = g_strdup (title);
  self->hint = g_strdup (hint);
  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_widget_add_css_class (caption, "caption");
  gtk_box_append (self->box, caption);
  gtk_box_append (self->box, self->first);
  arrange (self);
  return GTK_WIDGET (self);
}

/* Returns: (transfer full): the names, one a line */
char *
yd_ui_names_row_dup_text (YdUiNamesRow *self)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < self->lines->len; i++)
    {
      g_autofree char *name = g_strstrip (g_strdup (get_name (get_line (self, i))));
      if (name[0] != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", name);
    }
  return g_string_free (text, FALSE);
}

/* Lines that stay keep their place, and the keyboard. */
void
yd_ui_names_row_set_text (YdUiNamesRow *self, const char *text)
{
  g_auto (GStrv) names = g_strsplit (text, "\n", -1);
  guint n = 0;
  self->setting = TRUE;
  for (char **name = names; *name != NULL; name++)
    if (**name != '\0')
      {
        set_name (n < self->lines->len ? get_line (self, n) : add_line (self, n), *name);
        n++;
      }
  while (self->lines->len > n + (self->editable ? 1 : 0))
    {
      Line *last = get_line (self, self->lines->len - 1);
      if (is_focused (last) && self->lines->len > 1)
        focus_line (self, self->lines->len - 2, -1);
      drop_line (self, self->lines->len - 1);
    }
  if (self->lines->len > n)
    set_name (get_line (self, n), "");
  arrange (self);
  self->setting = FALSE;
}

/* @name: (nullable): what stands first and is changed elsewhere */
void
yd_ui_names_row_set_first (YdUiNamesRow *self, const char *name)
{
  self->has_first = name != NULL && name[0] != '\0';
  gtk_label_set_text (GTK_LABEL (self->first), self->has_first ? name : "");
  gtk_widget_set_visible (self->first, self->has_first);
  arrange (self);
}

void
yd_ui_names_row_set_editable (YdUiNamesRow *self, gboolean editable)
{
  self->editable = editable;
  for (guint i = 0; i < self->lines->len; i++)
    gtk_editable_set_editable (GTK_EDITABLE (get_line (self, i)->text), editable);
  while (!editable && self->lines->len > 0
         && get_name (get_line (self, self->lines->len - 1))[0] == '\0')
    drop_line (self, self->lines->len - 1);
  arrange (self);
}
