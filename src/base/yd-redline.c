/* Owns: what went and what came between two versions of a text (花脸稿), in pieces that a person reads:
 * a Han character, a whole number, a Latin word. Refuses: to split a number, for 12% that became 15%
 * shown as a changed 2 is misread. */

#include "yd-redline.h"

#include <string.h>

/* Changes beyond which a text counts as written anew: a redline of it would be unreadable, and the
 * search for the shortest one takes their square. */
#define MOST_CHANGES 1200
/* Words of this many pieces that happen to be the same between larger changes are changed along. */
#define SMALL 2

typedef struct
{
  const char *text;
  guint bytes;
} Piece;

static gboolean
holds_together (gunichar c)
{
  return c < 0x250 && g_unichar_isalnum (c);
}

/* 12.5% and 1,200 are one piece; a full stop at the end of a sentence is none of it. */
static gboolean
joins_digits (const char *p)
{
  return (*p == '.' || *p == ',') && g_ascii_isdigit (p[-1]) && g_ascii_isdigit (p[1]);
}

static GArray *
cut (const char *text)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  for (const char *p = text; *p != '\0';)
    {
      const char *end = g_utf8_next_char (p);
      if (holds_together (g_utf8_get_char (p)))
        {
          while (holds_together (g_utf8_get_char (end)) || joins_digits (end))
            end = g_utf8_next_char (end);
          if (*end == '%' && g_ascii_isdigit (end[-1]))
            end++;
        }
      Piece piece = { p, (guint)(end - p) };
      g_array_append_val (pieces, piece);
      p = end;
    }
  return pieces;
}

static gboolean
same (const Piece *a, const Piece *b)
{
  return a->bytes == b->bytes && memcmp (a->text, b->text, a->bytes) == 0;
}

/* ---- the shortest way from one to the other (Myers 1986, An O(ND) Difference Algorithm) ---- */

typedef struct
{
  const Piece *a, *b;
  int n, m;
  guint8 *kept; /* by piece of a: whether it stayed */
  guint8 *old;  /* by piece of b: whether it was there */
} Ways;

/* Walks back through how far each number of changes had come, and marks what stayed. */
static void
mark_kept (Ways *ways, GPtrArray *reached, int changes)
{
  int x = ways->n, y = ways->m;
  for (int d = changes; d > 0; d--)
    {
      const int *far = (const int *)g_ptr_array_index (reached, (guint)d - 1) + d - 1;
      int k = x - y;
      gboolean down
        = k == -d || (k != d && (k - 1 < -(d - 1) || (k + 1 <= d - 1 && far[k - 1] < far[k + 1])));
      int from_k = down ? k + 1 : k - 1;
      int from_x = far[from_k], from_y = from_x - from_k;
      int start_x = down ? from_x : from_x + 1, start_y = down ? from_y + 1 : from_y;
      while (x > start_x && y > start_y)
        {
          ways->kept[--x] = TRUE;
          ways->old[--y] = TRUE;
        }
      x = from_x;
      y = from_y;
    }
  while (x > 0 && y > 0)
    {
      ways->kept[--x] = TRUE;
      ways->old[--y] = TRUE;
    }
}

/* Where the way is too long nothing is marked: all of it changed. */
static void
find_way (Ways *ways)
{
  int n = ways->n, m = ways->m, most = MIN (n + m, MOST_CHANGES);
  g_autoptr (GPtrArray) reached = g_ptr_array_new_with_free_func (g_free);
  g_autofree int *spread = g_new0 (int, 2 * (gsize)most + 3);
  int *far = spread + most + 1;
  for (int d = 0; d <= most; d++)
    {
      for (int k = -d; k <= d; k += 2)
        {
          int x = k == -d || (k != d && far[k - 1] < far[k + 1]) ? far[k + 1] : far[k - 1] + 1;
          int y = x - k;
          while (x < n && y < m && x >= 0 && y >= 0 && same (&ways->a[x], &ways->b[y]))
            x++, y++;
          far[k] = x;
          if (x >= n && y >= m)
            {
              mark_kept (ways, reached, d);
              return;
            }
        }
      g_ptr_array_add (reached, g_memdup2 (far - d, sizeof (int) * (2 * (gsize)d + 1)));
    }
}

