/* Owns: the list of the format check. Refuses: to measure, and to draw on pages. */

#include "yd-ui-notice-conformity.h"

#include "yd-ui-gtk.h"
#include "yd-ui-notice-ruler.h"
#include "yd-ui-wrap.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define ICON_DROP 3 /* pixels from the top of the words to that of a sign beside their first line */

typedef enum
{
  FAILED,
  ADJUSTED,
  FONTS,
  NOTED,
  CONFORMING,
  N_SECTIONS
} Section;

static const struct
{
  const char *heading; /* over the entries */
  const char *icon;
  const char *css_class;
  const char *word; /* what the sign says */
} sections[N_SECTIONS] = {
  [FAILED] = { NULL, "dialog-error-symbolic", "error", N_ ("does not conform") },
  [ADJUSTED] = { N_ ("Adjusted"), "object-flip-vertical-symbolic", "accent", N_ ("adjusted") },
  [FONTS] = { N_ ("Stand-in fonts"), "dialog-warning-symbolic", "warning", N_ ("stand-in font") },
  [NOTED] = { N_ ("To look at"), "dialog-information-symbolic", "dim-label", N_ ("to look at") },
  [CONFORMING] = { N_ ("Rule by rule"), "emblem-ok-symbolic", "success", N_ ("conforms") },
};

/* One entry: a measure or a note of the pages. */
typedef struct
{
  Section section;
  const YdMeasure *measure; /* borrowed from the measures; NULL for a note */
  const YdPageNote *note;   /* borrowed from the pages */
} Entry;

struct _YdUiNoticeConformity
{
  GtkWidget parent_instance;

  YdUiWrap *tags;   /* child */
  GtkListBox *list; /* child */

  YdPages *pages;      /* owned; NULL before there are any */
  GPtrArray *measures; /* owned: YdMeasure */
  GArray *entries;     /* owned: Entry, in the order of the rows */
  char *told;          /* owned: what the rows say, so that the same is not made anew */
  gboolean issued;     /* the plan is */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (YdUiNoticeConformity, yd_ui_notice_conformity, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static Section
section_of_note (const YdPageNote *note, gboolean issued)
{
  if (yd_page_note_is_failure (note, issued))
    return FAILED;
  return note->kind == YD_NOTE_ADJUSTED ? ADJUSTED : note->kind == YD_NOTE_STAND_IN ? FONTS : NOTED;
}

static void
collect (YdUiNoticeConformity *self)
{
  g_array_set_size (self->entries, 0);
  if (self->pages == NULL)
    return;
  for (int section = 0; section < N_SECTIONS; section++)
    {
      for (guint i = 0; i < self->measures->len; i++)
        {
          const YdMeasure *measure = self->measures->pdata[i];
          Entry entry = { (Section)section, measure, NULL };
          if (section == (measure->conforms ? CONFORMING : FAILED)
              && !yd_pages_explain_measure (self->pages, measure))
            g_array_append_val (self->entries, entry);
        }
      for (guint i = 0; i < yd_pages_get_n_notes (self->pages); i++)
        {
          const YdPageNote *note = yd_pages_get_note (self->pages, i);
          Entry entry = { (Section)section, NULL, note };
          if ((int)section_of_note (note, self->issued) == section)
            g_array_append_val (self->entries, entry);
        }
    }
}

/* ---- words ---- */

/* Value and limit of a measure. No line ends between a number and its unit. */
static char *
dup_detail (const Entry *entry)
{
  const YdMeasure *m = entry->measure;
  if (m == NULL)
    return g_strdup ("");
  GString *text = g_string_new (m->value);
  if (!g_str_equal (m->value, m->limit))
    g_string_printf (text, _ ("%s (required: %s)"), m->value, m->limit);
  for (gsize i = 1; i < text->len; i++)
    if (text->str[i] == ' ' && (g_ascii_isdigit (text->str[i - 1]) || text->str[i - 1] == "±"[1]))
      {
        g_string_erase (text, (gssize)i, 1);
        g_string_insert (text, (gssize)i, "\u00a0");
      }
  return g_string_free (text, FALSE);
}

/* The page, where it is about one. */
static char *
dup_where (const Entry *entry)
{
  guint page = entry->measure != NULL ? entry->measure->page : entry->note->page;
  return page > 0 ? g_strdup_printf (_ ("page %u"), page) : g_strdup ("");
}

static const char *
title_of (const Entry *entry)
{
  return entry->measure != NULL ? entry->measure->name : entry->note->text;
}

static const char *
clause_of (const Entry *entry)
{
  const char *clause = entry->measure != NULL ? entry->measure->clause : entry->note->clause;
  return clause != NULL ? clause : "";
}

/* What a row is known by from one composing to the next. */
static char *
dup_key (const Entry *entry)
{
  const char *rule = entry->measure != NULL ? entry->measure->rule : entry->note->rule;
  return g_strdup_printf ("%d %s %s", entry->section, rule != NULL ? rule : "", title_of (entry));
}

/* ---- rows ---- */

static GtkWidget *
new_install_button (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  const char *words = _ (
    "Ask the office for the font's file and open it: the viewer has a button that installs it. "
    "Or copy the file into the folder .local/share/fonts of your home. Open Yaodian again "
    "afterwards.");
  gtk_popover_set_child (GTK_POPOVER (popover), yd_ui_gtk_new_popover_words (words, 36));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Install"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "install");
  gtk_widget_set_tooltip_text (button, _ ("How the font is installed"));
  return button;
}

static GtkWidget *
new_line (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    {
      gtk_widget_add_css_class (label, css_class);
      gtk_widget_add_css_class (label, "caption");
    }
  return label;
}

/* Clause and page, at the end of a row. */
static GtkWidget *
new_place (const Entry *entry, const char *where)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  const char *const lines[] = { clause_of (entry), where };
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (lines[i][0] != '\0')
      {
        GtkWidget *label = new_line (lines[i], "dim-label");
        gtk_label_set_wrap (GTK_LABEL (label), FALSE);
        gtk_label_set_xalign (GTK_LABEL (label), 1);
        gtk_box_append (GTK_BOX (box), label);
      }
  gtk_widget_set_tooltip_text (box, _ ("Clause of GB/T 9704-2012"));
  return box;
}

static GtkWidget *
new_row (const Entry *entry)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *icon = gtk_image_new_from_icon_name (sections[entry->section].icon);
  g_autofree char *detail = dup_detail (entry), *where = dup_where (entry);
  gboolean one_line = detail[0] == '\0' && entry->section != FONTS;
  gtk_widget_set_valign (icon, one_line ? GTK_ALIGN_CENTER : GTK_ALIGN_START);
  gtk_widget_set_margin_top (icon, one_line ? 0 : ICON_DROP);
  gtk_widget_add_css_class (icon, sections[entry->section].css_class);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), new_line (title_of (entry), NULL));
  if (detail[0] != '\0')
    gtk_box_append (GTK_BOX (words), new_line (detail, "dim-label"));
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), words);
  if (entry->section == FONTS)
    gtk_box_append (GTK_BOX (line), new_install_button ());
  else
    gtk_box_append (GTK_BOX (line), new_place (entry, where));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  g_autofree char *name = g_strdup_printf (_ ("%s: %s. %s %s"), _ (sections[entry->section].word),
                                           title_of (entry), detail, where);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static Section
