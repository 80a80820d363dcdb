import type { Page } from "playwright-core";
import { openBrowser } from "#test/setup/browser.ts";
import { percentile, rounded } from "../statistics.ts";

export interface KeyTimes {
  key_to_paint_p50_ms: number;
  key_to_paint_p95_ms: number;
  /** From the request until the page has taken the form over. */
  ready_ms: number;
  keys: number;
}

type Timed = Window & typeof globalThis & { keyTimes: number[] };

/** From here on the page notes, for each key, the time from the key's own stamp to the paint after it. */
function noteKeys(page: Page): Promise<void> {
  return page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { keyTimes: times });
    document.addEventListener(
      "keydown",
      (event) => {
        // What a message posted in an animation frame runs after is that frame's painting.
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => times.push(performance.now() - event.timeStamp);
          channel.port2.postMessage(null);
        });
      },
      { capture: true },
    );
  });
}

/** Types real keys into cells of the form, figure by figure, moving by Enter and arrows as people do. */
export async function keyTimes(origin: string, path: string, cookie: string, keys: number): Promise<KeyTimes> {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ origin, language: "fa", width: 1440, height: 900 });
    const [name = "", value = ""] = cookie.split("=");
    await page.context().addCookies([{ name, value, url: origin }]);
    const began = performance.now();
    await page.goto(path);
    await page.locator(".grid-box input[data-measure]").first().focus();
    await page.locator(".grid-box[data-live]").waitFor();
    const ready = performance.now() - began;
    await noteKeys(page);
    const cells = page.locator('.grid input[data-measure="production"]');
    await cells.nth(Math.floor((await cells.count()) / 2)).focus();
    for (let key = 0; key < keys; key += 1) {
      await page.keyboard.press(key % 8 === 7 ? "Enter" : String(1 + (key % 9)));
      await page.waitForTimeout(40);
    }
    await page.waitForTimeout(500);
    const times = await page.evaluate(() => (window as Timed).keyTimes);
    await page.context().close();
    return {
      key_to_paint_p50_ms: rounded(percentile(times, 50)),
      key_to_paint_p95_ms: rounded(percentile(times, 95)),
      ready_ms: rounded(ready, 0),
      keys: times.length,
    };
  } finally {
    await browser.close();
  }
}
