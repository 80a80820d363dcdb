/**
 * Options of Remix. `app/vite.config.ts` hands them to the Vite plugin.
 * @type {import("@remix-run/dev").VitePluginConfig}
 */
export default {
  appDirectory: "app",
  buildDirectory: "build",
  serverModuleFormat: "esm",
  // Tests and notes that live beside routes must never become pages.
  ignoredRouteFiles: ["**/.*", "**/*.test.*", "**/*.css", "**/README.md"],
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_lazyRouteDiscovery: true,
    v3_singleFetch: true,
  },
};
