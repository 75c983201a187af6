"""The library from outside Rust, as quickly as that can be had: it loads, calls go both ways, errors are codes, work is
waited for and locking locks. What the screens do is tested in Rust; the shells have tests of their own."""

import gc
import sys
import tempfile
import time
import unittest
import weakref
from pathlib import Path

import alongside_mobile as core

FRAME = core.Frame(
    wall_ms=1_700_000_000_000,
    monotonic_ms=1_000,
    boot="00112233445566778899aabbccddeeff",
    trusted=False,
    zone="Europe/London",
    language="en",
    region="GB",
    hours_24=True,
    two_panes=False,
)
PASSCODE = b"four words of hers"
LONGEST_WORK_S = 60


class OpenKey(core.DeviceKey):
    """Hides nothing."""

    def create(self, id, usage):
        self.created = id

    def wrap(self, id, bytes):
        return b"W1" + bytes

    def unwrap(self, id, wrapped):
        if not wrapped.startswith(b"W1"):
            raise core.DeviceKeyError.Refused()
        return wrapped[2:]

    def erase(self, id):
        pass

    def level(self, id):
        return core.DeviceKeyLevel.FILE


class BrokenKey(OpenKey):
    def create(self, id, usage):
        raise ValueError("a stack trace of the platform")


class Smoke(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = str(Path(folder.name) / "data")

    def begun(self, key):
        """An app with the passcode typed twice: work is under way."""
        app = core.App.open(self.folder, key)
        app.act(core.Action.START(core.StartAction.WRITE_NOW()), FRAME)
        for _ in range(2):
            app.act_with(core.Action.START(core.StartAction.PASSCODE()), PASSCODE, FRAME)
        return app

    def finish(self, app):
        operation = app.operation(app.view(FRAME).operation.number)
        until = time.monotonic() + LONGEST_WORK_S
        while not operation.progress().ended:
            self.assertLess(time.monotonic(), until, "the work does not end")
            time.sleep(0.005)
        return operation.finish()

    def test_a_first_page_is_shown(self):
        app = core.App.open(self.folder, OpenKey())
        view = app.view(FRAME)
        self.assertTrue(view.screens[-1].is_FIRST_OPEN())
        self.assertEqual(view.language, "en")
        self.assertEqual(view, app.view(FRAME))

    def test_work_is_waited_for_and_a_record_is_open(self):
        key = OpenKey()
        app = self.begun(key)
        self.assertEqual(self.finish(app), [])
        self.assertTrue(app.view(FRAME).screens[-1].is_WRITE())
        self.assertIsNone(app.view(FRAME).operation)
        self.assertTrue(key.created)

    def test_locking_shuts_it_and_what_is_thrown_is_a_code(self):
        app = self.begun(OpenKey())
        self.finish(app)
        app.lock(core.TypedText(field=core.Field.LINE, text="half a line"), FRAME)
        with self.assertRaises(core.ErrorCode.Locked):
            app.page("", FRAME)
        with self.assertRaises(core.ErrorCode.NotFound):
            app.operation(4_000_000_000)

    def test_what_a_key_store_throws_unasked_stays_outside(self):
        app = self.begun(BrokenKey())
        if app.view(FRAME).operation:
            self.finish(app)
        text = str(app.view(FRAME).screens[-1])
        self.assertIn("device", text.lower())
        self.assertNotIn("a stack trace of the platform", text)

    def test_nothing_is_held_when_the_app_is_gone(self):
        key = OpenKey()
        gone = weakref.ref(key)
        app = self.begun(key)
        self.finish(app)
        del app, key
        gc.collect()
        self.assertIsNone(gone())


if __name__ == "__main__":
    result = unittest.main(exit=False, verbosity=2).result
    failed = len(result.failures) + len(result.errors)
    print(f"ran {result.testsRun}, failed {failed}")
    sys.exit(failed > 0)
