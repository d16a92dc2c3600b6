/* Owns: how a paragraph of a source looks. Refuses: to know what its words mean; spans and doubts
 * say. */

#include "yd-ui-source-line.h"

#include "yd-ui-wrap.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#define LINE_FACTOR 1.28 /* Han faces are about 1.45 em high: 1.85 em from line to line */
#define RING 2           /* pixels */
#define BADGE 16         /* pixels: the least size of a number's disc */
#define CARET 2          /* pixels */

typedef struct
{
  int start, end; /* bytes of the label's text */
  int tint;       /* YdUiTint, RING_MARK, BADGE_MARK or CHOICE_MARK */
} Mark;

enum
{
  RING_MARK = YD_UI_N_TINTS,
  BADGE_MARK,
  CHOICE_MARK /* words that the person has pointed at */
};

struct _YdUiSourceLine
{
  GtkBox parent_instance;

  GtkLabel *number, *text; /* children */
  GArray *marks;           /* owned: Mark, painted in this order */
  int *
    bytes; /* owned: of each character of the source and the end: where it is in the label's text */
  int n_characters;
  guint block;
  int anchor, caret;  /* characters: the words that are pointed at; -1 none */
  gboolean has_caret; /* the keyboard moves it */
  gboolean dragged;   /* the mouse does, a button pressed */
};

G_DEFINE_FINAL_TYPE (YdUiSourceLine, yd_ui_source_line, GTK_TYPE_BOX)

static const struct
{
  const char *light, *dark;
} colours[] = {
  [YD_UI_TINT_TITLE] = { "#dfecfb", "#1f3a5c" }, [YD_UI_TINT_UNIT] = { "#eee1f3", "#47295a" },
  [YD_UI_TINT_DATE] = { "#fbe8c4", "#5a4312" },  [YD_UI_TINT_FIGURE] = { "#d8efe4", "#1c4a36" },
  [RING_MARK] = { "#e0a100", "#d79b14" },        [BADGE_MARK] = { "#f0b429", "#d79b14" },
  [CHOICE_MARK] = { "#9cc5f3", "#2a62a8" },
};

static GdkRGBA
get_colour (int tint)
{
  GdkRGBA colour;
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  gdk_rgba_parse (&colour, dark ? colours[tint].dark : colours[tint].light);
  return colour;
}

static int
tint_of_role (YdSpanRole role)
{
  switch (role)
    {
    case YD_SPAN_NUMBER:
    case YD_SPAN_TITLE:
      return YD_UI_TINT_TITLE;
    case YD_SPAN_UNIT:
      return YD_UI_TINT_UNIT;
    case YD_SPAN_DATE:
      return YD_UI_TINT_DATE;
    case YD_SPAN_FIGURE:
      return YD_UI_TINT_FIGURE;
    case YD_SPAN_BODY:
    case YD_SPAN_FIELD:
    case YD_SPAN_DROPPED:
      break;
    }
  return -1;
}

/* ---- painting ---- */

static void
paint_box (GtkSnapshot *snapshot, int tint, double x, double y, double width, double height)
{
  GdkRGBA colour = get_colour (tint);
  GskRoundedRect box;
  if (tint == RING_MARK)
    {
      gsk_rounded_rect_init_from_rect (&box,
                                       &GRAPHENE_RECT_INIT ((float)x - RING, (float)y - 1,
                                                            (float)width + 2 * RING,
                                                            (float)height + 2),
                                       4);
      gtk_snapshot_append_border (snapshot, &box, (float[]){ RING, RING, RING, RING },
                                  (GdkRGBA[]){ colour, colour, colour, colour });
      return;
    }
  if (tint == BADGE_MARK)
    {
      double size = MAX (width, BADGE);
      x += (width - size) / 2;
      y += (height - BADGE) / 2;
      width = size;
      height = BADGE;
    }
  gsk_rounded_rect_init_from_rect (
    &box, &GRAPHENE_RECT_INIT ((float)x, (float)y, (float)width, (float)height),
    tint == BADGE_MARK ? BADGE / 2 : 3);
  gtk_snapshot_push_rounded_clip (snapshot, &box);
  gtk_snapshot_append_color (snapshot, &colour, &box.bounds);
  gtk_snapshot_pop (snapshot);
}

