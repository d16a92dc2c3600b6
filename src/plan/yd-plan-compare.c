/* Owns: pairing the points of two plans and saying what became of each. Refuses: to compare sections
 * (they are only headings), and to give one point two partners. */

#include "yd-plan-compare-private.h"

#include "yd-shingles.h"

#include "yd-matching.h"

#include <math.h>
#include <string.h>

/* Titles weigh as much as bodies: they are short and chosen. */
#define TITLE_WEIGHT 0.5
#define BODY_ALONE 0.85
#define LEAST_WORDS 20      /* shingles of a body: of less any point has as much */
#define LEAST_LIKENESS 0.27 /* below, two points share words as any two of one office do */

typedef struct
{
  YdItem *item;    /* borrowed */
  YdItem *section; /* borrowed: that it is in */
  YdShingles *title;
  YdShingles *body;
  int partner; /* index in the other plan; -1 for none */
  double likeness;
  gboolean lineage;
} Point;

static void
clear_point (gpointer data)
{
  Point *point = data;
  yd_shingles_free (point->title);
  yd_shingles_free (point->body);
}

#define SURE_LIKENESS 0.50 /* above, what one says and the other does not was left out */

/* Words that begin and end half of all titles; without them a title is what it is about. */
static char *
strip_title (const char *title)
{
  static const char *const ends[]
    = { "高质量发展", "工作", "建设", "发展", "水平", "能力", "体系", "机制", "管理" };
  static const char *const starts[]
    = { "进一步", "持续", "不断", "积极", "大力", "深入", "全面", "扎实", "稳步",
        "着力",   "切实", "加强", "加快", "推进", "推动", "完善", "健全", "强化",
        "深化",   "提升", "优化", "做好", "开展", "落实", "实施", "促进", "构建" };
  gboolean again = TRUE;
  while (again)
    {
      again = FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (starts) && !again; i++)
        if (g_str_has_prefix (title, starts[i]) && g_utf8_strlen (title, 7) >= 4
            && strlen (title) > strlen (starts[i]) + 6)
          {
            title += strlen (starts[i]);
            again = TRUE;
          }
    }
  gsize length = strlen (title);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (title, ends[i])
        && length >= strlen (ends[i]) + 12) /* four characters stay */
      return g_strndup (title, length - strlen (ends[i]));
  return g_strdup (title);
}

static GArray *
read_points (YdPlan *plan)
{
  GArray *points = g_array_new (FALSE, TRUE, sizeof (Point));
  g_array_set_clear_func (points, clear_point);
  for (YdItem *item = yd_plan_get_first_item (plan); item != NULL; item = yd_item_get_next (item))
    if (yd_item_get_kind (item) == YD_ITEM_POINT)
      {
        g_autofree char *title = strip_title (yd_item_get_title (item));
        g_autofree char *body = yd_item_dup_body (item);
        Point point = { .item = item,
                        .section = yd_item_get_section (item),
                        .title = yd_shingles_new (title),
                        .body = yd_shingles_new (body),
                        .partner = -1 };
        g_array_append_val (points, point);
      }
  return points;
}

/* 0 to 1. A point without a title or body is compared by what it has, and a body that says the same under
 * another title is nearly enough. */
static double
compare_points (const Point *a, const Point *b)
{
  gboolean titles = yd_shingles_get_size (a->title) > 0 && yd_shingles_get_size (b->title) > 0;
  gboolean bodies = yd_shingles_get_size (a->body) > 0 && yd_shingles_get_size (b->body) > 0;
  double title = titles ? yd_shingles_compare (a->title, b->title) : 0;
  double body = bodies ? yd_shingles_compare (a->body, b->body) : 0;
  gboolean tells = yd_shingles_get_size (a->body) >= LEAST_WORDS
                   && yd_shingles_get_size (b->body) >= LEAST_WORDS;
  if (titles && bodies)
    return MAX (TITLE_WEIGHT * title + (1 - TITLE_WEIGHT) * body, tells ? BODY_ALONE * body : 0);
  if (titles)
    return title;
  return bodies ? body : 0;
}

/* ---- pairing ---- */

static void
join (GArray *ours, GArray *theirs, int a, int b, double likeness, gboolean lineage)
{
  Point *our = &g_array_index (ours, Point, a), *their = &g_array_index (theirs, Point, b);
  our->partner = b;
  their->partner = a;
  our->likeness = their->likeness = likeness;
  our->lineage = lineage;
}

