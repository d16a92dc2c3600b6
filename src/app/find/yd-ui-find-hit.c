/* Owns: how a place that was found is said. Refuses: to search. */

#include "yd-ui-find-hit.h"

#include "yd-ui-words.h"

#include <glib/gi18n.h>

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
  return g_strdup_printf ("%" G_GINT64_FORMAT " %d %d %s", yd_record_get_id (hit->record), hit->where,
                          hit->start, hit->words);
}

/**
 * yd_ui_find_hit_dup_place:
 *
 * Returns: (transfer full): number and title of the item, and what of it the words stand in
 */
char *
yd_ui_find_hit_dup_place (const YdHit *hit)
{
  if (hit->item == NULL)
    {
      const YdParagraphRow *row = yd_record_get_row (hit->record);
      return g_strdup (yd_ui_words_get_part (row->owner_kind == YD_OWNER_CLOSING ? YD_UI_PART_CLOSING
                                                                                 : YD_UI_PART_PREAMBLE));
    }
  g_autofree char *title = yd_ui_words_dup_item_title (hit->item);
  const char *what = hit->where == YD_SEARCH_UNITS                           ? _ ("unit")
                     : YD_IS_INDICATOR (hit->record)                         ? _ ("indicator")
                     : YD_IS_MILESTONE (hit->record)                         ? _ ("milestone")
                     : hit->where == YD_SEARCH_TITLES && title[0] != '\0' ? _ ("title")
                                                                             : NULL;
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
  const char *text = yd_hit_get_text (hit);
  if (text == NULL)
    return g_markup_printf_escaped ("<b>%s</b>", hit->words);
  const char *at = text + hit->start, *from = at, *end = at + hit->length, *to = end;
  for (int i = 0; i < AROUND && from > text; i++)
    from = g_utf8_prev_char (from);
  for (int i = 0; i < BEHIND && *to != '\0'; i++)
    to = g_utf8_next_char (to);
  g_autofree char *before = g_strndup (from, (gsize)(at - from));
  g_autofree char *after = g_strndup (end, (gsize)(to - end));
  return g_markup_printf_escaped ("%s%s<b>%s</b>%s", from > text ? "…" : "", before, hit->words, after);
}
