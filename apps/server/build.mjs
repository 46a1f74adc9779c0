/** Bundles the server's sources and those of our packages; what npm installed stays outside. */
import { rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const folder = dirname(fileURLToPath(import.meta.url));
rmSync(join(folder, "dist"), { recursive: true, force: true });

await build({
  absWorkingDir: folder,
  entryPoints: {
    main: "src/main.ts",
    cli: "src/cli/main.ts",
    "workshop-worker": "src/workshop/worker.ts",
    "embedded-mongo": "../../packages/embedded-mongo/src/main.ts",
  },
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  sourcemap: true,
  legalComments: "none",
  logLevel: "warning",
  plugins: [
    {
      name: "npm-outside",
      setup(bundle) {
        bundle.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
          kind === "entry-point" || path.startsWith("@duheng/") ? undefined : { path, external: true },
        );
      },
    },
  ],
});
