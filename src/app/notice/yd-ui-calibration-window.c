/* Owns: the form for a printer's calibration, and the printing of its sheet. Refuses: to correct
 * (see YdUiCalibration). */

#include "yd-ui-calibration-window.h"

#include "yd-ui-calibration.h"
#include "yd-ui-gtk.h"
#include "yd-ui-print.h"
#include "yd-ui-state.h"
#include "yd-ui-toast.h"

#include <glib/gi18n.h>
#include <gtk/gtkunixprint.h>

static const struct
{
  const char *title;
  double nominal;
  gsize offset; /* in YdUiCalibration */
} measures[] = {
  { N_ ("① Left edge of the paper to cross A"), YD_UI_SHEET_LEFT,
    G_STRUCT_OFFSET (YdUiCalibration, left) },
  { N_ ("② Upper edge of the paper to cross A"), YD_UI_SHEET_TOP,
    G_STRUCT_OFFSET (YdUiCalibration, top) },
  { N_ ("③ Cross A to cross B"), YD_UI_SHEET_ACROSS, G_STRUCT_OFFSET (YdUiCalibration, across) },
  { N_ ("④ Cross A to cross C"), YD_UI_SHEET_DOWN, G_STRUCT_OFFSET (YdUiCalibration, down) },
};
#define N_MEASURES G_N_ELEMENTS (measures)

struct _YdUiCalibrationWindow
{
  AdwWindow parent_instance;

  YdUiToasts *toasts;
  AdwComboRow *printer_row;
  GtkStringList *printers; /* owned by the row */
  GtkSpinButton *spins[N_MEASURES];
  GtkWidget *measured; /* group */
  gboolean showing;    /* the values come from the file */
};

G_DEFINE_FINAL_TYPE (YdUiCalibrationWindow, yd_ui_calibration_window, ADW_TYPE_WINDOW)

static const char *
get_printer (YdUiCalibrationWindow *self)
{
  guint selected = adw_combo_row_get_selected (self->printer_row);
  return gtk_string_list_get_string (self->printers, selected); /* NULL for none */
}

/* ---- values ---- */

static void
read_values (YdUiCalibrationWindow *self, YdUiCalibration *calibration)
{
  for (guint i = 0; i < N_MEASURES; i++)
    G_STRUCT_MEMBER (double, calibration, measures[i].offset)
      = gtk_spin_button_get_value (self->spins[i]);
}

static void
show_effect (YdUiCalibrationWindow *self)
{
  YdUiCalibration calibration;
  read_values (self, &calibration);
  g_autofree char *words = yd_ui_calibration_dup_words (&calibration);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->measured), words);
}

static void
value_cb (YdUiCalibrationWindow *self)
{
  g_autoptr (GError) error = NULL;
  YdUiCalibration calibration;
  const char *printer = get_printer (self);
  show_effect (self);
  if (self->showing || printer == NULL)
    return;
  read_values (self, &calibration);
  if (!yd_ui_calibration_save (&calibration, printer, &error))
    yd_ui_toast_say (self->toasts, error->message);
}

static void
printer_cb (YdUiCalibrationWindow *self)
{
  YdUiCalibration calibration;
  const char *printer = get_printer (self);
  yd_ui_calibration_load (&calibration, printer);
  self->showing = TRUE;
  for (guint i = 0; i < N_MEASURES; i++)
    gtk_spin_button_set_value (self->spins[i],
                               G_STRUCT_MEMBER (double, &calibration, measures[i].offset));
  self->showing = FALSE;
  gtk_widget_set_sensitive (self->measured, printer != NULL);
  show_effect (self);
}

static void
reset_cb (YdUiCalibrationWindow *self)
{
  for (guint i = 0; i < N_MEASURES; i++)
    gtk_spin_button_set_value (self->spins[i], measures[i].nominal);
}

/* ---- printers ---- */

static guint
add_printer (YdUiCalibrationWindow *self, const char *name)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->printers));
  for (guint i = 0; i < n; i++)
    if (g_str_equal (gtk_string_list_get_string (self->printers, i), name))
      return i;
  gtk_string_list_append (self->printers, name);
  return n;
}

static gboolean
found_cb (GtkPrinter *printer, gpointer data)
{
  GWeakRef *ref = data;
  g_autoptr (YdUiCalibrationWindow) self = g_weak_ref_get (ref);
  if (self != NULL)
    add_printer (self, gtk_printer_get_name (printer));
  return self == NULL; /* go on as long as the window is there */
}

static void
free_ref (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static void
find_printers (YdUiCalibrationWindow *self)
{
  g_auto (GStrv) measured = yd_ui_calibration_dup_printers ();
  g_autofree char *last = yd_ui_state_dup_word ("print", "printer");
  GWeakRef *ref = g_new0 (GWeakRef, 1);
  if (last != NULL)
    add_printer (self, last);
  for (guint i = 0; measured[i] != NULL; i++)
    add_printer (self, measured[i]);
  g_weak_ref_init (ref, self);
  gtk_enumerate_printers (found_cb, ref, free_ref, FALSE);
}

/* ---- the sheet ---- */

/* A check sheet is printed with the correction: its crosses should stand where they belong. */
static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer corrected)
{
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (operation);
  const char *printer = settings != NULL ? gtk_print_settings_get_printer (settings) : NULL;
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  YdUiCalibration calibration = YD_UI_CALIBRATION_NONE;
  if (GPOINTER_TO_INT (corrected))
    yd_ui_calibration_load (&calibration, printer);
  cairo_save (cr);
  yd_ui_calibration_apply (&calibration, cr);
  yd_ui_calibration_paint_sheet (cr, printer);
  cairo_restore (cr);
}