/* One is the other, a year on; or both are the same point of two versions of a plan. */
static gboolean
is_of (YdItem *item, const char *uid, YdItem *other, gboolean same_plan)
{
  const YdItemRow *row = yd_item_get_row (item);
  YdId id = yd_item_get_row (other)->id;
  return (row->lineage_item == id && g_strcmp0 (row->lineage_plan, uid) == 0)
         || (same_plan && row->id == id);
}

static void
pair_by_lineage (YdPlan *plan, YdPlan *other, GArray *ours, GArray *theirs)
{
  const char *our_uid = yd_plan_get_row (plan)->uid, *their_uid = yd_plan_get_row (other)->uid;
  gboolean same_plan = our_uid != NULL && g_strcmp0 (our_uid, their_uid) == 0;
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint b = 0; b < theirs->len; b++)
    {
      const YdItemRow *row = yd_item_get_row (g_array_index (theirs, Point, b).item);
      g_hash_table_insert (by_id, (gpointer)&row->id, GUINT_TO_POINTER (b + 1));
      if (row->lineage_item != YD_ID_NONE && g_strcmp0 (row->lineage_plan, our_uid) == 0)
        g_hash_table_insert (by_id, (gpointer)&row->lineage_item, GUINT_TO_POINTER (b + 1));
    }
  for (guint a = 0; a < ours->len; a++)
    {
      const Point *our = &g_array_index (ours, Point, a);
      const YdItemRow *row = yd_item_get_row (our->item);
      const YdId keys[] = { row->lineage_item, row->id };
      for (int k = 0; k < 2 && our->partner < 0; k++)
        {
          guint b = GPOINTER_TO_UINT (g_hash_table_lookup (by_id, &keys[k]));
          const Point *their = b > 0 ? &g_array_index (theirs, Point, b - 1) : NULL;
          if (their != NULL && their->partner < 0
              && (is_of (our->item, their_uid, their->item, same_plan)
                  || is_of (their->item, our_uid, our->item, FALSE)))
            join (ours, theirs, (int)a, (int)b - 1, compare_points (our, their), TRUE);
        }
    }
}

#define SMALL 1e-6 /* what decides where likeness does not */

/* Worth what it is above chance, so that two poor pairs never take the place of a good one; among points
 * that say the same, those that stand at the same place are a pair. */
static void
add_pair (GArray *ours, GArray *theirs, guint a, guint b, GArray *pairs)
{
  double likeness
    = compare_points (&g_array_index (ours, Point, a), &g_array_index (theirs, Point, b));
  double apart = fabs ((double)a / ours->len - (double)b / theirs->len);
  YdMatch match = { a, b, likeness - LEAST_LIKENESS + SMALL * (2 - apart) };
  if (likeness >= LEAST_LIKENESS)
    g_array_append_val (pairs, match);
}

static void
add_all_pairs (GArray *ours, GArray *theirs, GArray *pairs)
{
  for (guint a = 0; a < ours->len; a++)
    for (guint b = 0; b < theirs->len; b++)
      if (g_array_index (ours, Point, a).partner < 0
          && g_array_index (theirs, Point, b).partner < 0)
        add_pair (ours, theirs, a, b, pairs);
}

#define ALL_PAIRS 4000000 /* above: only pairs that share a band of their signatures */
#define BUCKET 24         /* points of one band that are looked at */

static gint64
band_key (const YdShingles *words, guint band, gboolean title)
{
  return ((gint64)band * 2 + title) << 32 | yd_shingles_get_band (words, band);
}

static void
fill_bucket (GHashTable *buckets, const YdShingles *words, guint band, gboolean title, guint b)
{
  gint64 key = band_key (words, band, title);
  GArray *bucket = g_hash_table_lookup (buckets, &key);
  if (bucket == NULL)
    {
      bucket = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (buckets, g_memdup2 (&key, sizeof key), bucket);
    }
  if (bucket->len < BUCKET)
    g_array_append_val (bucket, b);
}

static void
add_likely_pairs (GArray *ours, GArray *theirs, GArray *pairs)
{
  g_autoptr (GHashTable) buckets
    = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify)g_array_unref);
  g_autofree guint *seen
    = g_new0 (guint, theirs->len); /* a point of ours and one, when last paired */
  for (guint b = 0; b < theirs->len; b++)
    for (guint k = 0; k < YD_SHINGLE_BANDS * 2; k++)
      {
        const Point *their = &g_array_index (theirs, Point, b);
        if (their->partner < 0)
          fill_bucket (buckets, k % 2 ? their->title : their->body, k / 2, k % 2, b);
      }
  for (guint a = 0; a < ours->len; a++)
    for (guint k = 0; k < YD_SHINGLE_BANDS * 2; k++)
      {
        const Point *our = &g_array_index (ours, Point, a);
        gint64 key = band_key (k % 2 ? our->title : our->body, k / 2, k % 2);
        GArray *bucket = our->partner < 0 ? g_hash_table_lookup (buckets, &key) : NULL;
        for (guint i = 0; bucket != NULL && i < bucket->len; i++)
          {
            guint b = g_array_index (bucket, guint, i);
            if (seen[b] == a + 1)
              continue;
            seen[b] = a + 1;
            add_pair (ours, theirs, a, b, pairs);
          }
      }
}

