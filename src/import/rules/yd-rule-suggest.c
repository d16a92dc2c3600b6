/* Owns: what an item's text suggests: deadlines, indicators, and (in yd-suggest-units) units that prose
 * makes responsible. Refuses: to decide; a suggestion waits for a person. */

#include "yd-rule-suggest-private.h"

#include "yd-char.h"
#include "yd-figure-name.h"
#include "yd-scan.h"
#include "yd-typed.h"
#include "yd-unit-mark.h"

#define MAX_EACH 3     /* characters of 每人 before the rhythm */
#define MAX_REACHED 40 /* bytes of a head that says what was reached before */

typedef struct
{
  GArray *dates;   /* YdDateFound */
  GArray *figures; /* YdFigureFound */
} Found;

/* Spans are counted in characters: the walk goes on from where it was, so that a long text is
 * counted once. */
static int
count_to (YdSuggestCounter *counter, gsize offset)
{
  const char *to = counter->text + offset;
  if (to < counter->at)
    {
      counter->count -= (int)yd_scan_length (to, counter->at);
      counter->at = to;
      return counter->count;
    }
  counter->count += (int)yd_scan_length (counter->at, to);
  counter->at = to;
  return counter->count;
}

/* @start, @length: bytes of the words in the counter's text */
YdOutlineSuggestion *
yd_suggest_add (YdOutlineItem *item, YdSuggestionKind kind, int paragraph,
                YdSuggestCounter *counter, gsize start, gsize length)
{
  YdOutlineSuggestion *suggestion = g_new0 (YdOutlineSuggestion, 1);
  suggestion->kind = kind;
  suggestion->paragraph = paragraph;
  suggestion->start = count_to (counter, start);
  suggestion->length = (int)yd_scan_length (counter->text + start, counter->text + start + length);
  suggestion->words = g_strndup (counter->text + start, length);
  g_ptr_array_add (item->suggestions, suggestion);
  return suggestion;
}

/* 任务1：压缩时间: the words behind the number. */
static const char *
get_name (const YdOutlineItem *item)
{
  return strlen (item->title) > item->prefix ? item->title + item->prefix : item->title;
}

/* 进展情况：…: what was done, no aim. */
static gboolean
tells_progress (const char *text)
{
  /* clang-format off */
  static const char *const labels[] = {
    "进展情况", "工作进展", "目前进展", "当前进展", "完成情况", "落实情况", "整改情况", "整改进展",
    "整改成效", "办理情况", "进展", "备注", NULL
  };
  /* clang-format on */
  static const char *const colons[] = { "：", ":", NULL };
  static const char *const reached[] = { "完成值", "实际值", "实际",   "实绩",     "基数", "基期值",
                                         "基准值", "现状值", "完成数", "实际完成", NULL };
  const char *after = yd_scan_words (text, labels);
  if (after != NULL && yd_scan_words (after, colons) != NULL)
    return TRUE;
  const char *limit = text + MIN (strlen (text), MAX_REACHED);
  const char *colon = yd_scan_find (text, limit, colons);
  return colon != NULL && yd_scan_ends (text, colon, reached) != NULL; /* 2030年实际：82.1 */
}

/* Whether another milestone of @item is due then as well. */
static gboolean
is_due_already (const YdOutlineItem *item, const YdOutlineSuggestion *suggestion)
{
  for (guint i = 0; i < item->suggestions->len; i++)
    {
      const YdOutlineSuggestion *other = g_ptr_array_index (item->suggestions, i);
      if (other != suggestion && other->kind == YD_SUGGEST_MILESTONE
          && yd_date_is_set (other->when.due)
          && yd_date_equal (other->when.due, suggestion->when.due)
          && other->when.recurrence == suggestion->when.recurrence)
        return TRUE;
    }
  return FALSE;
}

static const char *
skip_open (const char *text)
{
  const char *after = yd_scan_words (text, (const char *const[]){ "（", "(", "【", NULL });
  return after != NULL ? after : text;
}

