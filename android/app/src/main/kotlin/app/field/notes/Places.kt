package app.field.notes

import android.content.Context
import app.field.bridge.CheckIns
import app.field.bridge.Core
import app.field.core.DeviceKey
import app.field.notes.platform.Copies
import java.io.File

/** Where things lie. All of it is sealed, in two folders, because a phone opens the second one before it was unlocked; copies alone are not. */
class Places(
    /** The record: there once the phone was unlocked for the first time since it was started. */
    private val record: File,
    /** The check-ins: there as soon as the phone runs. */
    private val checkIns: File,
    /** Clean copies of photos, while a page shows them: in clear, where nothing lasts and nothing is backed up. */
    private val copies: File,
) {
    internal suspend fun core(keys: DeviceKey): Core = Core.open(record.path, keys, checkIns.path, copies.path)

    internal fun checkIns(keys: DeviceKey): CheckIns = CheckIns.open(record.path, keys, checkIns.path)

    internal companion object {
        private const val NOT_BACKED_UP = "no_backup"
        private const val RECORD = "data"
        private const val CHECK_INS = "standing"
        private const val CACHE = "cache"

        /** Of the phone itself. The paths alone: asking for the folder of the record or of copies would make it. */
        fun ofPhone(context: Context): Places = Places(
            record = context.dataDir.resolve(NOT_BACKED_UP).resolve(RECORD),
            checkIns = context.createDeviceProtectedStorageContext().noBackupFilesDir.resolve(CHECK_INS),
            copies = context.dataDir.resolve(CACHE).resolve(Copies.FOLDER),
        )
    }
}
