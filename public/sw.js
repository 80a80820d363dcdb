// Shows a page of its own where a page cannot be reached, and keeps the files whose names carry a hash. It keeps no
// document and no data of anybody, sees no POST, and lets every answer of the server through as it is.
const version = 1;
const offlineCache = `dahom-offline-${version}`;
const assetCache = "dahom-assets";
const offlinePage = "/offline.html";
const offlineFiles = [offlinePage, "/offline.js", "/plain.css", "/favicon.svg"];
const mostAssets = 120;

self.addEventListener("install", (event) => {
  const files = offlineFiles.map((path) => new Request(path, { cache: "reload", credentials: "omit" }));
  event.waitUntil(caches.open(offlineCache).then((cache) => cache.addAll(files)));
  // It keeps nothing that an older page could miss.
  self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  const clean = async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith("dahom-") && name !== offlineCache && name !== assetCache) await caches.delete(name);
    }
    await self.clients.claim();
  };
  event.waitUntil(clean());
});

async function asset(request) {
  const cache = await caches.open(assetCache);
  const kept = await cache.match(request.url);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok && answer.type === "basic") {
    await cache.put(request.url, answer.clone());
    const keys = await cache.keys();
    for (const old of keys.slice(0, Math.max(0, keys.length - mostAssets))) await cache.delete(old);
  }
  return answer;
}

async function page(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await caches.match(offlinePage, { cacheName: offlineCache });
    if (kept) return kept;
    throw error;
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (pathname.startsWith("/assets/")) event.respondWith(asset(request));
  else if (offlineFiles.includes(pathname)) {
    event.respondWith(fetch(request).catch(async () => (await caches.match(pathname, { cacheName: offlineCache })) ?? Response.error()));
  }
});
