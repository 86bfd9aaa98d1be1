/** Whether a source of a policy lets an address pass, as Content Security Policy 3 §6.7.2 has it. */

const HOST =
  /^(?:([a-z][a-z0-9+.-]*):\/\/)?(\*|(?:\*\.)?[a-z0-9_-]+(?:\.[a-z0-9_-]+)*)(?::(\d+|\*))?(\/[^?#]*)?$/i;
const SCHEME = /^([a-z][a-z0-9+.-]*):$/i;
const PORTS: Record<string, string> = { http: "80", https: "443", ws: "80", wss: "443" };

const schemeOf = ({ protocol }: URL) => protocol.slice(0, -1);
const portOf = (url: URL) => url.port || PORTS[schemeOf(url)] || "";

/** Whether one of `sources` lets `url` pass in a page at `page`. */
export const allows = (sources: string[], url: URL, page: URL): boolean =>
  sources.some((source) => matches(source, url, page));

function matches(source: string, url: URL, page: URL): boolean {
  if (source === "*") return ["http", "https", "ws", "wss", schemeOf(page)].includes(schemeOf(url));
  const [, scheme] = SCHEME.exec(source) ?? [];
  if (scheme) return isScheme(scheme, schemeOf(url));
  return source.toLowerCase() === "'self'" ? isSelf(url, page) : isHost(source, url, page);
}

/** A scheme lets its safer kin pass. */
function isScheme(asked: string, given: string): boolean {
  const scheme = asked.toLowerCase();
  const kin: Record<string, string[]> = { http: ["https"], ws: ["wss", "http", "https"], wss: ["https"] };
  return scheme === given || (kin[scheme] ?? []).includes(given);
}

/** The page's own origin, or the same host by a safer scheme. */
function isSelf(url: URL, page: URL): boolean {
  if (url.origin !== "null" && url.origin === page.origin) return true;
  const arePortsUsual = [url, page].every((each) => portOf(each) === PORTS[schemeOf(each)]);
  const isSafer = schemeOf(url) === "https" || schemeOf(url) === "wss";
  return (
    !!url.host && url.hostname === page.hostname && (url.port === page.port || arePortsUsual) && isSafer
  );
}

function isHost(source: string, url: URL, page: URL): boolean {
  const [, scheme, host, port, path] = HOST.exec(source) ?? [];
  if (!host || !url.host) return false;
  return (
    isScheme(scheme ?? schemeOf(page), schemeOf(url)) &&
    isName(host.toLowerCase(), url.hostname) &&
    isPort(port, url) &&
    isPath(path, url.pathname)
  );
}

const isName = (asked: string, given: string) =>
  asked === "*" || (asked.startsWith("*.") ? given.endsWith(asked.slice(1)) : asked === given);

/** No port is the usual one of the scheme; port 80 lets 443 pass, as `http:` does `https:`. */
function isPort(asked: string | undefined, url: URL): boolean {
  if (!asked) return portOf(url) === PORTS[schemeOf(url)];
  return asked === "*" || asked === portOf(url) || (asked === "80" && portOf(url) === "443");
}

/** A path that ends with a slash is a folder. */
function isPath(asked: string | undefined, given: string): boolean {
  if (!asked || asked === "/") return true;
  const [want, have] = [asked, given].map(decoded) as [string, string];
  return want.endsWith("/") ? have.startsWith(want) : have === want;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
