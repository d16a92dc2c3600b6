/* Owns: headings, paragraphs, lists and tables of the help's Markdown, as labels. Refuses: everything
 * that no page of ours uses: pictures, quotes, code of several lines, nesting. */

#include "yd-ui-help-page.h"

#include <string.h>

typedef struct
{
  GtkBox *box;    /* the page */
  GString *text;  /* of the paragraph or list item that is being read */
  gboolean item;  /* it is a list item */
  GtkGrid *table; /* that is being read; NULL outside one */
  int n_rows;
  GCallback link_cb;
  gpointer user_data;
} Reader;

/* ---- inside a line ---- */

static const struct
{
  const char *mark;
  const char *open, *close;
} spans[] = { { "**", "<b>", "</b>" }, { "*", "<i>", "</i>" }, { "`", "<tt>", "</tt>" } };

static void
append_escaped (GString *out, const char *text, gsize length)
{
  g_autofree char *escaped = g_markup_escape_text (text, (gssize)length);
  g_string_append (out, escaped);
}

/* The length of a link at @p, or 0. */
static gsize
append_link (GString *out, const char *p)
{
  const char *words_end = *p == '[' ? strstr (p, "](") : NULL;
  const char *end = words_end != NULL ? strchr (words_end, ')') : NULL;
  if (end == NULL)
    return 0;
  g_string_append (out, "<a href=\"");
  append_escaped (out, words_end + 2, (gsize)(end - words_end - 2));
  g_string_append (out, "\">");
  append_escaped (out, p + 1, (gsize)(words_end - p - 1));
  g_string_append (out, "</a>");
  return (gsize)(end + 1 - p);
}

static gsize
append_span (GString *out, const char *p)
{
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      gsize length = strlen (spans[i].mark);
      const char *end
        = g_str_has_prefix (p, spans[i].mark) ? strstr (p + length, spans[i].mark) : NULL;
      if (end == NULL || end == p + length || p[length] == ' ')
        continue;
      g_string_append (out, spans[i].open);
      append_escaped (out, p + length, (gsize)(end - p) - length);
      g_string_append (out, spans[i].close);
      return (gsize)(end - p) + length;
    }
  return 0;
}

/**
 * yd_ui_help_page_dup_markup:
 *
 * Returns: (transfer full): the same for a label
 */
char *
yd_ui_help_page_dup_markup (const char *text)
{
  GString *out = g_string_new (NULL);
  for (const char *p = text; *p != '\0';)
    {
      gsize taken = append_link (out, p);
      if (taken == 0)
        taken = append_span (out, p);
      if (taken == 0)
        {
          taken = (gsize)(g_utf8_next_char (p) - p);
          append_escaped (out, p, taken);
        }
      p += taken;
    }
  return g_string_free (out, FALSE);
}

/* ---- blocks ---- */

static GtkWidget *
new_label (Reader *reader, const char *text)
{
  g_autofree char *markup = yd_ui_help_page_dup_markup (text);
  GtkWidget *label = gtk_label_new (NULL);
  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label),
                            strchr (text, '[') != NULL); /* else it takes the keyboard */
  g_signal_connect (label, "activate-link", reader->link_cb, reader->user_data);
  return label;
}

static void
end_block (Reader *reader)
{
  reader->table = NULL;
  if (reader->text->len == 0)
    return;
  GtkWidget *label = new_label (reader, reader->text->str);
  if (reader->item)
    {
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *dot = gtk_label_new ("•");
      gtk_widget_set_valign (dot, GTK_ALIGN_START);
      gtk_widget_set_hexpand (label, TRUE);
      gtk_box_append (GTK_BOX (line), dot);
      gtk_box_append (GTK_BOX (line), label);
      label = line;
    }
  gtk_box_append (reader->box, label);
  g_string_truncate (reader->text, 0);
  reader->item = FALSE;
}

static void
add_heading (Reader *reader, const char *line)
{
  gsize level = strspn (line, "#");
  GtkWidget *label = new_label (reader, line + level + strspn (line + level, " "));
  gtk_widget_add_css_class (label, level == 1 ? "title-2" : "heading");
  gtk_box_append (reader->box, label);
}

static void
add_row (Reader *reader, const char *line)
{
  if (reader->table == NULL)
    {
      GtkWidget *table = gtk_grid_new ();
      gtk_widget_add_css_class (table, "help-table");
      reader->table = GTK_GRID (table);
      reader->n_rows = 0;
      gtk_box_append (reader->box, table);
    }
  g_autoptr (GString) whole = g_string_new (line + 1);
  g_string_replace (whole, "\\|", "\x01", 0); /* a | inside a cell */
  g_auto (GStrv) cells = g_strsplit (whole->str, "|", -1);
  for (int i = 0; cells[i] != NULL && cells[i + 1] != NULL; i++)
    {
      g_strdelimit (g_strstrip (cells[i]), "\x01", '|');
      GtkWidget *cell = new_label (reader, cells[i]);
      gtk_widget_set_hexpand (cell, i > 0);
      gtk_label_set_width_chars (GTK_LABEL (cell), i == 0 ? 14 : 20);
      if (reader->n_rows == 0)
        gtk_widget_add_css_class (cell, "heading");
      gtk_grid_attach (reader->table, cell, i, reader->n_rows, 1, 1);
    }
  reader->n_rows++;
}

static void
read_line (Reader *reader, char *line)
{
  g_strchomp (line);
  if (*line == '|')
    {
      if (reader->text->len > 0)
        end_block (reader);
      if (strspn (line, "|-: ") < strlen (line)) /* not the rule below the head */
        add_row (reader, line);
      return;
    }
  gboolean item = g_str_has_prefix (line, "- ");
  if (*line == '\0' || *line == '#' || item)
    end_block (reader);
  if (*line == '#')
    {
      add_heading (reader, line);
      return;
    }
  const char *words = item ? line + 2 : line + strspn (line, " ");
  if (reader->text->len > 0 && (guchar)reader->text->str[reader->text->len - 1] < 0x80)
    g_string_append_c (reader->text, ' '); /* Chinese has none where a line ends */
  g_string_append (reader->text, words);
  reader->item |= item;
}

/**
 * yd_ui_help_page_new:
 * @link_cb: for #GtkLabel::activate-link
 *
 * Returns: (transfer full): the page, to be scrolled
 */
GtkWidget *
yd_ui_help_page_new (const char *markdown, GCallback link_cb, gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autoptr (GString) text = g_string_new (NULL);
  Reader reader
    = { .box = GTK_BOX (box), .text = text, .link_cb = link_cb, .user_data = user_data };
  g_auto (GStrv) lines = g_strsplit (markdown, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    read_line (&reader, *line);
  end_block (&reader);
  gtk_widget_add_css_class (box, "help-page");
  return box;
}
