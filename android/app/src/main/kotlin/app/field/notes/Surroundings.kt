package app.field.notes

import android.content.Context
import app.field.core.DeviceKey
import app.field.core.Frame
import app.field.core.PhoneFacts

/** What the core stands on: a folder, the phone's key store, its clocks, and what the phone allows. */
class Surroundings(
    /** Where everything lies, sealed. */
    val folder: String,
    val keys: DeviceKey,
    /** The clocks, and how the person reads, at this moment. The argument says whether two panes have room. */
    val frame: (twoPanes: Boolean) -> Frame,
    /** What the phone allows. */
    val facts: () -> PhoneFacts,
) {
    companion object {
        private const val FOLDER = "data"

        /** Of the phone itself. */
        fun ofPhone(context: Context): Surroundings {
            // A check-in has to be read before the phone is unlocked for the first time, and it lies beside the record.
            val early = context.createDeviceProtectedStorageContext()
            val clocks = Clocks(context)
            return Surroundings(
                folder = early.noBackupFilesDir.resolve(FOLDER).path,
                keys = DeviceKeys(),
                frame = clocks::frame,
                facts = { NOTHING },
            )
        }

        /** This program asks the phone for nothing yet, so there is nothing that it may do. */
        private val NOTHING = PhoneFacts(
            mayNotify = false,
            exactAlarms = false,
            unrestrictedBattery = false,
            mayLocate = false,
            mayText = false,
            hasSim = false,
        )
    }
}
