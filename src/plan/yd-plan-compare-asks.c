/* Owns: what a point asks for, figures and days, against what its successor asks for. Refuses: to take for
 * gone what only was read by nobody: plans that were read in have their figures as suggestions, plans that
 * were typed in their words alone. */

#include "yd-plan-compare-private.h"

#include "yd-decimal.h"
#include "yd-matching.h"
#include "yd-shingles.h"

#include <string.h>

#define SAME_NAME 0.5   /* of two figures in one measure, or of two deeds */
#define STILL_THERE 0.5 /* of a deed's words, where its day is gone */
#define NEAR_NAME 12    /* characters behind a name in which its figure stands */

/* A figure or a day of a point, recorded or read and waiting; texts borrowed. */
typedef struct
{
  const char *name;  /* what is counted, or done; "" for none */
  const char *words; /* (nullable): that it came from */
  YdIndicatorRow figure;
  YdMilestoneRow day;
  YdShingles *shingles; /* owned: of the name */
  gboolean paired;
} Ask;

static void
clear_ask (gpointer data)
{
  yd_shingles_free (((Ask *)data)->shingles);
}

static void
add_ask (GArray *asks, Ask ask)
{
  /* a deed is known by what is done, not by that it is to be completed */
  static const char *const starts[] = { "完成", "形成", "实现", "组织", "开展" };
  ask.name = ask.name != NULL ? ask.name : "";
  const char *name = ask.name;
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (g_str_has_prefix (name, starts[i]) && strlen (name) > strlen (starts[i]) + 6)
      {
        name += strlen (starts[i]);
        break;
      }
  ask.shingles = yd_shingles_new (name);
  g_array_append_val (asks, ask);
}

static void
read_records (YdItem *item, gboolean days, GArray *asks)
{
  YdRecordList *list = days ? yd_item_list_milestones (item) : yd_item_list_indicators (item);
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      Ask ask = { 0 };
      if (days)
        ask.day = *yd_milestone_get_row (yd_record_list_get (list, i));
      else
        ask.figure = *yd_indicator_get_row (yd_record_list_get (list, i));
      ask.name = days ? ask.day.title : ask.figure.name;
      ask.words = days ? ask.day.words : ask.figure.words;
      if (!days || yd_date_is_set (ask.day.due) || ask.day.recurrence != YD_RECUR_NONE)
        add_ask (asks, ask);
    }
  YdRecordList *read = yd_item_list_suggestions (item);
  for (guint i = 0; i < yd_record_list_get_length (read); i++)
    {
      const YdSuggestionRow *row = yd_suggestion_get_row (yd_record_list_get (read, i));
      Ask ask = { .name = row->name, .words = row->words };
      if (row->kind != (days ? YD_SUGGEST_MILESTONE : YD_SUGGEST_INDICATOR)
          || !yd_suggestion_is_open (row, item))
        continue;
      if (days)
        ask.day = yd_suggestion_get_milestone (row);
      else
        ask.figure = yd_suggestion_get_indicator (row);
      if (!days || yd_date_is_set (ask.day.due) || ask.day.recurrence != YD_RECUR_NONE)
        add_ask (asks, ask);
    }
}

/* Those of @item and of its tasks. */
static GArray *
read_asks (YdItem *item, gboolean days)
{
  GArray *asks = g_array_new (FALSE, TRUE, sizeof (Ask));
  YdRecordList *children = yd_item_list_children (item);
  g_array_set_clear_func (asks, clear_ask);
  read_records (item, days, asks);
  for (guint i = 0; i < yd_record_list_get_length (children); i++)
    if (yd_item_get_kind (yd_record_list_get (children, i)) == YD_ITEM_TASK)
      read_records (yd_record_list_get (children, i), days, asks);
  return asks;
}

static double
compare_names (const Ask *a, const Ask *b)
{
  double alike = yd_shingles_compare (a->shingles, b->shingles);
  const YdShingles *shorter
    = yd_shingles_get_size (a->shingles) < yd_shingles_get_size (b->shingles) ? a->shingles
                                                                              : b->shingles;
  double within = yd_shingles_get_size (shorter) < 2 ? 0
                  : shorter == a->shingles ? yd_shingles_get_share (a->shingles, b->shingles)
                                           : yd_shingles_get_share (b->shingles, a->shingles);
  return strcmp (a->name, b->name) == 0 ? 1 : MAX (alike, 0.9 * within);
}

