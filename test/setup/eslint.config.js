import { fileURLToPath } from "node:url";
import tseslint from "typescript-eslint";
import { noSentences } from "./eslint-sentences.js";

// Biome has the ordinary rules; here stands what needs types, or knows this project's layout.
const root = fileURLToPath(new URL("../..", import.meta.url));

const doubleCast = {
  selector: "TSAsExpression > TSAsExpression:not([typeAnnotation.typeName.name='const'])",
  message: "A double cast hides a wrong type; parse or narrow instead.",
};
const environment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: "Only app/environment.server.ts reads process.env.",
};
const clocks = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: "The domain has no clock; take the time as an argument.",
  },
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: "The domain has no clock; take the time as an argument.",
  },
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: "The domain has no randomness." },
];
const components = [
  { selector: "JSXAttribute[name.name='style']", message: "The content security policy refuses inline styles; use a class." },
  { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: "Text is text." },
  { selector: "MemberExpression[object.name='Intl']", message: "Format with app/messages/numbers.ts and dates.ts." },
  { selector: "MemberExpression[property.name=/^toLocale/]", message: "Format with app/messages/numbers.ts and dates.ts." },
];
const screens = ["app/routes/**/*.{ts,tsx}", "app/ui/**/*.{ts,tsx}", "app/forms/**/*.{ts,tsx}", "app/root.tsx"];

export default tseslint.config(
  { ignores: ["node_modules/", "build/", ".data/", "**/*.mjs", "**/*.js", "test/architecture/fixtures/"] },
  {
    files: ["**/*.{ts,tsx}"],
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { projectService: true, tsconfigRootDir: root },
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    plugins: { "@typescript-eslint": tseslint.plugin, dahom: { rules: { "no-sentences": noSentences } } },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      "max-lines": ["error", { max: 300, skipBlankLines: false, skipComments: false }],
      "no-restricted-syntax": ["error", doubleCast, environment],
    },
  },
  { files: ["app/routes/**/*.{ts,tsx}"], rules: { "max-lines": ["error", { max: 120 }] } },
  { files: ["app/domain/**/*.ts"], rules: { "no-restricted-syntax": ["error", doubleCast, environment, ...clocks] } },
  {
    files: screens,
    rules: { "dahom/no-sentences": "error", "no-restricted-syntax": ["error", doubleCast, environment, ...components] },
  },
  {
    files: ["app/usecases/**/*.ts", "app/web/**/*.ts", "jobs/**/*.ts", "db/*.ts"],
    rules: { "dahom/no-sentences": ["error", { persianOnly: true }] },
  },
  {
    files: ["app/environment.server.ts", "app/web/serve.ts", "test/**/*.{ts,tsx}"],
    rules: { "no-restricted-syntax": ["error", doubleCast] },
  },
);
