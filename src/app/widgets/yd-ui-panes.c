/* Owns: which panes stand beside the content and which over it. The layout is chosen while sizes are
 * given out, because a fold policy would make the window's minimum that of all panes together.
 * Refuses: to know what is in the panes. */

#include "yd-ui-panes.h"

#include "yd-ui-gtk.h"

/* Widths in pixels: the pane itself, and the narrowest whole in which it stands beside the content. */
typedef struct
{
  int width;
  int docked_from;
} Size;
static const Size usual_sizes[YD_UI_N_PANES] = {
  [YD_UI_PANE_SIDEBAR] = { 296, 860 },
  [YD_UI_PANE_INSPECTOR] = { 304, 1020 },
  [YD_UI_PANE_PAGES] = { 368, 1380 },
};
#define PAGES_GROW_FROM 1440 /* half of what is above this goes to the pages */
#define PAGES_MAX 680
#define CONTENT_MIN 420 /* as drawn; below it the content's own minimum holds */

struct _YdUiPanes
{
  GtkWidget parent_instance;

  GtkWidget *content;              /* child */
  GtkWidget *panes[YD_UI_N_PANES]; /* children */

  YdUiPanes *within; /* borrowed: whose width the sizes are about; NULL: our own */
  Size sizes[YD_UI_N_PANES];
  gboolean folded[YD_UI_N_PANES]; /* no room beside the content */
  gboolean wanted[YD_UI_N_PANES]; /* beside the content, where there is room */
  gboolean over[YD_UI_N_PANES];   /* open over the content, where there is none */
  GtkWidget *left; /* weak: had the keyboard before a pane was opened over the content */
  guint notify_id; /* source: tells of a new layout after sizes are given out */
};

static void yd_ui_panes_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (YdUiPanes, yd_ui_panes, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      yd_ui_panes_buildable_init))

enum
{
  PROP_0,
  PROP_SIDEBAR_SHOWN,
  PROP_INSPECTOR_SHOWN,
  PROP_PAGES_SHOWN,
  PROP_NARROW,
  PROP_INSPECTOR_FOLDED,
  PROP_PAGES_FOLDED,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

static gboolean
is_shown (YdUiPanes *self, YdUiPane pane)
{
  return self->panes[pane] != NULL && (self->folded[pane] ? self->over[pane] : self->wanted[pane]);
}

static void
notify_all (YdUiPanes *self)
{
  for (int i = PROP_SIDEBAR_SHOWN; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), props[i]);
}

/* A pane that is closed is not there for a screen reader either. Never while sizes are given out. */
static void
show_panes (YdUiPanes *self)
{
  for (int i = 0; i < YD_UI_N_PANES; i++)
    if (self->panes[i] != NULL)
      gtk_widget_set_visible (self->panes[i], is_shown (self, i));
}

static gboolean
notify_cb (gpointer data)
{
  YdUiPanes *self = data;
  GtkWidget *sidebar = self->panes[YD_UI_PANE_SIDEBAR];
  self->notify_id = 0;
  /* Beside the content it comes first for the keyboard; over it, last, or presses would go through. */
  if (sidebar != NULL && self->folded[YD_UI_PANE_SIDEBAR])
    gtk_widget_insert_before (sidebar, GTK_WIDGET (self), NULL);
  else if (sidebar != NULL)
    gtk_widget_insert_after (sidebar, GTK_WIDGET (self), NULL);
  show_panes (self);
  notify_all (self);
  return G_SOURCE_REMOVE;
}

/* The panes around us have been given their size before us. */
static int
whole_width (YdUiPanes *self, int width)
{
  return self->within != NULL ? gtk_widget_get_width (GTK_WIDGET (self->within)) : width;
}

/* Larger text wants wider panes, but for the pages, whose paper is as wide as before; and what stands beside
 * them as much more room. A size without a width is about what stands in a bar. */
static int
scaled_width (YdUiPanes *self, YdUiPane pane)
{
  double zoom = pane == YD_UI_PANE_PAGES ? 1 : yd_ui_gtk_get_text_zoom (GTK_WIDGET (self));
  return (int)(self->sizes[pane].width * zoom);
}

