package app.field.bridge

import app.field.core.Action
import app.field.core.ActionView
import app.field.core.CheckInAction
import app.field.core.CheckInFormView
import app.field.core.CheckInView
import app.field.core.ContactAction
import app.field.core.ContactAnswer
import app.field.core.Effect
import app.field.core.Field
import app.field.core.Frame
import app.field.core.HomeAction
import app.field.core.PairingView
import app.field.core.Screen
import app.field.core.TypedPlace
import app.field.core.UnlockAction
import app.field.core.WakeKind
import app.field.core.WakeView
import app.field.core.WatchAction
import app.field.core.WatchedPlanView
import app.field.core.WayIn
import java.io.File
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertIs
import kotlin.test.assertNotEquals
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue
import kotlin.test.fail
import kotlinx.coroutines.delay

/** The part of the scenario with two phones. What one hands over is carried to the other as text. */
internal class Watching(private val done: MutableList<String>) {
    suspend fun run(): Unit = Standing.copyOf("small") { ofAlex ->
        Standing.copyOf("empty") { ofSam ->
            Hand.over(ofAlex) { alex -> Hand.over(ofSam) { sam -> both(alex, sam) } }
        }
    }

    private suspend fun both(alex: Hand, sam: Hand) {
        addAlex(sam)
        pair(alex, sam)
        val alarm = hold(alex, sam)
        sam.core.lock(null, sam.frame)
        val ringing = asksAndRings(sam, alarm)
        callAndHear(alex, sam, ringing)
    }

    private suspend fun addAlex(sam: Hand) {
        sam.contacts(ContactAction.Add)
        sam.types(Field.CONTACT_NAME, "Alex")
        sam.types(Field.CONTACT_ADDRESS, "07700 900456")
        sam.contacts(ContactAction.Save)
        sam.contacts(ContactAction.Answered(ContactAnswer.AGREED))
        sam.contacts(ContactAction.ToldPlace(TypedPlace.NOTHING))
        sam.form()
    }

    /** From the page of a check-in to the code of this phone. */
    private suspend fun code(phone: Hand, other: String, name: String): String {
        phone.tap(phone.form().quiet, "Pair with $other")
        assertFalse(phone.pairing().main.enabled)
        phone.types(Field.MY_NAME, name)
        phone.does(phone.pairing().main.action)
        return assertNotNull(phone.pairing().code)
    }

    private suspend fun pair(alex: Hand, sam: Hand) {
        val ofAlex = code(alex, "Sam", "Alex")
        val ofSam = code(sam, "Alex", "Sam")
        assertNotEquals(ofAlex, ofSam)
        alex.types(Field.CODE, "nothing of ours")
        alex.watch(WatchAction.TheirCode)
        assertEquals("invalid-input", alex.pairing().problem?.code)
        // The camera sees nothing, and then a code that is none of these.
        assertNull(sam.sees(ByteArray(PICTURE_STRIDE * PICTURE_SIDE)))
        assertNull(sam.pairing().problem)
        assertEquals(emptyList(), sam.sees(Standing.picture()))
        assertNotNull(sam.pairing().problem)
        // One is typed, one comes as bytes.
        alex.types(Field.CODE, ofSam)
        alex.watch(WatchAction.TheirCode)
        sam.core.actWith(Action.Watch(WatchAction.TheirCode), Secret.of(ofAlex), sam.frame)
        val digits = assertNotNull(alex.pairing().digits)
        assertTrue(Regex("[0-9]{3} [0-9]{3}").matches(digits), digits)
        assertEquals(digits, sam.pairing().digits)
        for (phone in listOf(alex, sam)) {
            phone.tap(listOf(phone.pairing().main), "They match")
            assertTrue(phone.pairing().title.startsWith("Paired with "), phone.pairing().title)
            phone.watch(WatchAction.Done)
            phone.form()
        }
        done += "two phones were paired by their codes and six digits"
    }

