package app.field.notes

import android.content.Context
import app.field.core.DeviceKey
import app.field.core.Frame
import app.field.core.PhoneFacts
import app.field.notes.platform.Brings
import app.field.notes.platform.Phone
import app.field.notes.platform.Standby
import app.field.notes.platform.SystemPhone

/** What the core stands on: its places, the phone's key store, its clocks, and what the phone allows and does. */
class Surroundings internal constructor(
    val places: Places,
    val keys: DeviceKey,
    /** The clocks, and how the person reads, at this moment. The argument says whether two panes have room. */
    val frame: (twoPanes: Boolean) -> Frame,
    /** What the phone allows. */
    val facts: () -> PhoneFacts,
    phone: Phone,
    /** What comes in from outside the app. */
    internal val brings: Brings,
) {
    /** What is done while nobody looks. */
    internal val standby = Standby(places, keys, { frame(false) }, phone)

    /** Files on their way into the core. */
    internal val arrivals = Arrivals { frame(false) }

    /** Pictures, sound and video on their way there. */
    internal val making = Making(brings.recorder, brings.cameras) { frame(false) }

    companion object {
        /** Of the phone itself. */
        fun ofPhone(context: Context): Surroundings {
            // What goes on before the phone is unlocked for the first time asks for nothing that is not there yet.
            val early = context.createDeviceProtectedStorageContext()
            val clocks = Clocks(early)
            val system = SystemPhone(early) { clocks.frame(false).language }
            return Surroundings(
                places = Places.ofPhone(context),
                keys = DeviceKeys(),
                frame = clocks::frame,
                facts = system.allowed::facts,
                phone = system.phone,
                brings = Brings.ofPhone(context),
            )
        }
    }
}
