import { fileURLToPath } from "node:url";
import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import remixOptions from "../remix.config.js";

const projectRoot = fileURLToPath(new URL("..", import.meta.url));

export default defineConfig(({ isSsrBuild = false }) => ({
  root: projectRoot,
  publicDir: "public",
  plugins: [remix(remixOptions)],
  server: { host: "127.0.0.1" },
  build: {
    // One stylesheet per route keeps a form page free of the desks' rules.
    cssCodeSplit: true,
    target: "es2022",
    sourcemap: false,
    // Slower to build than esbuild's own, and several kB less on a poor line. The server's part stays as it is written: what
    // a fault leaves in the log can be read.
    minify: isSsrBuild ? false : "terser",
    terserOptions: { compress: { passes: 2 } },
    // A font inlined as base64 would be paid by every page, cached by none.
    assetsInlineLimit: 0,
  },
}));
