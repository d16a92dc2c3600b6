/* Owns: the unpainted labels of the pages in sight, in reading order, and which of them has the
 * keyboard. Refuses: to know where the pages are on the screen. */

#include "yd-ui-page-text.h"

typedef struct
{
  guint block;      /* of the content; %YD_BLOCK_NONE: a page number and the like */
  YdPageBox box;    /* mm: round its lines on that page */
  GtkWidget *label; /* child of the view */
  gboolean heading;
} Entry;

struct _YdUiPageText
{
  GtkWidget *view; /* borrowed: it owns this */
  GArray *entries; /* owned: Entry, in reading order */
};

/* ---- what stands on a page ---- */

static guint
level_of (YdPart part)
{
  switch (part)
    {
    case YD_PART_HEAD:
    case YD_PART_TITLE:
    case YD_PART_PLAN_TITLE:
      return 1;
    case YD_PART_LEVEL_1:
      return 2;
    case YD_PART_LEVEL_2:
      return 3;
    default:
      return 0;
    }
}

/* Takes the label that stood at this place of the list, if it is of the same role. */
static GtkWidget *
take_label (GArray *before, guint at, gboolean heading)
{
  Entry *old = at < before->len ? &g_array_index (before, Entry, at) : NULL;
  if (old != NULL && old->heading == heading)
    return g_steal_pointer (&old->label);
  return g_object_new (GTK_TYPE_LABEL, "accessible-role",
                       heading ? GTK_ACCESSIBLE_ROLE_HEADING : GTK_ACCESSIBLE_ROLE_LABEL,
                       "ellipsize", PANGO_ELLIPSIZE_END, "focusable", TRUE, "can-target", FALSE,
                       NULL);
}

static void
end_entry (YdUiPageText *self, GArray *before, Entry *entry, GString *text, guint level)
{
  GtkWidget *last = NULL;
  entry->heading = level > 0;
  entry->label = take_label (before, self->entries->len, entry->heading);
  if (self->entries->len > 0)
    last = g_array_index (self->entries, Entry, self->entries->len - 1).label;
  if (gtk_widget_get_parent (entry->label) == NULL
      || gtk_widget_get_prev_sibling (entry->label) != last)
    gtk_widget_insert_after (entry->label, self->view, last);
  if (level > 0)
    gtk_accessible_update_property (GTK_ACCESSIBLE (entry->label), GTK_ACCESSIBLE_PROPERTY_LEVEL,
                                    (int)level, -1);
  gtk_label_set_text (GTK_LABEL (entry->label), text->str);
  g_array_append_val (self->entries, *entry);
  g_string_truncate (text, 0);
}

static void
add_page (YdUiPageText *self, GArray *before, YdPages *pages, guint index)
{
  const YdPage *page = yd_pages_get (pages, index);
  g_autoptr (GString) text = g_string_new (NULL);
  Entry entry = { 0 };
  guint level = 0;
  for (guint i = 0; i < page->items->len; i++)
    {
      const YdPlaced *placed = &g_array_index (page->items, YdPlaced, i);
      YdPageBox box;
      if (placed->kind != YD_PLACED_TEXT)
        continue;
      g_autofree char *line = yd_placed_dup_text (placed);
      yd_placed_get_box (placed, page, &box);
      box.page = index;
      if (text->len > 0 && placed->block == entry.block && placed->block != YD_BLOCK_NONE)
        yd_page_box_unite (&entry.box, &box);
      else
        {
          if (text->len > 0)
            end_entry (self, before, &entry, text, level);
          level = level_of ((YdPart)placed->part);
          entry = (Entry){ .block = placed->block, .box = box };
        }
      g_string_append (text, line);
    }
  if (text->len > 0)
    end_entry (self, before, &entry, text, level);
}

/* A label takes the keyboard of its own accord only where its words can be selected. */
static void
give_keyboard (GtkWidget *label)
{
  GtkRoot *root = gtk_widget_get_root (label);
  if (root != NULL)
    gtk_root_set_focus (root, label);
}

/* ---- public ---- */

