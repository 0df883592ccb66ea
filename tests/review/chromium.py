"""A headless Chromium that a test drives: the DevTools protocol over a pipe, without a package of its own.

https://chromedevtools.github.io/devtools-protocol/ — messages are JSON, each ended by a NUL.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


class Browser:
    """One page of a browser."""

    def __init__(self, to: int, back: int) -> None:
        self._to = to
        self._back = back
        self._held = b""
        self._number = 0
        self._session: str | None = None
        self.events: list[dict[str, Any]] = []
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.send(f"{domain}.enable")

    def send(self, method: str, **parameters: object) -> dict[str, Any]:
        """Send a command and return its result; events on the way are kept."""
        number = self._post(method, parameters)
        while True:
            answer = self._read()
            if answer.get("method") == "Page.javascriptDialogOpening":
                # Whoever waits for the page must not wait for a person: "leave this page?" is answered with yes.
                self._post("Page.handleJavaScriptDialog", {"accept": answer["params"]["type"] == "beforeunload"})
            if answer.get("id") == number:
                assert "error" not in answer, answer
                result = answer["result"]
                assert isinstance(result, dict)
                return result
            self.events.append(answer)

    def _post(self, method: str, parameters: dict[str, Any]) -> int:
        self._number += 1
        message: dict[str, object] = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._to, json.dumps(message).encode() + b"\0")
        return self._number

    def _read(self) -> dict[str, Any]:
        while b"\0" not in self._held:
            block = os.read(self._back, 1 << 20)
            assert block, "the browser is gone"
            self._held += block
        message, _, self._held = self._held.partition(b"\0")
        answer = json.loads(message)
        assert isinstance(answer, dict)
        return answer

    def run(self, script: str) -> Any:
        """The value of ``script``, awaited; what it raises fails the test."""
        said = self.send("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in said, said["exceptionDetails"]
        return said["result"].get("value")

    def size(self, width: int, height: int, *, phone: bool = False, scale: float = 1, dark: bool = False) -> None:
        """The size of the screen in CSS pixels, and its colours."""
        self.send(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=scale, mobile=phone
        )
        self.send("Emulation.setTouchEmulationEnabled", enabled=phone)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.send("Emulation.setEmulatedMedia", features=[scheme])

    def open(self, path: Path, fragment: str = "") -> None:
        """Open the page of review ``path`` and wait until it is ready."""
        self.events.clear()
        # A query of its own tells the new document from one that is still there.
        address = f"{path.resolve().as_uri()}?{self._number}"
        self.send("Page.navigate", url=address + fragment)
        ready = f"location.href.startsWith({json.dumps(address)}) && document.body?.dataset.ready"
        while not self.run(ready):
            time.sleep(0.01)

    def key(self, key: str) -> None:
        """Press a key."""
        text = key if len(key) == 1 else {"Enter": "\r"}.get(key, "")
        codes = {"Enter": 13, "Escape": 27, "ArrowDown": 40, "ArrowUp": 38, "ArrowLeft": 37, "ArrowRight": 39, "Tab": 9}
        code = codes.get(key, ord(key.upper()) if len(key) == 1 else 0)
        down = {"type": "keyDown" if text else "rawKeyDown", "key": key, "text": text, "windowsVirtualKeyCode": code}
        self.send("Input.dispatchKeyEvent", **down)
        self.send("Input.dispatchKeyEvent", type="keyUp", key=key, windowsVirtualKeyCode=code)

    def point(self, x: float, y: float, *, click: bool = False) -> None:
        """Move the pointer, and click."""
        self.send("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
        if click:
            for kind in ("mousePressed", "mouseReleased"):
                self.send("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def picture(self, path: Path) -> None:
        """A picture of what is in sight."""
        path.write_bytes(base64.b64decode(self.send("Page.captureScreenshot", format="png")["data"]))

    def complaints(self) -> list[str]:
        """What went wrong on the page since it was opened: exceptions, errors of the console, and requests to anywhere else."""
        self.run("0")
        found = []
        for event in self.events:
            method, said = event.get("method"), event.get("params", {})
            if method == "Runtime.exceptionThrown":
                found.append(str(said["exceptionDetails"]))
            elif method == "Log.entryAdded" and said["entry"]["level"] == "error":
                found.append(said["entry"]["text"])
            elif method == "Network.requestWillBeSent":
                url = said["request"]["url"]
                if not url.startswith(("file:", "about:", "blob:", "data:")):
                    found.append(f"asked for {url}")
        return found


@contextmanager
def browser(folder: Path) -> Iterator[Browser]:
    """A browser with a profile of its own in ``folder``."""
    assert CHROMIUM is not None
    to_read, to_write = os.pipe()
    back_read, back_write = os.pipe()

    def wire() -> None:
        # The browser reads commands from handle 3 and answers on 4.
        one, other = os.dup(to_read), os.dup(back_write)
        os.dup2(one, 3)
        os.dup2(other, 4)

    arguments = [
        CHROMIUM, "--headless=new", "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
        "--no-first-run", "--hide-scrollbars", f"--user-data-dir={folder / 'profile'}", "about:blank",
    ]  # fmt: skip
    process = subprocess.Popen(
        arguments,
        preexec_fn=wire,
        close_fds=False,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(to_read)
    os.close(back_write)
    try:
        yield Browser(to_write, back_read)
    finally:
        process.terminate()
        process.wait(10)
        os.close(to_write)
        os.close(back_read)
