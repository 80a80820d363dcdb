// The table of who may import what. Whatever a row does not name is refused: code by folder, npm by package.

const database = "^db/(?!(migrations|seed|private-server|open)[/.])";
const nodeAny = ["node:"];

/**
 * `types`: packages of which only types may be named (who hands a connection on must say what it is).
 * @type {{ name: string, from: string, not?: string, code: string[], npm: string[], types?: string[] }[]}
 */
export const importTable = [
  { name: "domain", from: "^app/domain/", code: ["^app/domain/"], npm: ["big.js", "jalaali-js"] },
  {
    name: "messages",
    from: "^app/messages/",
    code: ["^app/messages/", "^app/domain/"],
    npm: ["react", "@remix-run/react"],
  },
  {
    name: "ui",
    from: "^app/ui/",
    not: "^app/ui/chart",
    code: ["^app/ui/", "^app/messages/", "^app/domain/"],
    npm: ["react", "@remix-run/react"],
  },
  {
    name: "ui-chart",
    from: "^app/ui/chart",
    code: ["^app/ui/", "^app/messages/", "^app/domain/"],
    npm: ["react", "@remix-run/react", "chart.js"],
  },
  {
    name: "forms",
    from: "^app/forms/",
    not: "\\.server\\.tsx?$",
    code: ["^app/forms/(?!.*\\.server\\.)", "^app/ui/", "^app/messages/(?!.*\\.server\\.)", "^app/domain/"],
    npm: ["react", "@remix-run/react"],
  },
  {
    name: "forms-parsers",
    from: "^app/forms/.*\\.server\\.tsx?$",
    code: ["^app/forms/", "^app/ui/", "^app/messages/", "^app/domain/"],
    npm: ["zod"],
  },
  {
    name: "usecases",
    from: "^app/usecases/",
    code: ["^app/usecases/", "^app/domain/", database],
    npm: ["node:crypto", "@node-rs/argon2"],
    types: ["kysely"],
  },
  {
    name: "db",
    from: "^db/",
    not: "^db/(migrations|seed)/",
    code: ["^db/(?!seed/)", "^app/domain/", "^app/environment\\.server\\.ts$"],
    npm: [...nodeAny, "kysely", "mysql2"],
  },
  { name: "migrations", from: "^db/migrations/", code: [], npm: ["kysely"] },
  {
    name: "seed",
    from: "^db/seed/",
    code: ["^db/", "^app/domain/", "^app/usecases/", "^app/environment\\.server\\.ts$"],
    npm: [...nodeAny, "kysely", "@node-rs/argon2", "i18n-iso-countries"],
  },
  {
    name: "outputs",
    from: "^app/outputs/",
    code: ["^app/outputs/", "^app/domain/", "^app/messages/", "^app/environment\\.server\\.ts$"],
    npm: [...nodeAny, "exceljs", "saxes", "standardwebhooks", "yauzl", "react", "@react-pdf/renderer", "qrcode", "nodemailer"],
  },
  {
    name: "web",
    from: "^app/web/",
    not: "^app/web/launch",
    code: [
      "^app/web/(?!launch)",
      "^app/usecases/",
      "^app/outputs/",
      "^app/messages/",
      "^app/domain/",
      "^app/environment\\.server\\.ts$",
      "^db/(connection|migrate|schema)\\.ts$",
    ],
    npm: [
      ...nodeAny,
      "@fastify/busboy",
      "@remix-run/node",
      "@remix-run/react",
      "express",
      "pino",
      "prom-client",
      "standardwebhooks",
      "vite",
      "zod",
    ],
    types: ["kysely"],
  },
  {
    name: "entry-of-the-server",
    from: "^app/entry\\.server\\.tsx$",
    code: ["^app/(messages|web|ui)/(?!launch)"],
    npm: ["node:stream", "react", "react-dom", "@remix-run/node", "@remix-run/react", "isbot"],
  },
  {
    name: "routes",
    from: "^app/(routes/|root\\.tsx$|entry\\.client)",
    code: ["^app/(usecases|forms|ui|messages|web|outputs|domain|styles)/(?!launch)", "^node_modules/@fontsource-variable/"],
    npm: ["react", "react-dom", "@remix-run/node", "@remix-run/react", "isbot"],
  },
  {
    name: "jobs",
    from: "^jobs/",
    code: [
      "^jobs/",
      "^app/usecases/",
      "^app/outputs/",
      "^app/domain/",
      "^app/environment\\.server\\.ts$",
      "^db/(connection|migrate|open|schema)\\.ts$",
    ],
    npm: [...nodeAny, "croner", "pino"],
  },
];

// Core modules are resolved to their bare name ("crypto"), packages to their folder.
const target = (name) => {
  if (name === "node:") return undefined;
  if (name.startsWith("node:")) return `^${name.slice(5)}$`;
  return `(^|/)node_modules/(@types/)?${name.replace(/[./]/g, "\\$&")}/`;
};

function rules(row) {
  const types = (row.types ?? []).map(target);
  const allowed = [...row.code, ...row.npm.map(target).filter(Boolean), ...types];
  const from = { path: row.from, ...(row.not ? { pathNot: row.not } : {}) };
  const general = {
    name: `imports-of-${row.name}`,
    severity: "error",
    comment: `${row.name} may import ${[...row.code, ...row.npm].join(", ") || "nothing"}`,
    from,
    to: {
      pathNot: allowed,
      ...(row.npm.includes("node:") ? { dependencyTypesNot: ["core"] } : {}),
    },
  };
  if (types.length === 0) return [general];
  const typesOnly = {
    name: `types-only-in-${row.name}`,
    severity: "error",
    comment: `${row.name} may name types of ${row.types.join(", ")} and use nothing of it`,
    from,
    to: { path: types, dependencyTypesNot: ["type-only"] },
  };
  return [general, typesOnly];
}

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    ...importTable.flatMap(rules),
    {
      name: "no-route-imports-a-route",
      severity: "error",
      comment: "What two routes share belongs to forms, ui or a use-case",
      from: { path: "^app/routes/" },
      to: { path: "^app/routes/" },
    },
    {
      name: "every-file-has-its-row",
      severity: "error",
      comment: "A new folder of app, db or jobs needs a row in the table",
      from: {
        path: "^(app|db|jobs)/",
        pathNot: [
          ...importTable.map((row) => row.from),
          "^app/(web/launch|vite\\.(?:server\\.)?config\\.ts|environment\\.server\\.ts)",
        ],
      },
      to: { path: "." },
    },
    {
      name: "environment-imports-zod-alone",
      severity: "error",
      from: { path: "^app/environment\\.server\\.ts$" },
      to: { pathNot: "(^|/)node_modules/zod/|^(node:)?(fs|path|url)$" },
    },
    {
      name: "product-needs-no-test",
      severity: "error",
      from: { path: "^(app|db|jobs)/" },
      to: { path: "^test/" },
    },
    {
      name: "no-circle",
      severity: "error",
      from: { path: "^(app|db|jobs)/" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".json", ".css"],
    },
  },
};
