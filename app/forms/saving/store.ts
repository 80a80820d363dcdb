import { type Entry, keyOf } from "./outbox.ts";

/** Where entries survive a reload and a closed tab. */
export interface Store {
  /** False where the browser keeps nothing: entries live as long as their page. */
  readonly lasting: boolean;
  list(user: number): Promise<Entry[]>;
  /** Writes and removes in one step. */
  change(put: readonly Entry[], remove: readonly string[]): Promise<void>;
  /** The person the offline page speaks to; null after signing out. */
  setReader(reader: { user: number; language: string } | null): Promise<void>;
}

// The offline page (`public/offline.js`) reads the same names.
const databaseName = "dahom-outbox";

function settledRequest<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}

const forgetful: Store = {
  lasting: false,
  list: async () => [],
  change: async () => undefined,
  setReader: async () => undefined,
};

/** Opens the browser's own database; where it has none, a store that keeps nothing. */
export async function openStore(): Promise<Store> {
  try {
    const opening = indexedDB.open(databaseName, 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore("entries").createIndex("user", "user");
      opening.result.createObjectStore("reader");
    };
    const db = await settledRequest(opening);
    // Another version of the product wants to change it: its tab must not wait for this one.
    db.onversionchange = () => db.close();
    return {
      lasting: true,
      list: (user) => settledRequest<Entry[]>(db.transaction("entries").objectStore("entries").index("user").getAll(user)),
      change(put, remove) {
        const transaction = db.transaction("entries", "readwrite");
        const entries = transaction.objectStore("entries");
        for (const key of remove) entries.delete(key);
        for (const entry of put) entries.put(entry, keyOf(entry));
        return finished(transaction);
      },
      setReader(reader) {
        const transaction = db.transaction("reader", "readwrite");
        if (reader === null) transaction.objectStore("reader").delete("last");
        else transaction.objectStore("reader").put(reader, "last");
        return finished(transaction);
      },
    };
  } catch {
    return forgetful;
  }
}