/* @view: whose children the labels are; it frees this before it goes */
YdUiPageText *
yd_ui_page_text_new (GtkWidget *view)
{
  YdUiPageText *self = g_new0 (YdUiPageText, 1);
  self->view = view;
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  return self;
}

static void
drop_labels (GArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    g_clear_pointer (&g_array_index (entries, Entry, i).label, gtk_widget_unparent);
}

void
yd_ui_page_text_free (YdUiPageText *self)
{
  drop_labels (self->entries);
  g_array_unref (self->entries);
  g_free (self);
}

static int
find_focused (YdUiPageText *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (self->view);
  for (guint i = 0; child != NULL && i < self->entries->len; i++)
    if (g_array_index (self->entries, Entry, i).label == child)
      return (int)i;
  return -1;
}

static int
find_place (YdUiPageText *self, guint page, guint block)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);
      if (entry->box.page == page && entry->block == block)
        return (int)i;
    }
  return -1;
}

/**
 * yd_ui_page_text_show:
 * @pages: (nullable)
 * @first: index of the first page that has labels from now on
 * @n: how many have
 *
 * The keyboard stays with the paragraph that has it, as long as that has a label.
 */
void
yd_ui_page_text_show (YdUiPageText *self, YdPages *pages, guint first, guint n)
{
  int focused = find_focused (self);
  Entry had = focused >= 0 ? g_array_index (self->entries, Entry, focused) : (Entry){ 0 };
  g_autoptr (GArray) before = g_steal_pointer (&self->entries);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  for (guint i = first; pages != NULL && i < first + n && i < yd_pages_get_n (pages); i++)
    add_page (self, before, pages, i);
  int now = focused >= 0 ? find_place (self, had.box.page, had.block) : -1;
  if (now >= 0)
    give_keyboard (g_array_index (self->entries, Entry, now).label);
  drop_labels (before);
}

/**
 * yd_ui_page_text_allocate:
 * @place_of: says where a page is
 *
 * Gives the labels their places.
 */
void
yd_ui_page_text_allocate (YdUiPageText *self, YdUiPagePlaceFunc place_of)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);
      YdUiPagePlace place = place_of (self->view, entry->box.page);
      graphene_rect_t rect;
      int width, height;
      yd_ui_page_place_get_rect (&place, &entry->box, &rect);
      gtk_widget_measure (entry->label, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
      gtk_widget_measure (entry->label, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
      GtkAllocation allocation
        = { (int)rect.origin.x, (int)rect.origin.y, MAX (width, (int)rect.size.width),
            MAX (height, (int)rect.size.height) };
      gtk_widget_size_allocate (entry->label, &allocation, -1);
    }
}

/**
 * yd_ui_page_text_get_focused:
 * @box: (out): where the paragraph stands that has the keyboard
 *
 * Returns: whether one has
 */
gboolean
yd_ui_page_text_get_focused (YdUiPageText *self, YdPageBox *box)
{
  int at = find_focused (self);
  if (at >= 0)
    *box = g_array_index (self->entries, Entry, at).box;
  return at >= 0;
}

/**
 * yd_ui_page_text_focus:
 * @page: index of the page on which the keyboard comes in
 *
 * The pages are one stop of the Tab key; arrows go from paragraph to paragraph.
 *
 * Returns: whether the keyboard is (still) here
 */
gboolean
yd_ui_page_text_focus (YdUiPageText *self, guint page, GtkDirectionType direction)
{
  int at = find_focused (self);
  gboolean tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;
  if (at >= 0 && tab)
    return FALSE;
  if (at >= 0)
    at += direction == GTK_DIR_UP || direction == GTK_DIR_LEFT ? -1 : 1;
  else
    for (at = 0;
         at < (int)self->entries->len && g_array_index (self->entries, Entry, at).box.page < page;
         at++)
      ;
  if (self->entries->len == 0)
    return FALSE;
  at = CLAMP (at, 0, (int)self->entries->len - 1);
  give_keyboard (g_array_index (self->entries, Entry, at).label);
  return TRUE;
}
