#pragma once

#include "yd-store.h"
#include "yd-word-place.h"

G_BEGIN_DECLS

/* The verbs: the only way in which a plan changes. Each is one gesture: one transaction, one
 * changeset, one entry in the history, one undo. All return FALSE with an error and change nothing
 * where they cannot be done: YD_ERROR_READ_ONLY, _NOT_FOUND, _INVALID, _REFUSED, _NO_SPACE, _FAILED.
 * Between yd_store_begin_typing() and yd_store_settle() edits join one gesture. */

/* ---- any field ---- */

/* Sets one field from its text: a date as ISO with precision, a number in decimal, an id as 13
 * characters; NULL or "" clears it. Fields that hang things together (parent, order_key, owner …) are
 * refused: they have verbs of their own. Setting what it is already does nothing and leaves no trace. */
gboolean yd_edit_set_field (YdStore *store, YdTable table, YdId id, const char *field,
                            const char *value, GError **error);

/* A text for a field that yd_edit_set_field() takes, or for a paragraph's. */
typedef struct
{
  YdTable table;
  YdId id;
  const char *field;
  const char *text;
  guint n_places; /* how many places of it are corrected, for the history; 0 as 1 */
} YdFieldText;

/* Sets many texts as one gesture: corrections. A paragraph that is left empty goes. */
gboolean yd_edit_set_fields (YdStore *store, const YdFieldText *texts, guint n_texts,
                             GError **error);

/* Sets several fields of the notice and its text, as one gesture. */
gboolean yd_edit_write_notice (YdStore *store, const char *const *fields, const char *const *values,
                               guint n_fields, const char *body, GError **error);

/* ---- the tree ---- */

/* @parent none: at the top. @after none: first among its siblings. */
gboolean yd_edit_add_item (YdStore *store, YdId parent, YdId after, YdItemKind kind,
                           const char *title, YdId *id, GError **error);
gboolean yd_edit_delete_items (YdStore *store, const YdId *ids, guint n_ids, GError **error);
/* Of several items, those that stand below another of them go along with it. The rest keep their order;
 * all of it is one gesture. */
gboolean yd_edit_move_items (YdStore *store, const YdId *ids, guint n_ids, YdId parent, YdId after,
                             GError **error);
/* Up (-1) or down (+1) in the document: over the sibling, else into the neighbouring section. */
gboolean yd_edit_shift_items (YdStore *store, const YdId *ids, guint n_ids, int direction,
                              GError **error);
gboolean yd_edit_promote_items (YdStore *store, const YdId *ids, guint n_ids, GError **error);
gboolean yd_edit_demote_items (YdStore *store, const YdId *ids, guint n_ids, GError **error);
gboolean yd_edit_move_item (YdStore *store, YdId id, YdId parent, YdId after, GError **error);
gboolean yd_edit_shift_item (YdStore *store, YdId id, int direction, GError **error);
gboolean yd_edit_promote_item (YdStore *store, YdId id, GError **error);
gboolean yd_edit_demote_item (YdStore *store, YdId id, GError **error);
/* A task below a point, that stands for words of its body; they are kept in step with the body. */
gboolean yd_edit_add_task (YdStore *store, YdId point, int start, int length, const char *title,
                           YdId *id, GError **error);
/* Splits the body: from @offset characters into @paragraph on, it becomes the next item, for which the
 * same units answer; records and tasks go where their words are. */
gboolean yd_edit_split_item (YdStore *store, YdId id, YdId paragraph, int offset, YdId *new_id,
                             GError **error);
/* Joins an item to the sibling before it: title and body follow that one's body. */
gboolean yd_edit_join_item (YdStore *store, YdId id, GError **error);

/* ---- texts ---- */

/* @text is the whole body, a paragraph a line. Paragraphs that stay as they are keep their ids. */
gboolean yd_edit_set_body (YdStore *store, YdOwner owner_kind, YdId owner, const char *text,
                           GError **error);

/* Whether a paragraph begins with a sub-heading (区域性医疗中心：); refused where it has no words up to ：. */
gboolean yd_edit_set_labelled (YdStore *store, YdId paragraph, gboolean labelled, GError **error);