/* 三季度末 is kept as the quarter; its last day is offered. */
static void
ask_end (YdOutline *self, const YdOutlineItem *item, YdOutlineSuggestion *suggestion)
{
  YdDate due = suggestion->when.due;
  if (due.precision != YD_PRECISION_QUARTER || strstr (suggestion->words, "末") == NULL)
    return;
  g_autofree char *span = yd_date_to_iso (due);
  g_autofree char *day = yd_date_to_iso (yd_date_last_day (due));
  const YdAnswer answers[] = { { YD_ANSWER_DATE, span }, { YD_ANSWER_DATE, day } };
  const YdAnswer *answer = yd_outline_ask (self, YD_DOUBT_DATE_END, item->source, item->title,
                                           suggestion->words, day, answers, G_N_ELEMENTS (answers));
  yd_date_parse_iso (answer->value, &suggestion->when.due);
}

/* 汛期前 has no day of its own: the usual one is offered. Returns whether a date holds. */
static gboolean
ask_season (YdOutline *self, const YdOutlineItem *item, const char *text, YdDateFound *one)
{
  g_autofree char *words = g_strndup (text + one->start, one->length);
  g_autofree char *day = yd_date_to_iso (one->due);
  const YdAnswer answers[] = { { YD_ANSWER_DATE, day }, { YD_ANSWER_NO_DATE, NULL } };
  return !one->rough
         || yd_outline_ask (self, YD_DOUBT_DATE_VAGUE, item->source, item->title, words, day,
                            answers, G_N_ELEMENTS (answers))
                ->code
              == YD_ANSWER_DATE;
}

/* 按照某某文件要求: on what it rests. */
static gboolean
says_basis (const char *name)
{
  static const char *const bases[]
    = { "按照", "根据", "依据", "对照", "遵照", "参照", "结合", "围绕", NULL };
  static const char *const ends[] = { "要求",   "部署", "精神", "规定", "安排", "标准",
                                      "方案》", "》",   "文件", "意见", "办法", NULL };
  return yd_scan_words (name, bases) != NULL
         && yd_scan_ends (name, name + strlen (name), ends) != NULL;
}

/* 完成时限：2027年12月底 does not say what is due, nor does 由甲局牵头、乙局配合. */
static gboolean
says_deed (const char *name)
{
  static const char *const verbs[] = { "牵头", "配合", "负责", NULL };
  static const char *const pointing[] = { "该项", "此项", "这项", "本项", "上述", NULL };
  return g_utf8_strlen (name, -1) >= 2 && yd_scan_ends (name, name + strlen (name), verbs) == NULL
         && yd_scan_words (name, pointing) == NULL && !says_basis (name)
         && !yd_unit_mark_has_label_at (skip_open (name)) && !g_str_has_suffix (name, "：")
         && !g_str_has_suffix (name, ":") && !g_str_has_suffix (name, "至");
}

/**
 * yd_rule_suggest_dup_deed:
 * @text: title, paragraph or mark of units of @item
 * @start, @length: in bytes: words that say when
 *
 * Returns: (transfer full): what is to be done by then
 */
char *
yd_rule_suggest_dup_deed (const YdOutlineItem *item, const char *text, gsize start, gsize length)
{
  g_autofree char *deed = yd_suggest_dup_deed (text, text, text + start, text + start + length);
  return g_strdup (says_deed (deed) ? deed : get_name (item));
}

/* 每年文件印发不超过16份: nothing is due each year. */
static gboolean
is_bound (const char *text, const YdDateFound *one)
{
  static const char *const bounds[] = { "不超过", "不高于", "不多于", "控制在", "不大于", NULL };
  static const char *const ends[] = { "，", ",", "。", "；", ";", NULL };
  const char *start = text + one->start + one->length, *end;
  if (one->recurrence == YD_RECUR_NONE)
    return FALSE;
  end = yd_scan_find (start, start + strlen (start), ends);
  return yd_scan_find (start, end != NULL ? end : start + strlen (start), bounds) != NULL;
}