/* ---- runs ---- */

/* A run joins the one before it where both are of one kind and stand side by side. */
static void
add_run (GArray *runs, YdRedlineKind kind, const Piece *first, const Piece *end)
{
  if (first == end)
    return;
  YdRedlineRun run = { kind, first->text, (gsize)(end[-1].text + end[-1].bytes - first->text) };
  YdRedlineRun *last = runs->len > 0 ? &g_array_index (runs, YdRedlineRun, runs->len - 1) : NULL;
  if (last != NULL && last->kind == kind && last->text + last->bytes == run.text)
    last->bytes += run.bytes;
  else
    g_array_append_val (runs, run);
}

typedef struct
{
  int a, b, a_end, b_end; /* of the pieces that went and came */
} Change;

/* The changes in order; those with next to nothing between them are one. */
static GArray *
collect_changes (const Ways *ways)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (Change));
  for (int a = 0, b = 0; a < ways->n || b < ways->m;)
    {
      if (a < ways->n && b < ways->m && ways->kept[a] && ways->old[b])
        {
          a++, b++;
          continue;
        }
      Change change = { a, b, a, b };
      while (change.a_end < ways->n && !ways->kept[change.a_end])
        change.a_end++;
      while (change.b_end < ways->m && !ways->old[change.b_end])
        change.b_end++;
      a = change.a_end;
      b = change.b_end;
      Change *last = changes->len > 0 ? &g_array_index (changes, Change, changes->len - 1) : NULL;
      int between = last != NULL ? change.a - last->a_end : 0;
      if (last != NULL && between <= SMALL
          && MAX (last->a_end - last->a, last->b_end - last->b) > between
          && MAX (change.a_end - change.a, change.b_end - change.b) > between)
        {
          last->a_end = a;
          last->b_end = b;
        }
      else
        g_array_append_val (changes, change);
    }
  return changes;
}

/**
 * yd_redline:
 * @before: (nullable): a text, %NULL for none
 * @after: (nullable): the text that it became
 *
 * Returns: (transfer full) (element-type YdRedlineRun): all of both, in reading order; the runs borrow
 *   from the texts
 */
GArray *
yd_redline (const char *before, const char *after)
{
  g_autoptr (GArray) old = cut (before != NULL ? before : "");
  g_autoptr (GArray) new = cut (after != NULL ? after : "");
  Ways ways = { .a = (const Piece *)old->data,
                .b = (const Piece *)new->data,
                .n = (int)old->len,
                .m = (int)new->len };
  g_autofree guint8 *kept = ways.kept = g_new0 (guint8, (gsize)ways.n + 1);
  g_autofree guint8 *was = ways.old = g_new0 (guint8, (gsize)ways.m + 1);
  find_way (&ways);

  GArray *runs = g_array_new (FALSE, FALSE, sizeof (YdRedlineRun));
  g_autoptr (GArray) changes = collect_changes (&ways);
  int b = 0;
  for (guint i = 0; i < changes->len; i++)
    {
      const Change *change = &g_array_index (changes, Change, i);
      add_run (runs, YD_REDLINE_SAME, ways.b + b, ways.b + change->b);
      add_run (runs, YD_REDLINE_DELETED, ways.a + change->a, ways.a + change->a_end);
      add_run (runs, YD_REDLINE_INSERTED, ways.b + change->b, ways.b + change->b_end);
      b = change->b_end;
    }
  add_run (runs, YD_REDLINE_SAME, ways.b + b, ways.b + ways.m);
  return runs;
}
