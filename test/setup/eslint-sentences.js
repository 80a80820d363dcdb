const LETTER = /\p{L}/u;
const PERSIAN = /\p{Script=Arabic}/u;
// Single letters are folded and compared in code; from two on it is a word.
const PERSIAN_WORD = /\p{Script=Arabic}{2}/u;
// Attributes that a person reads or hears.
const READ_ALOUD = new Set(["title", "alt", "placeholder", "label", "aria-label", "aria-description", "aria-roledescription"]);

/**
 * Human text belongs to the catalogues of app/messages. `persianOnly` is for code without markup, where every other
 * string is a code or a key.
 * @type {import("eslint").Rule.RuleModule}
 */
export const noSentences = {
  meta: {
    type: "problem",
    schema: [{ type: "object", properties: { persianOnly: { type: "boolean" } }, additionalProperties: false }],
    messages: { sentence: "Human text belongs to app/messages: {{text}}" },
  },
  create(context) {
    const { persianOnly = false } = context.options[0] ?? {};
    const refuse = (node, text) => context.report({ node, messageId: "sentence", data: { text: text.trim().slice(0, 40) } });
    const refusePersian = (node, text) => {
      if ((persianOnly ? PERSIAN_WORD : PERSIAN).test(text)) refuse(node, text);
    };
    const always = {
      Literal(node) {
        if (typeof node.value === "string" && node.parent.type !== "JSXAttribute") refusePersian(node, node.value);
      },
      TemplateElement(node) {
        refusePersian(node, node.value.raw);
      },
    };
    if (persianOnly) return always;
    return {
      ...always,
      JSXText(node) {
        if (LETTER.test(node.value)) refuse(node, node.value);
      },
      "JSXExpressionContainer > Literal"(node) {
        if (node.parent.parent.type === "JSXElement" && typeof node.value === "string" && LETTER.test(node.value)) {
          refuse(node, node.value);
        }
      },
      JSXAttribute(node) {
        const text = node.value?.type === "Literal" ? String(node.value.value) : "";
        if (PERSIAN.test(text) || (READ_ALOUD.has(String(node.name.name)) && LETTER.test(text))) refuse(node, text);
      },
    };
  },
};
