/* Owns: which window stands in front of the person, for a command or a message that has none of its own.
 * Refuses: to raise windows and to word messages. */

#include "yd-ui-front.h"

#include "yd-ui-start-window.h"
#include "yd-ui-window.h"

static gboolean
can_talk (GtkWindow *window)
{
  return YD_UI_IS_WINDOW (window) || YD_UI_IS_START_WINDOW (window);
}

GtkWindow *
yd_ui_front_get_window (YdUiApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));
  while (window != NULL && gtk_window_get_transient_for (window) != NULL)
    window = gtk_window_get_transient_for (window);
  if (window != NULL && can_talk (window))
    return window;
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (application)); l != NULL;
       l = l->next)
    if (can_talk (l->data))
      return l->data;
  yd_ui_application_show_start (application);
  return yd_ui_front_get_window (application);
}

YdUiJob *
yd_ui_front_get_job (YdUiApplication *application)
{
  GtkWindow *window = yd_ui_front_get_window (application);
  return YD_UI_IS_WINDOW (window) ? yd_ui_window_get_job (YD_UI_WINDOW (window))
                                  : yd_ui_start_window_get_job (YD_UI_START_WINDOW (window));
}

YdUiReview *
yd_ui_front_get_review (YdUiApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));
  return YD_UI_IS_REVIEW (window) ? YD_UI_REVIEW (window) : NULL;
}

void
yd_ui_front_say (YdUiApplication *application, const char *words)
{
  YdUiReview *review = yd_ui_front_get_review (application);
  if (review != NULL)
    {
      yd_ui_review_say (review, words);
      return;
    }
  GtkWindow *window = yd_ui_front_get_window (application);
  if (YD_UI_IS_WINDOW (window))
    yd_ui_window_say (YD_UI_WINDOW (window), words);
  else
    yd_ui_start_window_say (YD_UI_START_WINDOW (window), words);
}
