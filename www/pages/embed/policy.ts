/** What a policy has to allow as long as it does not know its host. */
const ANY = "https: http:";

/**
 * Holds the page to its own host: to its policy a second one is added, the same but for that, and a
 * page obeys both. WebKit takes 'self' for the opaque origin of a sandboxed frame, which no address has.
 */
export function narrow(): void {
  const wide = document.querySelector<HTMLMetaElement>("meta[http-equiv=Content-Security-Policy]")!;
  if (!wide.content.includes(ANY)) return;
  const own = wide.cloneNode() as HTMLMetaElement;
  own.content = wide.content.replaceAll(ANY, location.origin);
  wide.after(own);
}
