/* Owns: which findings a list shows, in which order, under which headings. Refuses: to know any
 * widget. */

#include "yd-ui-finding-entry.h"

#include "yd-check.h"

#include <glib/gi18n.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (YdUiFindingEntry, yd_ui_finding_entry, G_TYPE_OBJECT)

static void
yd_ui_finding_entry_finalize (GObject *object)
{
  YdUiFindingEntry *self = YD_UI_FINDING_ENTRY (object);
  g_clear_object (&self->finding);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_free (self->place);
  g_free (self->words);
  G_OBJECT_CLASS (yd_ui_finding_entry_parent_class)->finalize (object);
}

static void
yd_ui_finding_entry_class_init (YdUiFindingEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = yd_ui_finding_entry_finalize;
}

static void
yd_ui_finding_entry_init (YdUiFindingEntry *self)
{
}

YdUiFindingEntry *
yd_ui_finding_entry_new (YdUiEntryKind kind, const YdRule *rule)
{
  YdUiFindingEntry *self = g_object_new (YD_UI_TYPE_FINDING_ENTRY, NULL);
  self->kind = kind;
  self->rule = rule;
  return self;
}

static gboolean
same_place (YdFinding *a, YdFinding *b)
{
  int start[2], length[2];
  yd_finding_get_span (a, &start[0], &length[0]);
  yd_finding_get_span (b, &start[1], &length[1]);
  return yd_finding_get_record (a) == yd_finding_get_record (b)
         && g_strcmp0 (yd_finding_get_field (a), yd_finding_get_field (b)) == 0
         && start[0] == start[1] && length[0] == length[1];
}

/**
 * yd_ui_finding_entry_take_over:
 * @newer: of a later check
 *
 * Returns: whether both look the same and mean the same place; then @self means what @newer means, and a
 *   row that shows it need not be made anew
 */
gboolean
yd_ui_finding_entry_take_over (YdUiFindingEntry *self, YdUiFindingEntry *newer)
{
  if (self->kind != newer->kind || self->rule != newer->rule || self->severity != newer->severity
      || self->suppression != newer->suppression || self->n_fixable != newer->n_fixable
      || self->n_places != newer->n_places || g_strcmp0 (self->place, newer->place) != 0
      || g_strcmp0 (self->words, newer->words) != 0)
    return FALSE;
  if (self->kind == YD_UI_ENTRY_FINDING && !same_place (self->finding, newer->finding))
    return FALSE;
  if (self->kind == YD_UI_ENTRY_RULE && self->findings->len != newer->findings->len)
    return FALSE;
  g_set_object (&self->finding, newer->finding);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->findings = newer->findings != NULL ? g_ptr_array_ref (newer->findings) : NULL;
  return TRUE;
}

static gboolean
is_wanted (YdUiFindingEntry *entry, const char *filter)
{
  if (filter == NULL || *filter == '\0')
    return TRUE;
  g_autofree char *text
    = g_strconcat (entry->place, "\n", entry->words, "\n", yd_rule_get_title (entry->rule), NULL);
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_autofree char *wanted = g_utf8_casefold (filter, -1);
  return strstr (folded, wanted) != NULL;
}

/* By severity, then by rule in the rules' own order, then as one reads. */
typedef struct
{
  YdFinding *finding; /* borrowed */
  int rank;
  guint place;
} Ranked;

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  const Ranked *x = a, *y = b;
  return x->rank != y->rank ? x->rank - y->rank : (x->place > y->place) - (x->place < y->place);
}

static GArray *
rank (GPtrArray *findings, guint severities, guint counts[YD_N_SEVERITIES])
{
  guint n_rules;
  const YdRule *const *rules = yd_check_get_rules (&n_rules);
  g_autoptr (GHashTable) order = g_hash_table_new (NULL, NULL);
  GArray *ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));
  for (guint i = 0; i < n_rules; i++)
    g_hash_table_insert (order, (gpointer)rules[i], GUINT_TO_POINTER (i));
  for (int i = 0; i < YD_N_SEVERITIES; i++)
    counts[i] = 0;
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      YdFinding *finding = findings->pdata[i];
      YdSeverity severity = yd_finding_get_severity (finding);
      guint rule = GPOINTER_TO_UINT (g_hash_table_lookup (order, yd_finding_get_rule (finding)));
      Ranked one = { finding, (int)(severity * n_rules + rule), i };
      counts[severity]++;
      if (severities & (1u << severity))
        g_array_append_val (ranked, one);
    }
  g_array_sort (ranked, compare_ranked);
  return ranked;
}

