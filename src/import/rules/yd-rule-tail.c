/* Owns: what stands after a text: signature, date, note, list of annexes, imprint. Refuses: to lose
 * a line; what has no field goes to unplaced. */

#include "yd-envelope.h"

#include "yd-char.h"
#include "yd-rule-date.h"
#include "yd-scan.h"

const YdLine *
yd_envelope_get (const YdEnvelope *self, guint index)
{
  return g_ptr_array_index (self->lines, index);
}

static gboolean
is_note (const char *text)
{
  /* clang-format off */
  static const char *const words[] = {
    "联系人", "联系电话", "联系方式", "此件", "发至", "翻印", "印发范围", NULL
  };
  /* clang-format on */
  const char *end = text + strlen (text);
  return (*text == '(' || yd_scan_word (text, "（") != NULL) && yd_scan_close (text) == end
         && yd_scan_find (text, end, words) != NULL;
}

/* （本文有删减）: said by whoever put it on a page, between the signature and the annexes. */
static gboolean
is_remark (const char *text)
{
  static const char *const words[] = { "有删减", "附件略", "（略）", "此件略", "(略)", NULL };
  const char *end = text + strlen (text);
  return (*text == '(' || yd_scan_word (text, "（") != NULL) && strlen (text) < 60
         && yd_scan_close (text) == end && yd_scan_find (text, end, words) != NULL;
}

/**
 * yd_envelope_is_signature:
 *
 * Returns: whether the line is a unit's name with a day, an imprint or a further name below it
 */
gboolean
yd_envelope_is_signature (const YdEnvelope *self, guint index, guint end)
{
  for (int reach = 0; reach < 6 && index < end; reach++, index++)
    {
      const YdLine *line = yd_envelope_get (self, index);
      YdLineKind kind = self->kinds[index];
      if (reach > 0 && (kind == YD_LINE_DATE || kind == YD_LINE_PRINTED))
        return TRUE;
      if (reach > 0 && (kind == YD_LINE_RULE || kind == YD_LINE_DISCLOSURE))
        continue;
      if (kind != YD_LINE_OTHER || line->item
          || !yd_rule_line_is_unit (line->text, line->text + strlen (line->text)))
        return FALSE;
    }
  return FALSE;
}

/**
 * yd_envelope_is_tail:
 *
 * Returns: whether the line can only stand after a text
 */
gboolean
yd_envelope_is_tail (const YdEnvelope *self, guint index, guint end)
{
  const YdLine *line = yd_envelope_get (self, index);
  if (self->listed[index])
    return TRUE;
  if (line->item)
    return FALSE;
  switch (self->kinds[index])
    {
    case YD_LINE_DATE:
    case YD_LINE_SIGNED_DATE:
    case YD_LINE_PRINTED:
    case YD_LINE_DISCLOSURE:
    case YD_LINE_ANNEX:
    case YD_LINE_COPY_TO:
    case YD_LINE_COPIES:
    case YD_LINE_KEYWORDS:
    case YD_LINE_RULE:
    case YD_LINE_WEB:
      return TRUE;
    default:
      return yd_envelope_is_signature (self, index, end) || is_note (line->text)
             || is_remark (line->text);
    }
}

/**
 * yd_envelope_find_tail:
 *
 * Returns: the index from which on all lines to @end are tail
 */
guint
yd_envelope_find_tail (const YdEnvelope *self, guint start, guint end)
{
  guint tail = end;
  while (tail > start)
    {
      gboolean continues = tail < end && tail >= start + 2 && self->kinds[tail - 1] == YD_LINE_OTHER
                           && self->kinds[tail - 2] == YD_LINE_COPY_TO;
      if (!yd_envelope_is_tail (self, tail - 1, end) && !continues)
        break;
      tail--;
    }
  return tail;
}

typedef struct
{
  YdEnvelope *envelope;
  YdOutlineNotice *notice;
  GString *names;   /* units whose day has not come yet */
  gboolean plan;    /* stands after the plan, whose cover was signed before */
  gboolean copying; /* the line before was 抄送 */
  gboolean parted;  /* and ended between two names */
} Tail;

static void
unplace (Tail *tail, const char *text, const char *reason)
{
  yd_outline_add_unplaced (tail->envelope->outline, text, reason, NULL);
}