/* How many of @asks are in one measure. */
static guint
count_measure (GArray *asks, const char *measure)
{
  guint n = 0;
  for (guint i = 0; i < asks->len; i++)
    n += g_strcmp0 (g_array_index (asks, Ask, i).figure.measure, measure) == 0;
  return n;
}

/* Pairs by name, each once; YdMatch of indices. A figure is of one measure with its partner, and where there
 * is one in that measure on each side, it is the partner whatever its name. */
static GArray *
pair_asks (GArray *was, GArray *now, gboolean days)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (YdMatch));
  for (guint a = 0; a < was->len; a++)
    for (guint b = 0; b < now->len; b++)
      {
        const Ask *old = &g_array_index (was, Ask, a), *new = &g_array_index (now, Ask, b);
        gboolean measures = days || g_strcmp0 (old->figure.measure, new->figure.measure) == 0;
        gboolean alone = days ? was->len == 1 && now->len == 1
                              : measures && old->figure.id != 0 && new->figure.id != 0
                                  && count_measure (was, old->figure.measure) == 1
                                  && count_measure (now, new->figure.measure) == 1;
        double alike = compare_names (old, new);
        YdMatch match = { a, b, alike + (alone ? 0.01 : 0) };
        if (alone || (alike >= SAME_NAME && (measures || alike >= 1)))
          g_array_append_val (pairs, match);
      }
  yd_matching_keep_best (pairs, was->len, now->len);
  for (guint i = 0; i < pairs->len; i++)
    {
      const YdMatch *pair = &g_array_index (pairs, YdMatch, i);
      g_array_index (was, Ask, pair->a).paired = g_array_index (now, Ask, pair->b).paired = TRUE;
    }
  return pairs;
}

/* ---- figures ---- */

static char *
format_target (const YdIndicatorRow *row)
{
  YdDecimal value = { row->target, row->scale };
  g_autofree char *digits = yd_decimal_format (&value);
  return g_strconcat (digits, row->measure, NULL);
}

/* Below 0 where @now asks for less than @was, a lower least or a higher most; above 0 for more. */
static int
compare_targets (const YdIndicatorRow *was, const YdIndicatorRow *now)
{
  YdDecimal a = { was->target, was->scale }, b = { now->target, now->scale };
  if (was->comparison >= YD_COMPARE_RISE || now->comparison >= YD_COMPARE_RISE)
    return was->comparison < YD_COMPARE_RISE ? -1 : 0; /* a number has become a mere direction */
  int order = yd_decimal_compare (&b, &a);
  return was->comparison == YD_COMPARE_AT_MOST ? -order : order;
}

static void
tell_figures (const Ask *was, const YdIndicatorRow *now, YdComparisonRow *row)
{
  int order = compare_targets (&was->figure, now);
  gboolean vague = now->comparison >= YD_COMPARE_RISE;
  g_autofree char *before = format_target (&was->figure);
  g_autofree char *after = vague ? NULL : format_target (now);
  YdWhy why = order > 0                                      ? YD_WHY_TARGET_RAISED
              : vague                                        ? YD_WHY_TARGET_VAGUE
              : was->figure.comparison == YD_COMPARE_AT_MOST ? YD_WHY_TARGET_LOOSER
                                                             : YD_WHY_TARGET_LOWER;
  if (order != 0)
    yd_comparison_row_add_reason (row, why, was->name, before, after);
}

/* The figure that stands behind the name of @was in @text, where nobody has read it. */
static gboolean
find_figure (const Ask *was, const char *text, YdIndicatorRow *figure)
{
  const char *p = strstr (text, was->name);
  if (p == NULL || strlen (was->name) < 6)
    return FALSE;
  p += strlen (was->name);
  for (int n = 0; n < NEAR_NAME && *p != '\0' && !g_ascii_isdigit (*p); n++)
    p = g_utf8_next_char (p);
  gsize length = strspn (p, "0123456789.");
  g_autofree char *digits = g_strndup (p, length);
  YdDecimal value;
  *figure = was->figure;
  if (length == 0 || !yd_decimal_parse (digits, &value)
      || !g_str_has_prefix (p + length, was->figure.measure != NULL ? was->figure.measure : ""))
    return FALSE;
  figure->target = value.digits;
  figure->scale = value.scale;
  return TRUE;
}

