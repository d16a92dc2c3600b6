/* Owns: points that say the same, in this plan and against others, found by shared signatures, never by
 * looking at all pairs. */

#include "yd-check-private.h"

#include "yd-plan-compare.h"
#include "yd-shingles.h"
#include "yd-text.h"

#include <string.h>

#define SHORTEST 30         /* shingles: below, two points are alike by chance */
#define SAME 0.70           /* Dice: the same point but for some words */
#define SAME_ELSEWHERE 0.80 /* in another plan: carried over but for some words */

typedef struct
{
  YdItem *item;      /* borrowed */
  YdShingles *words; /* on the shelf, as the entry is */
} Entry;

/* The points of one plan, by the bands of their signatures. */
typedef struct
{
  YdShelf *shelf;
  GPtrArray *entries; /* Entry */
  GHashTable *bands;  /* a band's number → the first Entry of it */
} Index;

struct _YdCheckSimilar
{
  Index *own;
};

static Index *
index_new (void)
{
  Index *self = g_new0 (Index, 1);
  self->shelf = yd_shelf_new ();
  self->entries = g_ptr_array_new ();
  self->bands = g_hash_table_new (NULL, NULL);
  return self;
}

static void
index_free (Index *self)
{
  g_ptr_array_unref (self->entries);
  g_hash_table_unref (self->bands);
  yd_shelf_free (self->shelf);
  g_free (self);
}

YdCheckSimilar *
yd_check_similar_new (void)
{
  YdCheckSimilar *self = g_new0 (YdCheckSimilar, 1);
  self->own = index_new ();
  return self;
}

void
yd_check_similar_free (YdCheckSimilar *self)
{
  index_free (self->own);
  g_free (self);
}

/* %NULL where the item is none that is compared. */
static Entry *
entry_new (Index *self, YdItem *item, const char *words)
{
  if (yd_item_get_kind (item) < YD_ITEM_POINT)
    return NULL;
  g_autoptr (YdShingles) shingles = yd_shingles_new (words);
  if (yd_shingles_get_size (shingles) < SHORTEST)
    return NULL;
  Entry *entry = yd_shelf_take (self->shelf, sizeof *entry);
  *entry = (Entry){ item, yd_shingles_put_on (g_steal_pointer (&shingles), self->shelf) };
  return entry;
}

/* The entry most like @words, at least by @least. */
static Entry *
index_find (Index *self, const YdShingles *words, double least, double *likeness)
{
  Entry *best = NULL, *last = NULL;
  *likeness = least;
  for (guint band = 0; band < YD_SHINGLE_BANDS; band++)
    {
      gpointer key = GUINT_TO_POINTER (yd_shingles_get_band (words, band));
      Entry *entry = g_hash_table_lookup (self->bands, key);
      if (entry == NULL || entry == last)
        continue;
      last = entry;
      double alike = yd_shingles_compare (words, entry->words);
      if (alike >= *likeness)
        {
          best = entry;
          *likeness = alike;
        }
      if (alike >= 1)
        break;
    }
  return best;
}

static void
index_add (Index *self, Entry *entry)
{
  g_ptr_array_add (self->entries, entry);
  for (guint band = 0; band < YD_SHINGLE_BANDS; band++)
    {
      gpointer key = GUINT_TO_POINTER (yd_shingles_get_band (entry->words, band));
      if (!g_hash_table_contains (self->bands, key))
        g_hash_table_insert (self->bands, key, entry);
    }
}

static char *
percent (double share)
{
  return g_strdup_printf ("%d%%", (int)(share * 100 + 0.5));
}

/* By number and title, or by its first words. */
static char *
dup_name (YdItem *item)
{
  const char *title = yd_item_get_title (item);
  g_autofree char *body = *title == '\0' ? yd_item_dup_body (item) : NULL;
  g_autofree char *start
    = body != NULL ? g_utf8_substring (body, 0, MIN (16, g_utf8_strlen (body, -1))) : NULL;
  return g_strconcat (yd_item_get_number (item), start != NULL ? start : title,
                      start != NULL ? "…" : NULL, NULL);
}

static void
check_similar (YdCheck *check, YdItem *item)
{
  Index *own = check->similar->own;
  double likeness;
  Entry *entry = entry_new (own, item, check->words);
  if (entry == NULL)
    return;
  Entry *like = index_find (own, entry->words, SAME, &likeness);
  /* a task repeats words of its point */
  if (like != NULL && like->item != yd_item_get_parent (item))
    {
      YdFinding *finding = yd_check_add_item (check, item, NULL);
      YdUnit *lead = yd_item_get_first_lead (item), *other = yd_item_get_first_lead (like->item);
      yd_finding_take_argument (finding, percent (likeness));
      yd_finding_take_argument (finding, dup_name (like->item));
      if (lead != NULL && other != NULL && lead != other)
        {
          yd_finding_set_sentence (finding, N_ ("%s the same as %s, which %s leads"));
          yd_finding_take_argument (finding, g_strdup (yd_unit_get_name (other)));
        }
    }
  index_add (own, entry);
}