/* @em: of the text, in pixels; the lines are further apart than the letters are high */
static void
paint_mark (GtkSnapshot *snapshot, PangoLayout *layout, const Mark *mark, double em)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  do
    {
      PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
      int from = MAX (mark->start, line->start_index);
      int to = MIN (mark->end, line->start_index + line->length);
      g_autofree int *ranges = NULL;
      int n_ranges;
      if (from >= to)
        continue;
      pango_layout_line_get_x_ranges (line, from, to, &ranges, &n_ranges);
      double baseline = (double)pango_layout_iter_get_baseline (iter) / PANGO_SCALE;
      if (n_ranges > 0) /* one for each change of face: they lie side by side */
        paint_box (snapshot, mark->tint, (double)ranges[0] / PANGO_SCALE, baseline - 1.1 * em,
                   (double)(ranges[2 * n_ranges - 1] - ranges[0]) / PANGO_SCALE, 1.5 * em);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
paint_choice (YdUiSourceLine *self, GtkSnapshot *snapshot, double em)
{
  PangoLayout *layout = gtk_label_get_layout (self->text);
  Mark mark = { self->bytes[MIN (self->anchor, self->caret)],
                self->bytes[MAX (self->anchor, self->caret)], CHOICE_MARK };
  GdkRGBA colour;
  PangoRectangle at;
  paint_mark (snapshot, layout, &mark, em);
  if (!self->has_caret)
    return;
  pango_layout_get_cursor_pos (layout, self->bytes[self->caret], &at, NULL);
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self->text)), &colour);
  gtk_snapshot_append_color (snapshot, &colour,
                             &GRAPHENE_RECT_INIT ((float)at.x / PANGO_SCALE - CARET / 2.f,
                                                  (float)at.y / PANGO_SCALE, CARET,
                                                  (float)at.height / PANGO_SCALE));
}

static void
yd_ui_source_line_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  YdUiSourceLine *self = YD_UI_SOURCE_LINE (widget);
  graphene_point_t origin;
  int x, y;
  gtk_label_get_layout_offsets (self->text, &x, &y);
  if (gtk_widget_compute_point (GTK_WIDGET (self->text), widget,
                                &GRAPHENE_POINT_INIT ((float)x, (float)y), &origin))
    {
      PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self->text));
      double em
        = (double)pango_font_description_get_size (pango_context_get_font_description (context))
          / PANGO_SCALE;
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &origin);
      for (guint i = 0; i < self->marks->len; i++)
        paint_mark (snapshot, gtk_label_get_layout (self->text),
                    &g_array_index (self->marks, Mark, i), em);
      if (self->anchor >= 0)
        paint_choice (self, snapshot, em);
      gtk_snapshot_restore (snapshot);
    }
  GTK_WIDGET_CLASS (yd_ui_source_line_parent_class)->snapshot (widget, snapshot);
}

/* ---- words ---- */

/* The text with the numbers of doubts put before their words. */
typedef struct
{
  GString *text;
  const YdUiReading *reading;
  const GArray *doubts; /* nullable: that stand in this block */
  int *bytes;           /* of each character and the end: where it is in @text */
} Words;

static void
put_badges (Words *words, PangoAttrList *attributes, GArray *marks, int at)
{
  for (guint i = 0; words->doubts != NULL && i < words->doubts->len; i++)
    {
      guint index = g_array_index (words->doubts, guint, i);
      const YdDoubt *doubt = g_ptr_array_index (words->reading->doubts, index);
      if (doubt->start != at)
        continue;
      Mark mark = { (int)words->text->len, 0, BADGE_MARK };
      g_string_append_printf (words->text, "\u2004%u\u2004", words->reading->numbers[index]);
      mark.end = (int)words->text->len;
      g_array_append_val (marks, mark);
      PangoAttribute *attribute[]
        = { pango_attr_scale_new (0.78), pango_attr_weight_new (PANGO_WEIGHT_BOLD),
            pango_attr_foreground_new (0x2400, 0x1a00, 0), pango_attr_allow_breaks_new (FALSE) };
      for (guint j = 0; j < G_N_ELEMENTS (attribute); j++)
        {
          attribute[j]->start_index = (guint)mark.start;
          attribute[j]->end_index = (guint)mark.end;
          pango_attr_list_insert (attributes, attribute[j]);
        }
      g_string_append (words->text, "\u2006");
    }
}