static int
scaled_docked_from (YdUiPanes *self, YdUiPane pane)
{
  int from = self->sizes[pane].docked_from;
  if (self->sizes[pane].width == 0)
    return (int)(from * yd_ui_gtk_get_text_zoom (GTK_WIDGET (self)));
  for (int i = 0; i <= (int)pane; i++)
    from += scaled_width (self, (YdUiPane)i) - self->sizes[i].width;
  return from;
}

static void
choose_layout (YdUiPanes *self, int width)
{
  gboolean differs = FALSE;
  for (int i = 0; i < YD_UI_N_PANES; i++)
    {
      gboolean folded = width < scaled_docked_from (self, (YdUiPane)i);
      if (folded == self->folded[i])
        continue;
      self->folded[i] = folded;
      self->over[i] = FALSE;
      differs = TRUE;
    }
  if (differs && self->notify_id == 0)
    self->notify_id = g_idle_add_full (G_PRIORITY_HIGH, notify_cb, self, NULL);
}

static int
pane_width (YdUiPanes *self, YdUiPane pane, int whole)
{
  int width = scaled_width (self, pane);
  if (pane == YD_UI_PANE_PAGES && whole > PAGES_GROW_FROM)
    width = MIN (width + (whole - PAGES_GROW_FROM) / 2, PAGES_MAX);
  return width;
}

static void
place (GtkWidget *child, int x, int width, int height)
{
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, 0, width, height }, -1);
}

static void
yd_ui_panes_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  YdUiPanes *self = YD_UI_PANES (widget);
  int whole = whole_width (self, width);
  choose_layout (self, whole);

  int left = 0, right = width, content_minimum = 0;
  if (self->content != NULL) /* what does not fit is cut off: a pane beside it gives way first */
    gtk_widget_measure (self->content, GTK_ORIENTATION_HORIZONTAL, -1, &content_minimum, NULL, NULL,
                        NULL);
  for (int i = YD_UI_N_PANES - 1; i >= 0; i--)
    {
      GtkWidget *child = self->panes[i];
      if (child == NULL)
        continue;
      gboolean shown = is_shown (self, i);
      gtk_widget_set_child_visible (child, shown); /* until it is hidden altogether */
      if (!shown || !gtk_widget_get_visible (child))
        continue;
      int minimum, wide;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      wide = MAX (pane_width (self, i, whole), minimum);
      if (self->folded[i])
        {
          wide = MIN (wide, MAX (width - 48, minimum));
          place (child, i == YD_UI_PANE_SIDEBAR ? 0 : width - wide, wide, height);
          gtk_widget_add_css_class (child, "over");
        }
      else
        {
          gtk_widget_remove_css_class (child, "over");
          if (i == YD_UI_PANE_SIDEBAR)
            {
              wide = MAX (MIN (wide, right - content_minimum), minimum);
              place (child, 0, wide, height);
              left = wide;
            }
          else
            {
              right -= wide;
              place (child, right, wide, height);
            }
        }
    }
  if (self->content != NULL)
    place (self->content, left, MAX (right - left, content_minimum), height);
}

static void
yd_ui_panes_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                     int *natural, int *minimum_baseline, int *natural_baseline)
{
  YdUiPanes *self = YD_UI_PANES (widget);
  *minimum = *natural = 0;
  if (self->content != NULL)
    gtk_widget_measure (self->content, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MAX (*natural, CONTENT_MIN);
  for (int i = 0; i < YD_UI_N_PANES; i++)
    {
      int child_minimum, child_natural;
      if (self->panes[i] == NULL)
        continue;
      gtk_widget_measure (self->panes[i], orientation, -1, &child_minimum, &child_natural, NULL,
                          NULL);
      if (orientation == GTK_ORIENTATION_HORIZONTAL)
        *natural += scaled_width (self, (YdUiPane)i);
      else
        *minimum = MAX (*minimum, child_minimum);
    }
  *natural = MAX (*natural, *minimum);
  *minimum_baseline = *natural_baseline = -1;
}

/* Content first, what lies over it afterwards. */
static void
yd_ui_panes_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  YdUiPanes *self = YD_UI_PANES (widget);
  if (self->content != NULL)
    gtk_widget_snapshot_child (widget, self->content, snapshot);
  for (int over = 0; over < 2; over++)
    for (int i = 0; i < YD_UI_N_PANES; i++)
      if (is_shown (self, i) && gtk_widget_get_visible (self->panes[i]) && self->folded[i] == over)
        gtk_widget_snapshot_child (widget, self->panes[i], snapshot);
}