section_of_row (YdUiNoticeConformity *self, GtkListBoxRow *row)
{
  return g_array_index (self->entries, Entry, gtk_list_box_row_get_index (row)).section;
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  YdUiNoticeConformity *self = data;
  if ((guint)gtk_list_box_row_get_index (row) >= self->entries->len)
    return;
  Section section = section_of_row (self, row);
  gboolean first = before == NULL || section_of_row (self, before) != section;
  if (!first || sections[section].heading == NULL)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  GtkWidget *heading = gtk_label_new (_ (sections[section].heading));
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_list_box_row_set_header (row, heading);
}

/* Takes @words. */
static void
add_tag (YdUiNoticeConformity *self, guint count, char *words, const char *css_class)
{
  if (count > 0)
    {
      GtkWidget *label = gtk_label_new (words);
      gtk_widget_add_css_class (label, "tag");
      gtk_widget_add_css_class (label, css_class);
      yd_ui_wrap_append (self->tags, label);
    }
  g_free (words);
}

static void
show_tags (YdUiNoticeConformity *self)
{
  guint n[N_SECTIONS] = { 0 };
  for (guint i = 0; i < self->entries->len; i++)
    n[g_array_index (self->entries, Entry, i).section]++;
  yd_ui_wrap_remove_all (self->tags);
  add_tag (self, n[FAILED],
           g_strdup_printf (
             g_dngettext (NULL, "%u does not conform", "%u do not conform", n[FAILED]), n[FAILED]),
           "error");
  add_tag (self, n[ADJUSTED], g_strdup_printf (_ ("%u adjusted"), n[ADJUSTED]), "accent");
  add_tag (self, n[FONTS],
           g_strdup_printf (g_dngettext (NULL, "%u stand-in font", "%u stand-in fonts", n[FONTS]),
                            n[FONTS]),
           "warning");
  add_tag (
    self, n[CONFORMING],
    g_strdup_printf (g_dngettext (NULL, "%u conforms", "%u conform", n[CONFORMING]), n[CONFORMING]),
    "success");
}

