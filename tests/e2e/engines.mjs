// Three engines behind one small face: what is asked of one can be asked of all, in the same words.

import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import puppeteer from "puppeteer-core";
import { Builder, Key, Origin } from "selenium-webdriver";
import { FONTS, launch } from "./browser.mjs";

const INSTALL = "sudo apt-get install -y --no-install-recommends firefox-esr webkit2gtk-driver xvfb";
const [width, height] = [1024, 1000];

/** The same letters as in Chromium's tests. */
const env = { ...process.env, FONTCONFIG_FILE: FONTS };

/** A program of the system, or how to get it: an engine that is not here is no engine that passed. */
function need(path, name) {
  if (path && existsSync(path)) return path;
  throw new Error(`${name} is missing; install it with: ${INSTALL}`);
}

/**
 * Each starts a browser with one page: `{go, evaluate, press, hover, picture, turn, print, close}`;
 * `lines` gathers what the console of the page and its frames says, where the engine tells it. After
 * `turn` all of it is about the window whose address has that in it; `print` makes a PDF, where there
 * is no printer but that, and is missing in WebKit.
 */
export const ENGINES = { chromium, firefox, webkit };

async function chromium() {
  const browser = await launch();
  const page = await browser.newPage({ viewport: { width, height } });
  const options = { preferCSSPageSize: true };
  return faceOf(browser, page, async () => page.context().pages(), options);
}

async function firefox() {
  const executablePath = need("/usr/bin/firefox-esr", "firefox-esr");
  const options = { browser: "firefox", protocol: "webDriverBiDi", headless: true };
  const browser = await puppeteer.launch({ ...options, executablePath, env });
  const page = await browser.newPage();
  await page.setViewport({ width, height });
  return faceOf(browser, page, () => browser.pages(), { preferCSSPageSize: true });
}

/** The two libraries name things alike. */
function faceOf(browser, first, pages, paper) {
  let page = first;
  const lines = [];
  page.on("console", (message) => lines.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => lines.push(`uncaught: ${error.message}`));
  return {
    lines,
    go: (url) => page.goto(url),
    evaluate: (act, ...given) => page.evaluate(`(${act})(...${JSON.stringify(given)})`),
    press: async (keys) => {
      const names = keys.split("+");
      for (const name of names) await page.keyboard.down(name);
      for (const name of names.reverse()) await page.keyboard.up(name);
    },
    hover: (x, y) => page.mouse.move(x, y),
    picture: () => page.screenshot({ fullPage: true }),
    turn: async (part) => {
      page = await found(async () => (await pages()).find((one) => one.url().includes(part)), part);
    },
    print: () => page.pdf(paper),
    close: () => browser.close(),
  };
}

/** What is there after a while. */
async function found(look, name) {
  for (let tries = 100; tries > 0; tries -= 1) {
    const thing = await look();
    if (thing) return thing;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no window is at ${name}`);
}

/** WebKit has no headless mode: it shows its window on a screen that nobody sees. */
async function webkit() {
  const binary = need(miniBrowser(), "MiniBrowser of webkit2gtk-driver");
  const driver = need("/usr/bin/WebKitWebDriver", "webkit2gtk-driver");
  const [screen, display] = await startScreen(need("/usr/bin/Xvfb", "xvfb"));
  const port = await freePort();
  const started = spawn(driver, [`--port=${port}`], {
    env: { ...env, DISPLAY: display, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" },
    stdio: "ignore",
  });
  const stop = () => [started, screen].forEach((child) => child.kill());
  try {
    const session = await openSession(port, { binary, args: ["--automation"] });
    await session.manage().window().setRect({ x: 0, y: 0, width, height });
    return {
      go: (url) => session.get(url),
      evaluate: (act, ...given) =>
        session
          .executeAsyncScript(ASYNC(act), given)
          .then(({ value, error }) => (error ? Promise.reject(new Error(error)) : value)),
      press: (keys) => {
        const names = keys.split("+").map((name) => KEYS[name]);
        const down = names.reduce((actions, key) => actions.keyDown(key), session.actions());
        return names.reverse().reduce((actions, key) => actions.keyUp(key), down).perform();
      },
      hover: (x, y) => session.actions().move({ x, y, origin: Origin.VIEWPORT, duration: 0 }).perform(),
      picture: async () => Buffer.from(await session.takeScreenshot(), "base64"),
      turn: (part) => found(() => isAt(session, part), part),
      close: () => session.quit().finally(stop),
    };
  } catch (error) {
    stop();
    throw error;
  }
}

/** Goes to the window whose address has a part, if there is one. */
async function isAt(session, part) {
  for (const handle of await session.getAllWindowHandles()) {
    await session.switchTo().window(handle);
    if ((await session.getCurrentUrl()).includes(part)) return true;
  }
  return false;
}

const KEYS = {
  ...{ Alt: Key.ALT, Enter: Key.ENTER, Tab: Key.TAB },
  ...{ Home: Key.HOME, End: Key.END, PageUp: Key.PAGE_UP, PageDown: Key.PAGE_DOWN },
  ...{ ArrowLeft: Key.ARROW_LEFT, ArrowRight: Key.ARROW_RIGHT },
  ...{ ArrowUp: Key.ARROW_UP, ArrowDown: Key.ARROW_DOWN, Escape: Key.ESCAPE, " ": Key.SPACE },
};

/** A function of the page as the script that a driver takes, which ends with a value or an error. */
const ASYNC = (act) => `
  const [given, done] = arguments;
  Promise.resolve((${act})(...given)).then((value) => done({ value }), (e) => done({ error: String(e) }));`;

/** The folder is named after the machine and the version. */
function miniBrowser() {
  for (const machine of readdirSync("/usr/lib")) {
    const folder = `/usr/lib/${machine}`;
    const versions = existsSync(folder) && machine.includes("linux-gnu") ? readdirSync(folder) : [];
    for (const name of versions.filter((name) => name.startsWith("webkit2gtk-4"))) {
      const path = `${folder}/${name}/MiniBrowser`;
      if (existsSync(path)) return path;
    }
  }
  return undefined;
}

/** A screen of its own, whose number the server chooses. */
async function startScreen(path) {
  const words = ["-displayfd", "3", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"];
  const screen = spawn(path, words, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const number = await new Promise((resolve, reject) => {
    screen.stdio[3].once("data", (data) => resolve(String(data).trim()));
    screen.once("exit", (code) => reject(new Error(`Xvfb ended with ${code}`)));
  });
  return [screen, `:${number}`];
}

/** The driver listens a moment after it started. */
async function openSession(port, options) {
  const capabilities = { browserName: "MiniBrowser", "webkitgtk:browserOptions": options };
  for (let tries = 50; ; tries -= 1) {
    try {
      const builder = new Builder().usingServer(`http://127.0.0.1:${port}`);
      return await builder.withCapabilities(capabilities).build();
    } catch (error) {
      if (tries === 0 || !/ECONNREFUSED/.test(String(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
