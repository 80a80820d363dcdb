import { afterAll, beforeAll, expect, it } from "vitest";
import { openWorld, type World } from "./road/world.ts";

let world: World;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

it("typing at every moment while the script takes the page over breaks nothing and loses nothing", async () => {
  const page = await world.open();
  await page.addInitScript(() => {
    const channel = new MessageChannel();
    let until = Number.POSITIVE_INFINITY;
    channel.port1.onmessage = () => {
      const field = document.querySelector<HTMLInputElement>("#national_id");
      if (field) {
        field.value ||= "9123450010";
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }
      // The script marks the document when it begins to take it over.
      const taken = Object.keys(document).some((key) => key.startsWith("__reactContainer"));
      if (taken) until = Math.min(until, performance.now() + 300);
      if (performance.now() < until) channel.port2.postMessage(null);
      else document.documentElement.dataset.typed = "all";
    };
    channel.port2.postMessage(null);
  });
  await page.goto("/sign-in");
  await page.locator("html[data-typed]").waitFor();
  expect(await page.locator("#national_id").inputValue()).toBe("9123450010");
  world.browser.assertNoErrors();
  await page.context().close();
});