static void
sign (Tail *tail, const char *name, YdDate date)
{
  YdOutlineNotice *notice = tail->notice;
  gboolean second = tail->plan && (notice->signature != NULL || yd_date_is_set (notice->date));
  char **signature = second ? &notice->plan_signature : &notice->signature;
  YdDate *day = second ? &notice->plan_date : &notice->date;
  if (*signature == NULL && *name != '\0')
    *signature = g_strdup (name);
  else if (*name != '\0')
    unplace (tail, name, "tail");
  if (!yd_date_is_set (*day))
    *day = date;
  else
    {
      g_autofree char *text = yd_date_to_chinese (date);
      unplace (tail, text, "tail");
    }
}

static void
flush_names (Tail *tail)
{
  if (tail->names->len > 0)
    unplace (tail, tail->names->str, "tail");
  g_string_truncate (tail->names, 0);
}

static void
read_dated (Tail *tail, const char *text, YdLineKind kind)
{
  YdDate date;
  const char *after, *day = yd_rule_date_find_day (text, NULL, &after, &date);
  g_autofree char *own = yd_scan_trim (text, day);
  const char *name = kind == YD_LINE_DATE || *own == '\0' ? tail->names->str : own;

  if (kind == YD_LINE_PRINTED)
    {
      if (tail->notice->printed_by == NULL && *name != '\0')
        tail->notice->printed_by = g_strdup (name);
      else if (*name != '\0')
        unplace (tail, name, "tail");
      tail->notice->printed_on = date;
    }
  else
    sign (tail, name, date);
  if (name == tail->names->str)
    g_string_truncate (tail->names, 0);
  else
    flush_names (tail);
}

static void
read_disclosure (Tail *tail, const char *text)
{
  static const char *const kinds[] = { "依申请公开", "不予公开", "主动公开", NULL };
  static const char *const opening[] = { "（", "(", NULL };
  static const char *const closing[] = { "）", ")", NULL };
  YdOutlineNotice *notice = tail->notice;

  for (const char *const *kind = kinds; *kind != NULL && notice->disclosure == NULL; kind++)
    if (strstr (text, *kind) != NULL)
      notice->disclosure = g_strdup (*kind);
  if (notice->disclosure == NULL && strstr (text, "不公开") != NULL)
    notice->disclosure = g_strdup ("不予公开");
  if (notice->disclosure == NULL && strstr (text, "此件公开发布") != NULL)
    notice->disclosure = g_strdup ("主动公开");
  if (notice->note != NULL)
    {
      unplace (tail, text, "tail");
      return;
    }
  const char *start = yd_scan_words (text, opening), *end = text + strlen (text);
  const char *close = yd_scan_ends (text, end, closing);
  notice->note
    = yd_scan_trim (start != NULL ? start : text, start != NULL && close != NULL ? close : end);
}

static void
read_copy_to (Tail *tail, const char *text)
{
  /* clang-format off */
  static const char *const labels[] = {
    "抄送：", "抄送:", "抄送", "抄报：", "抄报:", "抄报", "分送：", "分送:", "分送", NULL
  };
  /* clang-format on */
  static const char *const stops[] = { "。", NULL };
  const char *start = yd_scan_words (text, labels), *end = text + strlen (text);
  const char *stop = yd_scan_ends (text, end, stops);
  GPtrArray *names = tail->notice->copy_to;
  gboolean goes_on = start == NULL && names->len > 0 && !tail->parted; /* a name over two lines */
  end = stop != NULL ? stop : end;
  int depth = 0;
  const char *piece = start != NULL ? start : text;
  for (const char *p = piece; p <= end; p = p < end ? g_utf8_next_char (p) : p + 1)
    {
      gunichar c = p < end ? g_utf8_get_char (p) : 0xff0c;
      if (p < end && yd_char_is_opening (c))
        depth++;
      else if (p < end && yd_char_is_closing (c))
        depth = MAX (depth - 1, 0);
      tail->parted = c == 0xff0c || c == ',' || c == 0x3001 || c == 0xff1b || c == ';';
      if (p < end && (depth > 0 || !tail->parted))
        continue;
      char *name = yd_scan_trim (piece, p);
      if (*name != '\0' && goes_on)
        {
          char **last = (char **)&g_ptr_array_index (names, names->len - 1);
          char *joined = g_strconcat (*last, name, NULL);
          g_free (*last);
          *last = joined;
        }
      else if (*name != '\0')
        g_ptr_array_add (names, g_steal_pointer (&name));
      g_free (name);
      goes_on = FALSE;
      piece = p < end ? g_utf8_next_char (p) : p;
    }
  const char *last = yd_scan_back_spaces (text, end);
  tail->parted
    = yd_scan_ends (text, last, (const char *const[]){ "，", ",", "、", "；", NULL }) != NULL;
}