/* Where the @n first characters end: before the badge of what follows. */
static int
end_of (const Words *words, int n)
{
  int last = n > 0 ? words->bytes[n - 1] : 0;
  return n > 0 ? last + g_utf8_skip[(guchar)words->text->str[last]] : 0;
}

static void
add_attribute (PangoAttrList *list, PangoAttribute *attribute, int start, int end)
{
  attribute->start_index = (guint)start;
  attribute->end_index = (guint)end;
  pango_attr_list_insert (list, attribute);
}

/* The names of what the paragraph holds, for who cannot see the tints. */
static char *
dup_description (const YdUiReadingSpan *spans, guint n_spans)
{
  static const char *const names[] = { [YD_SPAN_TITLE] = N_ ("title"),
                                       [YD_SPAN_UNIT] = N_ ("units"),
                                       [YD_SPAN_DATE] = N_ ("deadline"),
                                       [YD_SPAN_FIGURE] = N_ ("figure"),
                                       [YD_SPAN_FIELD] = N_ ("title or field of the notice"),
                                       [YD_SPAN_DROPPED] = N_ ("left out") };
  guint seen = 0;
  GString *words = g_string_new (NULL);
  for (guint i = 0; i < n_spans; i++)
    {
      const char *name = names[spans[i].role];
      if (name == NULL || (seen & (1u << spans[i].role)))
        continue;
      seen |= 1u << spans[i].role;
      g_string_append_printf (words, "%s%s", words->len > 0 ? _ (", ") : "", _ (name));
    }
  return g_string_free (words, FALSE);
}

static void
add_spans (Words *words, PangoAttrList *attributes, GArray *marks, const YdUiReadingSpan *spans,
           guint n_spans)
{
  for (guint i = 0; i < n_spans; i++)
    {
      int start = words->bytes[spans[i].start],
          end = end_of (words, spans[i].start + spans[i].length);
      Mark mark = { start, end, tint_of_role (spans[i].role) };
      if (mark.tint >= 0)
        g_array_append_val (marks, mark);
      if (spans[i].bold)
        add_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start, end);
      if (spans[i].role == YD_SPAN_DROPPED)
        {
          add_attribute (attributes, pango_attr_strikethrough_new (TRUE), start, end);
          add_attribute (attributes, pango_attr_foreground_alpha_new (0xb000), start, end);
        }
    }
}

static void
add_rings (Words *words, GArray *marks)
{
  for (guint i = 0; words->doubts != NULL && i < words->doubts->len; i++)
    {
      const YdDoubt *doubt
        = g_ptr_array_index (words->reading->doubts, g_array_index (words->doubts, guint, i));
      /* its badge stands right before its first character */
      Mark mark
        = { end_of (words, doubt->start), end_of (words, doubt->start + doubt->length), RING_MARK };
      g_array_append_val (marks, mark);
    }
}

/**
 * yd_ui_source_line_show:
 * @source: of the block
 * @reading: what it was read as; used in this call alone
 */
