"""A phone from its first page on, by actions alone: the same in Kotlin, Swift and Python."""

import hashlib
import os
import shutil
import sys
import tempfile
import time
import unittest
from pathlib import Path

import alongside_mobile as core

# Saturday 21 November 2026, 18:40:20 in London: behind everything in the records that stand ready.
NOW_MS = 1_795_286_420_000
MINUTE_MS = 60_000
PASSCODE = "four words of hers"
STANDING_PASSCODE = "correct horse"
LONGEST_WORK_S = 60
ENTRIES = 1_000
RARE = 417
STEP_BYTES = 1 << 20
PROOF_STEPS = 50
PROOF_BYTES = PROOF_STEPS * STEP_BYTES
LONG_BYTES = 8 << 30


class OpenKey(core.DeviceKey):
    """Hides nothing, the same in every language: records that stand ready were made with it."""

    def create(self, id, usage):
        pass

    def wrap(self, id, bytes):
        return b"W1" + self._masked(bytes)

    def unwrap(self, id, wrapped):
        if not wrapped.startswith(b"W1"):
            raise core.DeviceKeyError.Refused()
        return self._masked(wrapped[2:])

    def erase(self, id):
        pass

    def level(self, id):
        return core.DeviceKeyLevel.FILE

    @staticmethod
    def _masked(data):
        return bytes(byte ^ 0x5A for byte in data)


class ThrowingKey(OpenKey):
    """A key store that has lost its mind."""

    def create(self, id, usage):
        raise ValueError("a stack trace of the platform")

    def wrap(self, id, bytes):
        raise ValueError("a stack trace of the platform")

    def unwrap(self, id, wrapped):
        raise ValueError("a stack trace of the platform")


def at(wall_ms=NOW_MS, monotonic_ms=1_000_000):
    return core.Frame(
        wall_ms=wall_ms,
        monotonic_ms=monotonic_ms,
        boot="00112233445566778899aabbccddeeff",
        trusted=False,
        zone="Europe/London",
        language="en-GB",
        region="GB",
        hours_24=True,
        two_panes=False,
    )


class Phone:
    """An app, and whoever taps."""

    def __init__(self, data, key):
        self.app = core.App.open(data, key)
        self.frame = at()

    def later(self, ms):
        self.frame = at(self.frame.wall_ms + ms, self.frame.monotonic_ms + ms)

    def act(self, action):
        return self.app.act(action, self.frame)

    def log(self, action):
        return self.act(core.Action.LOG(action))

    def does(self, action):
        """Does it, and waits for what it begins; what both ask for."""
        return self.act(action) + self.rest()

    def check_in(self, action):
        return self.does(core.Action.CHECK_IN(action))

    def contacts(self, action):
        return self.does(core.Action.CONTACTS(action))

    def watch(self, action):
        return self.does(core.Action.WATCH(action))

    def types(self, field, text):
        self.act(core.Action.TYPED(field, text))

    def tap(self, actions, label):
        """Taps what is called so."""
        (action,) = [action.action for action in actions if action.label == label]
        return self.does(action)

    def passcode(self, text):
        self.app.act_with(core.Action.UNLOCK(core.UnlockAction.PASSCODE), text.encode(), self.frame)
        self.rest()

    def view(self):
        return self.app.view(self.frame)

    def front(self):
        return self.view().screens[-1]

    def operation(self):
        return self.app.operation(self.view().operation.number)

    def finish(self, operation):
        """Waits for its end; how far it was told to have come."""
        told, until = [], time.monotonic() + LONGEST_WORK_S
        while True:
            told.append(operation.progress())
            if told[-1].ended:
                return told
            assert time.monotonic() < until, "the work does not end"
            time.sleep(0.002)

    def rest(self):
        """Waits for all that runs; what its end asks for."""
        effects = []
        while shown := self.view().operation:
            operation = self.app.operation(shown.number)
            self.finish(operation)
            effects += operation.finish()
        return effects + self.app.effects_left()

    def lock(self):
        self.app.lock(None, self.frame)