static void
add_dates (YdOutline *self, YdOutlineItem *item, int paragraph, const char *text, GArray *found)
{
  YdSuggestCounter counter = { text, text, 0 };
  g_array_set_size (found, 0);
  YdDateFrame frame = yd_outline_get_date_frame (self);
  yd_rule_date_find (text, &frame, found);
  for (guint i = 0; i < found->len; i++)
    {
      YdDateFound *one = &g_array_index (found, YdDateFound, i);
      if ((paragraph < 0 && item->kind != YD_ITEM_POINT && one->recurrence != YD_RECUR_NONE)
          || is_bound (text, one)
          || !ask_season (self, item, text, one)) /* 每月工作安排 is a heading */
        continue;
      YdOutlineSuggestion *suggestion
        = yd_suggest_add (item, YD_SUGGEST_MILESTONE, paragraph, &counter, one->start, one->length);
      suggestion->when = *one;
      ask_end (self, item, suggestion);
      const YdDateFound *before = i > 0 ? &g_array_index (found, YdDateFound, i - 1) : NULL;
      const char *floor = before != NULL ? text + before->start + before->length : text;
      suggestion->name
        = yd_suggest_dup_deed (text, floor, text + one->start, text + one->start + one->length);
      if (!says_deed (suggestion->name))
        {
          g_free (suggestion->name);
          suggestion->name = g_strdup (get_name (item));
          if (is_due_already (item, suggestion))
            g_ptr_array_remove_index (item->suggestions, item->suggestions->len - 1);
        }
    }
}

static gboolean
has_milestone (const YdOutlineItem *item)
{
  for (guint i = 0; i < item->suggestions->len; i++)
    if (((YdOutlineSuggestion *)g_ptr_array_index (item->suggestions, i))->kind
        == YD_SUGGEST_MILESTONE)
      return TRUE;
  return FALSE;
}

/* 适时组织一次联合检查, 完成时限：立行立改: a point with units and no other date may be meant for the
 * year's end. @paragraph -1 is the mark of units, which has no place in the text. */
static void
add_vague_date (YdOutline *self, YdOutlineItem *item, int paragraph, const char *text)
{
  /* clang-format off */
  static const char *const words[] = {
    "适时", "择机", "尽快", "近期", "立行立改", "立查立改", "即知即改", "即行即改", "立整立改",
    "边查边改", NULL
  };
  /* clang-format on */
  if (item->kind != YD_ITEM_POINT || item->units->len == 0 || self->last_year == 0
      || has_milestone (item))
    return;
  const char *at = yd_scan_find (text, text + strlen (text), words);
  if (at == NULL)
    return;
  const char *end = yd_scan_words (at, words);
  g_autofree char *found = g_strndup (at, (gsize)(end - at));
  g_autofree char *year = yd_date_to_iso (yd_date_new_year (self->last_year));
  const YdAnswer answers[] = { { YD_ANSWER_NO_DATE, NULL }, { YD_ANSWER_DATE, year } };
  const YdAnswer *answer = yd_outline_ask (self, YD_DOUBT_DATE_VAGUE, item->source, item->title,
                                           found, NULL, answers, G_N_ELEMENTS (answers));
  if (answer->code == YD_ANSWER_NO_DATE)
    return;
  YdSuggestCounter counter = { text, text, 0 };
  YdOutlineSuggestion *suggestion = yd_suggest_add (item, YD_SUGGEST_MILESTONE, paragraph, &counter,
                                                    (gsize)(at - text), (gsize)(end - at));
  yd_date_parse_iso (answer->value, &suggestion->when.due);
  suggestion->when.before = TRUE;
  if (paragraph < 0)
    suggestion->start = suggestion->length = 0;
  suggestion->name
    = paragraph < 0 ? g_strdup (get_name (item)) : yd_suggest_dup_deed (text, text, at, end);
}

/* What is due by the day at @at in @mark: where each paragraph has a line of its own there, as the rows of one
 * point in a table have, that paragraph; else the whole item, by its title or its first words. */
static char *
name_in_mark (const YdOutlineItem *item, const char *mark, gsize at)
{
  guint line = 0, n_lines = 1;
  for (const char *p = mark; (p = strchr (p, '\n')) != NULL; p++, n_lines++)
    line += (gsize)(p - mark) < at;
  gboolean each = n_lines > 1 && n_lines == item->paragraphs->len;
  if (!each && (*get_name (item) != '\0' || item->paragraphs->len == 0))
    return g_strdup (get_name (item));
  const char *text = g_ptr_array_index (item->paragraphs, each ? line : 0);
  g_autofree char *deed = yd_suggest_dup_deed (text, text, text, text);
  return g_strdup (says_deed (deed) ? deed : get_name (item));
}

