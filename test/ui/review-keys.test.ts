import { describe, expect, it } from "vitest";
import { type ReviewKey, reviewKeyOf } from "#app/ui/review-keys.ts";

const plain = { ctrlKey: false, altKey: false, metaKey: false, shiftKey: false, repeat: false, isComposing: false };
const pressed = (key: string, code: string, more: Partial<typeof plain> = {}) => reviewKeyOf({ ...plain, key, code, ...more });

describe("the keys of a reviewer", () => {
  it.each<[string, string, ReviewKey]>([
    ["j", "KeyJ", "next"],
    ["k", "KeyK", "previous"],
    ["a", "KeyA", "accept"],
    ["b", "KeyB", "back"],
    ["J", "KeyJ", "next"],
  ])("%s (%s) asks for %s", (key, code, asked) => {
    expect(pressed(key, code)).toBe(asked);
  });

  it.each<[string, string, ReviewKey]>([
    ["ت", "KeyJ", "next"],
    ["ن", "KeyK", "previous"],
    ["ش", "KeyA", "accept"],
    ["ذ", "KeyB", "back"],
  ])("%s, which a Persian keyboard has there, asks for the same as %s", (key, code, asked) => {
    expect(pressed(key, code)).toBe(asked);
  });

  it("are those of the letters where a layout moves them", () => {
    expect(pressed("j", "KeyC")).toBe("next");
    expect(pressed("c", "KeyJ")).toBeNull();
  });

  it("help is the question mark of either script", () => {
    expect([pressed("?", "Slash", { shiftKey: true }), pressed("؟", "Slash", { shiftKey: true })]).toEqual(["help", "help"]);
  });

  it.each(["ctrlKey", "altKey", "metaKey", "shiftKey", "repeat", "isComposing"] as const)("with %s are left alone", (held) => {
    expect(pressed("a", "KeyA", { [held]: true })).toBeNull();
  });

  it("other keys ask for nothing", () => {
    expect([pressed("Enter", "Enter"), pressed("x", "KeyX"), pressed(" ", "Space")]).toEqual([null, null, null]);
  });
});