class Scenario(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.data = str(self.folder / "data")

    def test_a_record_a_thousand_entries_proof_locking_and_a_check_in_that_is_told(self):
        self.done = []
        phone = Phone(self.data, OpenKey())
        self.set_up(phone)
        self.write(phone)
        self.page(phone)
        self.search(phone)
        self.proof(phone)
        self.stopped(phone)
        self.locked_in_the_middle(phone)
        self.wrong_passcode(phone)
        phone.lock()
        del phone
        self.broken_key()
        self.check_in()
        self.watching()
        for line in self.done:
            print(f"scenario: {line}")
        print(f"scenario: {len(self.done)} parts done")

    def unlock(self, phone, passcode=PASSCODE):
        phone.passcode(passcode)
        self.assertTrue(phone.front().is_HOME(), phone.front())

    def set_up(self, phone):
        self.assertTrue(phone.front().is_FIRST_OPEN())
        phone.act(core.Action.START(core.StartAction.WRITE_NOW()))
        for _ in range(2):
            action = core.Action.START(core.StartAction.PASSCODE())
            phone.app.act_with(action, PASSCODE.encode(), phone.frame)
        self.assertEqual(phone.rest(), [])
        self.assertTrue(phone.front().is_WRITE())
        phone.lock()
        self.assertTrue(phone.front().is_PASSCODE())
        self.unlock(phone)
        self.done.append("a record was set up, locked and opened")

    def write(self, phone):
        for number in range(1, ENTRIES + 1):
            phone.later(MINUTE_MS)
            phone.act(core.Action.HOME(core.HomeAction.WRITE))
            rare = " with a heliotrope scarf" if number == RARE else ""
            phone.act(core.Action.TYPED(core.Field.LINE, f"Number {number}, by the gate{rare}."))
            phone.log(core.LogAction.SAVE())
            phone.log(core.LogAction.DONE())
        self.assertTrue(phone.front().is_HOME())
        self.done.append(f"{ENTRIES} entries were written")

    def rows(self, page):
        return [row for day in page.days for row in day.rows]

    def page(self, phone):
        phone.act(core.Action.HOME(core.HomeAction.RECORD))
        page = phone.front().view.page
        rows, pages = self.rows(page), 1
        while page.next:
            page = phone.app.page(page.next, phone.frame)
            rows += self.rows(page)
            pages += 1
        expected = [f"Number {number}" for number in range(ENTRIES, 0, -1)]
        self.assertEqual([row.title.split(",")[0] for row in rows], expected)
        self.done.append(f"all were listed, newest first, on {pages} pages")

    def search(self, phone):
        phone.act(core.Action.TYPED(core.Field.SEARCH, "heliotrope"))
        phone.log(core.LogAction.SEARCH())
        phone.rest()
        (row,) = self.rows(phone.front().view.page)
        self.assertTrue(row.title.startswith(f"Number {RARE},"), row.title)
        phone.act(row.action)
        self.assertTrue(phone.front().is_ENTRY())
        self.done.append("one of them was found by a word")

    def proof(self, phone):
        content = b"".join(bytes([step]) * STEP_BYTES for step in range(PROOF_STEPS))
        file = self.folder / "voicemail.wav"
        file.write_bytes(content)
        phone.log(core.LogAction.PICKED(str(file), ""))
        operation = phone.operation()
        told = phone.finish(operation)
        self.assertEqual(operation.finish(), [])
        far = [progress.done for progress in told]
        self.assertEqual(far, sorted(far))
        self.assertEqual((told[-1].done, told[-1].total), (PROOF_BYTES, PROOF_BYTES))
        (proof,) = phone.front().view.proof
        self.assertEqual(proof.bytes, PROOF_BYTES)
        digest = hashlib.sha256()
        for offset in range(0, PROOF_BYTES, STEP_BYTES):
            digest.update(phone.app.evidence_range(proof.id, offset, STEP_BYTES, phone.frame))
        self.assertEqual(digest.digest(), hashlib.sha256(content).digest())
        self.done.append(f"50 MB of proof came in, told {len(told)} times, and out again")

    def pick_long(self, phone):
        """One that is too long to come to its end first, and that has begun."""
        file = self.folder / "long.mp4"
        with file.open("wb") as out:
            out.truncate(LONG_BYTES)
        phone.log(core.LogAction.PICKED(str(file), ""))
        operation = phone.operation()
        while operation.progress().done == 0:
            time.sleep(0.001)
        return operation

    def stopped(self, phone):
        operation = self.pick_long(phone)
        operation.cancel()
        self.assertLess(phone.finish(operation)[-1].done, LONG_BYTES)
        operation.finish()
        entry = phone.front().view
        self.assertEqual(len(entry.proof), 1)
        self.assertIsNone(entry.problem)
        self.done.append("an import was stopped and left nothing")

    def locked_in_the_middle(self, phone):
        operation = self.pick_long(phone)
        phone.lock()
        self.assertTrue(phone.front().is_PASSCODE())
        self.assertLess(phone.finish(operation)[-1].done, LONG_BYTES)
        operation.finish()
        self.assertTrue(phone.front().is_PASSCODE())
        self.done.append("locking cut an import off")

    def wrong_passcode(self, phone):
        phone.passcode("another one")
        self.assertEqual(phone.front().view.field.problem.code, "wrong-passcode")
        self.unlock(phone)
        self.assertEqual(len(phone.view().notices), 1)
        self.done.append("a wrong passcode opened nothing; the right one said that a file was cut off")

    def broken_key(self):
        phone = Phone(self.data, ThrowingKey())
        self.assertTrue(phone.front().is_READING())
        self.assertIn("device", str(phone.front()).lower())
        self.assertNotIn("a stack trace of the platform", str(phone.view()))
        del phone
        phone = Phone(self.data, OpenKey())
        self.unlock(phone)
        phone.lock()
        self.done.append("a key store that throws opened nothing and spoilt nothing")

    def standing(self, name, place):
        """A copy of a record that stands ready, open and on the way to a check-in, and what runs without the app."""
        data = str(self.folder / place)
        shutil.copytree(Path(os.environ["FIELD_FIXTURES"]) / name, data)
        phone = Phone(data, OpenKey())
        self.comes(phone, core.WayIn.LAUNCHER)
        self.unlock(phone, STANDING_PASSCODE)
        phone.does(core.Action.HOME(core.HomeAction.CHECK_IN))
        return phone, core.CheckInEvents.open(data, OpenKey())

    def comes(self, phone, way):
        facts = core.PhoneFacts(
            may_notify=True,
            may_ring=True,
            exact_alarms=True,
            unrestricted_battery=True,
            may_locate=False,
            may_text=True,
            has_sim=True,
        )
        phone.does(core.Action.OPENED(way, facts))

    def check_in(self):
        phone, events = self.standing("small", "alone")
        started = phone.check_in(core.CheckInAction.START())
        self.assertTrue(phone.front().is_CHECK_IN())
        phone.lock()
        self.told(events, self.wake(started, core.WakeKind.DEADLINE))

    def wake(self, effects, kind):
        wakes = [effect.wakes for effect in effects if effect.is_SET_WAKES()][-1]
        return next(wake for wake in wakes if wake.kind == kind)

    def sends(self, effects):
        return [effect for effect in effects if effect.is_SEND_ROW()]

    def next_send(self, events, effects):
        """Follows the wakes, as a phone does: the first may come within the second before a message is due."""
        for _ in range(2):
            wake = self.wake(effects, core.WakeKind.SEND)
            later = at(wake.at_utc_ms, wake.at_monotonic_ms)
            effects = events.tick(later)
            if self.sends(effects):
                break
        return later, self.sends(effects)

    def told(self, events, deadline):
        """The phone lies there locked; only alarms come."""
        now = at(deadline.at_utc_ms, deadline.at_monotonic_ms)
        (row,) = self.sends(events.tick(now))
        self.assertTrue(row.to and row.text)
        failed = events.sent(row.check_in, row.row, core.SendOutcome.LATER, now)
        self.assertEqual(self.sends(failed), [])
        self.assertIn(self.wake(failed, core.WakeKind.SEND), events.next_wakes(now))
        later, repeated = self.next_send(events, failed)
        self.assertEqual(repeated, [row])
        handed_over = events.sent(row.check_in, row.row, core.SendOutcome.HANDED_OVER, later)
        self.assertEqual(self.sends(handed_over), [])
        hour = 60 * MINUTE_MS
        self.assertEqual(self.sends(events.tick(at(later.wall_ms + hour, later.monotonic_ms + hour))), [])
        self.done.append("nobody answered a check-in: its message failed, was repeated and left once")

    def watching(self):
        """Two phones. What one hands over is carried to the other as text."""
        alex, _ = self.standing("small", "alex")
        sam, events = self.standing("empty", "sam")
        self.add_alex(sam)
        self.pair(alex, sam)
        alarm = self.hold(alex, sam)
        sam.lock()
        ringing = self.asks_and_rings(sam, events, alarm)
        self.call_and_hear(alex, sam, events, ringing)

    def add_alex(self, sam):
        sam.contacts(core.ContactAction.ADD())
        sam.types(core.Field.CONTACT_NAME, "Alex")
        sam.types(core.Field.CONTACT_ADDRESS, "07700 900456")
        sam.contacts(core.ContactAction.SAVE())
        sam.contacts(core.ContactAction.ANSWERED(core.ContactAnswer.AGREED))
        sam.contacts(core.ContactAction.TOLD_PLACE(core.TypedPlace.NOTHING))
        self.assertTrue(sam.front().is_CHECK_IN_FORM(), sam.front())

    def code(self, phone, other, name):
        """From the page of a check-in to the code of this phone."""
        phone.tap(phone.front().view.quiet, f"Pair with {other}")
        self.assertFalse(phone.front().view.main.enabled)
        phone.types(core.Field.MY_NAME, name)
        phone.does(phone.front().view.main.action)
        return phone.front().view.code

    def pair(self, alex, sam):
        of_alex, of_sam = self.code(alex, "Sam", "Alex"), self.code(sam, "Alex", "Sam")
        self.assertNotEqual(of_alex, of_sam)
        alex.types(core.Field.CODE, "nothing of ours")
        alex.watch(core.WatchAction.THEIR_CODE())
        self.assertEqual(alex.front().view.problem.code, "invalid-input")
        # One is typed, one is read by the camera.
        alex.types(core.Field.CODE, of_sam)
        alex.watch(core.WatchAction.THEIR_CODE())
        their_code = core.Action.WATCH(core.WatchAction.THEIR_CODE())
        sam.app.act_with(their_code, of_alex.encode(), sam.frame)
        digits = alex.front().view.digits
        self.assertRegex(digits, "^[0-9]{3} [0-9]{3}$")
        self.assertEqual(sam.front().view.digits, digits)
        for phone in (alex, sam):
            phone.tap([phone.front().view.main], "They match")
            self.assertTrue(phone.front().view.title.startswith("Paired with "), phone.front())
            phone.watch(core.WatchAction.DONE())
            self.assertTrue(phone.front().is_CHECK_IN_FORM())
        self.done.append("two phones were paired by their codes and six digits")

    def links(self, effects):
        texts = [row.text for row in self.sends(effects)]
        return " ".join(text for text in texts if "along.invalid/#" in text)

    def shared(self, effects):
        (text,) = [effect.text for effect in effects if effect.is_SHARE_TEXT()]
        return text

    def hold(self, alex, sam):
        """One starts a check-in, the other holds its plan and says so. When that phone is to wake."""
        alex.types(core.Field.PLACE, "the library")
        plan = self.links(alex.check_in(core.CheckInAction.START()))
        alex.later(MINUTE_MS)
        sam.later(MINUTE_MS)
        taken = sam.watch(core.WatchAction.ARRIVED(f"Alex here: {plan}"))
        held = sam.front().view
        self.assertTrue(held.question.startswith("Alex is due at "), held)
        self.assertEqual(held.answers, [])
        self.assertIn("the library", [fact.value for fact in held.facts])
        self.assertEqual([effect for effect in taken if effect.is_SHARE_TEXT()], [])
        answer = self.shared(sam.tap([held.main], "Send an answer to Alex"))
        self.assertNotIn("Sam", alex.front().view.lines[0])
        alex.watch(core.WatchAction.ARRIVED(answer))
        self.assertIn("Sam", alex.front().view.lines[0])
        self.done.append("a plan was carried over and held, and its answer carried back")
        return self.wake(taken, core.WakeKind.WATCH)

    def sounds(self, effects):
        return [effect for effect in effects if effect.is_NOTIFY() and effect.sounds]

    def follow(self, phone, events, wake):
        """Follows the wakes until it sounds. What was asked for then."""
        for _ in range(10):
            phone.frame = at(wake.at_utc_ms, wake.at_monotonic_ms)
            self.assertIn(wake, events.next_wakes(phone.frame))
            effects = events.tick(phone.frame)
            if self.sounds(effects):
                return effects
            wake = self.wake(effects, core.WakeKind.WATCH)
        self.fail("it never sounds")

    def asks_and_rings(self, sam, events, alarm):
        """The phone of the one who watches lies there locked. What is asked for when it rings."""
        due = at(NOW_MS + 75 * MINUTE_MS)
        self.assertEqual(self.sounds(events.tick(due)), [], "the first phone speaks first")
        asked = self.follow(sam, events, alarm)
        self.assertGreater(sam.frame.wall_ms, due.wall_ms)
        self.assertNotIn("Alex", str(asked))
        self.comes(sam, core.WayIn.ALARM)
        page = sam.front().view
        self.assertIn("Has a message come?", page.question)
        self.assertEqual([answer.label for answer in page.answers], ["A message has come", "Not yet"])
        self.assertNotIn("library", str(sam.view()))
        self.assertIsNone(page.main)
        effects = sam.tap(page.answers, "Not yet")
        self.assertTrue(any(effect.is_UNNOTIFY() for effect in effects), effects)
        rings = self.follow(sam, events, self.wake(effects, core.WakeKind.WATCH))
        self.done.append("its time passed: the other phone asked, and rang")
        return rings

    def call_and_hear(self, alex, sam, events, ringing):
        sam.passcode(STANDING_PASSCODE)
        page = sam.front().view
        self.assertIn("Stop the ring", [answer.label for answer in page.answers])
        (dial,) = sam.tap([page.main], "Call")
        self.assertEqual(dial.number, "+447700900456")
        # The first phone is found, and its check-in ended.
        alex.frame = sam.frame
        alex.watch(core.WatchAction.ARRIVED(self.shared(sam.watch(core.WatchAction.SEND_ANSWER()))))
        alex.check_in(core.CheckInAction.SAFE())
        alex.app.act_with(core.Action.CHECK_IN(core.CheckInAction.PIN()), b"2468", alex.frame)
        ended = sam.watch(core.WatchAction.ARRIVED(self.links(alex.rest())))
        self.assertTrue(any(effect.is_UNNOTIFY() for effect in ended), ended)
        page = sam.front().view
        self.assertTrue(page.question.startswith("Alex has checked in."), page)
        self.assertEqual(page.answers, [])
        sam.tap([page.main], "Done")
        for wake in [wake for effect in ringing if effect.is_SET_WAKES() for wake in effect.wakes]:
            self.assertEqual(self.sounds(events.tick(at(wake.at_utc_ms, wake.at_monotonic_ms))), [])
        self.done.append("the one who watches called, the check-in was ended, and nothing rang any more")


if __name__ == "__main__":
    result = unittest.main(exit=False, verbosity=2).result
    failed = len(result.failures) + len(result.errors)
    print(f"ran {result.testsRun}, failed {failed}")
    sys.exit(failed > 0)
