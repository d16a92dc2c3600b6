/* Owns: of pairs that might be, those that are worth most together, each member at most once.
 * Taking the best pair first would leave a second one without the partner that it alone has.
 * Refuses: to know what is paired.
 *
 * Source: H. W. Kuhn, The Hungarian method for the assignment problem, 1955, in the form with
 * potentials and shortest augmenting paths. */

#include "yd-matching.h"

#define MOST_STEPS 64000000 /* of one group, some 400 by 400; above, the best pair goes first */

/* Pairs that share members, however far apart, are decided together. */
typedef struct
{
  GArray *rows;    /* guint: members of the smaller side */
  GArray *columns; /* guint: of the larger */
  GArray *pairs;   /* guint: index of the pair */
} Group;

static Group *
group_new (void)
{
  Group *group = g_new (Group, 1);
  group->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  group->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  group->pairs = g_array_new (FALSE, FALSE, sizeof (guint));
  return group;
}

static void
group_free (Group *group)
{
  g_array_unref (group->rows);
  g_array_unref (group->columns);
  g_array_unref (group->pairs);
  g_free (group);
}

static guint
find_root (guint *above, guint member)
{
  while (above[member] != member)
    member = above[member] = above[above[member]];
  return member;
}

static GPtrArray *
make_groups (GArray *matches, guint n_a, guint n_b)
{
  g_autofree guint *above = g_new (guint, n_a + n_b);
  g_autofree Group **by_root = g_new0 (Group *, n_a + n_b);
  g_autofree gboolean *seen = g_new0 (gboolean, n_a + n_b);
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify)group_free);
  for (guint i = 0; i < n_a + n_b; i++)
    above[i] = i;
  for (guint i = 0; i < matches->len; i++)
    {
      const YdMatch *match = &g_array_index (matches, YdMatch, i);
      above[find_root (above, match->a)] = find_root (above, n_a + match->b);
    }
  for (guint i = 0; i < matches->len; i++)
    {
      const YdMatch *match = &g_array_index (matches, YdMatch, i);
      guint root = find_root (above, match->a), a = match->a, b = match->b;
      if (by_root[root] == NULL)
        g_ptr_array_add (groups, by_root[root] = group_new ());
      g_array_append_val (by_root[root]->pairs, i);
      if (!seen[a])
        g_array_append_val (by_root[root]->rows, a);
      if (!seen[n_a + b])
        g_array_append_val (by_root[root]->columns, b);
      seen[a] = seen[n_a + b] = TRUE;
    }
  return groups;
}

/* ---- one group ---- */

/* @worth: rows by columns, no more rows than columns; 0 where there is no pair. @row_of: gets, for
 * each column, 1 more than its row; 0 for none. */
static void
assign (const double *worth, guint n_rows, guint n_columns, guint *row_of)
{
  g_autofree double *of_row = g_new0 (double, n_rows + 1),
                    *of_column = g_new0 (double, n_columns + 1);
  g_autofree double *least = g_new (double, n_columns + 1);
  g_autofree guint *taken = g_new0 (guint, n_columns + 1), *from = g_new (guint, n_columns + 1);
  g_autofree gboolean *done = g_new (gboolean, n_columns + 1);
  for (guint row = 1; row <= n_rows; row++)
    {
      guint column = 0;
      taken[0] = row;
      for (guint k = 0; k <= n_columns; k++)
        {
          least[k] = G_MAXDOUBLE;
          done[k] = FALSE;
        }
      do
        {
          guint here = taken[column], next = 0;
          double step = G_MAXDOUBLE;
          done[column] = TRUE;
          for (guint k = 1; k <= n_columns; k++)
            {
              if (done[k])
                continue;
              double slack
                = -worth[(gsize)(here - 1) * n_columns + k - 1] - of_row[here] - of_column[k];
              if (slack < least[k])
                {
                  least[k] = slack;
                  from[k] = column;
                }
              if (least[k] < step)
                {
                  step = least[k];
                  next = k;
                }
            }
          for (guint k = 0; k <= n_columns; k++)
            if (done[k])
              {
                of_row[taken[k]] += step;
                of_column[k] -= step;
              }
            else
              least[k] -= step;
          column = next;
        }
      while (taken[column] != 0);
      for (; column != 0; column = from[column])
        taken[column] = taken[from[column]];
    }
  for (guint k = 0; k < n_columns; k++)
    row_of[k] = taken[k + 1];
}

