package app.field.notes.platform

import android.content.Context

/** A part of the phone that every phone has. */
internal inline fun <reified T : Any> Context.system(): T = checkNotNull(getSystemService(T::class.java))