/* 2027/12/31, 2027-06, 2027.12: as Excel writes them, where nothing else is said. */
static gboolean
read_plain_day (const char *words, const YdDateFrame *frame, YdDateFound *found)
{
  static const char *const separators[] = { ".", "/", "-", "．", NULL };
  int year, month;
  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    if (yd_char_is_han (g_utf8_get_char (p)))
      return FALSE;
  if (yd_typed_read_due (words, frame, found))
    return TRUE;
  const char *after = yd_scan_number (words, 4, &year);
  after = after != NULL ? yd_scan_words (after, separators) : NULL;
  after = after != NULL ? yd_scan_number (after, 2, &month) : NULL;
  if (after == NULL || *after != '\0' || year < 1950)
    return FALSE;
  found->due = yd_date_new_month (year, month);
  return yd_date_is_set (found->due);
}

static void
find_plain_days (const char *mark, const YdDateFrame *frame, GArray *found)
{
  static const char *const marks[]
    = { "；", ";", "，", ",", "（", "(", "）", ")", "：", ":", "\n", NULL };
  for (const char *p = mark; *p != '\0';)
    {
      const char *end = yd_scan_find (p, p + strlen (p), marks);
      end = end != NULL ? end : p + strlen (p);
      g_autofree char *words = yd_scan_trim (p, end);
      YdDateFound one = { 0 };
      if (yd_scan_is_digit (words) && read_plain_day (words, frame, &one))
        {
          one.start = (gsize)(p - mark);
          one.length = (gsize)(end - p);
          g_array_append_val (found, one);
        }
      p = *end != '\0' ? g_utf8_next_char (end) : end;
    }
}

/* 完成时限：年底前 in the mark of units; it has no place in the text. */
static void
add_mark_dates (YdOutline *self, YdOutlineItem *item, const char *mark, GArray *found)
{
  YdDateFrame frame = yd_outline_get_date_frame (self);
  guint before = item->suggestions->len;
  g_array_set_size (found, 0);
  yd_rule_date_find (mark, &frame, found);
  if (found->len == 0)
    find_plain_days (mark, &frame, found);
  for (guint i = 0; i < found->len; i++)
    {
      YdDateFound *one = &g_array_index (found, YdDateFound, i);
      gboolean known = !ask_season (self, item, mark, one);
      for (guint j = 0; j < before && !known; j++)
        {
          const YdOutlineSuggestion *other = g_ptr_array_index (item->suggestions, j);
          known = other->kind == YD_SUGGEST_MILESTONE
                  && yd_date_equal (yd_date_last_day (other->when.due), yd_date_last_day (one->due))
                  && other->when.recurrence == one->recurrence
                  && other->when.long_term == one->long_term;
        }
      if (known)
        continue;
      YdSuggestCounter counter = { mark, mark, 0 };
      YdOutlineSuggestion *suggestion
        = yd_suggest_add (item, YD_SUGGEST_MILESTONE, -1, &counter, one->start, one->length);
      suggestion->start = suggestion->length = 0;
      suggestion->when = *one;
      suggestion->name = name_in_mark (item, mark, one->start);
    }
}

/* 六月底前化解存量的80%: the day is no part of what is counted. */
static gsize
skip_date (const char *text, const YdFigureFound *figure, const GArray *dates)
{
  static const char *const marks[] = { "，", ",", "前", "内", NULL };
  gsize end = figure->name + figure->name_length;
  for (guint i = 0; i < dates->len; i++)
    {
      const YdDateFound *date = &g_array_index (dates, YdDateFound, i);
      gsize after = date->start + date->length;
      if (date->recurrence != YD_RECUR_NONE || date->start > figure->name || after <= figure->name
          || after >= end)
        continue;
      const char *mark = yd_scan_words (text + after, marks);
      after = mark != NULL ? (gsize)(mark - text) : after;
      if (after < end && yd_scan_length (text + after, text + end) >= 2)
        return after;
    }
  return figure->name;
}

/* 每月举办1场健康讲座: what is counted is told behind the number, and 1场 is of a month. Where the words before
 * @name say so they belong to it; empty where they do not. */
