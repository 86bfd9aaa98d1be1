import { launch, open, serve, ready, change, shadow } from "./browser.mjs";
const browser = await launch();
const html = (head, attrs="") => `<!doctype html><html lang="en"><head><title>Chart page</title>${head}<link rel="icon" href="data:,"><script type="module" src="/bothways.js"></script></head><body><both-ways loading="eager" ${attrs}></both-ways></body></html>`;
const pages = {};
const shots = {
  forced: ["", "", {forcedColors:"active"}],
  forcedDark: [`<meta name="color-scheme" content="light dark">`, "", {forcedColors:"active", colorScheme:"dark"}],
  forcedDcid: [`<meta name="color-scheme" content="light dark">`, `figures="dcid" pair="CN-US"`, {forcedColors:"active", colorScheme:"dark"}],
  forcedFlows: ["", `figures="dcid" pair="CN-US" view="flows"`, {forcedColors:"active"}],
  forcedMatrix: [`<meta name="color-scheme" content="light dark">`, `figures="dcid" pair="CN-US" view="matrix"`, {forcedColors:"active", colorScheme:"dark"}],
  forcedMap: [`<meta name="color-scheme" content="light dark">`, `figures="dcid" pair="CN-US" view="map"`, {forcedColors:"active", colorScheme:"dark"}],
  forcedBalance: [``, `figures="dcid" pair="CN-US" view="balance"`, {forcedColors:"active"}],
  forcedPartners: [``, `figures="dcid" pair="CN-US" view="partners"`, {forcedColors:"active"}],
  metaDark: [`<meta name="color-scheme" content="dark">`, "", {}],
  large: [`<style>:root{font-size:200%}</style>`, "", {viewport:{width:640,height:900}}],
  zoom: [``, "", {viewport:{width:320,height:256}, deviceScaleFactor: 4}],
  spacing: [`<style>*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important} p{margin-bottom:2em!important}</style>`, "", {viewport:{width:320,height:800}, deviceScaleFactor:2}],
  contrastDark: [`<meta name="color-scheme" content="light dark">`, "", {contrast:"more", colorScheme:"dark"}],
};
for (const n in shots) pages["/"+n]=html(shots[n][0], shots[n][1]);
const site = await serve(pages);
const only = process.argv.slice(2);
for (const n in shots) {
  if (only.length && !only.includes(n)) continue;
  const o = await open(browser, `${site.origin}/${n}`, {viewport:{width:800,height:700}, reducedMotion:"reduce", ...shots[n][2]});
  await ready(o.page);
  await o.page.waitForTimeout(500);
  if (n.startsWith("forced")) console.log(n, await o.page.evaluate(() => { const p=document.createElement("canvas").getContext("2d"); const e=document.body.appendChild(document.createElement("i")); return ["Canvas","CanvasText","GrayText","LinkText","Highlight"].map(c=>{p.fillStyle=c; e.style.color=c; return c+" "+p.fillStyle+" "+getComputedStyle(e).color})}));
  if (n=="zoom"||n=="large"||n=="spacing"||n=="forced") { await o.page.mouse.move(n=="large"?300:120, n=="large"?450:n=="spacing"?500:n=="forced"?250:200); }
  await o.page.screenshot({path:`/tmp/eyes-${n}.png`, fullPage:true});
  console.log(n, o.lines, await o.page.evaluate(()=>[document.documentElement.scrollWidth, innerWidth]));
  await o.close();
}
site.close(); await browser.close();
