const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'", "#39": "'" };

/** Text of HTML with its entities resolved. */
export function unescapeHtml(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#x27|#39);/g, (whole, name: string) => entities[name] ?? whole);
}

/** What a page says: its main part without scripts and tags, blanks folded. */
export function textOf(html: string): string {
  const main = /<main[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? html;
  const bare = main
    .replace(/<script[\s\S]*?<\/script>/g, " ")
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/<[^>]*>/g, " ");
  return unescapeHtml(bare).replace(/\s+/g, " ").trim();
}

/**
 * The fields a browser would send for the form that carries an idempotency key (or contains `mark`), in their order;
 * buttons are left out. Throws where the page has no such form.
 */
export function formFields(html: string, mark = 'name="key"'): Map<string, string> {
  const form = [...html.matchAll(/<form\b[\s\S]*?<\/form>/g)].map(([text]) => text).find((text) => text.includes(mark));
  if (form === undefined) throw new Error("the page has no such form");
  const fields = new Map<string, string>();
  for (const [tag, name, rest] of form.matchAll(/<(input|select|textarea)\b([^>]*)>/g)) {
    const attributes = attributesOf(rest ?? "");
    const field = attributes.get("name");
    if (field === undefined) continue;
    const end = (form.indexOf(tag) ?? 0) + tag.length;
    if (name === "input") {
      const { type = "text" } = Object.fromEntries(attributes);
      if ((type === "radio" || type === "checkbox") && !attributes.has("checked")) continue;
      fields.set(field, attributes.get("value") ?? "");
    } else if (name === "textarea") {
      fields.set(field, unescapeHtml(form.slice(end, form.indexOf("</textarea>", end)).replace(/^\n/, "")));
    } else fields.set(field, chosen(form.slice(end, form.indexOf("</select>", end))));
  }
  return fields;
}

function chosen(options: string): string {
  const tags = [...options.matchAll(/<option\b([^>]*)>/g)].map(([, rest]) => attributesOf(rest ?? ""));
  return (tags.find((attributes) => attributes.has("selected")) ?? tags[0])?.get("value") ?? "";
}

function attributesOf(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, name = "", value = ""]) => [name.toLowerCase(), unescapeHtml(value)]),
  );
}