static char *
dup_rhythm (const char *text, const YdFigureFound *figure, const GArray *dates)
{
  for (guint i = 0; i < dates->len; i++)
    {
      const YdDateFound *date = &g_array_index (dates, YdDateFound, i);
      gsize after = date->start + date->length;
      if (date->recurrence == YD_RECUR_NONE || date->start < figure->start || after > figure->name)
        continue;
      gsize from = yd_scan_length (text + figure->start, text + date->start) <= MAX_EACH
                     ? figure->start /* 每人每年 */
                     : date->start;
      return g_strndup (text + from, after - from);
    }
  return g_strdup ("");
}

static void
add_figures (YdOutlineItem *item, int paragraph, const char *text, GArray *found,
             const GArray *dates)
{
  YdSuggestCounter counter = { text, text, 0 };
  g_array_set_size (found, 0);
  yd_rule_figure_find (text, found);
  YdFigureFound value = { 0 };
  if (found->len == 0 && yd_suggest_read_value (text, &value))
    g_array_append_val (found, value);
  for (guint i = 0; i < found->len; i++)
    {
      const YdFigureFound *one = &g_array_index (found, YdFigureFound, i);
      YdOutlineSuggestion *suggestion
        = yd_suggest_add (item, YD_SUGGEST_INDICATOR, paragraph, &counter, one->start, one->length);
      suggestion->comparison = one->comparison;
      suggestion->target = one->target;
      suggestion->target_high = one->target_high;
      suggestion->scale = one->scale;
      suggestion->measure = g_strdup (one->measure);
      suggestion->name
        = yd_scan_trim (text + skip_date (text, one, dates), text + one->name + one->name_length);
      gboolean bare = paragraph >= 0
                      && *get_name (item) != '\0' /* 标准化。建成12家。 目标值：12家 */
                      && (yd_figure_name_is_verb (suggestion->name, strlen (suggestion->name))
                          || yd_suggest_is_value_head (suggestion->name));
      if (*suggestion->name == '\0' || bare)
        {
          g_free (suggestion->name);
          suggestion->name = g_strdup (get_name (item));
        }
      g_autofree char *rhythm = dup_rhythm (text, one, dates);
      char *name = g_strconcat (rhythm, suggestion->name, NULL);
      g_free (suggestion->name);
      suggestion->name = name;
    }
}

static void
read_item (YdOutline *self, YdOutlineItem *item, gpointer data)
{
  Found *found = data;
  if (item->past)
    return;
  if (*item->title != '\0' && !(item->kind == YD_ITEM_GROUP && item->label))
    {
      add_dates (self, item, -1, item->title, found->dates);
      add_figures (item, -1, item->title, found->figures, found->dates);
    }
  for (guint i = 0; i < item->paragraphs->len; i++)
    {
      const char *text = g_ptr_array_index (item->paragraphs, i);
      if (tells_progress (text))
        continue;
      add_dates (self, item, (int)i, text, found->dates);
      if (item->exempt && item->kind == YD_ITEM_SECTION)
        continue; /* aims are counted where they are assigned */
      add_figures (item, (int)i, text, found->figures, found->dates);
      if (item->units->len > 0)
        continue;
      yd_suggest_units (item, (int)i, text);
    }
  const char *mark = item->unit_mark != NULL ? item->unit_mark : item->unit_mark_found;
  if (mark != NULL) /* its units may have been corrected; its time limit holds */
    add_mark_dates (self, item, mark, found->dates);
  for (guint i = 0; i < item->paragraphs->len; i++)
    add_vague_date (self, item, (int)i, g_ptr_array_index (item->paragraphs, i));
  if (mark != NULL)
    add_vague_date (self, item, -1, mark);
}

/* 九月份：养成教育月: its beginning is a time limit, which the rules of a text would not take it for. */
static void
read_label (const char *text, const YdDateFrame *frame, GArray *dates)
{
  static const char *const ends[] = { "：", ":", " ", "　", "（", "(", "、", NULL };
  const char *end = yd_scan_find (text, text + strlen (text), ends);
  g_autofree char *words = end != NULL ? g_strndup (text, (gsize)(end - text)) : g_strdup (text);
  YdDateFound found;
  if (!yd_typed_read_due (words, frame, &found))
    return;
  found.start = 0;
  found.length = strlen (words);
  g_array_append_val (dates, found);
}