static YdUiFindingEntry *
new_finding (YdPlan *plan, YdFinding *finding)
{
  YdUiFindingEntry *entry
    = yd_ui_finding_entry_new (YD_UI_ENTRY_FINDING, yd_finding_get_rule (finding));
  entry->severity = yd_finding_get_severity (finding);
  entry->finding = g_object_ref (finding);
  entry->place = yd_finding_dup_place (finding, plan);
  entry->words = yd_finding_dup_message (finding);
  return entry;
}

/**
 * yd_ui_finding_entries_collect:
 * @findings: (nullable): of the last check
 * @severities: bits of YdSeverity that are shown
 * @filter: (nullable): words that place, message or rule must hold
 * @counts: (out): findings of each severity, shown or not
 *
 * Returns: (transfer full) (element-type YdUiFindingEntry): each rule, and below it the first
 *   YD_UI_ENTRIES_A_RULE of what it found
 */
GPtrArray *
yd_ui_finding_entries_collect (YdPlan *plan, GPtrArray *findings, guint severities,
                               const char *filter, guint counts[YD_N_SEVERITIES])
{
  g_autoptr (GArray) ranked = rank (findings, severities, counts);
  gboolean filtered = filter != NULL && *filter != '\0';
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);
  YdUiFindingEntry *head = NULL;
  int head_rank = -1;
  for (guint i = 0; i < ranked->len; i++)
    {
      const Ranked *one = &g_array_index (ranked, Ranked, i);
      gboolean full = one->rank == head_rank && head->findings->len >= YD_UI_ENTRIES_A_RULE;
      g_autoptr (YdUiFindingEntry) entry
        = filtered || !full ? new_finding (plan, one->finding) : NULL;
      guint n_edits;
      if (filtered && !is_wanted (entry, filter))
        continue;
      if (one->rank != head_rank)
        {
          head = yd_ui_finding_entry_new (YD_UI_ENTRY_RULE, yd_finding_get_rule (one->finding));
          head->severity = yd_finding_get_severity (one->finding);
          head->findings = g_ptr_array_new_with_free_func (g_object_unref);
          head_rank = one->rank;
          g_ptr_array_add (entries, head);
        }
      yd_finding_get_edits (one->finding, &n_edits);
      g_ptr_array_add (head->findings, g_object_ref (one->finding));
      head->n_fixable += n_edits > 0;
      head->n_places += n_edits;
      if (!full)
        g_ptr_array_add (entries, g_steal_pointer (&entry));
    }
  return entries;
}

/**
 * yd_ui_finding_entries_collect_off:
 *
 * Returns: (transfer full) (element-type YdUiFindingEntry): what is switched off in @plan
 */
GPtrArray *
yd_ui_finding_entries_collect_off (YdPlan *plan)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);
  YdRecordList *list = yd_plan_list_suppressions (plan);
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      const YdSuppressionRow *row = yd_suppression_get_row (yd_record_list_get (list, i));
      g_autofree char *id = yd_rule_dup_id_of_key (row->rule);
      gboolean one = g_strcmp0 (id, row->rule) != 0;
      YdItem *item = yd_plan_find_item (plan, row->item);
      YdUiFindingEntry *entry = yd_ui_finding_entry_new (YD_UI_ENTRY_OFF, yd_check_find_rule (id));
      entry->suppression = row->id;
      entry->words = g_strdup (row->reason != NULL ? row->reason : "");
      g_autofree char *where
        = item != NULL ? g_strconcat (yd_item_get_number (item), yd_item_get_title (item), NULL)
          : row->item != YD_ID_NONE ? g_strdup (_ ("An item that is gone"))
          : one                     ? g_strdup (_ ("Outside the items"))
                                    : g_strdup (_ ("The whole plan"));
      entry->place
        = one ? g_strdup_printf (_ ("%s, one finding"), where) : g_steal_pointer (&where);
      g_ptr_array_add (entries, entry);
    }
  return entries;
}
