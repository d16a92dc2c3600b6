#include "merge-script.h"

#include "yd-item.h"

#include <glib/gstdio.h>

/* What scripts name: S1 with P1 and P2, S2 with P3; units 甲科 and 乙科 lead P1, in that order. */
static const char *const names[] = { "S1", "S2", "P1", "P2", "P3" };
static YdId ids[G_N_ELEMENTS (names)];

static YdId
find (YdStore *store, const char *name)
{
  if (g_str_equal (name, "-"))
    return YD_ID_NONE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name))
      return ids[i];
  YdUnit *unit = yd_plan_find_unit_by_name (yd_store_get_plan (store), name);
  g_assert_nonnull (unit);
  return yd_record_get_id (YD_RECORD (unit));
}

static gboolean
run_step (YdStore *store, char **w, GError **error)
{
  YdId id = w[1] != NULL ? find (store, w[1]) : YD_ID_NONE;
  if (g_str_equal (w[0], "set")) /* ITEM FIELD VALUE */
    return yd_edit_set_field (store, YD_TABLE_ITEM, id, w[2], w[3], error);
  if (g_str_equal (w[0], "body")) /* ITEM TEXT, "|" between paragraphs */
    return yd_edit_set_body (store, YD_OWNER_ITEM, id, g_strdelimit (w[2], "|", '\n'), error);
  if (g_str_equal (w[0], "add")) /* PARENT TITLE */
    return yd_edit_add_item (store, id, YD_ID_NONE,
                             id == YD_ID_NONE ? YD_ITEM_SECTION : YD_ITEM_POINT, w[2], NULL, error);
  if (g_str_equal (w[0], "group") || g_str_equal (w[0], "task"))
    return yd_edit_add_item (store, id, YD_ID_NONE, *w[0] == 'g' ? YD_ITEM_GROUP : YD_ITEM_TASK,
                             w[2], NULL, error);
  if (g_str_equal (w[0], "promote"))
    return yd_edit_promote_item (store, id, error);
  if (g_str_equal (w[0], "delete"))
    return yd_edit_delete_items (store, &id, 1, error);
  if (g_str_equal (w[0], "move")) /* ITEM PARENT AFTER */
    return yd_edit_move_item (store, id, find (store, w[2]), find (store, w[3]), error);
  if (g_str_equal (w[0], "demote"))
    return yd_edit_demote_item (store, id, error);
  if (g_str_equal (w[0], "lead")) /* ITEM UNIT */
    return yd_edit_assign_name (store, id, w[2], YD_ROLE_LEAD, error);
  if (g_str_equal (w[0], "support"))
    return yd_edit_assign_name (store, id, w[2], YD_ROLE_SUPPORT, error);
  if (g_str_equal (w[0], "unassign"))
    return yd_edit_unassign (store, id, find (store, w[2]), error);
  if (g_str_equal (w[0], "first"))
    return yd_edit_make_first_lead (store, id, find (store, w[2]), error);
  if (g_str_equal (w[0], "undo"))
    return yd_store_undo (store, error);
  if (g_str_equal (w[0], "redo"))
    return yd_store_redo (store, error);
  g_error ("%s?", w[0]);
}

void
script_run (YdStore *store, const char *script)
{
  g_auto (GStrv) steps = g_strsplit (script, "; ", -1);
  for (guint i = 0; steps[i] != NULL && *steps[i] != '\0'; i++)
    {
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) words = g_strsplit (steps[i], " ", 4);
      if (!run_step (store, words, &error))
        g_error ("%s: %s", steps[i], error->message);
    }
}

void
script_edit_at (FileFixture *fixture, const char *path, const char *script)
{
  YdStore *store = file_fixture_open (fixture, path, YD_OPEN_EDIT);
  script_run (store, script);
  file_fixture_close (store);
}

char *
script_dup_their_path (FileFixture *fixture)
{
  return g_build_filename (fixture->folder, "他.yaodian", NULL);
}

/* Mine at the fixture's path, and a copy that is theirs. The plan is made once; its ids are named
 * above. */
void
script_make_both (FileFixture *fixture)
{
  static GBytes *plan;
  g_autoptr (GError) error = NULL;
  g_autofree char *theirs = script_dup_their_path (fixture);
  if (plan == NULL)
    {
      YdStore *store = yd_store_create (fixture->path, TRUE, &fixture->context, &error);
      g_assert_no_error (error);
      yd_edit_add_item (store, 0, 0, YD_ITEM_SECTION, "s1", &ids[0], &error);
      yd_edit_add_item (store, 0, ids[0], YD_ITEM_SECTION, "s2", &ids[1], &error);
      yd_edit_add_item (store, ids[0], 0, YD_ITEM_POINT, "p1", &ids[2], &error);
      yd_edit_add_item (store, ids[0], ids[2], YD_ITEM_POINT, "p2", &ids[3], &error);
      yd_edit_add_item (store, ids[1], 0, YD_ITEM_POINT, "p3", &ids[4], &error);
      g_assert_no_error (error);
      script_run (store, "body P1 one|two; lead P1 甲科; lead P1 乙科");
      file_fixture_close (store);
      char *bytes = NULL;
      gsize length;
      g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
      plan = g_bytes_new_take (bytes, length);
    }
  const char *paths[] = { fixture->path, theirs };
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_unlink (paths[i]); /* a longer file would keep its end */
      g_assert_true (g_file_set_contents_full (paths[i], g_bytes_get_data (plan, NULL),
                                               (gssize)g_bytes_get_size (plan),
                                               G_FILE_SET_CONTENTS_NONE, 0644, &error));
    }
}

/* The plan in one line: titles with depth as marks, [leads/support], {body}. */
char *
script_dup_plan (YdStore *store)
{
  GString *text = g_string_new (NULL);
  for (YdItem *item = yd_plan_get_first_item (yd_store_get_plan (store)); item != NULL;
       item = yd_item_get_next (item))
    {
      g_autofree char *body = yd_item_dup_body (item);
      g_autofree char *lead = yd_item_dup_units_text (item, YD_ROLE_LEAD, "+");
      g_autofree char *support = yd_item_dup_units_text (item, YD_ROLE_SUPPORT, "+");
      g_strdelimit (body, "\n", '|');
      g_string_append (text, text->len > 0 ? " " : "");
      for (guint i = 0; i < yd_item_get_depth (item); i++)
        g_string_append_c (text, '.');
      g_string_append (text, yd_item_get_title (item));
      if (*lead != '\0' || *support != '\0')
        g_string_append_printf (text, "[%s/%s]", lead, support);
      if (*body != '\0')
        g_string_append_printf (text, "{%s}", body);
    }
  return g_string_free (text, FALSE);
}
