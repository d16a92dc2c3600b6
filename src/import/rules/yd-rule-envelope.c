/* Owns: which part of a source is the cover notice, which the plan, which an annex. A source is cut
 * into segments where a signature and its day end one, an annex label or the announced title begins
 * one; the plan is the first segment with items, unless a cover announces a later one by name.
 * Refuses: to guess a plan out of an annex. */

#include "yd-envelope.h"

#include "yd-head-title.h"
#include "yd-scan.h"
#include "yd-text.h"
#include "yd-unit-mark.h"

#define MAX_NAMES 16   /* titles in 《》 that a cover can announce */
#define MIN_NAME 6     /* characters of such a title */
#define MAX_LISTED 400 /* bytes of one in a list of annexes */

typedef struct
{
  guint start, end;
  guint first_item;  /* YD_NO_LINE where there is none */
  gboolean labelled; /* begins with an annex label */
  guint sections;    /* items 一、 in it */
} Segment;

/* ---- announced titles ---- */

static void
collect_names (GPtrArray *names, const char *text)
{
  for (const char *p = strstr (text, "《"); p != NULL && names->len < MAX_NAMES;
       p = strstr (p, "《"))
    {
      const char *start = p + strlen ("《"), *q = start;
      int depth = 1;
      for (; *q != '\0' && q - start < 600; q = g_utf8_next_char (q))
        if (yd_scan_word (q, "《") != NULL)
          depth++;
        else if (yd_scan_word (q, "》") != NULL && --depth == 0)
          break;
      if (depth == 0 && yd_scan_length (start, q) >= MIN_NAME)
        {
          g_autofree char *name = g_strndup (start, (gsize)(q - start));
          g_ptr_array_add (names, yd_text_squeeze (name));
        }
      p = start;
    }
}

static gboolean
is_announced (GPtrArray *names, const char *text)
{
  if (g_utf8_strlen (text, -1) > 100)
    return FALSE;
  g_autofree char *squeezed = yd_text_squeeze (text);
  if (g_utf8_strlen (squeezed, -1) < MIN_NAME)
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      if (g_str_has_prefix (name, squeezed) || g_str_has_prefix (squeezed, name))
        return TRUE;
    }
  return FALSE;
}

/* The last words of a cover that hands a plan out. */
static gboolean
hands_out (const char *text)
{
  /* clang-format off */
  static const char *const words[] = {
    "印发给你们", "现印发", "予以印发", "贯彻执行", "遵照执行", "贯彻落实", "组织实施",
    "认真执行", "抓好落实", "特此通知", "下发给你们", "认真落实", "转发给你们", "公布", NULL
  };
  /* clang-format on */
  return strlen (text) < 3000 && yd_scan_find (text, text + strlen (text), words) != NULL;
}

/* ---- segments ---- */

typedef struct
{
  YdEnvelope *envelope;
  GArray *segments;
  GPtrArray *names;
  Segment open;
  gboolean sentence; /* the open segment has running text */
  gboolean signed_;  /* and was signed */
} Cutter;

static void
cut (Cutter *cutter, guint at)
{
  if (at > cutter->open.start)
    {
      cutter->open.end = at;
      g_array_append_val (cutter->segments, cutter->open);
    }
  cutter->open = (Segment){ at, at, YD_NO_LINE, FALSE, 0 };
  cutter->sentence = cutter->signed_ = FALSE;
}

static guint
next_content (const YdEnvelope *self, guint index)
{
  guint n = self->lines->len;
  while (++index < n && (self->kinds[index] == YD_LINE_RULE || self->kinds[index] == YD_LINE_WEB))
    ;
  return index;
}

/* "附件1：…" begins an annex where its text follows, and only lists it where nothing does. */
static gboolean
begins_annex (const YdEnvelope *self, guint index)
{
  guint next = next_content (self, index), n = self->lines->len;
  if (next >= n || yd_envelope_is_tail (self, next, n) || self->kinds[next] == YD_LINE_ANNEX_LABEL)
    return FALSE;
  const char *label_end,
    *title = yd_rule_line_read_annex (yd_envelope_get (self, index)->text, &label_end);
  g_autofree char *mine = yd_text_squeeze (title);
  g_autofree char *below = yd_text_squeeze (yd_envelope_get (self, next)->text);
  return !(g_utf8_strlen (below, -1) >= MIN_NAME && g_str_has_prefix (mine, below));
}