/* Each once, and as alike as all of them can be together: a point that is much like two others leaves the
 * nearer one to whom that alone is like. */
static void
pair_by_words (GArray *ours, GArray *theirs)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (YdMatch));
  if ((guint64)ours->len * theirs->len <= ALL_PAIRS)
    add_all_pairs (ours, theirs, pairs);
  else
    add_likely_pairs (ours, theirs, pairs);
  yd_matching_keep_best (pairs, ours->len, theirs->len);
  for (guint i = 0; i < pairs->len; i++)
    {
      const YdMatch *pair = &g_array_index (pairs, YdMatch, i);
      double likeness = compare_points (&g_array_index (ours, Point, pair->a),
                                        &g_array_index (theirs, Point, pair->b));
      join (ours, theirs, (int)pair->a, (int)pair->b, likeness, FALSE);
    }
}

#define WITHIN 0.6 /* of a point's words that stand in another */

/* The point of @others in which most of @point stands; NULL where none has enough of it. */
static const Point *
find_within (const Point *point, GArray *others)
{
  const Point *best = NULL;
  double most = WITHIN;
  if (yd_shingles_get_size (point->body) < LEAST_WORDS)
    return NULL;
  for (guint i = 0; i < others->len; i++)
    {
      const Point *other = &g_array_index (others, Point, i);
      double share = yd_shingles_get_share (point->body, other->body);
      if (share >= most)
        {
          best = other;
          most = share;
        }
    }
  return best;
}

/* A point that grew by far, or of which most was cut. */
static void
pair_by_share (GArray *ours, GArray *theirs)
{
  for (guint a = 0; a < ours->len; a++)
    {
      Point *our = &g_array_index (ours, Point, a);
      const Point *whole = our->partner < 0 ? find_within (our, theirs) : NULL;
      if (whole != NULL && whole->partner < 0)
        join (ours, theirs, (int)a, (int)(whole - (const Point *)theirs->data),
              compare_points (our, whole), FALSE);
    }
  for (guint b = 0; b < theirs->len; b++)
    {
      Point *their = &g_array_index (theirs, Point, b);
      const Point *whole = their->partner < 0 ? find_within (their, ours) : NULL;
      if (whole != NULL && whole->partner < 0)
        join (ours, theirs, (int)(whole - (const Point *)ours->data), (int)b,
              compare_points (whole, their), FALSE);
    }
}

/* ---- what became of a point ---- */

static void
free_reason (gpointer data)
{
  YdReason *reason = data;
  g_free (reason->what);
  g_free (reason->before);
  g_free (reason->after);
  g_free (reason);
}

void
yd_comparison_row_add_reason (YdComparisonRow *row, YdWhy why, const char *what, const char *before,
                              const char *after)
{
  YdReason *reason = g_new (YdReason, 1);
  *reason
    = (YdReason){ why, g_strdup (what != NULL ? what : ""), g_strdup (before != NULL ? before : ""),
                  g_strdup (after != NULL ? after : "") };
  g_ptr_array_add (row->reasons, reason);
}

static void
compare_leads (YdItem *was, YdItem *now, YdComparisonRow *row)
{
  YdUnit *before = yd_item_get_first_lead (was), *after = yd_item_get_first_lead (now);
  if (before != NULL && after == NULL)
    yd_comparison_row_add_reason (row, YD_WHY_LEAD_GONE, NULL, yd_unit_get_name (before), NULL);
  else if (before != NULL && g_strcmp0 (yd_unit_get_name (before), yd_unit_get_name (after)) != 0)
    yd_comparison_row_add_reason (row, YD_WHY_LEAD_CHANGED, NULL, yd_unit_get_name (before),
                                  yd_unit_get_name (after));
}

static char *
dup_name (YdItem *item)
{
  const char *title = yd_item_get_title (item);
  g_autofree char *body = *title == '\0' ? yd_item_dup_body (item) : NULL;
  if (body == NULL)
    return g_strdup (title);
  g_autofree char *start = g_utf8_substring (body, 0, MIN (24, g_utf8_strlen (body, -1)));
  return g_strdelimit (g_steal_pointer (&start), "\n", ' ');
}

