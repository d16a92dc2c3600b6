/* Owns: how title, stage and fact stand in the header. Refuses: to know where they come from. */

#include "yd-ui-window-title.h"

#include "yd-ui-quiet.h"
#include "yd-ui-words.h"

#include <glib/gi18n.h>

struct _YdUiWindowTitle
{
  GtkButton parent_instance;

  /* template */
  GtkLabel *title;
  GtkWidget *fact_line;
  GtkWidget *tag;
  GtkWidget *tag_icon;
  GtkLabel *tag_label;
  GtkLabel *fact;
};

enum
{
  PROP_CENTRED = 1
};

G_DEFINE_FINAL_TYPE (YdUiWindowTitle, yd_ui_window_title, GTK_TYPE_BUTTON)

/**
 * yd_ui_window_title_show:
 * @changed: the plan is issued, and says something else since
 * @fact: the line below the title
 * @reason: (nullable): why it is so, as tooltip
 */
void
yd_ui_window_title_show (YdUiWindowTitle *self, const char *title, YdStage stage, gboolean changed,
                         gboolean read_only, const char *fact, const char *reason)
{
  gtk_label_set_text (self->title, title);
  yd_ui_quiet_set_tooltip (GTK_WIDGET (self->title), title);
  gtk_label_set_text (self->fact, fact);
  yd_ui_quiet_set_tooltip (GTK_WIDGET (self->fact), reason != NULL ? reason : fact);
  gtk_label_set_text (self->tag_label,
                      read_only ? _ ("Read-only") : yd_ui_words_get_stage (stage, changed));
  gtk_widget_set_visible (self->tag_icon, read_only || (stage == YD_STAGE_ISSUED && !changed));
  gtk_image_set_from_icon_name (GTK_IMAGE (self->tag_icon),
                                read_only ? "changes-prevent-symbolic" : "emblem-ok-symbolic");
  gtk_widget_set_css_classes (self->tag, yd_ui_words_get_stage_classes (stage, changed, read_only));
}

static void
yd_ui_window_title_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  YdUiWindowTitle *self = YD_UI_WINDOW_TITLE (object);
  GtkAlign align = g_value_get_boolean (value) ? GTK_ALIGN_CENTER : GTK_ALIGN_START;
  if (id != PROP_CENTRED)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
  gtk_widget_set_halign (GTK_WIDGET (self->title), align);
  gtk_widget_set_halign (self->fact_line, align);
}

static void
yd_ui_window_title_class_init (YdUiWindowTitleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->set_property = yd_ui_window_title_set_property;
  g_object_class_install_property (
    G_OBJECT_CLASS (klass), PROP_CENTRED,
    g_param_spec_boolean ("centred", NULL, NULL, FALSE, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/yaodian/Yaodian/window/yd-ui-window-title.ui");
  gtk_widget_class_bind_template_child (widget_class, YdUiWindowTitle, title);
  gtk_widget_class_bind_template_child (widget_class, YdUiWindowTitle, fact_line);
  gtk_widget_class_bind_template_child (widget_class, YdUiWindowTitle, tag);
  gtk_widget_class_bind_template_child (widget_class, YdUiWindowTitle, tag_icon);
  gtk_widget_class_bind_template_child (widget_class, YdUiWindowTitle, tag_label);
  gtk_widget_class_bind_template_child (widget_class, YdUiWindowTitle, fact);
}

static void
yd_ui_window_title_init (YdUiWindowTitle *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