/* ---- taken over ---- */

/* What a reader takes for a promise: a figure or a date. Years are those of the plan. */
#define BOUND "(?:之?前|以前|以上|以内|以下)?"
#define PROMISE                                                                                                                                                                                         \
  "(?:\\d+(?:\\.\\d+)?(?:[-—～]\\d+(?:\\.\\d+)?)?(?:%|‰|个百分点|个|家|所|项|台|套|张|名|人|次|例|分钟|小时|公里|万元|亿元|户|场|件|种|支|门|处|辆|期|份|床)|" \
  "每(?:半年|半月|两周|[年月周旬日天]|季度?)|(?<!\\d)1?\\d月(?:[123]?\\d日|底|末)?|年底|年内|季度|上半年|下半年)" BOUND
/* 十二分钟: such words are often no figure, so the others are looked for first. */
#define HAN_DIGITS "[一二三四五六七八九十百千万两]"
#define HAN_PROMISE                                                     \
  "(?<![第数几近上成一二三四五六七八九十百千万两])(?:百分之" HAN_DIGITS \
  "+|(?!一[家所台张场])" HAN_DIGITS                                     \
  "+(?:家|所|台|张|名|例|场|辆|份|人次|分钟|小时|公里|万元|亿元|个百分点))" BOUND

/* The words of @item without what changes from year to year by itself. */
static char *
dup_lasting (YdItem *item)
{
  g_autofree char *words = yd_check_dup_words (item);
  g_autofree char *yearless = g_regex_replace_literal (
    yd_check_get_regex ("(?<!\\d)20\\d\\d(?=年|〕|[-—～至])"), words, -1, 0, "", 0, NULL);
  return yd_text_squeeze (yearless);
}

/* The first figure or date of @item, where it says word for word what @last says; else %NULL. */
static char *
dup_kept_promise (YdItem *item, YdItem *last)
{
  g_autofree char *now = dup_lasting (item), *then = dup_lasting (last);
  char *promise = NULL;
  if (strcmp (now, then) == 0 && !yd_check_find (now, PROMISE, &promise))
    yd_check_find (now, HAN_PROMISE, &promise);
  return promise;
}

/* Whether @other is this house's plan of an earlier year, from which most of a plan is carried on. */
static gboolean
is_own_earlier (YdCheck *check, YdPlan *other)
{
  YdNotice *notice = yd_plan_get_notice (other);
  const char *issuer = check->notice != NULL ? check->notice->issuer : NULL,
             *theirs = notice != NULL ? yd_notice_get_row (notice)->issuer : NULL;
  int year = yd_plan_get_year (other);
  return year > 0 && year < check->row->year
         && (yd_check_is_blank (issuer) || yd_check_is_blank (theirs)
             || yd_text_is_same_name (issuer, theirs));
}

typedef struct
{
  YdItem *item, *like; /* borrowed */
  double likeness;
} Pair;

/* The points of this plan that @other has too. */
static GArray *
find_pairs (YdCheck *check, YdPlan *other, Index *index)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  GPtrArray *own = check->similar->own->entries;
  for (YdItem *item = yd_plan_get_first_item (other); item != NULL; item = yd_item_get_next (item))
    {
      g_autofree char *words = yd_check_dup_words (item);
      Entry *entry = entry_new (index, item, words);
      if (entry != NULL)
        index_add (index, entry);
    }
  for (guint i = 0; i < own->len; i++)
    {
      const Entry *entry = own->pdata[i];
      Pair pair = { .item = entry->item };
      Entry *like = index_find (index, entry->words, SAME_ELSEWHERE, &pair.likeness);
      if (like == NULL)
        continue;
      pair.like = like->item;
      g_array_append_val (pairs, pair);
    }
  return pairs;
}

static void
report_pair (YdCheck *check, YdPlan *other, const Pair *pair)
{
  YdFinding *finding = yd_check_add_item (check, pair->item, NULL);
  yd_finding_take_argument (finding, percent (pair->likeness));
  yd_finding_take_argument (finding, g_strdup (yd_plan_get_title (other)));
  yd_finding_take_argument (finding, dup_name (pair->like));
}

static void
report_kept (YdCheck *check, YdPlan *other, const Pair *pair, char *promise)
{
  YdFinding *finding = yd_check_add_item (check, pair->item, NULL);
  yd_finding_set_sentence (finding,
                           N_ ("Word for word as %s of “%s”, “%s” included: is that still meant?"));
  yd_finding_take_argument (finding, dup_name (pair->like));
  yd_finding_take_argument (finding, g_strdup (yd_plan_get_title (other)));
  yd_finding_take_argument (finding, promise);
}

