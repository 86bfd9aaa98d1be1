import { launch, open, serve, ready, change, shadow } from "./browser.mjs";
const b=await launch();
const P=(a)=>`<!doctype html><html lang="en"><head><meta name=viewport content="width=device-width"></head><body><script type="module" src="/bothways.js"></script><both-ways loading="eager" ${a}><p>f</p></both-ways>`;
for (const [n,a,w] of [["ar-lap",'lang="ar" controls="full"',1000],["ar-phone",'lang="ar" controls="full"',360],["zh-lap",'lang="zh-Hans"',1000]]) {
 const site=await serve({"/":P('figures="honeypots" pair="CN-US" '+a)});
 const {page}=await open(b,site.origin+"/",{viewport:{width:w,height:900}});
 await ready(page); await shadow(page,".downloads").first().waitFor({state:"attached"});
 for (const view of process.argv.slice(2)) { await change(page,{view}); await page.waitForTimeout(400);
  await shadow(page,".stage").focus(); await page.keyboard.press("ArrowRight"); await page.waitForTimeout(200);
  await page.screenshot({path:`/tmp/s-${n}-${view}.png`}); }
 await page.context().close(); site.close();
}
await b.close();
