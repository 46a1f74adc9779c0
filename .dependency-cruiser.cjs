/**
 * Who may know whom: the house rules of docs/decisions/0001-the-house.md. Run twice: over all imports, and with
 * CRUISE=values over those that are there at run time (scripts/lib/cruise-tsx.mjs then hides `import type`).
 */
const only = (room, allowed) => ({
  name: `${room}-knows-only-${allowed.join("-") || "nobody"}`,
  severity: "error",
  from: { path: `^(packages|apps)/${room}/src` },
  to: { path: "^(packages|apps)/", pathNot: `^(packages|apps)/(${[room, ...allowed].join("|")})/` },
});

const everywhere = [
  only("contracts", []),
  only("formula", []),
  only("form", ["contracts", "formula"]),
  only("assessment", ["contracts", "formula", "form"]),
  only("imports", ["contracts"]),
  only("form-ui", ["contracts", "formula", "form", "imports"]),
  only("embedded-mongo", []),
  only("server", ["contracts", "formula", "form", "assessment", "imports", "embedded-mongo"]),
  only("console", ["contracts", "formula", "form", "assessment", "form-ui", "server"]),
  {
    name: "embedded-mongo-only-in-database",
    severity: "error",
    from: { path: "^apps/server/src", pathNot: "^apps/server/src/database/" },
    to: { path: "^packages/embedded-mongo/" },
  },
  {
    name: "console-knows-only-the-router",
    severity: "error",
    from: { path: "^apps/console/src" },
    to: { path: "^apps/server/", pathNot: "^apps/server/src/app-router\\.ts$" },
  },
  {
    name: "a-domain-never-imports-another-domain's-model",
    severity: "error",
    from: { path: "^apps/server/src/([^/]+)/" },
    to: { path: "^apps/server/src/[^/]+/model\\.ts$", pathNot: "^apps/server/src/($1|database)/" },
  },
  {
    name: "base-and-errors-are-below-all",
    severity: "error",
    from: { path: "^apps/server/src/(base|errors)/" },
    to: { path: "^apps/server/src/", pathNot: "^apps/server/src/(base|errors)/" },
  },
  {
    name: "rpc-knows-no-domain's-procedures",
    severity: "error",
    from: { path: "^apps/server/src/rpc/" },
    to: { path: "^apps/server/src/([^/]+/router|app-router)\\.ts$" },
  },
  {
    // What people and jobs both do stands below: it can be called without tRPC.
    name: "only-routers-and-http-know-rpc",
    severity: "error",
    from: {
      path: "^apps/server/src/",
      pathNot: "^apps/server/src/((rpc|http)/|([^/]+/|app-)router\\.ts)",
    },
    to: { path: "^apps/server/src/rpc/" },
  },
  {
    // Neither tRPC nor Fastify itself: biome.json.
    name: "use-cases-know-no-door",
    severity: "error",
    from: { path: "^apps/server/src/use-cases/" },
    to: { path: "^apps/server/src/(rpc|http|jobs)/" },
  },
  {
    name: "forms-know-nothing-of-those-who-use-them",
    severity: "error",
    from: { path: "^apps/server/src/forms/" },
    to: { path: "^apps/server/src/(plans|cycles|assessments|form-usage)/" },
  },
  // Types count too: what two files need of one another is in a third. rpc's pair is the last one.
  {
    name: "no-cycles",
    severity: "error",
    from: { pathNot: "^apps/server/src/rpc/list-" },
    to: { circular: true },
  },
];

const atRunTime = [
  {
    name: "console-knows-the-router-only-as-a-type",
    severity: "error",
    from: { path: "^apps/console/src" },
    to: { path: "^apps/server/" },
  },
];

module.exports = {
  forbidden: process.env.CRUISE === "values" ? atRunTime : everywhere,
  options: {
    parser: "swc",
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    // Tests may know everybody; the reader also stops at their `using` declarations.
    exclude: { path: "(^|/)(dist|generated|\\.cache|test)/|\\.test\\.tsx?$" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "default"],
      extensions: [".ts", ".tsx", ".js", ".mjs"],
    },
  },
};