void
yd_ui_source_line_show (YdUiSourceLine *self, const YdSourceBlock *source,
                        const YdUiReading *reading, guint block)
{
  guint n_spans;
  const YdUiReadingSpan *spans = yd_ui_reading_get_spans (reading, block, &n_spans);
  glong length = g_utf8_strlen (source->text, -1);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autoptr (GArray) badges = g_array_new (FALSE, FALSE, sizeof (Mark));
  int *bytes = g_new (int, length + 1);
  g_autofree char *number
    = g_strdup_printf ("%d", source->source > 0 ? source->source : (int)block + 1);
  Words words
    = { g_string_new (NULL), reading, yd_ui_reading_get_doubts_at (reading, block), bytes };
  const char *at = source->text;
  for (glong i = 0; i <= length; i++)
    {
      put_badges (&words, attributes, badges, (int)i);
      bytes[i] = (int)words.text->len;
      if (i == length)
        break;
      const char *next = g_utf8_next_char (at);
      g_string_append_len (words.text, at, next - at);
      at = next;
    }
  g_free (self->bytes);
  self->bytes = bytes;
  self->n_characters = (int)length;
  self->block = block;
  self->anchor = self->caret = -1;
  g_array_set_size (self->marks, 0);
  add_spans (&words, attributes, self->marks, spans, n_spans);
  add_rings (&words, self->marks);
  g_array_append_vals (self->marks, badges->data, badges->len);
  pango_attr_list_insert (attributes, pango_attr_line_height_new (LINE_FACTOR));
  gtk_label_set_text (self->number, number);
  gtk_label_set_text (self->text, words.text->str);
  gtk_label_set_attributes (self->text, attributes);
  g_string_free (words.text, TRUE);

  g_autofree char *description = dup_description (spans, n_spans);
  g_autofree char *name = g_strdup_printf ("%s %s", number, source->text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (self))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ---- words that are pointed at ---- */

/* @anchor, @caret: characters; -1 none
 * @has_caret: the keyboard moves it, and it shows where it is */
void
yd_ui_source_line_choose (YdUiSourceLine *self, int anchor, int caret, gboolean has_caret)
{
  gboolean none = anchor < 0 || caret < 0;
  self->anchor = none ? -1 : MIN (anchor, self->n_characters);
  self->caret = none ? -1 : MIN (caret, self->n_characters);
  self->has_caret = has_caret;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Where the character @character stands. */
static void
get_place (YdUiSourceLine *self, GtkWidget *relative, int character, GdkRectangle *place)
{
  PangoRectangle at = { 0 };
  graphene_point_t origin = GRAPHENE_POINT_INIT (0, 0);
  int x, y;
  gtk_label_get_layout_offsets (self->text, &x, &y);
  if (character >= 0 && character <= self->n_characters)
    pango_layout_get_cursor_pos (gtk_label_get_layout (self->text), self->bytes[character], &at,
                                 NULL);
  if (!gtk_widget_compute_point (GTK_WIDGET (self->text), relative,
                                 &GRAPHENE_POINT_INIT ((float)x, (float)y), &origin))
    origin = GRAPHENE_POINT_INIT (0, 0);
  *place = (GdkRectangle){ (int)origin.x + at.x / PANGO_SCALE, (int)origin.y + at.y / PANGO_SCALE,
                           1, at.height / PANGO_SCALE };
}

/* Where the words end that are pointed at, for what points at them. */
void
yd_ui_source_line_get_place (YdUiSourceLine *self, GtkWidget *relative, GdkRectangle *place)
{
  get_place (self, relative, self->caret, place);
}

/* The line of the paragraph that the character @at stands in. */
void
yd_ui_source_line_get_line (YdUiSourceLine *self, GtkWidget *relative, int at, int *y, int *height)
{
  GdkRectangle place;
  get_place (self, relative, at, &place);
  *y = place.y;
  *height = place.height;
}

/* The character at @x, @y, or the one after it from its middle on. */
static int
find_character (YdUiSourceLine *self, double x, double y)
{
  graphene_point_t point;
  int left, top, index, trailing, i = 0;
  gtk_label_get_layout_offsets (self->text, &left, &top);
  if (!gtk_widget_compute_point (GTK_WIDGET (self), GTK_WIDGET (self->text),
                                 &GRAPHENE_POINT_INIT ((float)x, (float)y), &point))
    return 0;
  pango_layout_xy_to_index (gtk_label_get_layout (self->text),
                            (int)((point.x - (float)left) * PANGO_SCALE),
                            (int)((point.y - (float)top) * PANGO_SCALE), &index, &trailing);
  while (i < self->n_characters && self->bytes[i] < index)
    i++;
  return MIN (i + (trailing > 0 && self->bytes[i] == index), self->n_characters);
}

static void
tell_choice (YdUiSourceLine *self, int anchor, int caret, gboolean done)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "review.point-at", "(uiib)", self->block, anchor,
                              caret, done);
}

static void
drag_update_cb (GtkGestureDrag *drag, double x, double y, YdUiSourceLine *self)
{
  double start_x, start_y;
  if (self->bytes == NULL || !gtk_gesture_drag_get_start_point (drag, &start_x, &start_y)
      || (!self->dragged && !gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int)x, (int)y)))
    return;
  self->dragged = TRUE;
  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  tell_choice (self, find_character (self, start_x, start_y),
               find_character (self, start_x + x, start_y + y), FALSE);
}

