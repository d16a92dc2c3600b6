/* Owns: joining what a page cut or a hard line end tore apart. Refuses: to join across anything
 * that begins a new paragraph by its own words: a number, a title, a line of the envelope. */

#include "yd-lines.h"

#include "yd-char.h"
#include "yd-rule-line.h"
#include "yd-scan.h"
#include "yd-unit-mark.h"

#define MIN_LINES 6      /* of a text that is wrapped */
#define MAX_WRAP 130     /* columns of a text that is wrapped; a Han character is two */
#define CUT_WIDTH 40     /* columns from which on a line could be cut where it ends */
#define SLACK 6          /* columns by which full lines differ */
#define MAX_JOINED 16384 /* bytes; no paragraph is longer, and joining stays linear */

void
yd_line_free (YdLine *line)
{
  if (line == NULL)
    return;
  g_free (line->text);
  g_free (line);
}

GPtrArray *
yd_lines_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)yd_line_free);
}

/**
 * yd_line_new:
 * @like: (nullable): where the hints come from
 *
 * Returns: (transfer full): a line with the trimmed text between
 */
YdLine *
yd_line_new (const char *start, const char *end, const YdLine *like)
{
  YdLine *line = g_new0 (YdLine, 1);
  if (like != NULL)
    *line = *like;
  line->text = yd_scan_trim (start, end);
  return line;
}

static int
width (const char *text)
{
  int total = 0;
  for (; *text != '\0'; text = g_utf8_next_char (text))
    total += (guchar)*text < 0x80 ? 1 : 2;
  return total;
}

static int
compare_ints (gconstpointer a, gconstpointer b)
{
  return *(const int *)a - *(const int *)b;
}

/* …。（责任单位：甲） ends a paragraph as a stop does. */
static gboolean
ends_with_bracket (const char *text)
{
  static const char *const closing[] = { "）", ")", "】", "〕", "]", NULL };
  const char *end = yd_scan_back_spaces (text, text + strlen (text));
  const char *open = yd_scan_ends (text, end, closing);
  for (int depth = 1; open != NULL && open > text;)
    {
      open = g_utf8_prev_char (open);
      gunichar c = g_utf8_get_char (open);
      depth += yd_char_is_closing (c) && c != 0x201d && c != 0x300b ? 1 : 0;
      if (yd_char_is_opening (c) && c != 0x201c && c != 0x300a && --depth == 0)
        return yd_scan_is_stop (yd_scan_before (text, open));
    }
  return FALSE;
}

/* ---- texts in lines of one width ---- */

typedef struct
{
  int width;         /* columns of a full line; 0 where paragraphs are whole */
  gboolean indented; /* white space, or empty lines, tell where paragraphs begin */
  gboolean parted;   /* empty lines do */
  gboolean solid;    /* all lines are full: one paragraph */
} Wrap;

static int
block_width (const YdBlocks *blocks, guint index)
{
  const YdSourceBlock *block = yd_blocks_get (blocks, index);
  return width (block->text) + block->indent;
}

static gboolean
is_page (const YdSourceBlock *block)
{
  YdLine probe = { .text = block->text, .kind = block->kind };
  return block->kind == YD_BLOCK_TEXT && strlen (block->text) < 48
         && yd_rule_line_get_kind (&probe) == YD_LINE_PAGE;
}

/* Whether the block begins a paragraph by white space, or by an empty line above it. */
static gboolean
is_fresh (const YdBlocks *blocks, guint index, gboolean parted)
{
  const YdSourceBlock *block = yd_blocks_get (blocks, index);
  if (!parted)
    return block->indent >= 2;
  return index > 0 && block->source > yd_blocks_get (blocks, index - 1)->source + 1;
}