static gboolean
close_over (YdUiPanes *self)
{
  gboolean any = FALSE;
  for (int i = 0; i < YD_UI_N_PANES; i++)
    if (self->folded[i] && self->over[i])
      {
        yd_ui_panes_set_shown (self, i, FALSE);
        any = TRUE;
      }
  return any;
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  return close_over (YD_UI_PANES (widget));
}

/* A press beside what lies over the content closes it; the press itself still counts. */
static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, YdUiPanes *self)
{
  GtkWidget *at = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  for (int i = 0; i < YD_UI_N_PANES; i++)
    if (self->panes[i] != NULL && at != NULL && self->folded[i]
        && (at == self->panes[i] || gtk_widget_is_ancestor (at, self->panes[i])))
      return;
  if (self->content != NULL && at != NULL && gtk_widget_is_ancestor (at, self->content))
    {
      /* The buttons that open panes stand in the content: they close them too. */
      GtkWidget *button = gtk_widget_get_ancestor (at, GTK_TYPE_TOGGLE_BUTTON);
      if (button != NULL)
        return;
    }
  close_over (self);
}

static void
yd_ui_panes_dispose (GObject *object)
{
  YdUiPanes *self = YD_UI_PANES (object);
  g_clear_handle_id (&self->notify_id, g_source_remove);
  g_clear_weak_pointer (&self->left);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  for (int i = 0; i < YD_UI_N_PANES; i++)
    g_clear_pointer (&self->panes[i], gtk_widget_unparent);
  G_OBJECT_CLASS (yd_ui_panes_parent_class)->dispose (object);
}

