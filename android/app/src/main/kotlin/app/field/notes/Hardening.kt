package app.field.notes

import android.app.Activity
import android.os.Build
import android.view.View
import android.view.WindowManager

/** A window that is in no picture, not of the screen, not of the list of recent apps, and that other programs are told nothing of. */
internal fun Activity.harden() {
    window.addFlags(WindowManager.LayoutParams.FLAG_SECURE)
    if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) setRecentsScreenshotEnabled(false)
    val content = window.decorView
    // No other program offers to fill in, and none is told what stands here.
    content.importantForAutofill = View.IMPORTANT_FOR_AUTOFILL_NO_EXCLUDE_DESCENDANTS
    if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.R) {
        content.importantForContentCapture = View.IMPORTANT_FOR_CONTENT_CAPTURE_NO_EXCLUDE_DESCENDANTS
    }
    if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.UPSIDE_DOWN_CAKE) {
        // Only what the phone knows as a tool for accessibility reads it: a screen reader does.
        content.setAccessibilityDataSensitive(View.ACCESSIBILITY_DATA_SENSITIVE_YES)
    }
}