/* Whether white space tells paragraphs: full lines go on without, short ones are followed by some. */
static gboolean
is_indented (const YdBlocks *blocks, int wide, gboolean parted)
{
  guint on = 0, on_plain = 0, fresh = 0, fresh_indented = 0;
  for (guint i = 1; i < yd_blocks_get_length (blocks); i++)
    {
      gboolean full = block_width (blocks, i - 1) >= wide - SLACK;
      gboolean indented = is_fresh (blocks, i, parted);
      if (!full)
        {
          fresh++;
          fresh_indented += indented;
        }
      else if (!yd_rule_line_ends_sentence (yd_blocks_get (blocks, i - 1)->text))
        {
          on++;
          on_plain += !indented;
        }
    }
  return on >= 5 && on_plain * 10 >= on * 9 && fresh_indented * 10 >= fresh * 6;
}

/* In a short text few lines are full; but where all others begin with white space, those without go on
 * what stands above. */
static gboolean
is_short_wrap (const YdBlocks *blocks, int wide, gboolean parted)
{
  guint plain = 0, after_full = 0, fresh = 0;
  for (guint i = 1; i < yd_blocks_get_length (blocks); i++)
    if (is_fresh (blocks, i, parted))
      fresh++;
    else
      {
        plain++;
        after_full += block_width (blocks, i - 1) >= wide - SLACK;
      }
  return after_full >= 2 && after_full * 10 >= plain * 8 && fresh > plain;
}

/* In a wrapped text most lines are full and stop in mid-sentence. */
static Wrap
find_wrap (const YdBlocks *blocks)
{
  guint n = yd_blocks_get_length (blocks), full = 0, cut = 0, pages = 0;
  Wrap wrap = { 0 };
  if (n < MIN_LINES)
    return wrap;
  g_autofree int *widths = g_new (int, n), *sorted = NULL;
  for (guint i = 0; i < n; i++)
    widths[i] = block_width (blocks, i);
  sorted = g_memdup2 (widths, n * sizeof (int));
  qsort (sorted, n, sizeof (int), compare_ints);
  int wide = sorted[n * 19 / 20];
  if (wide < 24 || wide > MAX_WRAP)
    return wrap;
  for (guint i = 0; i < n; i++)
    if (widths[i] >= wide - SLACK)
      {
        full++;
        cut += !yd_rule_line_ends_sentence (yd_blocks_get (blocks, i)->text)
               && !ends_with_bracket (yd_blocks_get (blocks, i)->text);
      }
    else
      pages += is_page (yd_blocks_get (blocks, i));
  if (n < 12 || cut < 5 || cut * 2 < full)
    {
      int widest = sorted[n - 1];
      gboolean indented = is_short_wrap (blocks, widest, FALSE);
      wrap.parted = !indented && is_short_wrap (blocks, widest, TRUE);
      wrap.indented = indented || wrap.parted;
      wrap.width = wrap.indented && widest <= MAX_WRAP ? widest : 0;
      wrap.indented &= wrap.width > 0;
      return wrap;
    }
  wrap.width = wide;
  wrap.solid = full + pages + 1 >= n;
  wrap.indented = !wrap.solid && is_indented (blocks, wide, FALSE);
  wrap.parted = !wrap.solid && !wrap.indented && is_indented (blocks, wide, TRUE);
  wrap.indented |= wrap.parted;
  return wrap;
}

static gunichar
last_char (const char *text)
{
  return *text == '\0' ? 0 : g_utf8_get_char (g_utf8_prev_char (text + strlen (text)));
}

/* A line that cannot begin with what it begins with: a mark that stands after something. */
static gboolean
begins_in_the_middle (const char *text)
{
  gunichar c = g_utf8_get_char (text);
  return c == 0xff0c || c == 0x3002 || c == 0x3001 || c == 0xff1b || c == 0xff1a || c == 0x201d
         || c == 0x300b || c == 0xff09 || c == 0x3015 || c == ',' || c == ')';
}

static gboolean
is_open_mark (gunichar c)
{
  return c == 0xff0c || c == ',' || c == 0x3001 || c == 0x201c || c == 0x300a || c == 0xff08
         || c == 0x3014 || c == '(';
}

