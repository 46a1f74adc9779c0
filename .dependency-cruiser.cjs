/** Who may know whom: the house rules of docs/decisions/0001-the-house.md. */
const only = (room, allowed) => ({
  name: `${room}-knows-only-${allowed.join("-") || "nobody"}`,
  severity: "error",
  from: { path: `^(packages|apps)/${room}/src`, pathNot: "\\.test\\.tsx?$" },
  to: { path: "^(packages|apps)/", pathNot: `^(packages|apps)/(${[room, ...allowed].join("|")})/` },
});

module.exports = {
  forbidden: [
    only("contracts", []),
    only("formula", []),
    only("form", ["contracts", "formula"]),
    only("assessment", ["contracts", "formula", "form"]),
    only("form-ui", ["contracts", "formula", "form"]),
    only("embedded-mongo", []),
    only("server", ["contracts", "formula", "form", "assessment", "embedded-mongo"]),
    only("console", ["contracts", "formula", "form", "form-ui", "server"]),
    {
      name: "embedded-mongo-only-in-database",
      severity: "error",
      from: { path: "^apps/server/src", pathNot: "^apps/server/src/database/|\\.test\\.ts$" },
      to: { path: "^packages/embedded-mongo/" },
    },
    {
      name: "console-knows-only-the-router-type",
      severity: "error",
      from: { path: "^apps/console/src", pathNot: "\\.test\\.tsx?$" },
      to: { path: "^apps/server/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "a-domain-never-imports-another-domain's-model",
      severity: "error",
      from: { path: "^apps/server/src/([^/]+)/", pathNot: "\\.test\\.ts$" },
      to: { path: "^apps/server/src/([^/]+)/model\\.ts$", pathNot: "^apps/server/src/$1/" },
    },
    { name: "no-cycles", severity: "error", from: { pathNot: "node_modules" }, to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } } },
    { name: "no-test-in-product", severity: "error", from: { pathNot: "\\.test\\.tsx?$|/test/" }, to: { path: "\\.test\\.tsx?$" } },
  ],
  options: {
    parser: "swc",
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(dist|generated|\\.cache)/" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "default"], extensions: [".ts", ".tsx", ".js", ".mjs"] },
  },
};