/* Once for the plan: @n of its points, and the plan that they are of. */
static void
report_many (YdCheck *check, YdPlan *other, guint n, const char *sentence)
{
  YdFinding *finding = yd_check_add (check, YD_TABLE_PLAN, check->row->id, NULL, YD_ID_NONE);
  yd_finding_set_sentence (finding, sentence);
  yd_finding_take_argument (finding, g_strdup_printf ("%u", n));
  yd_finding_take_argument (finding, g_strdup_printf ("%u", check->similar->own->entries->len));
  yd_finding_take_argument (finding, g_strdup (yd_plan_get_title (other)));
}

#define FEW 5 /* points that are spoken of one by one */

/* To carry a point on from last year is usual. What is worth a word are figures and dates that nobody
 * touched; where there are many of them, nobody has looked yet, and it is said once. */
static void
report_carried (YdCheck *check, YdPlan *other, const GArray *pairs)
{
  g_autoptr (GPtrArray) promises = g_ptr_array_new_with_free_func (g_free);
  guint n_kept = 0;
  for (guint i = 0; i < pairs->len; i++)
    {
      const Pair *pair = &g_array_index (pairs, Pair, i);
      g_ptr_array_add (promises, dup_kept_promise (pair->item, pair->like));
      n_kept += promises->pdata[i] != NULL;
    }
  if (n_kept > FEW)
    report_many (
      check, other, n_kept,
      N_ ("%s of %s points are word for word those of “%s”, figures and dates included"));
  else if (pairs->len > FEW && pairs->len * 2 > check->similar->own->entries->len)
    report_many (check, other, pairs->len, N_ ("%s of %s points are almost those of “%s”"));
  for (guint i = 0; n_kept <= FEW && i < pairs->len; i++)
    if (promises->pdata[i] != NULL)
      report_kept (check, other, &g_array_index (pairs, Pair, i),
                   g_steal_pointer (&promises->pdata[i]));
}

static void
check_others (YdCheck *check)
{
  for (guint i = 0; i < check->others->len; i++)
    {
      YdPlan *other = check->others->pdata[i];
      Index *index = index_new ();
      g_autoptr (GArray) pairs = find_pairs (check, other, index);
      if (is_own_earlier (check, other))
        report_carried (check, other, pairs);
      else
        for (guint k = 0; k < pairs->len; k++)
          report_pair (check, other, &g_array_index (pairs, Pair, k));
      index_free (index);
    }
}

/* ---- below last year ---- */

/* A target that is lower than in an earlier plan, of points that are surely the same. */
#define SURE 45 /* percent alike */

static void
check_lowered (YdCheck *check, YdPlan *other)
{
  g_autoptr (GPtrArray) rows = yd_plan_compare (check->plan, other);
  for (guint i = 0; i < rows->len; i++)
    {
      const YdComparisonRow *row = rows->pdata[i];
      YdItem *item = row->verdict == YD_VERDICT_WEAKENED && (row->lineage || row->likeness >= SURE)
                       ? yd_plan_find_item (check->plan, row->item)
                       : NULL;
      for (guint k = 0; item != NULL && k < row->reasons->len; k++)
        {
          const YdReason *reason = row->reasons->pdata[k];
          if (reason->why != YD_WHY_TARGET_LOWER && reason->why != YD_WHY_TARGET_LOOSER)
            continue;
          YdFinding *finding = yd_check_add_item (check, item, NULL);
          if (reason->why == YD_WHY_TARGET_LOOSER)
            yd_finding_set_sentence (
              finding, N_ ("The target “%s” allows %s; the earlier plan allowed only %s"));
          yd_finding_take_argument (finding, g_strdup (reason->what));
          yd_finding_take_argument (finding, g_strdup (reason->after));
          yd_finding_take_argument (finding, g_strdup (reason->before));
        }
    }
}

static void
check_weaker (YdCheck *check)
{
  for (guint i = 0; i < check->others->len; i++)
    {
      int year = yd_plan_get_year (check->others->pdata[i]);
      if (year > 0 && check->row->year > year)
        check_lowered (check, check->others->pdata[i]);
    }
}

/* clang-format off */
const YdCheckRule yd_check_similar_rules[] = {
  { .rule = { "similar-point", YD_SEVERITY_WARNING, N_("Points that say almost the same"), NULL },
    .sentence = N_("%s the same as %s"),
    .check_item = check_similar },
  { .rule = { "copied-point", YD_SEVERITY_HINT, N_("Points taken over almost unchanged from another plan"), NULL },
    .sentence = N_("%s the same as in “%s”: %s"),
    .check_plan = check_others },
  { .rule = { "below-last-year", YD_SEVERITY_WARNING, N_("Targets below those of an earlier plan"), NULL },
    .sentence = N_("The target “%s” is %s; in the earlier plan it was %s"),
    .check_plan = check_weaker },
};
/* clang-format on */
const guint yd_check_n_similar_rules = G_N_ELEMENTS (yd_check_similar_rules);