/* Replaces the words of @hits (YdHit of a search for YD_SEARCH_WORDS) as one gesture: in texts and fields;
 * in dates, where a date remains; in the names of units, which are called so from then on. What was recorded
 * from the words of a text is found in it afterwards too. */
gboolean yd_edit_replace (YdStore *store, GPtrArray *hits, const char *with, GError **error);

/* ---- units ---- */

/* Where a unit may have a part: a cell of the assignment matrix. */
typedef struct
{
  YdId item;
  YdId unit;
} YdPlace;

gboolean yd_edit_add_unit (YdStore *store, const char *name, YdUnitKind kind, YdId *id,
                           GError **error);
gboolean yd_edit_delete_unit (YdStore *store, YdId id, GError **error); /* refused while assigned */
gboolean yd_edit_add_unit_alias (YdStore *store, YdId unit, const char *alias, GError **error);
gboolean yd_edit_assign (YdStore *store, YdId item, YdId unit, YdRole role, GError **error);
gboolean yd_edit_unassign (YdStore *store, YdId item, YdId unit, GError **error);
/* One role in many places, as one gesture; those that have it already stay as they are. */
gboolean yd_edit_assign_places (YdStore *store, const YdPlace *places, guint n_places, YdRole role,
                                GError **error);
/* No part in any of the places, as one gesture; those without one are passed over. */
gboolean yd_edit_unassign_places (YdStore *store, const YdPlace *places, guint n_places,
                                  GError **error);
/* Makes it the lead that answers. */
gboolean yd_edit_make_first_lead (YdStore *store, YdId item, YdId unit, GError **error);
/* A collective's part goes to its members. */
gboolean yd_edit_expand_unit (YdStore *store, YdId item, YdId unit, GError **error);
/* Finds a unit by name, short name or alias, or adds it (unregistered), and assigns it, as one gesture. */
gboolean yd_edit_assign_name (YdStore *store, YdId item, const char *name, YdRole role,
                              GError **error);
/* The same in many items; @unit gets the unit that was meant. */
gboolean yd_edit_assign_name_to_items (YdStore *store, const YdId *items, guint n_items,
                                       const char *name, YdRole role, YdId *unit, GError **error);

/* ---- the register of units ---- */

gboolean yd_edit_move_units (YdStore *store, const YdId *ids, guint n_ids, YdId after,
                             GError **error);
gboolean yd_edit_register_units (YdStore *store, const YdId *ids, guint n_ids, GError **error);
gboolean yd_edit_add_unit_member (YdStore *store, YdId collective, YdId member, GError **error);
/* Finds the member by name, short name or alias, or adds it to the register, as one gesture. */
gboolean yd_edit_add_unit_member_by_name (YdStore *store, YdId collective, const char *name,
                                          gboolean *added, GError **error);
/* Who belongs to it from now on: @members and nobody else. */
gboolean yd_edit_set_unit_members (YdStore *store, YdId collective, const YdId *members,
                                   guint n_members, GError **error);
gboolean yd_edit_remove_unit_member (YdStore *store, YdId collective, YdId member, GError **error);
gboolean yd_edit_rename_unit (YdStore *store, YdId id, const char *name, const char *short_name,
                              gboolean keep, GPtrArray *places, GError **error);
gboolean yd_edit_replace_unit (YdStore *store, YdId id, YdId by, GError **error);
gboolean yd_edit_absorb_unit (YdStore *store, YdId from, YdId into, GPtrArray *places,
                              GError **error);

/* What became of a list of units. */
typedef struct
{
  guint listed;
  guint added;
  guint changed; /* of those that were there */
  guint moved;   /* of those: the fewest that had to move for the list's order */
  guint taken;   /* names left out, as another unit goes by them */
} YdUnitCounts;

gboolean yd_edit_put_units (YdStore *store, YdRowList *rows, gboolean in_order,
                            YdUnitCounts *counts, GError **error);

/* ---- indicators, milestones, suggestions ---- */

/* @row: what shall stand; a zero id adds a row and gets its id. item must be set. */
gboolean yd_edit_put_indicator (YdStore *store, YdIndicatorRow *row, GError **error);
/* The same, and the targets of its years and units: @targets are all that it shall have, as year, unit and
 * number; of one year and unit that stand there twice, the later holds. */
