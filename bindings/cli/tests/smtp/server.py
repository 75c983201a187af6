"""A real mail server (aiosmtpd) for the tests beside this file, on a free port of this computer.

Prints its port when it is ready, ends when its standard input does. Writes each mail that it takes into a file of
--folder, and each command that it hears into --heard. What it does with a recipient, the address says:

  refused@, full@   550, 552 for good        busy@    451, not now
  spam@             554 after the message    stall@   no answer after the message
  drop@             hangs up at the address  cut@     hangs up after the message
  any other         taken
"""

import argparse
import asyncio
import itertools
import logging
import os
import pathlib
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

ANSWERS = {
    "refused": "550 5.1.1 no such mailbox",
    "full": "552 5.2.2 mailbox full",
    "busy": "451 4.3.0 not now",
}


class Folder:
    """Takes what the addresses let through."""

    def __init__(self, path):
        self.path = pathlib.Path(path)
        self.numbers = itertools.count(1)

    async def handle_RCPT(self, server, session, envelope, address, options):
        name = address.split("@")[0]
        if name == "drop":
            server.transport.abort()
        if name in ANSWERS:
            return ANSWERS[name]
        envelope.rcpt_tos.append(address)
        return "250 taken"

    async def handle_DATA(self, server, session, envelope):
        name = envelope.rcpt_tos[0].split("@")[0]
        if name == "stall":
            await asyncio.sleep(3600)
        if name == "cut":
            server.transport.abort()
            return "421 gone"
        if name == "spam":
            return "554 5.7.1 not that"
        draft = self.path / "draft"
        draft.write_bytes(envelope.original_content)
        draft.rename(self.path / f"{next(self.numbers)}.eml")
        return "250 kept"


class Heard(SMTP):
    """Writes down the name of each command after the greeting, so that a test can see where a dialogue ended."""

    file = None

    async def _call_handler_hook(self, command, *args):
        Heard.file.write(command + "\n")
        Heard.file.flush()
        return await super()._call_handler_hook(command, *args)


def context(certificate):
    sealed = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    sealed.load_cert_chain(f"{certificate}.pem", f"{certificate}.key")
    return sealed


async def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", required=True)
    parser.add_argument("--heard", required=True)
    parser.add_argument("--tls", choices=["none", "starttls", "smtps"], default="none")
    parser.add_argument("--certificate", help="path of a certificate and its key, without .pem and .key")
    parser.add_argument("--login", help="user:password, asked of everybody")
    given = parser.parse_args()
    # A certificate that we refuse is an error to the server, and what the tests are about.
    logging.disable()
    Heard.file = open(given.heard, "w", encoding="utf-8")
    sealed = context(given.certificate) if given.certificate else None

    def knows(server, session, envelope, mechanism, login):
        typed = f"{login.login.decode()}:{login.password.decode()}"
        return AuthResult(success=typed == given.login, handled=False)

    def connection():
        return Heard(
            folder,
            hostname="test.invalid",
            tls_context=sealed if given.tls == "starttls" else None,
            require_starttls=given.tls == "starttls",
            auth_required=given.login is not None,
            auth_require_tls=given.tls == "starttls",
            authenticator=knows,
        )

    folder = Folder(given.folder)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        connection, "127.0.0.1", 0, ssl=sealed if given.tls == "smtps" else None
    )
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    # Connections that stall on purpose are not waited for.
    os._exit(0)


asyncio.run(main())