    /** One starts a check-in, the other holds its plan and says so. When that phone is to wake. */
    private suspend fun hold(alex: Hand, sam: Hand): WakeView {
        alex.types(Field.PLACE, "the library")
        val plan = links(alex.checkIn(CheckInAction.Start))
        alex.frame = Standing.at(MINUTE_MS)
        sam.frame = Standing.at(MINUTE_MS)
        val taken = sam.watch(WatchAction.Arrived("Alex here: $plan"))
        val held = sam.plan()
        assertTrue(held.question.startsWith("Alex is due at "), held.question)
        assertEquals(emptyList(), held.answers)
        assertTrue(held.facts.any { it.value == "the library" }, "${held.facts}")
        assertEquals(emptyList(), taken.filterIsInstance<Effect.ShareText>())
        val answer = shared(sam.tap(listOfNotNull(held.main), "Send an answer to Alex"))
        assertFalse("Sam" in alex.running().lines.first())
        alex.watch(WatchAction.Arrived(answer))
        assertTrue("Sam" in alex.running().lines.first())
        done += "a plan was carried over and held, and its answer carried back"
        return watchWake(taken)
    }

    /** The phone of the one who watches lies there locked. What is asked for when it rings. */
    private suspend fun asksAndRings(sam: Hand, alarm: WakeView): List<Effect> {
        val due = Standing.at(PLAN_MS)
        assertEquals(emptyList(), sounds(sam.events.tick(due)), "the first phone speaks first")
        val asked = follow(sam, alarm)
        assertTrue(sam.frame.wallMs > due.wallMs)
        assertFalse("Alex" in "$asked")
        sam.comes(WayIn.ALARM)
        val page = sam.plan()
        assertTrue("Has a message come?" in page.question, page.question)
        assertEquals(listOf("A message has come", "Not yet"), page.answers.map { it.label })
        assertFalse("library" in "${sam.core.view(sam.frame)}")
        assertNull(page.main)
        val quiet = sam.tap(page.answers, "Not yet")
        assertTrue(quiet.any { it is Effect.Unnotify }, "$quiet")
        val rings = follow(sam, watchWake(quiet))
        done += "its time passed: the other phone asked, and rang"
        return rings
    }

    private suspend fun callAndHear(alex: Hand, sam: Hand, ringing: List<Effect>) {
        sam.unlock()
        val page = sam.plan()
        assertTrue(page.answers.any { it.label == "Stop the ring" })
        val dialled = sam.tap(listOfNotNull(page.main), "Call").single()
        assertEquals("+447700900456", assertIs<Effect.Dial>(dialled).number)
        // The first phone is found, and its check-in ended.
        alex.frame = sam.frame
        alex.watch(WatchAction.Arrived(shared(sam.watch(WatchAction.SendAnswer))))
        alex.checkIn(CheckInAction.Safe)
        alex.core.actWith(Action.CheckIn(CheckInAction.Pin), Secret.of("2468"), alex.frame)
        val ended = sam.watch(WatchAction.Arrived(links(alex.rest())))
        assertTrue(ended.any { it is Effect.Unnotify }, "$ended")
        val over = sam.plan()
        assertTrue(over.question.startsWith("Alex has checked in."), over.question)
        assertEquals(emptyList(), over.answers)
        sam.tap(listOfNotNull(over.main), "Done")
        for (wake in ringing.filterIsInstance<Effect.SetWakes>().flatMap { it.wakes }) {
            assertEquals(emptyList(), sounds(sam.events.tick(moment(wake))))
        }
        done += "the one who watches called, the check-in was ended, and nothing rang any more"
    }

    /** Follows the wakes until it sounds. What was asked for then. */
    private fun follow(phone: Hand, first: WakeView): List<Effect> {
        var wake = first
        repeat(WAKES_AT_MOST) {
            phone.frame = moment(wake)
            assertTrue(wake in phone.events.nextWakes(phone.frame))
            val effects = phone.events.tick(phone.frame)
            if (sounds(effects).isNotEmpty()) return effects
            wake = watchWake(effects)
        }
        fail("it never sounds")
    }