/* A figure that has no partner: still there unread, moved to another point, or gone. @all: the words of the
 * whole plan. */
static void
tell_missing (const Ask *was, const char *text, const char *all, YdComparisonRow *row)
{
  YdIndicatorRow figure;
  g_autofree char *before = format_target (&was->figure);
  if ((was->words != NULL && strstr (all, was->words) != NULL)
      || was->figure.comparison >= YD_COMPARE_RISE)
    return;
  if (find_figure (was, text, &figure))
    tell_figures (was, &figure, row);
  else
    yd_comparison_row_add_reason (row,
                                  strlen (was->name) >= 6 && strstr (text, was->name) != NULL
                                    ? YD_WHY_TARGET_VAGUE
                                    : YD_WHY_TARGET_GONE,
                                  was->name, before, NULL);
}

/* Returns: whether anything is known of the figures of @was */
static gboolean
compare_figures (YdItem *was, YdItem *now, const char *text, const char *all, YdComparisonRow *row)
{
  g_autoptr (GArray) old = read_asks (was, FALSE), new = read_asks (now, FALSE);
  g_autoptr (GArray) pairs = pair_asks (old, new, FALSE);
  for (guint i = 0; i < pairs->len; i++)
    {
      const YdMatch *pair = &g_array_index (pairs, YdMatch, i);
      tell_figures (&g_array_index (old, Ask, pair->a), &g_array_index (new, Ask, pair->b).figure,
                    row);
    }
  for (guint a = 0; a < old->len; a++)
    {
      const Ask *ask = &g_array_index (old, Ask, a);
      if (!ask->paired && (ask->figure.id != 0 || text != NULL))
        tell_missing (ask, text != NULL ? text : "", text != NULL ? all : "", row);
    }
  return old->len > 0;
}

/* ---- days ---- */

/* The latest of @asks; none where no day is set. */
static YdDate
last_day (GArray *asks)
{
  YdDate last = YD_DATE_NONE;
  for (guint i = 0; i < asks->len; i++)
    {
      YdDate due = yd_date_last_day (g_array_index (asks, Ask, i).day.due);
      if (yd_date_is_set (due) && (!yd_date_is_set (last) || yd_date_compare (due, last) > 0))
        last = due;
    }
  return last;
}

static void
tell_later (const char *name, YdDate before, YdDate after, int years, YdComparisonRow *row)
{
  if (!yd_date_is_set (before) || !yd_date_is_set (after)
      || yd_date_compare (yd_date_last_day (after),
                          yd_date_last_day (yd_date_add_years (yd_date_last_day (before), years)))
           <= 0)
    return;
  g_autofree char *then = yd_date_to_chinese (before), *later = yd_date_to_chinese (after);
  yd_comparison_row_add_reason (row, *name != '\0' ? YD_WHY_DEED_LATER : YD_WHY_DATE_LATER, name,
                                then, later);
}

/* Whether a deed stands with its day in another point: 4月底前完成评审立项. */
static gboolean
has_moved (const Ask *ask, const char *all)
{
  g_autofree char *clause = g_strconcat (ask->words != NULL ? ask->words : "", ask->name, NULL);
  return all != NULL && ask->words != NULL && strstr (all, clause) != NULL;
}

static gboolean
all_have_moved (GArray *asks, const char *all)
{
  for (guint i = 0; i < asks->len; i++)
    if (!has_moved (&g_array_index (asks, Ask, i), all))
      return FALSE;
  return TRUE;
}

/* What a time is written with; a text that was typed has its days in no record. */
static gboolean
names_time (const char *start, const char *end)
{
  static const char *const signs[] = { "月", "季度", "年底", "年内", "半年", "日前", "每" };
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_strstr_len (start, end - start, signs[i]) != NULL)
      return TRUE;
  return FALSE;
}

#define TAIL 4    /* characters that end a deed's name: what it is about */
#define BEFORE 24 /* characters before them in which its day stands */