gboolean yd_edit_put_indicator_with_targets (YdStore *store, YdIndicatorRow *row,
                                             const YdIndicatorTargetRow *targets, guint n_targets,
                                             YdAddsUp adds_up, GError **error);
gboolean yd_edit_put_milestone (YdStore *store, YdMilestoneRow *row, GError **error);
/* Says on which day a milestone was done (确认办结); with YD_DATE_NONE that it is open again. */
gboolean yd_edit_finish_milestone (YdStore *store, YdId id, YdDate done_on, GError **error);
gboolean yd_edit_delete_record (YdStore *store, YdTable table, YdId id, GError **error);
gboolean yd_edit_accept_suggestion (YdStore *store, YdId id, GError **error);
gboolean yd_edit_dismiss_suggestion (YdStore *store, YdId id, GError **error);
/* Several of one item, as one gesture; those without an id were read from its words just now, and are kept
 * as what somebody has answered. */
gboolean yd_edit_answer_suggestions (YdStore *store, const YdSuggestionRow *const *rows,
                                     guint n_rows, gboolean accept, GError **error);

/* ---- annexes, comments, switched-off findings ---- */

gboolean yd_edit_add_annex (YdStore *store, const char *title, YdId *id, GError **error);
/* Up (-1) or down (+1) among the annexes; at the end of them it does nothing. */
gboolean yd_edit_shift_annex (YdStore *store, YdId id, int direction, GError **error);
gboolean yd_edit_add_comment (YdStore *store, YdId item, const char *text, GError **error);
gboolean yd_edit_reply_to_comment (YdStore *store, YdId comment, const char *text, GError **error);
/* @state: 1 taken (采纳), 2 not taken (不采纳), which needs a reason, 0 open again */
gboolean yd_edit_answer_comment (YdStore *store, YdId comment, int state, const char *reason,
                                 GError **error);
/* Switches a rule off, for @item or where that is none for the plan, or one finding by its key; where it
 * is off already, the reason is another. yd_edit_delete_record() switches it on again. */
gboolean yd_edit_suppress (YdStore *store, const char *rule, YdId item, const char *reason,
                           GError **error);

/* ---- from another plan ---- */

/* Takes points of @other over as points of this plan, with text, units, targets and dates moved by the
 * years between the plans: under the section of the same title, else under the last one that holds
 * points. What a point says of where it came from stays with it. */
gboolean yd_edit_adopt_items (YdStore *store, YdPlan *other, const YdId *ids, guint n_ids,
                              YdId *first, GError **error);

/* ---- settings ---- */

/* A setting of the plan by its name; NULL or "" takes it away. */
gboolean yd_edit_set_setting (YdStore *store, const char *name, const char *value, GError **error);
#define YD_SETTING_PRINTED_DESPITE "printed-despite"
#define YD_SETTING_EXPORTED_DESPITE "exported-despite"
/* 发文机关代字 of last year's number, which the new notice does not have yet. */
#define YD_SETTING_OFFICE_CODE "office-code"
/* Keeps that the notice was printed or exported although @n_errors errors stood in it, and why. */
gboolean yd_edit_note_release (YdStore *store, gboolean printed, const char *reason, guint n_errors,
                               GError **error);

/* ---- many rows at once ---- */

/* Puts copies of items, with all that hangs on them, behind or into @at; at the end where @at is none. */
gboolean yd_edit_insert_items (YdStore *store, YdId at, const YdRowList *rows, GArray **ids,
                               GError **error);
/* The same, the first of them right behind the sibling @after in @parent; at the beginning where that is none. */
gboolean yd_edit_insert_items_behind (YdStore *store, YdId parent, YdId after,
                                      const YdRowList *rows, GArray **ids, GError **error);

/* Fills an empty plan: @rows may hold a plan row and a notice row, whose values are taken over by the
 * plan's own, and rows of every other table, with ids and order keys. @source names what it came from. */
gboolean yd_edit_import (YdStore *store, YdRowList *rows, const char *source, GError **error);

G_END_DECLS