    private fun links(effects: List<Effect>): String =
        effects.filterIsInstance<Effect.SendRow>().map { it.text }.filter { "along.invalid/#" in it }.joinToString(" ")

    private fun shared(effects: List<Effect>): String = effects.filterIsInstance<Effect.ShareText>().single().text

    private fun sounds(effects: List<Effect>): List<Effect.Notify> =
        effects.filterIsInstance<Effect.Notify>().filter { it.sounds }

    private fun watchWake(effects: List<Effect>): WakeView =
        effects.filterIsInstance<Effect.SetWakes>().last().wakes.first { it.kind == WakeKind.WATCH }

    private fun moment(wake: WakeView): Frame =
        Standing.at().copy(wallMs = wake.atUtcMs, monotonicMs = wake.atMonotonicMs)

    /** A phone in somebody's hand. */
    private class Hand(val core: Core, val events: CheckIns) {
        var frame: Frame = Standing.at()

        suspend fun does(action: Action): List<Effect> = core.act(action, frame) + rest()

        suspend fun checkIn(action: CheckInAction): List<Effect> = does(Action.CheckIn(action))

        suspend fun contacts(action: ContactAction): List<Effect> = does(Action.Contacts(action))

        suspend fun watch(action: WatchAction): List<Effect> = does(Action.Watch(action))

        suspend fun types(field: Field, text: String) {
            core.act(Action.Typed(field, text), frame)
        }

        /** Holds the camera before something. */
        suspend fun sees(picture: ByteArray): List<Effect>? {
            val side = PICTURE_SIDE.toUInt()
            return core.seenCode(Standing.direct(picture), side, side, PICTURE_STRIDE.toUInt(), frame)
        }

        /** Taps what is called so. */
        suspend fun tap(actions: List<ActionView>, label: String): List<Effect> =
            does(actions.single { it.label == label }.action)

        suspend fun comes(way: WayIn): List<Effect> = does(Action.Opened(way, Standing.facts))

        suspend fun unlock() {
            core.actWith(Action.Unlock(UnlockAction.PASSCODE), Secret.of(Standing.PASSCODE), frame)
            rest()
        }

        /** Waits for all that runs; what its end asks for. */
        suspend fun rest(): List<Effect> {
            val effects = ArrayList<Effect>()
            while (true) {
                val operation = core.view(frame).operation ?: return effects + core.effectsLeft()
                effects += core.complete(operation.number)
                delay(1)
            }
        }

        suspend fun form(): CheckInFormView = assertIs<Screen.CheckInForm>(front()).view

        suspend fun running(): CheckInView = assertIs<Screen.CheckIn>(front()).view

        suspend fun pairing(): PairingView = assertIs<Screen.Pairing>(front()).view

        suspend fun plan(): WatchedPlanView = assertIs<Screen.WatchedPlan>(front()).view

        private suspend fun front(): Screen = core.view(frame).screens.last()

        companion object {
            /** The record in `data`, open and on the way to a check-in. */
            suspend fun over(folder: File, use: suspend (Hand) -> Unit) {
                val data = File(folder, "data").path
                Core.open(data, OpenKey()).use { core ->
                    CheckIns.open(data, OpenKey()).use { events ->
                        val hand = Hand(core, events)
                        hand.comes(WayIn.LAUNCHER)
                        hand.unlock()
                        hand.does(Action.Home(HomeAction.CHECK_IN))
                        use(hand)
                    }
                }
            }
        }
    }

    private companion object {
        const val MINUTE_MS = 60_000L
        const val PICTURE_SIDE = 132
        const val PICTURE_STRIDE = 148

        /** An hour, and a quarter of grace. */
        const val PLAN_MS = 75 * MINUTE_MS
        const val WAKES_AT_MOST = 10
    }
}