typedef struct
{
  Wrap wrap;
  int last_width;    /* of the piece that was added last, with what stands before it */
  const char *last;  /* that piece */
  gboolean sentence; /* the line so far has a whole sentence in it */
  int brackets;      /* open at its end */
  int quotes;
  gboolean fresh; /* the next piece begins a paragraph by white space */
} JoinState;

static void
take_piece (JoinState *state, const YdSourceBlock *block, gboolean fresh)
{
  const char *piece = block->text;
  if (fresh)
    state->brackets = state->quotes = state->sentence = 0;
  for (const char *p = piece; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (c == 0x300a || c == 0x201c)
        state->quotes++;
      else if (c == 0x300b || c == 0x201d)
        state->quotes = MAX (state->quotes - 1, 0);
      else if (c == 0xff08 || c == '(' || c == 0x3014)
        state->brackets++;
      else if (c == 0xff09 || c == ')' || c == 0x3015)
        state->brackets = MAX (state->brackets - 1, 0);
      else if (c == 0x3002)
        state->sentence = TRUE;
    }
  state->last = piece;
  state->last_width = state->wrap.width > 0 ? width (piece) + block->indent : 0;
}

/* …，请认真贯 and 彻执行。: a line with a comma that stops in a word is no title when the rest of its
 * sentence follows in a shorter line. */
static gboolean
is_cut_in_two (const char *line, const char *next)
{
  YdNumberMark mark;
  int whole = width (line), rest = width (next);
  return whole >= CUT_WIDTH && whole <= MAX_WRAP && rest < whole && strstr (line, "，") != NULL
         && yd_char_is_han (last_char (line)) && yd_char_is_han (g_utf8_get_char (next))
         && strstr (next, "。") != NULL && yd_rule_line_ends_sentence (next)
         && !yd_rule_number_read (line, &mark);
}

/* …） without an opening one before: the rest of a bracket. */
static gboolean
closes_bracket (const char *text)
{
  const char *close
    = yd_scan_find (text, text + strlen (text), (const char *const[]){ "）", ")", NULL });
  return close != NULL
         && yd_scan_find (text, close, (const char *const[]){ "（", "(", NULL }) == NULL;
}

/* 各街道办事处、各镇人民政府，示例新区、示例旅 above 游度假区管委会：: one list of addressees. */
static gboolean
ends_addressee (const char *line, const char *next)
{
  static const char *const parts[] = { "、", "，", ",", NULL };
  const char *colon = yd_rule_line_read_addressee (next);
  if (colon == NULL || *yd_scan_spaces (g_utf8_next_char (colon)) != '\0'
      || yd_scan_find (line, line + strlen (line), parts) == NULL
      || yd_rule_line_ends_as_title (line) || yd_rule_line_ends_sentence (line))
    return FALSE;
  g_autofree char *joined = g_strconcat (line, next, NULL);
  return yd_rule_line_read_addressee (joined) != NULL;
}