/* A title in the midst of the text with 一、 soon below it, though that was long since: another
 * document follows. */
static gboolean
begins_another (const Cutter *cutter, guint i)
{
  const YdEnvelope *self = cutter->envelope;
  const YdLine *line = yd_envelope_get (self, i);
  const char *above = i > 0 ? yd_envelope_get (self, i - 1)->text : "";
  if (cutter->open.sections < 2 || line->item || line->kind != YD_BLOCK_TEXT
      || self->kinds[i] != YD_LINE_OTHER || g_utf8_strlen (line->text, -1) < MIN_NAME
      || !yd_rule_line_is_titlish (line->text) || !yd_rule_line_ends_as_title (line->text)
      || !(yd_rule_line_ends_sentence (above) || yd_unit_mark_closes (above)))
    return FALSE;
  for (guint j = i + 1; j < self->lines->len && j <= i + 4; j++)
    {
      const YdLine *below = yd_envelope_get (self, j);
      if (below->item)
        return below->mark.kind == YD_MARK_HAN && below->mark.value == 1;
    }
  return FALSE;
}

/* 名词解释 below the last point: what words mean is no point, though it is numbered like some. */
static gboolean
begins_glossary (const Cutter *cutter, guint i)
{
  static const char *const names[] = { "名词解释", "名词注释", "术语解释", "名词说明", NULL };
  static const char *const whole[] = { "注释", "注", NULL };
  static const char *const colons[] = { "：", ":", NULL };
  const YdLine *line = yd_envelope_get (cutter->envelope, i);
  if (cutter->open.first_item == YD_NO_LINE || line->item || line->kind != YD_BLOCK_TEXT
      || strlen (line->text) > 120 || yd_rule_line_has_sentence (line->text))
    return FALSE;
  g_autofree char *squeezed = yd_text_squeeze (line->text);
  char *colon = (char *)yd_scan_ends (squeezed, squeezed + strlen (squeezed), colons);
  if (colon != NULL)
    *colon = '\0';
  return g_strv_contains (whole, squeezed)
         || yd_scan_ends (squeezed, squeezed + strlen (squeezed), names) != NULL;
}

static gboolean
begins_listed_annex (const Cutter *cutter, guint i)
{
  const YdLine *line = yd_envelope_get (cutter->envelope, i);
  if (cutter->open.first_item == YD_NO_LINE || line->item || line->kind != YD_BLOCK_TEXT
      || cutter->envelope->kinds[i] != YD_LINE_OTHER || strlen (line->text) > MAX_LISTED)
    return FALSE;
  g_autofree char *squeezed = yd_text_squeeze (line->text);
  return g_utf8_strlen (squeezed, -1) >= MIN_NAME
         && g_hash_table_contains (cutter->envelope->titles, squeezed);
}

static gboolean
begins_segment (Cutter *cutter, guint i)
{
  YdEnvelope *self = cutter->envelope;
  const YdLine *line = yd_envelope_get (self, i);
  guint n = self->lines->len;

  if (self->listed[i])
    return FALSE;
  if (self->kinds[i] == YD_LINE_ANNEX_LABEL)
    return cutter->sentence || cutter->open.first_item != YD_NO_LINE || cutter->signed_
           || cutter->open.labelled;
  if (self->kinds[i] == YD_LINE_ANNEX)
    return (cutter->sentence || cutter->signed_ || cutter->open.labelled) && begins_annex (self, i);
  if (cutter->signed_)
    return !yd_envelope_is_tail (self, i, n)
           && !(i > 0 && self->kinds[i - 1] == YD_LINE_COPY_TO && self->kinds[i] == YD_LINE_OTHER);
  if (begins_another (cutter, i) || begins_glossary (cutter, i) || begins_listed_annex (cutter, i))
    return TRUE;
  if (!cutter->sentence || line->item || cutter->open.first_item != YD_NO_LINE
      || self->kinds[i] == YD_LINE_DATE || !yd_rule_line_is_titlish (line->text)
      || yd_envelope_is_signature (self, i, n))
    return FALSE;
  if (is_announced (cutter->names, line->text))
    return TRUE;
  guint next = next_content (self, i);
  return hands_out (yd_envelope_get (self, i - 1)->text)
         && (yd_rule_line_ends_as_title (line->text)
             || (next < n
                 && (self->kinds[next] == YD_LINE_SUBTITLE
                     || (self->kinds[next] == YD_LINE_OTHER
                         && yd_rule_line_ends_as_title (yd_envelope_get (self, next)->text)))));
}

