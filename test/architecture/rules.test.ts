import { Linter } from "eslint";
import stylelint from "stylelint";
import tseslint from "typescript-eslint";
import { describe, expect, it } from "vitest";
import { noSentences } from "#test/setup/eslint-sentences.js";
import logical from "#test/setup/stylelint.json" with { type: "json" };

function sentences(code: string, persianOnly = false): string[] {
  const messages = new Linter().verify(
    code,
    [
      {
        files: ["**/*.tsx"],
        languageOptions: { parser: tseslint.parser as Linter.Parser, parserOptions: { ecmaFeatures: { jsx: true } } },
        plugins: { dahom: { rules: { "no-sentences": noSentences } } },
        rules: { "dahom/no-sentences": ["error", { persianOnly }] },
      },
    ],
    "page.tsx",
  );
  return messages.map((message) => message.message.replace("Human text belongs to app/messages: ", ""));
}

describe("no sentence of any language on a screen", () => {
  it.each([
    ["<p>Save</p>", "Save"],
    ["<p>ذخیره</p>", "ذخیره"],
    ['<p>{"Save"}</p>', "Save"],
    ['<img alt="A factory" />', "A factory"],
    ['<input aria-label="Search" />', "Search"],
    ['const label = "ذخیره";', "ذخیره"],
    ["const label = `ذخیره`;", "ذخیره"],
  ])("refuses %s", (code, text) => {
    expect(sentences(code)).toEqual([text]);
  });

  it.each(['<p className="save-button" id="save">{t.save} ·</p>', 'const intent = "submit";', "<bdi>{value}</bdi>"])(
    "takes %s",
    (code) => {
      expect(sentences(code)).toEqual([]);
    },
  );

  it("lets code without markup fold single letters, not say words", () => {
    expect(sentences('text.replaceAll("ي", "ی")', true)).toEqual([]);
    expect(sentences('throw new Error("یافت نشد")', true)).toEqual(["یافت نشد"]);
  });
});

describe("logical properties only", () => {
  const faults = async (code: string) => {
    const { results } = await stylelint.lint({ code, config: logical as stylelint.Config });
    return results.flatMap((result) => result.warnings.map((warning) => warning.rule));
  };

  it.each(["margin-left: 1rem", "left: 0", "width: 3rem", "text-align: left", "margin: 0 1px 0 2px", "border-right: 0"])(
    "refuses %s",
    async (declaration) => {
      expect(await faults(`.a { ${declaration}; }`)).not.toEqual([]);
    },
  );

  it.each(["margin-inline-start: 1rem", "inset-inline-start: 0", "inline-size: 3rem", "text-align: end", "margin: 0 auto"])(
    "takes %s",
    async (declaration) => {
      expect(await faults(`.a { ${declaration}; }`)).toEqual([]);
    },
  );
});