static char *
dup_told (YdUiNoticeConformity *self)
{
  GString *told = g_string_new (NULL);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);
      g_autofree char *key = dup_key (entry), *detail = dup_detail (entry);
      g_autofree char *where = dup_where (entry);
      g_string_append_printf (told, "%s\t%s\t%s\n", key, detail, where);
    }
  return g_string_free (told, FALSE);
}

/* ---- choosing ---- */

static const Entry *
get_chosen (YdUiNoticeConformity *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  guint index = row != NULL ? (guint)gtk_list_box_row_get_index (row) : G_MAXUINT;
  return index < self->entries->len ? &g_array_index (self->entries, Entry, index) : NULL;
}

static void
selected_cb (YdUiNoticeConformity *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHOSEN], 0);
}

/**
 * yd_ui_notice_conformity_dup_marks:
 * @page: index of the page in view
 *
 * Returns: (transfer full) (nullable) (element-type YdUiPageMark): how the chosen entry is drawn
 */
GArray *
yd_ui_notice_conformity_dup_marks (YdUiNoticeConformity *self, guint page)
{
  const Entry *entry = get_chosen (self);
  if (entry == NULL || self->pages == NULL)
    return NULL;
  return entry->measure != NULL ? yd_ui_notice_ruler_measure (self->pages, entry->measure, page)
                                : yd_ui_notice_ruler_note (self->pages, entry->note);
}

void
yd_ui_notice_conformity_unselect (YdUiNoticeConformity *self)
{
  gtk_list_box_unselect_all (self->list);
}

/* ---- life ---- */

static void
yd_ui_notice_conformity_dispose (GObject *object)
{
  YdUiNoticeConformity *self = YD_UI_NOTICE_CONFORMITY (object);
  GtkWidget *child;
  self->filling = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->pages, yd_pages_unref);
  g_clear_pointer (&self->measures, g_ptr_array_unref);
  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->told, g_free);
  G_OBJECT_CLASS (yd_ui_notice_conformity_parent_class)->dispose (object);
}

static void
yd_ui_notice_conformity_class_init (YdUiNoticeConformityClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = yd_ui_notice_conformity_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", YD_UI_TYPE_NOTICE_CONFORMITY, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
new_head (YdUiNoticeConformity *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = gtk_label_new (_ ("Format check"));
  GtkWidget *source = gtk_label_new (_ ("GB/T 9704-2012, as laid out"));
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (source, "dim-label");
  gtk_widget_add_css_class (source, "caption");
  gtk_label_set_ellipsize (GTK_LABEL (source), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (source), 0);
  gtk_widget_set_hexpand (source, TRUE);
  gtk_box_append (GTK_BOX (line), title);
  gtk_box_append (GTK_BOX (line), source);
  gtk_box_append (GTK_BOX (head), line);
  self->tags = YD_UI_WRAP (yd_ui_wrap_new ());
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->tags));
  gtk_widget_add_css_class (head, "conformity-head");
  return head;
}

static void
yd_ui_notice_conformity_init (YdUiNoticeConformity *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  gtk_orientable_set_orientation (
    GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_header_func (self->list, header_cb, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Format check"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_parent (new_head (self), GTK_WIDGET (self));
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "conformity");
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (selected_cb), self);
}

static void
fill (YdUiNoticeConformity *self, const char *chosen)
{
  GtkListBoxRow *again = NULL;
  self->filling = TRUE;
  yd_ui_gtk_clear_list_box (self->list);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);
      GtkWidget *row = new_row (entry);
      g_autofree char *key = dup_key (entry);
      gtk_list_box_append (self->list, row);
      if (g_strcmp0 (key, chosen) == 0)
        again = GTK_LIST_BOX_ROW (row);
    }
  if (again != NULL)
    gtk_list_box_select_row (self->list, again);
  show_tags (self);
  self->filling = FALSE;
}

/* @pages: (nullable): with what was measured on them. What is chosen stays so. */
void
yd_ui_notice_conformity_set_measures (YdUiNoticeConformity *self, YdPages *pages,
                                      GPtrArray *measures, gboolean issued)
{
  const Entry *entry = get_chosen (self);
  g_autofree char *chosen = entry != NULL ? dup_key (entry) : NULL;
  g_autoptr (YdPages) pages_before = g_steal_pointer (&self->pages);
  g_autoptr (GPtrArray) measures_before = g_steal_pointer (&self->measures);
  self->pages = pages != NULL ? yd_pages_ref (pages) : NULL;
  self->measures = pages != NULL ? g_ptr_array_ref (measures) : NULL;
  self->issued = issued;
  collect (self);
  g_autofree char *told = dup_told (self);
  if (g_strcmp0 (told, self->told) == 0)
    return;
  g_free (self->told);
  self->told = g_steal_pointer (&told);
  fill (self, chosen);
}
