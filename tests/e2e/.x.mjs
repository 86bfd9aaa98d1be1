import { launch, open, serve, ready } from "./browser.mjs";
import { writeFileSync } from "node:fs";
const browser = await launch();
const html = (head, attrs="") => `<!doctype html><html lang="en"><head><title>Chart page</title>${head}<link rel="icon" href="data:,"><script type="module" src="/bothways.js"></script></head><body><both-ways loading="eager" ${attrs}></both-ways></body></html>`;
const site = await serve({ "/d": html(`<meta name="color-scheme" content="dark">`), "/p": html("") , "/r": html(`<style>:root{color-scheme:dark}</style>`)});
for (const p of ["d","p","r"]) {
  const o = await open(browser, `${site.origin}/${p}`);
  await ready(o.page);
  console.log(p, await o.page.evaluate(() => { window.log=[]; addEventListener("beforeprint",()=>log.push("before "+matchMedia("print").matches)); matchMedia("print").addEventListener("change",()=>log.push("mq")); const e=document.createElement("i"); e.style.color="CanvasText"; document.querySelector("both-ways").shadowRoot.querySelector(".widget").append(e); return [getComputedStyle(e).color, getComputedStyle(e).colorScheme]}));
  writeFileSync(`/tmp/eyes-${p}.pdf`, await o.page.pdf({format:p=="d"?"A4":"Letter",margin:{top:"1cm",left:"1cm",right:"1cm",bottom:"1cm"}}));
  console.log(await o.page.evaluate(()=>log));
  await o.close();
}
site.close(); await browser.close();
