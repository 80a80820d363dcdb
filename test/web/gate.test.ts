import { expect, test } from "vitest";
import { Gate } from "#app/web/gate.server.ts";

/** Work that ends when it is told to. */
function held() {
  let end: (error?: Error) => void = () => undefined;
  const ended = new Promise<void>((resolve, reject) => {
    end = (error) => (error ? reject(error) : resolve());
  });
  return { end: (error?: Error) => end(error), ended };
}

test("no more begin than there is room for, and who waits is let in in turn", async () => {
  const gate = new Gate(2);
  const begun: number[] = [];
  const works = [held(), held(), held(), held()];
  const runs = works.map((work, index) =>
    gate.run(() => {
      begun.push(index);
      return work.ended.then(() => index);
    }),
  );
  await Promise.resolve();
  expect(begun).toEqual([0, 1]);
  works[1]?.end();
  expect(await runs[1]).toBe(1);
  expect(begun).toEqual([0, 1, 2]);
  works[0]?.end();
  await runs[0];
  expect(begun).toEqual([0, 1, 2, 3]);
  works[2]?.end();
  works[3]?.end();
  expect(await Promise.all(runs)).toEqual([0, 1, 2, 3]);
});

test("work that fails gives its place back and its error to its caller", async () => {
  const gate = new Gate(1);
  await expect(gate.run(() => Promise.reject(new Error("mine")))).rejects.toThrow("mine");
  expect(await gate.run(async () => "next")).toBe("next");
});