/* 附件：1.某某 and its further lines 2.某某 */
static void
read_annex (Tail *tail, const YdLine *line, gboolean further)
{
  static const char *const stops[] = { "。", "；", NULL };
  const char *label_end = NULL;
  const char *title = further ? line->text : yd_rule_line_read_annex (line->text, &label_end);
  g_autofree char *label = further ? NULL : yd_scan_trim (line->text, label_end);
  YdNumberMark mark;

  if (*title == '\0')
    return;
  if (yd_rule_number_read (title, &mark) && mark.kind == YD_MARK_ARABIC)
    {
      g_free (label);
      label = g_strdup_printf ("附件%d", mark.value);
      title += mark.length;
    }
  const char *end = title + strlen (title), *stop = yd_scan_ends (title, end, stops);
  g_autofree char *name = yd_scan_trim (title, stop != NULL ? stop : end);
  yd_outline_add_annex (tail->envelope->outline, label != NULL ? label : "附件", name)->listed
    = TRUE;
}

static void
read_other (Tail *tail, guint index, guint end)
{
  const YdLine *line = yd_envelope_get (tail->envelope, index);
  if (is_note (line->text))
    {
      read_disclosure (tail, line->text);
      return;
    }
  if (tail->copying)
    {
      read_copy_to (tail, line->text);
      return;
    }
  if (!yd_envelope_is_signature (tail->envelope, index, end))
    {
      unplace (tail, line->text, "tail");
      return;
    }
  if (tail->names->len > 0)
    g_string_append (tail->names, "、");
  for (const char *p = line->text; *p != '\0';) /* wide gaps part the names in one line */
    {
      const char *rest = yd_scan_spaces (p);
      gboolean gap = yd_scan_length (p, rest) >= 2;
      if (gap)
        g_string_append (tail->names, "、");
      p = gap ? rest : p;
      g_string_append_len (tail->names, p, g_utf8_next_char (p) - p);
      p = g_utf8_next_char (p);
    }
}

/**
 * yd_envelope_read_tail:
 * @plan: whether these lines follow the plan; else a cover notice
 */
void
yd_envelope_read_tail (YdEnvelope *self, guint start, guint end, gboolean plan)
{
  g_autoptr (GString) names = g_string_new (NULL);
  Tail tail = { self, &self->outline->notice, names, plan, FALSE, FALSE };

  for (guint i = start; i < end; i++)
    {
      const YdLine *line = yd_envelope_get (self, i);
      YdLineKind kind = self->kinds[i];
      if (self->listed[i] || kind == YD_LINE_ANNEX || kind == YD_LINE_ANNEX_LABEL)
        read_annex (&tail, line, self->listed[i]);
      else if (kind == YD_LINE_DATE || kind == YD_LINE_SIGNED_DATE || kind == YD_LINE_PRINTED)
        read_dated (&tail, line->text, kind);
      else if (kind == YD_LINE_DISCLOSURE)
        read_disclosure (&tail, line->text);
      else if (kind == YD_LINE_COPY_TO)
        read_copy_to (&tail, line->text);
      else if (kind == YD_LINE_COPIES && self->outline->notice.copies > 0)
        unplace (&tail, line->text, "tail");
      else if (kind == YD_LINE_COPIES)
        self->outline->notice.copies = yd_rule_line_read_copies (line->text);
      else if (kind == YD_LINE_WEB)
        unplace (&tail, line->text, "web-remains");
      else if (kind == YD_LINE_OTHER)
        read_other (&tail, i, end);
      else if (kind != YD_LINE_RULE)
        unplace (&tail, line->text, "tail");
      tail.copying = kind == YD_LINE_COPY_TO || (tail.copying && kind == YD_LINE_OTHER);
    }
  flush_names (&tail);
}
