package app.field.notes

import app.field.core.NotTaken
import app.field.core.PhotoFile
import app.field.notes.platform.Lying
import app.field.notes.platform.Source
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.sync.Semaphore
import kotlinx.coroutines.sync.withPermit

/** Photos and films that were chosen to be looked at. They stay where they are. */
internal class Looking(
    private val look: (suspend () -> List<PhotoFile>) -> Unit,
    private val tell: (NotTaken) -> Unit,
) {
    private var lying = emptyList<Lying>()

    /** She chose these; none, where she came back without. More than [most] the core refuses, so nobody is asked about them. */
    fun chosen(files: List<Source>, most: UInt) {
        if (files.isEmpty()) return tell(NotTaken.NOTHING)
        val lying = files.map { Lying(it) }
        this.lying = lying
        look { if (lying.size.toUInt() > most) lying.map { PhotoFile("", false, it) } else told(lying) }
    }

    /** A few at once: there may be hundreds, and each answers in its own time. */
    private suspend fun told(lying: List<Lying>): List<PhotoFile> = coroutineScope {
        val few = Semaphore(FEW)
        val until = Lying.nowMs() + LONGEST_MS
        lying.map { one -> async(Dispatchers.IO) { few.withPermit { one.told(until) } } }.awaitAll()
    }

    /** Whatever is waited for is not waited for any longer. */
    fun stop() = lying.forEach { it.stopWaiting() }

    private companion object {
        const val FEW = 4
        const val LONGEST_MS = 60_000L
    }
}
