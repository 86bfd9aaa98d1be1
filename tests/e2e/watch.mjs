// What a page could keep, send or tell a visitor by, watched before its first script runs.

/** Where something could be kept on the visitor's machine. */
const KEEPING = [
  "Document.prototype.cookie", "cookieStore", "localStorage", "sessionStorage", "indexedDB", "caches",
  "Navigator.prototype.storage", "Navigator.prototype.serviceWorker", "SharedWorker", "Worker",
  "BroadcastChannel", "name", "Navigator.prototype.locks", "showSaveFilePicker", "showDirectoryPicker",
];

/** By what something could leave, beside requests, of which each is recorded. */
const SENDING = [
  "Navigator.prototype.sendBeacon", "WebSocket", "WebSocketStream", "WebTransport", "EventSource",
  "RTCPeerConnection", "XMLHttpRequest", "ReportingObserver", "fetchLater",
];

/** By what one visitor's machine could be told from another's. */
const TELLING = [
  ...["plugins", "mimeTypes", "userAgent", "appVersion", "platform", "vendor", "product", "webdriver"],
  ...["userAgentData", "language", "languages", "deviceMemory", "hardwareConcurrency", "doNotTrack"],
  ...["maxTouchPoints", "cookieEnabled", "pdfViewerEnabled", "connection", "permissions", "keyboard"],
  ...["getBattery", "getGamepads", "mediaDevices", "geolocation", "gpu", "bluetooth", "usb", "onLine"],
  ...["globalPrivacyControl", "credentials", "userActivation", "storageBuckets", "javaEnabled"],
].map((name) => `Navigator.prototype.${name}`);

const SCREEN = [
  ...["width", "height", "availWidth", "availHeight", "availLeft", "availTop", "colorDepth"],
  ...["pixelDepth", "orientation", "isExtended"],
].map((name) => `Screen.prototype.${name}`);

const READING = [
  "HTMLCanvasElement.prototype.getContext", "HTMLCanvasElement.prototype.toDataURL",
  "HTMLCanvasElement.prototype.toBlob", "CanvasRenderingContext2D.prototype.getImageData",
  "CanvasRenderingContext2D.prototype.measureText", "CanvasRenderingContext2D.prototype.isPointInPath",
  "OffscreenCanvas", "WebGLRenderingContext.prototype.getParameter", "AudioContext",
  "OfflineAudioContext", "AnalyserNode.prototype.getFloatFrequencyData",
  "AudioBuffer.prototype.getChannelData", "FontFaceSet.prototype.check", "queryLocalFonts",
  "SpeechSynthesis.prototype.getVoices", "Performance.prototype.now", "Performance.prototype.memory",
  "Performance.prototype.getEntries", "Performance.prototype.getEntriesByType", "PerformanceObserver",
  "Date.prototype.getTimezoneOffset", "Intl.DateTimeFormat.prototype.resolvedOptions",
  "Document.prototype.referrer", "DeviceMotionEvent", "IdleDetector", "matchMedia",
  "devicePixelRatio", "screenX", "screenY", "outerWidth", "outerHeight", "screenLeft", "screenTop",
];

const WRITING = [
  "DateTimeFormat", "NumberFormat", "DisplayNames", "ListFormat", "Collator", "PluralRules", "Locale",
].map((name) => `Intl.${name}`);

const HANDING = ["Navigator.prototype.clipboard", "Navigator.prototype.share"];

/** All that is watched, by its name in the page. */
export const WATCHED = [
  ...[KEEPING, SENDING, TELLING, SCREEN, READING, WRITING, HANDING].flat(),
];

/** Notes each use of what has a name, and goes on with it; runs in the page, before all else. */
function watch(names) {
  const used = new Set();
  globalThis.usedOfWatched = used;
  globalThis.notWatched = [];
  // What is asked says more than that something was.
  const asked = {
    matchMedia: (query) => ` ${query.match(/prefers-[\w-]+|forced-colors|resolution|[a-z-]+/)[0]}`,
    "HTMLCanvasElement.prototype.getContext": (kind) => ` ${kind}`,
  };
  const wrap = (name, run) => new Proxy(run, {
    apply(run, owner, words) {
      used.add(name + (asked[name]?.(...words) ?? ""));
      return Reflect.apply(run, owner, words);
    },
    construct(run, words, made) {
      used.add(name);
      return Reflect.construct(run, words, made);
    },
  });
  for (const name of names) {
    const path = name.split(".");
    const key = path.pop();
    const owner = path.reduce((owner, key) => owner?.[key], globalThis);
    const was = owner && Object.getOwnPropertyDescriptor(owner, key);
    if (!was) continue;
    if (!was.configurable) globalThis.notWatched.push(name);
    const { value, get, set } = was;
    if (typeof value === "function") {
      Object.defineProperty(owner, key, { ...was, value: wrap(name, value) });
    } else if (get) {
      const both = { get: wrap(name, get), ...(set && { set: wrap(name, set) }) };
      Object.defineProperty(owner, key, { ...was, ...both });
    }
  }
}

/** For `addInitScript`. */
export const watching = { content: `(${watch})(${JSON.stringify(WATCHED)})` };

/** What was used in all frames of a page. */
export async function usedIn(page) {
  const used = () => [...globalThis.usedOfWatched];
  const all = await Promise.all(page.frames().map((frame) => frame.evaluate(used)));
  return new Set(all.flat());
}
