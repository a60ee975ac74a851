"""Drives Debian's python3-socketio for the matrix of clients: one JSON command per line in, one JSON
report per line out. matrix.mjs and JavaDriver speak the same. Bytes are {"$binary": base64}.

It is the asyncio client: the other one hands every packet to a thread of its own, and so promises
no order, not even between an event and its attachments.
"""
import asyncio
import base64
import importlib.metadata
import json
import os
import sys

import socketio

by_number = {}


def tell(client, report, **more):
    print(json.dumps({"client": client, "report": report, **more}), flush=True)


def to_line(value):
    if isinstance(value, (bytes, bytearray)):
        return {"$binary": base64.b64encode(value).decode("ascii")}
    if isinstance(value, dict):
        return {key: to_line(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [to_line(inner) for inner in value]
    return value


def from_line(value):
    if isinstance(value, dict):
        if "$binary" in value:
            return base64.b64decode(value["$binary"])
        return {key: from_line(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [from_line(inner) for inner in value]
    return value


class Connection:
    """A client with its namespaces: it enters all of them when it connects."""

    def __init__(self, url, transports, pause, listen, wanted):
        self.address = {
            "url": url,
            "transports": transports,
            "auth": wanted[0].get("auth"),
            "namespaces": [socket["namespace"] for socket in wanted],
            "wait_timeout": 10,
        }
        self.sio = socketio.AsyncClient(
            reconnection_delay=pause / 1000,
            reconnection_delay_max=pause / 1000,
            randomization_factor=0,
        )
        for socket in wanted:
            by_number[socket["client"]] = Socket(self, socket, listen)

    async def connect(self):
        # The handler of disconnect is called before the client is through with it.
        while self.sio.connected or self.sio.eio.state != "disconnected":
            await asyncio.sleep(0.005)
        # Its loops end later still; one of them would take the next connection for its own.
        loops = (self.sio.eio.read_loop_task, self.sio.eio.write_loop_task)
        await asyncio.gather(*filter(None, loops), return_exceptions=True)
        try:
            await self.sio.connect(**self.address)
        except socketio.exceptions.ConnectionError:
            pass  # The handler of connect_error has said why.


class Socket:
    """One namespace of a connection. It answers what it is asked with what it was asked."""

    def __init__(self, connection, wanted, listen):
        self.connection = connection
        self.client = wanted["client"]
        self.namespace = wanted["namespace"]
        self.on("connect", self.connected)
        self.on("disconnect", lambda: tell(self.client, "disconnect"))
        self.on("connect_error", self.refused)
        for event in listen:
            self.on(event, self.hearing(event))

    def on(self, event, handler):
        self.connection.sio.on(event, handler, namespace=self.namespace)

    def connected(self):
        sio = self.connection.sio
        tell(self.client, "transport", name=sio.transport())
        tell(self.client, "connect", id=sio.get_sid(self.namespace), recovered=False)

    def refused(self, why):
        known = why if isinstance(why, dict) else {"message": str(why)}
        tell(self.client, "refused", message=known.get("message"), data=known.get("data"))

    def hearing(self, event):
        def hear(*args):
            tell(self.client, "event", event=event, args=to_line(args))
            return args

        return hear

    async def emit(self, event, args, answered=None):
        await self.connection.sio.emit(
            event, tuple(from_line(args)), namespace=self.namespace, callback=answered
        )


async def hello(client, **_):
    tell(client, "hello", version=importlib.metadata.version("python-socketio"))


async def open_sockets(url, transports, pause, listen, sockets, **_):
    await Connection(url, transports, pause, listen, sockets).connect()


async def emit(client, event, args):
    await by_number[client].emit(event, args)


async def ask(client, event, args, ask):
    def answered(*answer):
        tell(client, "answer", ask=ask, args=to_line(answer))

    await by_number[client].emit(event, args, answered)


async def connect(client):
    await by_number[client].connection.connect()


async def close(client):
    sio = by_number.pop(client).connection.sio
    # Or it would try to reconnect for ever: disconnect() does not end that.
    sio.reconnection_attempts = 1
    await sio.disconnect()


async def obey(do, client, **more):
    try:
        await COMMANDS[do](client=client, **more)
    except Exception as why:
        tell(client, "failed", why=f"{do}: {why!r}")


async def main():
    lines = asyncio.StreamReader(limit=LONGEST_LINE)
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    running = set()
    while line := await lines.readline():
        command = json.loads(line)
        obeyed = obey(**command)
        if command["do"] in ("open", "connect"):
            # May take long, and the other clients go on meanwhile.
            task = asyncio.create_task(obeyed)
            running.add(task)
            task.add_done_callback(running.discard)
        else:
            await obeyed
    os._exit(0)  # Open connections do not matter any more.


LONGEST_LINE = 16 * 1024 * 1024
COMMANDS = {
    "hello": hello,
    "open": open_sockets,
    "emit": emit,
    "ask": ask,
    "connect": connect,
    "close": close,
}

asyncio.run(main())
