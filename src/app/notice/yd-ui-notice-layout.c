/* Owns: the menu of the layout and where each choice is kept: with the plan what belongs to the
 * document, with the person what belongs to the paper. Refuses: to lay out. */

#include "yd-ui-notice-layout.h"

#include "yd-notice-settings.h"

#include <glib/gi18n.h>

struct _YdUiNoticeLayout
{
  GtkWidget parent_instance;

  GtkWidget *button;           /* child */
  GSimpleActionGroup *actions; /* owned */
  YdUiDocument *document;      /* owned */
};

G_DEFINE_FINAL_TYPE (YdUiNoticeLayout, yd_ui_notice_layout, GTK_TYPE_WIDGET)

/* By their values. */
static const char *const profiles[] = { "std", "word", "28pt" };
static const char *const unit_prints[] = { "none", "after", "table" };

/* ---- the paper ---- */

static void
paper_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  YdUiNoticeLayout *self = data;
  const char *name = g_action_get_name (G_ACTION (action));
  YdNoticeOptions options = *yd_ui_document_get_options (self->document);
  const struct
  {
    const char *name;
    gboolean *option;
  } papers[] = { { "duplex", &options.duplex },
                 { "mirror", &options.mirror },
                 { "preprinted", &options.preprinted },
                 { "draft", &options.draft } };
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    if (g_str_equal (papers[i].name, name))
      *papers[i].option = g_variant_get_boolean (value);
  g_simple_action_set_state (action, value);
  yd_ui_document_set_paper (self->document, &options);
}

/* ---- the document ---- */

static void
set_setting (YdUiNoticeLayout *self, const char *name, const char *value)
{
  g_autoptr (GError) error = NULL;
  YdStore *store = yd_ui_document_begin_edit (self->document);
  gboolean done = store != NULL && yd_edit_set_setting (store, name, value, &error);
  yd_ui_document_end_edit (self->document, done, error);
}

static void
profile_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  set_setting (data, YD_SETTING_PROFILE, g_variant_get_string (value, NULL));
}

static void
upright_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  set_setting (data, YD_SETTING_UPRIGHT_TABLE, g_variant_get_boolean (value) ? "1" : NULL);
}

static void
latin_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  set_setting (data, YD_SETTING_LATIN, g_variant_get_boolean (value) ? "times" : NULL);
}

static void
units_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  YdUiNoticeLayout *self = data;
  g_autoptr (GError) error = NULL;
  YdId plan = yd_plan_get_id (yd_ui_document_get_plan (self->document));
  guint chosen = 0;
  while (chosen < G_N_ELEMENTS (unit_prints) - 1
         && !g_str_equal (unit_prints[chosen], g_variant_get_string (value, NULL)))
    chosen++;
  g_autofree char *number = g_strdup_printf ("%u", chosen);
  YdStore *store = yd_ui_document_begin_edit (self->document);
  gboolean done
    = store != NULL && yd_edit_set_field (store, YD_TABLE_PLAN, plan, "unit_print", number, &error);
  yd_ui_document_end_edit (self->document, done, error);
}

/* ---- what is chosen ---- */

static void
show (YdUiNoticeLayout *self, const char *name, GVariant *state, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);
  g_simple_action_set_state (G_SIMPLE_ACTION (action), state);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
refresh (YdUiNoticeLayout *self)
{
  const YdNoticeOptions *options = yd_ui_document_get_options (self->document);
  const YdPlanRow *row = yd_plan_get_row (yd_ui_document_get_plan (self->document));
  gboolean editable = yd_ui_document_is_editable (self->document);
  int units = CLAMP (row->unit_print, 0, (int)G_N_ELEMENTS (unit_prints) - 1);
  show (self, "duplex", g_variant_new_boolean (options->duplex), TRUE);
  show (self, "mirror", g_variant_new_boolean (options->mirror), options->duplex);
  show (self, "preprinted", g_variant_new_boolean (options->preprinted), TRUE);
  show (self, "draft", g_variant_new_boolean (options->draft), TRUE);
  show (self, "profile", g_variant_new_string (profiles[options->profile]), editable);
  show (self, "latin", g_variant_new_boolean (options->latin == YD_LATIN_TIMES), editable);
  show (self, "upright-table", g_variant_new_boolean (options->upright_table),
        editable && units == YD_PRINT_TABLE);
  show (self, "units", g_variant_new_string (unit_prints[units]), editable);
}

static GMenuModel *
new_menu (void)
{
  static const struct
  {
    const char *section; /* begins one; NULL: of the one before */
    const char *words;
    const char *action;
  } items[] = {
    { N_ ("Paper"), N_ ("Printed on Both Sides"), "notice.duplex" },
    { NULL, N_ ("Margins of Even Pages Mirrored"), "notice.mirror" },
    { NULL, N_ ("Red Head Is on the Paper Already"), "notice.preprinted" },
    { NULL, N_ ("Draft Mark on Every Page"), "notice.draft" },
    { NULL, N_ ("Printer Calibration…"), "win.calibrate" },
    { N_ ("Rows and Digits"), N_ ("Rows Fill the Type Area"), "notice.profile::std" },
    { NULL, N_ ("Rows as in Word's Grid"), "notice.profile::word" },
    { NULL, N_ ("Rows of 28 Points"), "notice.profile::28pt" },
    { NULL, N_ ("Digits and Letters in Times New Roman"), "notice.latin" },
    { N_ ("Units of the Points"), N_ ("Not Printed"), "notice.units::none" },
    { NULL, N_ ("After Each Point"), "notice.units::after" },
    { NULL, N_ ("In a Breakdown Table"), "notice.units::table" },
    { NULL, N_ ("Table Upright"), "notice.upright-table" },
  };
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) section = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      if (items[i].section != NULL)
        {
          g_clear_object (&section);
          section = g_menu_new ();
          g_menu_append_section (menu, _ (items[i].section), G_MENU_MODEL (section));
        }
      g_menu_append (section, _ (items[i].words), items[i].action);
    }
  return G_MENU_MODEL (menu);
}

/* ---- life ---- */

static void
yd_ui_notice_layout_dispose (GObject *object)
{
  YdUiNoticeLayout *self = YD_UI_NOTICE_LAYOUT (object);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->actions);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (yd_ui_notice_layout_parent_class)->dispose (object);
}

static void
yd_ui_notice_layout_class_init (YdUiNoticeLayoutClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = yd_ui_notice_layout_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
yd_ui_notice_layout_init (YdUiNoticeLayout *self)
{
  static const GActionEntry entries[] = { { "duplex", NULL, NULL, "false", paper_cb },
                                          { "mirror", NULL, NULL, "false", paper_cb },
                                          { "preprinted", NULL, NULL, "false", paper_cb },
                                          { "draft", NULL, NULL, "false", paper_cb },
                                          { "profile", NULL, "s", "'std'", profile_cb },
                                          { "latin", NULL, NULL, "false", latin_cb },
                                          { "units", NULL, "s", "'none'", units_cb },
                                          { "upright-table", NULL, NULL, "false", upright_cb } };
  g_autoptr (GMenuModel) menu = new_menu ();
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "notice", G_ACTION_GROUP (self->actions));
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "preferences-system-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->button), menu);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_tooltip_text (self->button, _ ("Paper, rows and units"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Paper, rows and units"), -1);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

/* Shows the layout of @document and follows it; once. */
void
yd_ui_notice_layout_set_document (YdUiNoticeLayout *self, YdUiDocument *document)
{
  g_return_if_fail (self->document == NULL);
  self->document = g_object_ref (document);
  g_signal_connect_object (document, "pages-changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
}
