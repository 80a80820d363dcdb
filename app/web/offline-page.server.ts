import { messages } from "#app/messages/catalogue.server.ts";
import { directionOf, type Language, languages } from "#app/messages/language.ts";

/**
 * The page that a browser shows by itself while the site cannot be reached: nobody's, in both languages, without a word
 * of any person. Its script says what waits in this browser for whoever was signed in last.
 */
export function offlinePage(): string {
  const { product } = messages("fa", "common");
  const english = messages("en", "common").product;
  return `<!DOCTYPE html>
<html lang="fa" dir="rtl"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${messages("fa", "public").offline.title} · ${product.name}</title><link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/plain.css"></head>
<body><main><p class="name">${product.name} · ${english.name}</p>${languages.map(sectionIn).join("")}</main>
<script src="/offline.js" defer></script></body></html>
`;
}

function sectionIn(language: Language, index: number): string {
  const t = messages(language, "public").offline;
  const level = index === 0 ? "h1" : "h2";
  const waiting = t.waiting({ count: "{count}", month: "{month}" });
  return `<section lang="${language}" dir="${directionOf(language)}"><${level}>${t.title}</${level}><p>${t.text}</p>
<ul class="waiting" data-waiting="${waiting}" hidden></ul><p class="kept" hidden>${t.kept}</p>
<p><a class="again" href="">${t.again}</a></p></section>
`;
}