static void
yd_ui_panes_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  YdUiPanes *self = YD_UI_PANES (object);
  if (id >= PROP_SIDEBAR_SHOWN && id <= PROP_PAGES_SHOWN)
    g_value_set_boolean (value, is_shown (self, id - PROP_SIDEBAR_SHOWN));
  else if (id >= PROP_NARROW && id < N_PROPS)
    g_value_set_boolean (value, self->folded[id - PROP_NARROW]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
yd_ui_panes_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id >= PROP_SIDEBAR_SHOWN && id <= PROP_PAGES_SHOWN)
    yd_ui_panes_set_shown (YD_UI_PANES (object), id - PROP_SIDEBAR_SHOWN,
                           g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
yd_ui_panes_class_init (YdUiPanesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  object_class->dispose = yd_ui_panes_dispose;
  object_class->get_property = yd_ui_panes_get_property;
  object_class->set_property = yd_ui_panes_set_property;
  widget_class->measure = yd_ui_panes_measure;
  widget_class->size_allocate = yd_ui_panes_size_allocate;
  widget_class->snapshot = yd_ui_panes_snapshot;

  static const char *const shown[] = { "sidebar-shown", "inspector-shown", "pages-shown" };
  static const char *const folded[] = { "narrow", "inspector-folded", "pages-folded" };
  for (int i = 0; i < YD_UI_N_PANES; i++)
    {
      props[PROP_SIDEBAR_SHOWN + i] = g_param_spec_boolean (
        shown[i], NULL, NULL, FALSE,
        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
      props[PROP_NARROW + i] = g_param_spec_boolean (folded[i], NULL, NULL, FALSE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
    }
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_css_name (widget_class, "panes");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

/* A child of a template is the content, or a pane where its type says so. */
static void
yd_ui_panes_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child,
                       const char *type)
{
  static const char *const names[] = { "sidebar", "inspector", "pages" };
  YdUiPanes *self = YD_UI_PANES (buildable);
  if (type == NULL)
    yd_ui_panes_set_content (self, GTK_WIDGET (child));
  for (int i = 0; type != NULL && i < YD_UI_N_PANES; i++)
    if (g_str_equal (type, names[i]))
      yd_ui_panes_set_pane (self, i, GTK_WIDGET (child));
}

static void
yd_ui_panes_buildable_init (GtkBuildableIface *iface)
{
  iface->add_child = yd_ui_panes_add_child;
}

static void
yd_ui_panes_init (YdUiPanes *self)
{
  for (int i = 0; i < YD_UI_N_PANES; i++)
    {
      self->wanted[i] = TRUE;
      self->sizes[i] = usual_sizes[i];
    }
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  GtkGesture *click = gtk_gesture_click_new ();
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/* Gives @pane another width than the draft view's, and the least whole width in which it is docked. */
void
yd_ui_panes_set_size (YdUiPanes *self, YdUiPane pane, int width, int docked_from)
{
  self->sizes[pane] = (Size){ width, docked_from };
  /* What stands in a bar is shown once there is room: a view that is shown for the first time would make a
   * narrow window as wide as all of it. */
  self->folded[pane] = width == 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* The widths from which panes of @self are docked are those of @outer, in whose content it stands; that
 * must outlive it. */
void
yd_ui_panes_set_within (YdUiPanes *self, YdUiPanes *outer)
{
  self->within = outer;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* @content: (transfer full): once, before any pane: children are picked from the last to the first */
void
yd_ui_panes_set_content (YdUiPanes *self, GtkWidget *content)
{
  g_return_if_fail (self->content == NULL);
  self->content = content;
  gtk_widget_set_parent (content, GTK_WIDGET (self));
}

void
yd_ui_panes_set_pane (YdUiPanes *self, YdUiPane pane, GtkWidget *child)
{
  g_return_if_fail (self->panes[pane] == NULL);
  self->panes[pane] = child;
  gtk_widget_add_css_class (child, "pane");
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

gboolean
yd_ui_panes_get_shown (YdUiPanes *self, YdUiPane pane)
{
  return is_shown (self, pane);
}

/* Who opens a pane over the content goes on there, and back to where the keyboard was where it closes. */
static void
move_focus (YdUiPanes *self, YdUiPane pane, gboolean shown)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean inside = focus != NULL && gtk_widget_is_ancestor (focus, self->panes[pane]);
  if (shown && !inside)
    {
      g_set_weak_pointer (&self->left, focus);
      gtk_widget_set_child_visible (self->panes[pane],
                                    TRUE); /* else nothing in it takes the keyboard */
      if (!gtk_widget_grab_focus (self->panes[pane]))
        gtk_widget_child_focus (self->panes[pane], GTK_DIR_TAB_FORWARD);
    }
  else if (!shown && inside
           && (self->left == NULL || !gtk_widget_get_mapped (self->left)
               || !gtk_widget_grab_focus (self->left)))
    gtk_widget_child_focus (self->content, GTK_DIR_TAB_FORWARD);
  if (!shown)
    g_clear_weak_pointer (&self->left);
}

/* Whether @pane stands beside the content wherever there is room; one that lies over it is closed. */
void
yd_ui_panes_set_wanted (YdUiPanes *self, YdUiPane pane, gboolean wanted)
{
  if (self->folded[pane])
    yd_ui_panes_set_shown (self, pane, FALSE);
  if (self->wanted[pane] == !!wanted)
    return;
  self->wanted[pane] = wanted;
  show_panes (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  notify_all (self);
}

gboolean
yd_ui_panes_get_wanted (YdUiPanes *self, YdUiPane pane)
{
  return self->wanted[pane];
}

/* At most one pane lies over the content at a time. */
void
yd_ui_panes_set_shown (YdUiPanes *self, YdUiPane pane, gboolean shown)
{
  if (is_shown (self, pane) == !!shown)
    return;
  if (!self->folded[pane])
    self->wanted[pane] = shown;
  else
    {
      for (int i = 0; i < YD_UI_N_PANES; i++)
        self->over[i] = FALSE;
      self->over[pane] = shown;
    }
  if (!shown)
    move_focus (self, pane, FALSE);
  show_panes (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  if (shown && self->folded[pane])
    move_focus (self, pane, TRUE);
  notify_all (self);
}

gboolean
yd_ui_panes_get_folded (YdUiPanes *self, YdUiPane pane)
{
  return self->folded[pane];
}