/* @text: tells when the points from @items are due that do not say so themselves. */
static void
give_time (YdOutline *self, GPtrArray *items, guint end, const char *text, GArray *dates)
{
  YdDateFrame frame = yd_outline_get_date_frame (self);
  g_array_set_size (dates, 0);
  yd_rule_date_find (text, &frame, dates);
  if (dates->len == 0)
    read_label (text, &frame, dates);
  for (guint i = 0; dates->len > 0 && i < end; i++)
    {
      const YdDateFound *when = &g_array_index (dates, YdDateFound, 0);
      YdOutlineItem *item = g_ptr_array_index (items, i);
      const char *deed = *item->title != '\0'        ? get_name (item)
                         : item->paragraphs->len > 0 ? g_ptr_array_index (item->paragraphs, 0)
                                                     : "";
      if (has_milestone (item) || item->children->len > 0)
        continue;
      YdSuggestCounter counter = { text, text, 0 };
      YdOutlineSuggestion *suggestion
        = yd_suggest_add (item, YD_SUGGEST_MILESTONE, -1, &counter, when->start, when->length);
      suggestion->start = suggestion->length = 0;
      suggestion->when = *when;
      suggestion->name = yd_suggest_dup_deed (deed, deed, deed, deed);
    }
}

/* 整改时限：年底前 below a list whose last point has the units of all. */
static const char *
find_shared_time (GPtrArray *items)
{
  const YdOutlineItem *last = g_ptr_array_index (items, items->len - 1);
  if (!((const YdOutlineItem *)g_ptr_array_index (items, 0))->shares)
    return NULL;
  for (guint i = 0; i < last->paragraphs->len; i++)
    if (yd_unit_mark_is_time_line (g_ptr_array_index (last->paragraphs, i)))
      return g_ptr_array_index (last->paragraphs, i);
  return NULL;
}

/* 第一季度 above points, and the time limit below them. */
static void
give_times (YdOutline *self, YdOutlineItem *group, gpointer data)
{
  Found *found = data;
  GPtrArray *items = group->children;
  const char *shared = items->len > 1 ? find_shared_time (items) : NULL;
  if (group->label)
    give_time (self, items, items->len, group->title, found->dates);
  else if (shared != NULL)
    give_time (self, items, items->len - 1, shared, found->dates);
}

/**
 * yd_rule_suggestions:
 *
 * Adds to each item what its title and paragraphs suggest, in the order of the text.
 */
void
yd_rule_suggestions (YdOutline *self)
{
  g_autoptr (GArray) dates = g_array_new (FALSE, FALSE, sizeof (YdDateFound));
  g_autoptr (GArray) figures = g_array_new (FALSE, FALSE, sizeof (YdFigureFound));
  Found found = { dates, figures };
  yd_outline_each_item (self, read_item, &found);
  yd_outline_each_item (self, give_times, &found);
}

/* What stands under 第一季度 is due then: said again of items that were read again, or have come there. */
void
yd_rule_suggest_times (YdOutline *self)
{
  g_autoptr (GArray) dates = g_array_new (FALSE, FALSE, sizeof (YdDateFound));
  Found found = { dates, NULL };
  yd_outline_each_item (self, give_times, &found);
}

/* What @item suggests now that its words are others. */
void
yd_rule_suggest_again (YdOutline *self, YdOutlineItem *item)
{
  g_autoptr (GArray) dates = g_array_new (FALSE, FALSE, sizeof (YdDateFound));
  g_autoptr (GArray) figures = g_array_new (FALSE, FALSE, sizeof (YdFigureFound));
  Found found = { dates, figures };
  g_ptr_array_set_size (item->suggestions, 0);
  read_item (self, item, &found);
  for (guint i = item->suggestions->len; item->names_nobody && i > 0; i--)
    if (((YdOutlineSuggestion *)g_ptr_array_index (item->suggestions, i - 1))->kind
        == YD_SUGGEST_UNIT)
      g_ptr_array_remove_index (item->suggestions, i - 1);
}
