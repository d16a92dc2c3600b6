/* Owns: what stands in a field on either side of a merge and stood there before, and what one side did to
 * something that the other deleted, in words. Refuses: to say where it is (yd-merge-words.c). */

#include "yd-merge-private.h"

#include "yd-decimal.h"
#include "yd-field-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Frees @where with sqlite3_free(). */
static char *
make_key (const char *table, YdId id, YdId second)
{
  YdTable known;
  const YdTableInfo *info = yd_table_find (table, &known) ? yd_table_get_info (known) : NULL;
  return info != NULL && info->n_keys == 2 ? sqlite3_mprintf (
           "\"%w\"=%lld AND \"%w\"=%lld", info->fields[0].name, id, info->fields[1].name, second)
                                           : sqlite3_mprintf ("id=%lld", id);
}

char *
yd_merge_dup_value (YdMerge *self, const char *side, const char *table, YdId id, YdId second,
                    const char *field)
{
  char *key = make_key (table, id, second);
  char *sql = sqlite3_mprintf ("SELECT \"%w\" FROM %s.\"%w\" WHERE %s", field, side, table, key);
  sqlite3_stmt *stmt = yd_db_prepare (self->db, sql, NULL);
  char *value = NULL;
  if (stmt != NULL && sqlite3_step (stmt) == SQLITE_ROW)
    value = g_strdup ((const char *)sqlite3_column_text (stmt, 0));
  sqlite3_finalize (stmt);
  sqlite3_free (sql);
  sqlite3_free (key);
  return value;
}

/* Digits without their scale would mislead. */
static char *
dup_decimal (YdMerge *self, const char *side, const char *table, YdId id, const char *digits)
{
  g_autofree char *scale = yd_merge_dup_value (self, side, table, id, YD_ID_NONE, "scale");
  YdDecimal decimal = { .digits = g_ascii_strtoll (digits, NULL, 10) };
  if (scale != NULL)
    decimal.scale = (int)CLAMP (g_ascii_strtoll (scale, NULL, 10), 0, YD_DECIMAL_MAX_SCALE);
  return yd_decimal_format (&decimal);
}

char *
yd_merge_dup_value_words (YdMerge *self, const char *side, const char *table, YdId id, YdId second,
                          const char *field)
{
  static const char *const decimals[] = { "target", "target_high", "value", NULL };
  YdPlan *plans[] = { yd_store_get_plan (self->store), self->their_plan };
  gboolean theirs = g_str_equal (side, "theirs");
  g_autofree char *value = yd_merge_dup_value (self, side, table, id, second, field);
  if (value != NULL && g_strv_contains (decimals, field) && !g_str_equal (table, "setting"))
    return dup_decimal (self, side, table, id, value);
  char *words = yd_field_words_dup_value (plans[theirs], table, field, value);
  if (*words != '\0' || value == NULL)
    return words;
  g_free (words); /* the id of something that this side does not have any more */
  return yd_field_words_dup_value (plans[!theirs], table, field, value);
}

/* ---- deeds ---- */

/* What belongs to something, and is told of by its name alone. */
static const struct
{
  const char *owner;
  const char *table;
  const char *where; /* with the owner's id for %lld */
  const char *name;
} parts[] = {
  { "item", "paragraph", "owner_kind=0 AND owner=%lld", N_ ("text") },
  { "item", "assignment", "item=%lld", N_ ("responsible units") },
  { "item", "milestone", "item=%lld", N_ ("milestones") },
  { "item", "indicator", "item=%lld", N_ ("indicators") },
  { "item", "comment", "item=%lld", N_ ("comments") },
  { "item", "report", "item=%lld", N_ ("reports") },
  { "item", "item", "parent=%lld", N_ ("what stands below it") },
  { "indicator", "indicator_target", "indicator=%lld", N_ ("targets by year and unit") },
  { "unit", "unit_alias", "unit=%lld", N_ ("aliases") },
  { "unit", "unit_member", "collective=%lld", N_ ("members") },
  { "unit", "assignment", "unit=%lld", N_ ("what it carries") },
  { "annex", "paragraph", "owner_kind=4 AND owner=%lld", N_ ("text") },
};

static gboolean
is_part_changed (YdMerge *self, const char *side, guint part, YdId owner)
{
  char *where = sqlite3_mprintf (parts[part].where, owner);
  const char *table = parts[part].table;
  YdId n = yd_merge_get_id (
    self->db,
    sqlite3_mprintf ("SELECT count(*) FROM (SELECT * FROM (SELECT * FROM %s.%s WHERE %s "
                     "EXCEPT SELECT * FROM base.%s WHERE %s) UNION ALL SELECT * FROM "
                     "(SELECT * FROM base.%s WHERE %s EXCEPT SELECT * FROM %s.%s WHERE %s))",
                     side, table, where, table, where, table, where, side, table, where));
  sqlite3_free (where);
  return n > 0;
}

static void
append (GString *deed, const char *words)
{
  g_string_append_printf (deed, "%s%s", deed->len > 0 ? _ ("; ") : "", words);
}

/* Fields of the row itself, with what they are now. */
static void
append_fields (YdMerge *self, const char *side, const YdMergeConflict *c, GString *deed)
{
  YdTable known;
  const YdTableInfo *info = yd_table_find (c->table, &known) ? yd_table_get_info (known) : NULL;
  for (guint i = info != NULL ? info->n_keys : 0; info != NULL && i < info->n_fields; i++)
    {
      const char *field = info->fields[i].name;
      g_autofree char *now = yd_merge_dup_value (self, side, c->table, c->id, c->second, field);
      g_autofree char *was = yd_merge_dup_value (self, "base", c->table, c->id, c->second, field);
      if (g_strcmp0 (now, was) == 0 || !yd_field_words_has_name (c->table, field))
        continue;
      g_autofree char *value
        = yd_merge_dup_value_words (self, side, c->table, c->id, c->second, field);
      g_autofree char *line
        = g_strdup_printf (_ ("%s: %s"), yd_field_words_get_name (c->table, field),
                           *value != '\0' ? value : _ ("none"));
      append (deed, line);
    }
}

char *
yd_merge_dup_deed (YdMerge *self, const char *side, const YdMergeConflict *conflict)
{
  GString *deed = g_string_new (NULL);
  append_fields (self, side, conflict, deed);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_str_equal (parts[i].owner, conflict->table)
        && is_part_changed (self, side, i, conflict->id))
      {
        g_autofree char *line = g_strdup_printf (_ ("%s changed"), _ (parts[i].name));
        append (deed, line);
      }
  if (deed->len == 0)
    append (deed, _ ("changed"));
  return g_string_free (deed, FALSE);
}