static gboolean
may_join (const YdLine *line, const YdSourceBlock *next, const JoinState *state)
{
  YdNumberMark mark;
  YdLine probe = { .text = next->text, .kind = next->kind };

  if (yd_rule_table_is_row (next->text) || yd_rule_table_is_row (state->last))
    return FALSE;
  if (line->kind != YD_BLOCK_TEXT || next->kind != YD_BLOCK_TEXT || next->level > 0 || next->listed
      || next->bullet || line->level > 0)
    return FALSE;
  gunichar last = last_char (state->last);
  gboolean full = state->wrap.width > 0 && state->last_width >= state->wrap.width - SLACK;
  gboolean ended = yd_rule_line_ends_sentence (state->last);
  gboolean number = yd_rule_number_read (next->text, &mark);
  if (state->wrap.solid || (full && state->brackets > 0 && closes_bracket (next->text)))
    return TRUE;
  if ((full || is_open_mark (last)) && !number && ends_addressee (line->text, next->text))
    return TRUE;
  if (state->wrap.indented && state->fresh)
    return begins_in_the_middle (next->text);
  if (state->wrap.indented && full && yd_rule_line_get_kind (&probe) == YD_LINE_OTHER
      && !(ended && number))
    return TRUE;
  gboolean inside = state->brackets > 0 && state->sentence
                    && (last == 0xff1a || last == 0xff1b || last == ':' || last == ';');
  if (ended && !inside)
    return FALSE;
  if (begins_in_the_middle (next->text))
    return TRUE;
  if ((state->brackets > 0 || state->quotes > 0) && state->sentence && !number)
    return TRUE;
  if (number && !(mark.weak && state->sentence))
    return FALSE;
  if (yd_rule_line_get_kind (&probe) != YD_LINE_OTHER)
    return FALSE;
  YdLine before = { .text = (char *)state->last, .kind = line->kind };
  YdLineKind kind = yd_rule_line_get_kind (&before);
  if (kind != YD_LINE_OTHER)
    return FALSE;
  if (full)
    return !line->centred && !next->centred && !ends_with_bracket (line->text);
  if (is_open_mark (last) || is_cut_in_two (line->text, next->text))
    return TRUE;
  int ordinal;
  if (yd_rule_number_measure_ordinal (next->text, &ordinal) > 0)
    return FALSE;
  const char *label = yd_unit_mark_find_label (state->last);
  if (label != NULL && yd_unit_mark_ends_value (label, state->last + strlen (state->last)))
    return FALSE; /* …。责任科室：党建办 */
  /* A paragraph that stops without a stop is cut; a title never had one. */
  return state->sentence && !yd_char_is_closing (last) && !line->centred;
}

static void
append_piece (YdLine *line, const char *piece)
{
  gunichar a = last_char (line->text), b = g_utf8_get_char (piece);
  gboolean spaced = a < 0x250 && b < 0x250 && g_unichar_isalpha (a) && g_unichar_isalpha (b);
  char *joined = g_strconcat (line->text, spaced ? " " : "", piece, NULL);
  g_free (line->text);
  line->text = joined;
}

/* ---- scattered spaces ---- */

#define MANY_GAPS 30 /* single spaces between Han in a text that scatters them */
#define SCATTERED 6  /* percent of its Han that one stands before */

/* Whether the byte at @p is a lone space between characters that are written without one. */
static gboolean
is_gap (const char *text, const char *p)
{
  if (*p != ' ' || p == text || p[-1] == ' ' || p[1] == ' ')
    return FALSE;
  return yd_char_is_full_width (yd_scan_before (text, p))
         && yd_char_is_full_width (g_utf8_get_char (p + 1));
}

/* Recognised text comes with spaces anywhere: 加快医疗资 源布局. In other texts they part words. */
static gboolean
is_scattered (const YdBlocks *blocks)
{
  guint gaps = 0, han = 0;
  for (guint i = 0; i < yd_blocks_get_length (blocks); i++)
    {
      const char *text = yd_blocks_get (blocks, i)->text;
      for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
        {
          gaps += *p == ' ' && is_gap (text, p);
          han += (guchar)*p >= 0xe3;
        }
    }
  return gaps >= MANY_GAPS && gaps * 100 >= han * SCATTERED;
}

static YdBlocks *
close_gaps (const YdBlocks *blocks)
{
  YdBlocks *out = yd_blocks_new ();
  g_autoptr (GString) closed = g_string_new (NULL);
  for (guint i = 0; i < yd_blocks_get_length (blocks); i++)
    {
      const YdSourceBlock *block = yd_blocks_get (blocks, i);
      int at = 0, bold = block->bold;
      g_string_truncate (closed, 0);
      for (const char *p = block->text; *p != '\0'; p = g_utf8_next_char (p), at++)
        if (is_gap (block->text, p))
          bold -= at < block->bold;
        else
          g_string_append_len (closed, p, g_utf8_next_char (p) - p);
      YdSourceBlock *copy = yd_blocks_add_like (out, block, closed->str);
      if (copy != NULL)
        copy->bold = bold;
    }
  return out;
}

/* ---- running heads ---- */

#define HEAD_REPEATS 3 /* pages from which on a line beside the page number is a running head */
#define MAX_HEAD 150   /* bytes of one */