/* Whether @text names a time with the deed that nobody has read. */
static gboolean
is_dated_in (const Ask *ask, const char *text)
{
  const char *tail = ask->name + strlen (ask->name);
  for (int n = 0; n < TAIL && tail > ask->name; n++)
    tail = g_utf8_prev_char (tail);
  for (const char *at = *tail != '\0' ? strstr (text, tail) : NULL; at != NULL;
       at = strstr (at + 1, tail))
    {
      const char *start = at;
      for (int n = 0; n < BEFORE && start > text; n++)
        start = g_utf8_prev_char (start);
      if (names_time (start, at))
        return TRUE;
    }
  return FALSE;
}

/* Read by nobody: no day of @now is known, though its words name some. */
static gboolean
is_unread (GArray *old, YdItem *now)
{
  g_autofree char *text = yd_item_dup_body (now);
  for (guint i = 0; i < old->len; i++)
    if (g_array_index (old, Ask, i).day.id != YD_ID_NONE)
      return FALSE; /* somebody keeps days here */
  return names_time (text, text + strlen (text));
}

/* A deed that is still spoken of, but by no day. */
static gboolean
is_undated (const Ask *ask, const YdShingles *now)
{
  return *ask->name != '\0' && yd_date_is_set (ask->day.due)
         && yd_shingles_get_size (ask->shingles) >= 2
         && yd_shingles_get_share (ask->shingles, now) >= STILL_THERE;
}

static void
compare_days (YdItem *was, YdItem *now, int years, const char *text, const char *all,
              YdComparisonRow *row)
{
  g_autoptr (GArray) old = read_asks (was, TRUE), new = read_asks (now, TRUE);
  g_autoptr (GArray) pairs = pair_asks (old, new, TRUE);
  if (old->len > 0 && new->len == 0)
    {
      if (all_have_moved (old, all) || is_unread (old, now))
        return;
      yd_comparison_row_add_reason (row, YD_WHY_DATE_GONE, NULL, NULL, NULL);
      return;
    }
  for (guint i = 0; i < pairs->len; i++)
    {
      const YdMatch *pair = &g_array_index (pairs, YdMatch, i);
      const Ask *then = &g_array_index (old, Ask, pair->a);
      tell_later (then->name, then->day.due, g_array_index (new, Ask, pair->b).day.due, years, row);
    }
  if (pairs->len == 0)
    tell_later ("", last_day (old), last_day (new), years, row);
  if (text == NULL || new->len >= old->len)
    return;
  g_autoptr (YdShingles) shingles = yd_shingles_new (text);
  for (guint a = 0; a < old->len; a++)
    {
      const Ask *ask = &g_array_index (old, Ask, a);
      if (ask->paired || has_moved (ask, all) || is_dated_in (ask, text)
          || !is_undated (ask, shingles))
        continue;
      g_autofree char *then = yd_date_to_chinese (ask->day.due);
      yd_comparison_row_add_reason (row, YD_WHY_DEED_UNDATED, ask->name, then, NULL);
    }
}

/* ---- shares ---- */

/* Figures in the words, for points of whose targets nobody knows: shares that were there and are not. */
static void
compare_shares (YdItem *was, const char *text, YdComparisonRow *row)
{
  g_autofree char *before = yd_item_dup_body (was);
  for (const char *sign = strchr (before, '%'); sign != NULL; sign = strchr (sign + 1, '%'))
    {
      const char *start = sign;
      while (start > before && (g_ascii_isdigit (start[-1]) || start[-1] == '.'))
        start--;
      g_autofree char *share = g_strndup (start, (gsize)(sign - start) + 1);
      if (start < sign && strchr (text, '%') == NULL)
        {
          yd_comparison_row_add_reason (row, YD_WHY_SHARE_GONE, NULL, share, NULL);
          return;
        }
    }
}

/**
 * yd_compare_asks:
 * @was: a point of the other plan
 * @now: what became of it
 * @years: that lie between the plans; days are compared as days within their plans' years
 * @all: (nullable): the words of all points of @now's plan; %NULL where the two are too little alike to say
 *   that something was left out
 * @row: gets what is asked less for, and what more
 */
void
yd_compare_asks (YdItem *was, YdItem *now, int years, const char *all, YdComparisonRow *row)
{
  g_autofree char *text = all != NULL ? yd_item_dup_body (now) : NULL;
  if (!compare_figures (was, now, text, all, row) && text != NULL)
    compare_shares (was, text, row);
  compare_days (was, now, years, text, all, row);
}