static YdComparisonRow *
row_new (YdItem *item, YdItem *other)
{
  YdComparisonRow *row = g_new0 (YdComparisonRow, 1);
  row->reasons = g_ptr_array_new_with_free_func (free_reason);
  row->item = item != NULL ? yd_item_get_row (item)->id : YD_ID_NONE;
  row->other = other != NULL ? yd_item_get_row (other)->id : YD_ID_NONE;
  row->number = g_strdup (item != NULL ? yd_item_get_number (item) : "");
  row->title = item != NULL ? dup_name (item) : g_strdup ("");
  row->other_number = g_strdup (other != NULL ? yd_item_get_number (other) : "");
  row->other_title = other != NULL ? dup_name (other) : g_strdup ("");
  return row;
}

/* What is told of a pair without being less. */
static gboolean
is_less (YdWhy why)
{
  return why != YD_WHY_TARGET_RAISED && why != YD_WHY_LEAD_CHANGED && why != YD_WHY_MOVED
         && why != YD_WHY_SPLIT_FROM && why != YD_WHY_MERGED_INTO;
}

static void
set_verdict (YdComparisonRow *row)
{
  row->verdict = YD_VERDICT_CARRIED;
  for (guint i = 0; i < row->reasons->len; i++)
    if (is_less (((YdReason *)row->reasons->pdata[i])->why))
      row->verdict = YD_VERDICT_WEAKENED;
}

/* Two plans that are compared. */
typedef struct
{
  GArray *ours, *theirs; /* Point */
  int years;             /* that lie between them */
  char *all;             /* owned: the words of all of ours */
} Comparison;

static char *
dup_all (GArray *points)
{
  GString *all = g_string_new (NULL);
  for (guint i = 0; i < points->len; i++)
    {
      g_autofree char *body = yd_item_dup_body (g_array_index (points, Point, i).item);
      g_string_append (all, body);
      g_string_append_c (all, '\n');
    }
  return g_string_free (all, FALSE);
}

/* The section of theirs that most partners of the points of @section are in; NULL where none has two. */
static YdItem *
main_section (const Comparison *self, YdItem *section)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  YdItem *most = NULL;
  for (guint a = 0; a < self->ours->len; a++)
    {
      const Point *our = &g_array_index (self->ours, Point, a);
      if (our->partner < 0 || our->section != section)
        continue;
      YdItem *there = g_array_index (self->theirs, Point, our->partner).section;
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, there)) + 1;
      g_hash_table_insert (counts, there, GUINT_TO_POINTER (n));
      if (n >= 2 && (most == NULL || n > GPOINTER_TO_UINT (g_hash_table_lookup (counts, most))))
        most = there;
    }
  return most;
}

/* A point that stands in another section than the points beside it did, from one year to the next: a
 * sibling's sections are its own. */
static void
compare_places (const Comparison *self, const Point *our, GHashTable *sections,
                YdComparisonRow *row)
{
  YdItem *section = our->section;
  YdItem *there = g_array_index (self->theirs, Point, our->partner).section;
  gpointer usual = NULL;
  if (section == NULL || there == NULL || self->years == 0)
    return;
  if (!g_hash_table_lookup_extended (sections, section, NULL, &usual))
    g_hash_table_insert (sections, section, usual = main_section (self, section));
  if (usual != NULL && usual != there)
    yd_comparison_row_add_reason (row, YD_WHY_MOVED, NULL, yd_item_get_title (there),
                                  yd_item_get_title (section));
}

static YdComparisonRow *
judge (const Comparison *self, const Point *our, GHashTable *sections)
{
  const Point *their = &g_array_index (self->theirs, Point, our->partner);
  YdComparisonRow *row = row_new (our->item, their->item);
  gboolean sure = our->lineage || our->likeness >= SURE_LIKENESS
                  || yd_shingles_get_share (their->body, our->body) >= WITHIN;
  yd_compare_asks (their->item, our->item, self->years, sure ? self->all : NULL, row);
  compare_leads (their->item, our->item, row);
  compare_places (self, our, sections, row);
  set_verdict (row);
  row->lineage = our->lineage;
  row->likeness = (int)(our->likeness * 100 + 0.5);
  if (row->verdict == YD_VERDICT_CARRIED)
    {
      g_autofree char *percent = g_strdup_printf ("%d%%", row->likeness);
      yd_comparison_row_add_reason (row, our->lineage ? YD_WHY_FROM_IT : YD_WHY_ALIKE, NULL,
                                    percent, NULL);
    }
  return row;
}

/* ---- points that were split or merged ---- */

