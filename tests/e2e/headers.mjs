// The header files for static hosts, read as those hosts read them.

import { readFileSync } from "node:fs";

const read = (name) => readFileSync(`dist/headers/${name}`, "utf8");

/** `_headers` as rules: `{ path, headers: [[name, value], …] }`. */
export function rulesOf(text) {
  const rules = [];
  for (const line of text.split("\n").filter((line) => line.trim() && !line.startsWith("#"))) {
    if (!/^\s/.test(line)) rules.push({ path: line.trim(), headers: [] });
    else {
      const [, name, value] = line.match(/^\s+([\w-]+):\s*(\S.*)$/) ?? [];
      if (!name || !rules.length) throw new Error(`no header of a path: ${line}`);
      rules.at(-1).headers.push([name, value]);
    }
  }
  return rules;
}

/** One splat a path, for any characters. */
const matches = (rule, path) => {
  const [before, after] = rule.path.split("*");
  if (after === undefined) return path === before;
  return path.startsWith(before) && path.endsWith(after) && path.length >= before.length + after.length;
};

/** What `_headers` says of a path, as `serve` takes it. A name that two rules say is joined by commas. */
export function staticHeaders() {
  const rules = rulesOf(read("_headers"));
  return (path) => {
    const said = new Map();
    for (const [name, value] of rules.filter((rule) => matches(rule, path)).flatMap((rule) => rule.headers)) {
      said.set(name, said.has(name) ? `${said.get(name)}, ${value}` : value);
    }
    return said;
  };
}

/** `.htaccess` as `[[files, name, value], …]`; files is a pattern, or undefined for all. */
export function apacheRules() {
  const rules = [];
  let files;
  for (const line of read("apache.htaccess").split("\n").map((line) => line.trim())) {
    if (!line || line.startsWith("#")) continue;
    const header = line.match(/^Header set ([\w-]+) "([^"]+)"$/);
    const type = line.match(/^AddType (\S+) (\.\w+)$/);
    const open = line.match(/^<FilesMatch "(.+)">$/);
    if (header) rules.push([files, header[1], header[2]]);
    else if (type) rules.push([new RegExp(`\\${type[2]}$`), "Content-Type", type[1]]);
    else if (open) files = new RegExp(open[1]);
    else if (line === "</FilesMatch>") files = undefined;
    else throw new Error(`apache.htaccess: ${line}`);
  }
  return rules;
}

/** The same of nginx.conf, whose inner places inherit nothing. */
export function nginxRules() {
  const rules = [];
  const places = [];
  for (const line of read("nginx.conf").split("\n").map((line) => line.trim())) {
    if (!line || line.startsWith("#")) continue;
    const place = line.match(/^location (?:~ )?"?(.+?)"? \{$/);
    const header = line.match(/^add_header ([\w-]+) "([^"]+)";$/);
    const type = line.match(/^types \{ (\S+) \w+; \}$/);
    if (place) places.push(new RegExp(place[1]));
    else if (line === "}") places.pop();
    else if (header) rules.push([places.at(-1), header[1], header[2], places.length]);
    else if (type) rules.push([places.at(-1), "Content-Type", type[1], places.length]);
    else throw new Error(`nginx.conf: ${line}`);
  }
  if (places.length) throw new Error("nginx.conf: a place is not closed");
  return rules;
}

/** What the files for S3 and CloudFront set, as `[[name, value], …]`. */
export function s3Headers() {
  const [rule] = JSON.parse(read("s3/cors.json")).CORSRules;
  const policy = JSON.parse(read("s3/cloudfront-policy.json"));
  const upload = read("s3/upload.sh");
  const custom = policy.CustomHeadersConfig.Items.map(({ Header, Value }) => [Header, Value]);
  const held = [...upload.matchAll(/^(?:year|again)="(.+)"$/gm)].map(([, value]) => ["Cache-Control", value]);
  const types = [...upload.matchAll(/--content-type (\S+)/g)].map(([, value]) => ["Content-Type", value]);
  return [
    ["Access-Control-Allow-Origin", rule.AllowedOrigins.join()],
    ...(policy.SecurityHeadersConfig.ContentTypeOptions ? [["X-Content-Type-Options", "nosniff"]] : []),
    ...custom,
    ...held,
    ...types,
  ];
}