static void
find_segments (Cutter *cutter)
{
  YdEnvelope *self = cutter->envelope;
  for (guint i = 0; i < self->lines->len; i++)
    {
      const YdLine *line = yd_envelope_get (self, i);
      YdLineKind kind = self->kinds[i];
      if (i > cutter->open.start && begins_segment (cutter, i))
        {
          cut (cutter, i);
          cutter->open.labelled = kind == YD_LINE_ANNEX_LABEL || kind == YD_LINE_ANNEX;
        }
      if (line->item && cutter->open.first_item == YD_NO_LINE)
        cutter->open.first_item = i;
      cutter->open.sections += line->item && line->mark.kind == YD_MARK_HAN;
      gboolean running = line->item || kind == YD_LINE_ADDRESSEE
                         || (kind == YD_LINE_OTHER
                             && (yd_rule_line_has_sentence (line->text)
                                 || yd_rule_line_ends_sentence (line->text)));
      if ((kind == YD_LINE_DATE || kind == YD_LINE_SIGNED_DATE || kind == YD_LINE_PRINTED)
          && cutter->sentence)
        cutter->signed_ = TRUE;
      cutter->sentence |= running;
      if (running && !line->item)
        collect_names (cutter->names, line->text);
      else if (!cutter->sentence)
        collect_names (cutter->names, line->text);
    }
  cut (cutter, self->lines->len);
}

/* ---- choosing and reading ---- */

#define MIN_SECTIONS 2 /* of a notice that says what is to be done, and hands out a list besides */

static gboolean
announces (YdEnvelope *self, const Segment *cover, const Segment *later)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  gboolean hands = FALSE;
  for (guint i = cover->start; i < cover->end; i++)
    {
      const char *text = yd_envelope_get (self, i)->text;
      if (strstr (text, "印发") != NULL || strstr (text, "公布") != NULL
          || strstr (text, "下发") != NULL)
        {
          hands = TRUE;
          collect_names (names, text);
        }
    }
  for (guint i = later->start; hands && i < later->end && i < later->start + 6; i++)
    if (!yd_envelope_get (self, i)->item && is_announced (names, yd_envelope_get (self, i)->text))
      return TRUE;
  return FALSE;
}

static guint
choose_plan (YdEnvelope *self, GArray *segments)
{
  guint chosen = YD_NO_LINE;
  for (guint i = 0; i < segments->len && chosen == YD_NO_LINE; i++)
    if (g_array_index (segments, Segment, i).first_item != YD_NO_LINE)
      chosen = i;
  const Segment *first = &g_array_index (segments, Segment, 0);
  for (guint i = 1; i < segments->len && (chosen == 0 || chosen == YD_NO_LINE); i++)
    {
      const Segment *later = &g_array_index (segments, Segment, i);
      if ((later->first_item != YD_NO_LINE || chosen == YD_NO_LINE)
          && !(first->sections >= MIN_SECTIONS && later->sections == 0)
          && announces (self, first, later))
        return i;
    }
  return chosen == YD_NO_LINE ? 0 : chosen;
}

