/* Owns: the words for values of the plan. Refuses: to look anything up. */

#include "yd-ui-words.h"

#include "yd-error.h"

#include <glib/gi18n.h>
#include <string.h>

const char *
yd_ui_words_get_part (YdUiPart part)
{
  switch (part)
    {
    case YD_UI_PART_PREAMBLE:
      return _ ("Preamble");
    case YD_UI_PART_CLOSING:
      return _ ("Closing");
    case YD_UI_PART_UNPLACED:
      return _ ("Without a place");
    case YD_UI_PART_ITEM:
    default:
      return "";
    }
}

/**
 * yd_ui_words_get_stage:
 * @stage: YdStage
 * @changed: issued, and changed since
 */
const char *
yd_ui_words_get_stage (int stage, gboolean changed)
{
  static const char *const words[] = { NC_ ("stage", "Draft"), NC_ ("stage", "For comments"),
                                       NC_ ("stage", "In sign-off"), NC_ ("stage", "Issued") };
  if (changed)
    return C_ ("stage", "Issued · changed");
  return g_dpgettext2 (NULL, "stage", words[CLAMP (stage, 0, (int)G_N_ELEMENTS (words) - 1)]);
}

/**
 * yd_ui_words_get_stage_classes:
 * @stage: YdStage
 * @changed: issued, and changed since
 *
 * Returns: (transfer none) (array zero-terminated=1): the style of its tag
 */
const char **
yd_ui_words_get_stage_classes (int stage, gboolean changed, gboolean read_only)
{
  static const char *grey[] = { "tag", NULL };
  static const char *accent[] = { "tag", "accent", NULL };
  static const char *green[] = { "tag", "success", NULL };
  static const char *yellow[] = { "tag", "warning", NULL };
  if (read_only)
    return grey;
  if (changed)
    return yellow;
  return stage == YD_STAGE_ISSUED                                   ? green
         : stage == YD_STAGE_APPROVAL || stage == YD_STAGE_COMMENTS ? accent
                                                                    : grey;
}

/**
 * yd_ui_words_dup_item_title:
 *
 * Returns: (transfer full): the title, or the first words of the body where there is none
 */
char *
yd_ui_words_dup_item_title (YdItem *item)
{
  char *opening = yd_item_dup_opening (item);
  if (*opening != '\0')
    return opening;
  g_free (opening);
  return g_strdup (_ ("(untitled)"));
}

/**
 * yd_ui_words_dup_lead:
 * @item: a point or task that names no lead unit itself
 *
 * Returns: (transfer full): who answers for it nevertheless and where that comes from, or that nobody does
 */
char *
yd_ui_words_dup_lead (YdItem *item)
{
  g_autofree char *names = yd_item_dup_carriers_text (item, YD_ROLE_LEAD, "、");
  if (names[0] != '\0')
    return g_strdup_printf (yd_item_get_default_lead (item) != NULL
                              ? _ ("%s, the plan's default lead")
                              : _ ("%s, from the point"),
                            names);
  if (yd_item_lacks_lead (item))
    return g_strdup (_ ("none yet"));
  return g_strdup (yd_item_is_assignable (item)
                       && yd_item_get_row (item)->status != YD_ITEM_ADJUSTED
                     ? _ ("the leads of its tasks")
                     : _ ("needs none"));
}

/**
 * yd_ui_words_dup_time:
 * @microseconds: since 1970
 * @now: the same, now
 *
 * Returns: (transfer full): 今天 10:42, 昨天 16:05, 9月11日 or 2024年12月30日
 */
char *
yd_ui_words_dup_time (gint64 microseconds, gint64 now)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (microseconds / G_USEC_PER_SEC);
  g_autoptr (GDateTime) today = g_date_time_new_from_unix_local (now / G_USEC_PER_SEC);
  if (then == NULL || today == NULL)
    return g_strdup ("");
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (today, -1);
  if (g_date_time_get_year (then) == g_date_time_get_year (today)
      && g_date_time_get_day_of_year (then) == g_date_time_get_day_of_year (today))
    return g_date_time_format (then, _ ("today %H:%M"));
  if (g_date_time_get_year (then) == g_date_time_get_year (yesterday)
      && g_date_time_get_day_of_year (then) == g_date_time_get_day_of_year (yesterday))
    return g_date_time_format (then, _ ("yesterday %H:%M"));
  if (g_date_time_get_year (then) == g_date_time_get_year (today))
    return g_date_time_format (then, _ ("%-d %B"));
  return g_date_time_format (then, _ ("%-d %B %Y"));
}

/**
 * yd_ui_words_dup_change:
 *
 * Returns: (transfer full) (nullable): who changed the plan last, and when; %NULL where nobody has
 */
char *
yd_ui_words_dup_change (YdStore *store)
{
  const YdHistoryEntry *last = yd_store_get_undo_entry (store);
  if (last == NULL)
    return NULL;
  g_autofree char *when = yd_ui_words_dup_time (last->time, g_get_real_time ());
  return last->author != NULL && last->author[0] != '\0'
           ? g_strdup_printf (_ ("%s · changed %s"), last->author, when)
           : g_strdup_printf (_ ("changed %s"), when);
}

/* 4,222, whatever the locale groups by. */
char *
yd_ui_words_dup_count (glong count)
{
  g_autofree char *digits = g_strdup_printf ("%ld", count);
  GString *text = g_string_new (NULL);
  gsize length = strlen (digits);
  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append_c (text, ',');
      g_string_append_c (text, digits[i]);
    }
  return g_string_free (text, FALSE);
}

/* What is said where somebody pastes a document into a field. */
GError *
yd_ui_words_new_too_long (glong length, glong limit)
{
  g_autofree char *count = yd_ui_words_dup_count (length);
  g_autofree char *most = yd_ui_words_dup_count (limit);
  return g_error_new (YD_ERROR, YD_ERROR_REFUSED,
                      _ ("%s characters are too many here, where %s are the most"), count, most);
}

/**
 * yd_ui_words_join:
 * @first: the first part, then the others; empty ones say nothing
 *
 * Returns: (transfer full): the parts of one accessible name, with the mark between them that the language
 *   has
 */
char *
yd_ui_words_join (const char *first, ...)
{
  GString *all = g_string_new (NULL);
  va_list parts;
  va_start (parts, first);
  for (const char *part = first; part != NULL; part = va_arg (parts, const char *))
    {
      if (*part != '\0' && all->len > 0)
        g_string_append_printf (all, _ (", %s"), part);
      else
        g_string_append (all, part);
    }
  va_end (parts);
  return g_string_free (all, FALSE);
}
