/* Owns: how the parts of the draft view stand together and hear of each other. Refuses: everything
 * else. */

#include "yd-ui-draft.h"

#include "yd-ui-inspector.h"

struct _YdUiDraft
{
  GtkWidget parent_instance;

  YdUiPanes *panes; /* child */
  YdUiEditor *editor;
  YdUiInspector *inspector;
  YdUiPages *pages;

  YdUiSelection *selection; /* owned */
  guint caret_id;           /* source */
};

G_DEFINE_FINAL_TYPE (YdUiDraft, yd_ui_draft, GTK_TYPE_WIDGET)

static void
findings_changed_cb (YdUiDraft *self)
{
  GPtrArray *findings
    = yd_ui_document_get_findings (yd_ui_selection_get_document (self->selection));
  yd_ui_body_set_findings (yd_ui_editor_get_body (self->editor), findings);
  yd_ui_inspector_set_findings (self->inspector, findings);
}

static gboolean
caret_cb (gpointer data)
{
  YdUiDraft *self = data;
  YdId paragraph = YD_ID_NONE;
  int offset = 0;
  self->caret_id = 0;
  yd_ui_body_get_caret (yd_ui_editor_get_body (self->editor), &paragraph, &offset);
  yd_ui_pages_set_caret (self->pages, paragraph, offset);
  return G_SOURCE_REMOVE;
}

/* In the frame that shows the words: one more would keep the next key waiting for it. */
static void
caret_moved_cb (YdUiDraft *self)
{
  if (self->caret_id == 0)
    self->caret_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, caret_cb, self, NULL);
}

static void
folded_cb (YdUiDraft *self)
{
  yd_ui_editor_set_summary_shown (self->editor,
                                  yd_ui_panes_get_folded (self->panes, YD_UI_PANE_INSPECTOR));
}

static void
yd_ui_draft_dispose (GObject *object)
{
  YdUiDraft *self = YD_UI_DRAFT (object);
  g_clear_handle_id (&self->caret_id, g_source_remove);
  g_clear_object (&self->selection);
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (yd_ui_draft_parent_class)->dispose (object);
}

static void
yd_ui_draft_class_init (YdUiDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = yd_ui_draft_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
yd_ui_draft_init (YdUiDraft *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  self->panes = g_object_new (YD_UI_TYPE_PANES, "vexpand", TRUE, "hexpand", TRUE, NULL);
  self->editor = g_object_new (YD_UI_TYPE_EDITOR, NULL);
  self->inspector = g_object_new (YD_UI_TYPE_INSPECTOR, NULL);
  self->pages = g_object_new (YD_UI_TYPE_PAGES, NULL);
  /* Focus goes in reading order: editor, inspector, pages. */
  yd_ui_panes_set_content (self->panes, GTK_WIDGET (self->editor));
  yd_ui_panes_set_pane (self->panes, YD_UI_PANE_INSPECTOR, GTK_WIDGET (self->inspector));
  yd_ui_panes_set_pane (self->panes, YD_UI_PANE_PAGES, GTK_WIDGET (self->pages));
  gtk_widget_set_parent (GTK_WIDGET (self->panes), widget);
  g_signal_connect_object (self->editor, "caret-moved", G_CALLBACK (caret_moved_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panes, "notify::inspector-folded", G_CALLBACK (folded_cb), self,
                           G_CONNECT_SWAPPED);
}

void
yd_ui_draft_set_selection (YdUiDraft *self, YdUiSelection *selection)
{
  g_return_if_fail (self->selection == NULL);
  self->selection = g_object_ref (selection);
  yd_ui_editor_set_selection (self->editor, selection);
  yd_ui_inspector_set_selection (self->inspector, selection);
  yd_ui_pages_set_selection (self->pages, selection);
  yd_ui_pages_set_memory (self->pages, "draft", YD_UI_ZOOM_TYPE_AREA);
  g_signal_connect_object (yd_ui_selection_get_document (selection), "findings-changed",
                           G_CALLBACK (findings_changed_cb), self, G_CONNECT_SWAPPED);
  findings_changed_cb (self);
}

YdUiPanes *
yd_ui_draft_get_panes (YdUiDraft *self)
{
  return self->panes;
}

YdUiEditor *
yd_ui_draft_get_editor (YdUiDraft *self)
{
  return self->editor;
}

/* Gives the keyboard to where a record of the selected item is changed: in the inspector, where that is
 * there, else in the title, where that is meant and a text stands below it, or in the text. */
void
yd_ui_draft_edit (YdUiDraft *self, YdTable table, YdId record, const char *field)
{
  gboolean inspected
    = table == YD_TABLE_ASSIGNMENT || table == YD_TABLE_MILESTONE || table == YD_TABLE_INDICATOR;
  if (inspected && gtk_widget_get_mapped (GTK_WIDGET (self->inspector)))
    yd_ui_inspector_edit (self->inspector, table, record);
  else if (g_strcmp0 (field, "title") == 0
           && !yd_ui_body_is_empty (yd_ui_editor_get_body (self->editor)))
    yd_ui_editor_edit_title (self->editor);
  else
    yd_ui_editor_edit_text (self->editor);
}

YdUiPages *
yd_ui_draft_get_pages (YdUiDraft *self)
{
  return self->pages;
}

/* What the keyboard goes round, in reading order. */
void
yd_ui_draft_get_parts (YdUiDraft *self, GtkWidget *parts[3])
{
  parts[0] = GTK_WIDGET (self->editor);
  parts[1] = GTK_WIDGET (self->inspector);
  parts[2] = GTK_WIDGET (self->pages);
}
