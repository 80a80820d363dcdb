// Says what waits in this browser for the person who was signed in last, and tries again by itself.
const chosen = /(?:^|; )dahom_language=(fa|en)/.exec(document.cookie)?.[1];
if (chosen) {
  document.documentElement.lang = chosen;
  document.documentElement.dir = chosen === "fa" ? "rtl" : "ltr";
  for (const section of document.querySelectorAll("section")) section.hidden = section.lang !== chosen;
  const title = document.querySelector(`section[lang="${chosen}"] :is(h1, h2)`);
  if (title) document.title = title.textContent;
}

for (const link of document.querySelectorAll(".again")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    location.reload();
  });
}
// A browser notices late, or never, that a poor line is back. Its own address has nothing behind it to come back to.
if (location.pathname !== "/offline.html") {
  const look = () =>
    fetch("/healthz", { cache: "no-store" }).then(
      (answer) => answer.ok && location.reload(),
      () => undefined,
    );
  addEventListener("online", look);
  setInterval(look, 4000);
}

function read(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function show() {
  const known = await indexedDB.databases?.();
  if (known && !known.some(({ name }) => name === "dahom-outbox")) return;
  const db = await read(indexedDB.open("dahom-outbox"));
  if (!db.objectStoreNames.contains("reader")) return db.close();
  const reader = await read(db.transaction("reader").objectStore("reader").get("last"));
  const entries = reader ? await read(db.transaction("entries").objectStore("entries").index("user").getAll(reader.user)) : [];
  db.close();
  const months = new Map();
  for (const { month } of entries) months.set(month, (months.get(month) ?? 0) + 1);
  for (const section of document.querySelectorAll("section")) {
    const list = section.querySelector(".waiting");
    const number = new Intl.NumberFormat(section.lang);
    for (const [month, count] of months) {
      const line = document.createElement("li");
      line.textContent = list.dataset.waiting.replace("{count}", number.format(count)).replace("{month}", month);
      list.append(line);
    }
    list.hidden = months.size === 0;
    section.querySelector(".kept").hidden = months.size === 0;
  }
}

show().catch(() => undefined);