/* The lines that stand next to page numbers again and again: texts to how often. %NULL none. */
static GHashTable *
find_heads (const YdBlocks *blocks)
{
  GHashTable *heads = NULL;
  gboolean any = FALSE;
  guint n = yd_blocks_get_length (blocks);
  for (guint i = 0; i < n; i++)
    {
      if (!is_page (yd_blocks_get (blocks, i)))
        continue;
      for (int side = -1; side <= 1; side += 2)
        {
          const YdSourceBlock *block = (side < 0 && i == 0) || i + (guint)side >= n
                                         ? NULL
                                         : yd_blocks_get (blocks, i + (guint)side);
          YdNumberMark mark;
          if (block == NULL || block->kind != YD_BLOCK_TEXT || strlen (block->text) > MAX_HEAD
              || is_page (block) || yd_rule_line_has_sentence (block->text)
              || yd_rule_number_read (block->text, &mark))
            continue;
          if (heads == NULL)
            heads = g_hash_table_new (g_str_hash, g_str_equal);
          int count = GPOINTER_TO_INT (g_hash_table_lookup (heads, block->text)) + 1;
          any |= count >= HEAD_REPEATS;
          g_hash_table_insert (heads, block->text, GINT_TO_POINTER (count));
        }
    }
  if (!any)
    g_clear_pointer (&heads, g_hash_table_unref);
  return heads;
}

static gboolean
is_head (GHashTable *heads, const YdSourceBlock *block)
{
  return heads != NULL
         && GPOINTER_TO_INT (g_hash_table_lookup (heads, block->text)) >= HEAD_REPEATS;
}

/**
 * yd_rule_join:
 *
 * Returns: (transfer full) (element-type YdLine): the paragraphs of @blocks with cuts joined; page
 *   numbers that stood in a cut come after the paragraph
 */
GPtrArray *
yd_rule_join (const YdBlocks *blocks)
{
  g_autoptr (YdBlocks) closed = is_scattered (blocks) ? close_gaps (blocks) : NULL;
  if (closed != NULL)
    blocks = closed;
  GPtrArray *lines = yd_lines_new ();
  g_autoptr (GPtrArray) pages = g_ptr_array_new ();
  JoinState state = { .wrap = find_wrap (blocks) };
  g_autoptr (GHashTable) heads = find_heads (blocks);
  YdLine *open = NULL;

  for (guint i = 0; i < yd_blocks_get_length (blocks); i++)
    {
      const YdSourceBlock *block = yd_blocks_get (blocks, i);
      gboolean head = is_head (heads, block);
      if ((head || is_page (block)) && open != NULL)
        {
          YdLine *page = yd_line_new (block->text, block->text + strlen (block->text), NULL);
          page->head = head;
          page->source = block->source;
          g_ptr_array_add (pages, page);
          continue;
        }
      state.fresh = is_fresh (blocks, i, state.wrap.parted);
      gboolean joins
        = open != NULL && strlen (open->text) < MAX_JOINED && may_join (open, block, &state);
      if (joins)
        append_piece (open, block->text);
      else
        {
          for (guint j = 0; j < pages->len; j++)
            g_ptr_array_add (lines, g_ptr_array_index (pages, j));
          g_ptr_array_set_size (pages, 0);
          open = yd_line_new (block->text, block->text + strlen (block->text), NULL);
          open->kind = block->kind;
          if (block->kind == YD_BLOCK_TABLE) /* empty cells at its beginning count */
            {
              g_free (open->text);
              open->text = g_strdup (block->text);
            }
          open->level = block->level;
          open->bold = block->bold;
          open->centred = block->centred;
          open->listed = block->listed;
          open->bullet = block->bullet;
          open->source = block->source;
          open->spanned = block->spanned;
          g_ptr_array_add (lines, open);
        }
      take_piece (&state, block, !joins);
    }
  for (guint j = 0; j < pages->len; j++)
    g_ptr_array_add (lines, g_ptr_array_index (pages, j));
  return lines;
}
