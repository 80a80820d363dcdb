import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

/**
 * The web server itself, beside the pages that Remix builds: as plain JavaScript it starts in half the time and without
 * the thread that a loader of TypeScript keeps for as long as the process lives.
 */
export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  publicDir: false,
  build: {
    ssr: "app/web/serve.ts",
    outDir: "build/web",
    target: "node20",
    minify: false,
    rollupOptions: { output: { entryFileNames: "serve.js" } },
  },
});