#define WITHIN 0.6 /* of a point's words that stand in another */

/* One of ours without a partner: a part of one that another took up, or new. */
static YdComparisonRow *
judge_new (const Comparison *self, const Point *our, gboolean search)
{
  const Point *whole = search ? find_within (our, self->theirs) : NULL;
  YdComparisonRow *row = row_new (our->item, whole != NULL ? whole->item : NULL);
  row->verdict = whole != NULL ? YD_VERDICT_CARRIED : YD_VERDICT_NEW;
  if (whole != NULL)
    yd_comparison_row_add_reason (row, YD_WHY_SPLIT_FROM, NULL, row->other_title, NULL);
  else
    yd_comparison_row_add_reason (row, YD_WHY_NOTHING_LIKE_IT, NULL, NULL, NULL);
  return row;
}

/* One of theirs without a partner: taken up by a point that has another as well, or dropped. */
static YdComparisonRow *
judge_old (const Comparison *self, const Point *their, gboolean search)
{
  const Point *whole = search ? find_within (their, self->ours) : NULL;
  YdComparisonRow *row = row_new (whole != NULL ? whole->item : NULL, their->item);
  if (whole != NULL)
    {
      yd_comparison_row_add_reason (row, YD_WHY_MERGED_INTO, NULL, row->title, NULL);
      yd_compare_asks (their->item, whole->item, self->years, self->all, row);
      set_verdict (row);
      return row;
    }
  row->verdict = YD_VERDICT_DROPPED;
  gboolean ended = yd_item_get_row (their->item)->status == YD_ITEM_ADJUSTED;
  yd_comparison_row_add_reason (row, ended ? YD_WHY_ENDED : YD_WHY_NOT_LISTED, NULL, NULL, NULL);
  return row;
}

/* Takes @row: behind the lines of the point that took it up, or at the end. */
static void
insert_old (GPtrArray *rows, YdComparisonRow *row)
{
  int at = -1;
  for (guint i = 0; row->item != YD_ID_NONE && i < rows->len; i++)
    if (((const YdComparisonRow *)rows->pdata[i])->item == row->item)
      at = (int)i + 1;
  g_ptr_array_insert (rows, at, row);
}

/**
 * yd_plan_compare:
 * @plan: this year's
 * @other: last year's, the city's, another district's
 *
 * Pairs by lineage where there is one, else by words, each point at most once; what is left may be part of
 * a pair's point.
 *
 * Returns: (transfer full) (element-type YdComparisonRow): a line a point of @plan in its order, each
 *   followed by what was merged into it, then a line each point of @other that has no partner
 */
GPtrArray *
yd_plan_compare (YdPlan *plan, YdPlan *other)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify)yd_comparison_row_free);
  g_autoptr (GArray) ours = read_points (plan);
  g_autoptr (GArray) theirs = read_points (other);
  int this_year = yd_plan_get_year (plan), that_year = yd_plan_get_year (other);
  int years = this_year > 0 && that_year > 0 ? this_year - that_year : 0;
  pair_by_lineage (plan, other, ours, theirs);
  pair_by_words (ours, theirs);
  gboolean search = (guint64)ours->len * theirs->len <= ALL_PAIRS;
  if (search)
    pair_by_share (ours, theirs);
  Comparison self = { ours, theirs, years, dup_all (ours) };
  g_autoptr (GHashTable) sections = g_hash_table_new (NULL, NULL); /* ours → most of theirs */
  for (guint a = 0; a < ours->len; a++)
    {
      const Point *our = &g_array_index (ours, Point, a);
      g_ptr_array_add (rows, our->partner >= 0 ? judge (&self, our, sections)
                                               : judge_new (&self, our, search));
    }
  for (guint b = 0; b < theirs->len; b++)
    if (g_array_index (theirs, Point, b).partner < 0)
      insert_old (rows, judge_old (&self, &g_array_index (theirs, Point, b), search));
  g_free (self.all);
  return rows;
}

void
yd_comparison_row_free (YdComparisonRow *row)
{
  if (row == NULL)
    return;
  g_free (row->number);
  g_free (row->title);
  g_free (row->other_number);
  g_free (row->other_title);
  g_ptr_array_unref (row->reasons);
  g_free (row);
}

/* How many lines of each verdict there are. */
void
yd_plan_compare_count (GPtrArray *rows, guint counts[YD_N_VERDICTS])
{
  memset (counts, 0, sizeof (guint) * YD_N_VERDICTS);
  for (guint i = 0; i < rows->len; i++)
    counts[((YdComparisonRow *)rows->pdata[i])->verdict]++;
}
