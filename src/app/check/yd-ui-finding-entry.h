#pragma once

#include "yd-finding.h"

G_BEGIN_DECLS

/* A line of the list of findings: a rule with what it found, one finding, or what is switched off. */
typedef enum
{
  YD_UI_ENTRY_RULE,
  YD_UI_ENTRY_FINDING,
  YD_UI_ENTRY_OFF,
} YdUiEntryKind;

/* Of a rule that found more, the first are listed, and all are counted and fixed. */
#define YD_UI_ENTRIES_A_RULE 100

#define YD_UI_TYPE_FINDING_ENTRY (yd_ui_finding_entry_get_type ())
G_DECLARE_FINAL_TYPE (YdUiFindingEntry, yd_ui_finding_entry, YD_UI, FINDING_ENTRY, GObject)

/* Values, so that a list may outlive what it shows. Fields of other kinds are NULL or 0. */
struct _YdUiFindingEntry
{
  GObject parent_instance;

  YdUiEntryKind kind;
  const YdRule *rule;  /* static; NULL where the program does not know it any more */
  YdSeverity severity; /* of a rule's findings below it, or of the finding */
  YdFinding *finding;  /* owned */
  GPtrArray *findings; /* owned: of the rule, those that are not listed too */
  guint n_fixable;     /* of them */
  guint n_places;      /* that their fixes put right */
  YdId suppression;    /* off */
  char *place;         /* owned: of a finding, or of what is off */
  char *words;         /* owned: what a finding says, or the reason of what is off */
};

YdUiFindingEntry *yd_ui_finding_entry_new (YdUiEntryKind kind, const YdRule *rule);
gboolean yd_ui_finding_entry_take_over (YdUiFindingEntry *self, YdUiFindingEntry *newer);

GPtrArray *yd_ui_finding_entries_collect (YdPlan *plan, GPtrArray *findings, guint severities,
                                          const char *filter, guint counts[YD_N_SEVERITIES]);
GPtrArray *yd_ui_finding_entries_collect_off (YdPlan *plan);

G_END_DECLS