/* The line as a paragraph of @list, unless a page left it. */
void
yd_envelope_add_text (YdEnvelope *self, GPtrArray *list, guint i)
{
  const YdLine *line = yd_envelope_get (self, i);
  if (self->kinds[i] == YD_LINE_WEB)
    yd_outline_add_unplaced (self->outline, line->text, "web-remains", NULL);
  else if (self->kinds[i] != YD_LINE_RULE)
    g_ptr_array_add (list, g_strdup (line->text));
}

static void
read_cover (YdEnvelope *self, const Segment *segment)
{
  guint body = yd_envelope_read_head (self, segment->start, segment->end, FALSE);
  guint tail = yd_envelope_find_tail (self, body, segment->end);
  for (guint i = body; i < tail; i++)
    yd_envelope_add_text (self, self->outline->notice.body, i);
  yd_envelope_read_tail (self, tail, segment->end, FALSE);
}

static void
read_plan (YdEnvelope *self, const Segment *segment, gboolean covered)
{
  YdOutline *outline = self->outline;
  guint first = segment->first_item != YD_NO_LINE ? segment->first_item : segment->end;
  guint body = yd_envelope_read_head (self, segment->start, first, TRUE);
  guint tail = yd_envelope_find_tail (self, MAX (body, first), segment->end);

  if (first == segment->end)
    tail = first = yd_envelope_find_tail (self, body, segment->end);
  /* A notice that is the plan itself: what it says before the items is the notice's own text. */
  gboolean direct = !covered && outline->notice.addressee != NULL;
  if (!covered && outline->notice.title == NULL
      && (outline->notice.addressee != NULL || outline->notice.number != NULL))
    outline->notice.title = g_strdup (outline->title);
  for (guint i = body; i < first; i++)
    yd_envelope_add_text (self, direct ? outline->notice.body : outline->preamble, i);
  yd_rule_tree (outline, self->lines, first, tail);
  yd_envelope_read_tail (self, tail, segment->end, TRUE);
}

/**
 * yd_rule_envelope:
 * @lines: (element-type YdLine): with the items marked
 *
 * Reads the notice around the plan, and the plan itself by way of yd_rule_tree().
 */
void
yd_rule_envelope (YdOutline *self, GPtrArray *lines)
{
  guint n = lines->len;
  g_autofree YdLineKind *kinds = g_new0 (YdLineKind, n + 1);
  g_autofree guint8 *listed = g_new0 (guint8, n + 1);
  g_autoptr (GArray) segments = g_array_new (FALSE, FALSE, sizeof (Segment));
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  YdEnvelope envelope = { self, lines, kinds, listed, titles };
  Cutter cutter = { .envelope = &envelope, .segments = segments, .names = names };

  if (n == 0)
    return;
  for (guint i = 0; i < n; i++)
    kinds[i] = yd_rule_line_get_kind (g_ptr_array_index (lines, i));
  for (guint i = 0; i + 1 < n;
       i++) /* 时间：… is a web page's, but above 地点：… it is of minutes */
    if (kinds[i] == YD_LINE_WEB && yd_rule_line_is_meeting (yd_envelope_get (&envelope, i)->text)
        && yd_rule_line_is_meeting (yd_envelope_get (&envelope, i + 1)->text))
      kinds[i] = YD_LINE_OTHER;
  yd_envelope_find_lists (&envelope);
  cutter.open = (Segment){ 0, 0, YD_NO_LINE, FALSE, 0 };
  find_segments (&cutter);

  guint plan = choose_plan (&envelope, segments);
  for (guint i = 0; i < segments->len; i++)
    {
      const Segment *segment = &g_array_index (segments, Segment, i);
      if (i == plan)
        read_plan (&envelope, segment, plan > 0);
      else if (i == 0)
        read_cover (&envelope, segment);
      else
        yd_envelope_read_annex (&envelope, segment->start, segment->end, segment->labelled,
                                segment->first_item != YD_NO_LINE);
    }
  yd_envelope_drop_own_annex (self);
  if (self->title == NULL && self->notice.title != NULL)
    self->title = yd_head_dup_sent (self->notice.title);
}
