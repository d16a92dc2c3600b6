/* Owns: the picture of a length against its limit. The words for it stand beside it: a colour never
 * stands alone. */

#include "yd-ui-length-bar.h"

#define WIDTH 132
#define HEIGHT 8

struct _YdUiLengthBar
{
  GtkWidget parent_instance;
  glong count, limit; /* characters */
};

G_DEFINE_FINAL_TYPE (YdUiLengthBar, yd_ui_length_bar, GTK_TYPE_WIDGET)

static void
yd_ui_length_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                          int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH / 2 : HEIGHT + 4;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT + 4;
}

static void
append_part (GtkSnapshot *snapshot, const GdkRGBA *colour, float y, float width)
{
  GskRoundedRect round;
  gsk_rounded_rect_init_from_rect (&round, &GRAPHENE_RECT_INIT (0, y, width, HEIGHT),
                                   HEIGHT / 2.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, colour, &round.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
yd_ui_length_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  YdUiLengthBar *self = YD_UI_LENGTH_BAR (widget);
  static const GdkRGBA grey = { 0.53f, 0.53f, 0.53f, 1 }, red = { 0.82f, 0.11f, 0.15f, 1 };
  GdkRGBA ink, trough;
  float width = (float)gtk_widget_get_width (widget);
  float y = (float)(gtk_widget_get_height (widget) - HEIGHT) / 2;
  if (self->limit <= 0)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &ink);
  trough = ink;
  trough.alpha *= 0.13f;
  append_part (snapshot, &trough, y, width);
  float part = (float)MIN (self->count, self->limit) / (float)self->limit * width;
  if (part >= 1)
    append_part (snapshot, self->count > self->limit ? &red : &grey, y, MAX (part, HEIGHT));
}

static void
yd_ui_length_bar_class_init (YdUiLengthBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  widget_class->measure = yd_ui_length_bar_measure;
  widget_class->snapshot = yd_ui_length_bar_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_METER);
  gtk_widget_class_set_css_name (widget_class, "lengthbar");
}

static void
yd_ui_length_bar_init (YdUiLengthBar *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/* Both in characters; @limit is the bar's end. */
void
yd_ui_length_bar_set (YdUiLengthBar *self, glong count, glong limit)
{
  self->count = count;
  self->limit = limit;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MAX,
                                  (double)limit, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
                                  (double)MIN (count, limit), -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
