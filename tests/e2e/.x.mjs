import { launch, open, serve } from "./browser.mjs";
const b=await launch(), s=await serve();
for (const deviceScaleFactor of [1,2,1,2]) {
 const {page,close}=await open(b,`${s.origin}/gallery.html?view=table`,{viewport:{width:1600,height:900},deviceScaleFactor});
 const out=await page.evaluate(async()=>{const charts=[...document.querySelectorAll("both-ways")];for(const c of charts)c.loading="eager";await Promise.all(charts.map(c=>c.ready));await new Promise(r=>setTimeout(r,300));return 0});
 for (let i=0;i<3;i++){ const h=await page.evaluate(()=>document.documentElement.scrollHeight); await page.setViewportSize({width:1600,height:h}); await page.waitForTimeout(300); console.log(deviceScaleFactor,h, JSON.stringify(await page.evaluate(()=>[...document.querySelectorAll("both-ways")].map(c=>Math.round(c.getBoundingClientRect().height)))));}
 await close();
}
await b.close(); s.close();