static void
drag_end_cb (GtkGestureDrag *drag, double x, double y, YdUiSourceLine *self)
{
  gboolean dragged = self->dragged;
  self->dragged = FALSE;
  if (dragged && self->caret >= 0)
    tell_choice (self, self->anchor, self->caret, TRUE);
}

/* A press begins anew; pressed twice it points at the words between two marks. What is asked of them takes the
 * mouse, which ends a drag that was none. */
static void
pressed_cb (GtkGestureClick *click, int n_press, double x, double y, YdUiSourceLine *self)
{
  if (self->bytes == NULL)
    return;
  int at = find_character (self, x, y);
  tell_choice (self, n_press == 2 ? at : -1, n_press == 2 ? G_MAXINT : at, n_press == 2);
  if (n_press == 2)
    gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
}

/* ---- the legend ---- */

static void
swatch_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  GdkRGBA colour = get_colour (GPOINTER_TO_INT (data));
  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_fill (cr);
}

static void
add_legend (YdUiWrap *wrap, int tint, const char *words)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5), *label = gtk_label_new (words);
  if (tint >= 0)
    {
      GtkWidget *swatch = gtk_drawing_area_new ();
      gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (swatch), swatch_cb, GINT_TO_POINTER (tint),
                                      NULL);
      gtk_widget_set_size_request (swatch, 16, 12);
      gtk_widget_set_valign (swatch, GTK_ALIGN_CENTER);
      g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                               G_CALLBACK (gtk_widget_queue_draw), swatch, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), swatch);
    }
  else
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
      pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
      gtk_label_set_attributes (GTK_LABEL (label), attributes);
    }
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (box), label);
  yd_ui_wrap_append (wrap, box);
}

/* What the tints mean. */
GtkWidget *
yd_ui_source_line_new_legend (void)
{
  GtkWidget *wrap = yd_ui_wrap_new ();
  gtk_widget_set_valign (wrap, GTK_ALIGN_CENTER);
  add_legend (YD_UI_WRAP (wrap), YD_UI_TINT_TITLE, _ ("Title"));
  add_legend (YD_UI_WRAP (wrap), YD_UI_TINT_UNIT, _ ("Units"));
  add_legend (YD_UI_WRAP (wrap), YD_UI_TINT_DATE, _ ("Deadline"));
  add_legend (YD_UI_WRAP (wrap), YD_UI_TINT_FIGURE, _ ("Indicator"));
  add_legend (YD_UI_WRAP (wrap), -1, _ ("Left Out"));
  add_legend (YD_UI_WRAP (wrap), BADGE_MARK, _ ("Unsure"));
  return wrap;
}

/* ---- life ---- */

static void
yd_ui_source_line_finalize (GObject *object)
{
  g_array_unref (YD_UI_SOURCE_LINE (object)->marks);
  g_free (YD_UI_SOURCE_LINE (object)->bytes);
  G_OBJECT_CLASS (yd_ui_source_line_parent_class)->finalize (object);
}

static void
yd_ui_source_line_class_init (YdUiSourceLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = yd_ui_source_line_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = yd_ui_source_line_snapshot;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "sourceline");
}

static void
yd_ui_source_line_init (YdUiSourceLine *self)
{
  self->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  self->number = GTK_LABEL (gtk_label_new (NULL));
  self->text = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->number, 1);
  gtk_widget_set_valign (GTK_WIDGET (self->number), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->number), "number");
  gtk_label_set_xalign (self->text, 0);
  gtk_label_set_wrap (self->text, TRUE);
  gtk_label_set_wrap_mode (self->text, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (self->text, 12);
  gtk_label_set_max_width_chars (self->text, 40);
  gtk_widget_set_hexpand (GTK_WIDGET (self->text), TRUE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->number));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->text));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  self->anchor = self->caret = -1;
  GtkGesture *drag = gtk_gesture_drag_new (), *click = gtk_gesture_click_new ();
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->text), "text");
}

GtkWidget *
yd_ui_source_line_new (void)
{
  return g_object_new (YD_UI_TYPE_SOURCE_LINE, NULL);
}