/* The sheet was printed: it is that printer that will be measured. */
static void
printed_cb (GtkPrintOperation *operation, GtkPrintOperationResult result,
            YdUiCalibrationWindow *self)
{
  g_autoptr (GError) error = NULL;
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (operation);
  const char *printer = settings != NULL ? gtk_print_settings_get_printer (settings) : NULL;
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      yd_ui_toast_say (self->toasts, error->message);
    }
  else if (result == GTK_PRINT_OPERATION_RESULT_APPLY && printer != NULL)
    adw_combo_row_set_selected (self->printer_row, add_printer (self, printer));
}

static void
print_sheet (YdUiCalibrationWindow *self, gboolean corrected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkPrintOperation) operation = yd_ui_print_new_operation (_ ("Calibration sheet"));
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  if (get_printer (self) != NULL)
    gtk_print_settings_set_printer (settings, get_printer (self));
  gtk_print_settings_set_scale (settings, 100);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, _ ("Calibration sheet"));
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_n_pages (operation, 1);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), GINT_TO_POINTER (corrected));
  g_signal_connect_object (operation, "done", G_CALLBACK (printed_cb), self, 0);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               GTK_WINDOW (self), &error)
      == GTK_PRINT_OPERATION_RESULT_ERROR)
    yd_ui_toast_say (self->toasts, error->message);
}

static void
sheet_cb (YdUiCalibrationWindow *self)
{
  print_sheet (self, FALSE);
}

static void
check_cb (YdUiCalibrationWindow *self)
{
  print_sheet (self, TRUE);
}

/* ---- the form ---- */

static void
add_button (YdUiCalibrationWindow *self, GtkWidget *row, const char *words, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (words);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
new_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

static GtkWidget *
new_printer_group (YdUiCalibrationWindow *self)
{
  GtkWidget *group = adw_preferences_group_new (), *row = adw_combo_row_new ();
  GtkWidget *sheet = new_row (_ ("Calibration sheet"), _ ("On plain A4, in its own size"));
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (group),
    _ ("Printers pull paper in a little askew. Print the sheet, measure it with a ruler, and say "
       "what "
       "you found: notices then stand where the standard has them, and on the red line of "
       "preprinted paper."));
  self->printers = gtk_string_list_new (NULL);
  self->printer_row = ADW_COMBO_ROW (row);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Printer"));
  adw_combo_row_set_model (self->printer_row, G_LIST_MODEL (self->printers));
  g_object_unref (self->printers);
  add_button (self, sheet, _ ("_Print…"), G_CALLBACK (sheet_cb));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), sheet);
  return group;
}

static GtkWidget *
new_measured_group (YdUiCalibrationWindow *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *check
    = new_row (_ ("Check sheet"), _ ("Its crosses should stand at the right places"));
  GtkWidget *reset = new_row (_ ("Without correction"), NULL);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Measured, in Millimetres"));
  for (guint i = 0; i < N_MEASURES; i++)
    {
      double nominal = measures[i].nominal;
      g_autofree char *should = g_strdup_printf (_ ("%.1f if nothing is off"), nominal);
      GtkWidget *row = new_row (_ (measures[i].title), should);
      GtkWidget *spin = gtk_spin_button_new_with_range (nominal - YD_UI_CALIBRATION_REACH,
                                                        nominal + YD_UI_CALIBRATION_REACH, 0.1);
      gtk_spin_button_set_digits (GTK_SPIN_BUTTON (spin), 1);
      gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), nominal);
      gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), spin);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
      g_signal_connect_swapped (spin, "value-changed", G_CALLBACK (value_cb), self);
      self->spins[i] = GTK_SPIN_BUTTON (spin);
    }
  add_button (self, check, _ ("P_rint…"), G_CALLBACK (check_cb));
  add_button (self, reset, _ ("_Reset"), G_CALLBACK (reset_cb));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), check);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), reset);
  return group;
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

static void
yd_ui_calibration_window_class_init (YdUiCalibrationWindowClass *klass)
{
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
yd_ui_calibration_window_init (YdUiCalibrationWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *page = adw_preferences_page_new ();
  GtkWidget *printer = new_printer_group (self);
  self->measured = new_measured_group (self);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (printer));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (self->measured));
  gtk_widget_set_vexpand (page, TRUE);

  self->toasts = yd_ui_toasts_new ();
  yd_ui_toasts_set_child (self->toasts, page);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->toasts));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Printer Calibration"));
  yd_ui_gtk_set_default_size (GTK_WINDOW (self), 560, 700);
  g_signal_connect_swapped (self->printer_row, "notify::selected", G_CALLBACK (printer_cb), self);
  find_printers (self);
  printer_cb (self);
}

void
yd_ui_calibration_window_present (GtkWindow *parent)
{
  GtkWindow *window
    = g_object_new (YD_UI_TYPE_CALIBRATION_WINDOW, "transient-for", parent, "modal", TRUE, NULL);
  gtk_window_present (window);
}