static void
keep_optimal (GArray *matches, const Group *group, guint *row_at, guint *column_at, gboolean *kept)
{
  gboolean turned = group->rows->len > group->columns->len;
  guint n_rows = MIN (group->rows->len, group->columns->len),
        n_columns = MAX (group->rows->len, group->columns->len);
  g_autofree double *worth = g_new0 (double, (gsize)n_rows *n_columns);
  g_autofree guint *row_of = g_new0 (guint, n_columns);
  for (guint i = 0; i < group->rows->len; i++)
    row_at[g_array_index (group->rows, guint, i)] = i;
  for (guint i = 0; i < group->columns->len; i++)
    column_at[g_array_index (group->columns, guint, i)] = i;
  for (guint i = 0; i < group->pairs->len; i++)
    {
      const YdMatch *match
        = &g_array_index (matches, YdMatch, g_array_index (group->pairs, guint, i));
      guint row = turned ? column_at[match->b] : row_at[match->a];
      guint column = turned ? row_at[match->a] : column_at[match->b];
      worth[(gsize)row * n_columns + column] = match->worth;
    }
  assign (worth, n_rows, n_columns, row_of);
  for (guint i = 0; i < group->pairs->len; i++)
    {
      guint index = g_array_index (group->pairs, guint, i);
      const YdMatch *match = &g_array_index (matches, YdMatch, index);
      guint row = turned ? column_at[match->b] : row_at[match->a];
      guint column = turned ? row_at[match->a] : column_at[match->b];
      kept[index] = row_of[column] == row + 1;
    }
}

static int
compare_worth (gconstpointer x, gconstpointer y, gpointer data)
{
  GArray *matches = data;
  const YdMatch *a = &g_array_index (matches, YdMatch, *(const guint *)x);
  const YdMatch *b = &g_array_index (matches, YdMatch, *(const guint *)y);
  if (a->worth != b->worth)
    return a->worth > b->worth ? -1 : 1;
  return a->a != b->a ? (a->a < b->a ? -1 : 1) : (int)(a->b > b->b) - (int)(a->b < b->b);
}

/* For more than anybody compares by hand. @a_taken, @b_taken: all 0 for the members of the group.
 */
static void
keep_first (GArray *matches, const Group *group, guint *a_taken, guint *b_taken, gboolean *kept)
{
  g_array_sort_with_data (group->pairs, compare_worth, matches);
  for (guint i = 0; i < group->pairs->len; i++)
    {
      guint index = g_array_index (group->pairs, guint, i);
      const YdMatch *match = &g_array_index (matches, YdMatch, index);
      kept[index] = !a_taken[match->a] && !b_taken[match->b];
      if (kept[index])
        a_taken[match->a] = b_taken[match->b] = 1;
    }
}

/**
 * yd_matching_keep_best:
 * @matches: (element-type YdMatch): pairs that might be, each once
 * @n_a, @n_b: how many there are on each side
 *
 * Takes out of @matches what does not belong to the assignment of greatest worth; the rest keep
 * their order.
 */
void
yd_matching_keep_best (GArray *matches, guint n_a, guint n_b)
{
  g_autoptr (GPtrArray) groups = make_groups (matches, n_a, n_b);
  g_autofree gboolean *kept = g_new0 (gboolean, matches->len);
  g_autofree guint *at_a = g_new0 (guint, n_a), *at_b = g_new0 (guint, n_b);
  guint n = 0;
  for (guint i = 0; i < groups->len; i++)
    {
      const Group *group = groups->pdata[i];
      guint64 small = MIN (group->rows->len, group->columns->len);
      guint64 large = MAX (group->rows->len, group->columns->len);
      if (small * small * large <= MOST_STEPS && small * large <= MOST_STEPS / 8)
        keep_optimal (matches, group, at_a, at_b, kept);
      else
        keep_first (matches, group, at_a, at_b, kept);
    }
  for (guint i = 0; i < matches->len; i++)
    if (kept[i])
      g_array_index (matches, YdMatch, n++) = g_array_index (matches, YdMatch, i);
  g_array_set_size (matches, n);
}
