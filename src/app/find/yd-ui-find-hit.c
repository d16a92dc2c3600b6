/* Owns: how a place that was found is said. Refuses: to search. */

#include "yd-ui-find-hit.h"

#include "yd-field-words.h"
#include "yd-ui-words.h"

#include <glib/gi18n.h>
#include <string.h>

#define AROUND 14 /* characters shown before the words */
#define BEHIND 40 /* and after them */

struct _YdUiFindHit
{
  GObject parent_instance;
  YdHit *hit; /* owned */
};

G_DEFINE_FINAL_TYPE (YdUiFindHit, yd_ui_find_hit, G_TYPE_OBJECT)

static void
yd_ui_find_hit_finalize (GObject *object)
{
  g_clear_pointer (&YD_UI_FIND_HIT (object)->hit, yd_hit_free);
  G_OBJECT_CLASS (yd_ui_find_hit_parent_class)->finalize (object);
}

static void
yd_ui_find_hit_class_init (YdUiFindHitClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = yd_ui_find_hit_finalize;
}

static void
yd_ui_find_hit_init (YdUiFindHit *self)
{
}

/* @hit: (transfer full) */
YdUiFindHit *
yd_ui_find_hit_new (YdHit *hit)
{
  YdUiFindHit *self = g_object_new (YD_UI_TYPE_FIND_HIT, NULL);
  self->hit = hit;
  return self;
}

YdHit *
yd_ui_find_hit_get (YdUiFindHit *self)
{
  return self->hit;
}

/* Tells the same place in two searches. */
char *
yd_ui_find_hit_dup_key (const YdHit *hit)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %d %s %d %s", yd_hit_get_id (hit), hit->where,
                          hit->field != NULL ? hit->field->name : "", hit->start, hit->words);
}

/* Outside of the items: what it is a text of. */
static char *
dup_frame (const YdHit *hit)
{
  YdTable table = yd_hit_get_table (hit);
  const char *field = yd_field_words_get_name (yd_table_get_info (table)->name, hit->field->name);
  if (table == YD_TABLE_PARAGRAPH)
    switch (((const YdParagraphRow *)yd_record_get_row (hit->record))->owner_kind)
      {
      case YD_OWNER_PREAMBLE:
        return g_strdup (yd_ui_words_get_part (YD_UI_PART_PREAMBLE));
      case YD_OWNER_CLOSING:
        return g_strdup (yd_ui_words_get_part (YD_UI_PART_CLOSING));
      case YD_OWNER_ANNEX:
        return g_strdup (_ ("Annex · text"));
      default:
        return g_strdup (_ ("Notice · text"));
      }
  switch (table)
    {
    case YD_TABLE_PLAN:
      return g_strdup_printf (_ ("Plan · %s"), field);
    case YD_TABLE_NOTICE:
      return g_strdup_printf (_ ("Notice · %s"), field);
    case YD_TABLE_ANNEX:
      return g_strdup_printf (_ ("Annex · %s"), field);
    case YD_TABLE_UNIT:
      return g_strdup_printf (_ ("Units · %s"), field);
    case YD_TABLE_UNPLACED:
      return g_strdup (yd_ui_words_get_part (YD_UI_PART_UNPLACED));
    default:
      return g_strdup (field);
    }
}

/* What of an item it is; NULL for its text. */
static const char *
get_what (const YdHit *hit, const char *title)
{
  switch ((guint)hit->where)
    {
    case YD_SEARCH_UNITS:
      return _ ("unit");
    case YD_SEARCH_MARKS:
      return strcmp (hit->field->name, "unit_mark") == 0
               ? _ ("unit")
               : yd_field_words_get_name ("item", hit->field->name);
    case YD_SEARCH_RECORDS:
      return YD_IS_INDICATOR (hit->record) ? _ ("indicator") : _ ("milestone");
    case YD_SEARCH_ASIDE:
      return _ ("comment");
    case YD_SEARCH_TITLES:
      return title[0] != '\0' ? _ ("title") : NULL;
    default:
      return NULL;
    }
}

/**
 * yd_ui_find_hit_dup_place:
 *
 * Returns: (transfer full): number and title of the item, or the field, and what of it the words stand in
 */
char *
yd_ui_find_hit_dup_place (const YdHit *hit)
{
  if (hit->item == NULL)
    return dup_frame (hit);
  g_autofree char *title = yd_ui_words_dup_item_title (hit->item);
  const char *what = get_what (hit, title);
  return what != NULL
           ? g_strdup_printf (_ ("%s%s · %s"), yd_item_get_number (hit->item), title, what)
           : g_strconcat (yd_item_get_number (hit->item), title, NULL);
}

/**
 * yd_ui_find_hit_dup_context:
 *
 * Returns: (transfer full): markup: the words, bold, among some of those around them
 */
char *
yd_ui_find_hit_dup_context (const YdHit *hit)
{
  g_autofree char *text = yd_hit_dup_text (hit);
  if (text == NULL)
    return g_markup_printf_escaped ("<b>%s</b>", hit->words);
  const char *at = text + hit->start, *from = at, *end = at + hit->length, *to = end;
  for (int i = 0; i < AROUND && from > text; i++)
    from = g_utf8_prev_char (from);
  for (int i = 0; i < BEHIND && *to != '\0'; i++)
    to = g_utf8_next_char (to);
  g_autofree char *before = g_strndup (from, (gsize)(at - from));
  g_autofree char *after = g_strndup (end, (gsize)(to - end));
  char *markup = g_markup_printf_escaped ("%s%s<b>%s</b>%s", from > text ? "…" : "", before,
                                          hit->words, after);
  return g_strdelimit (markup, "\n\t",
                       ' '); /* a title that is broken by hand stands in one line here */
}
