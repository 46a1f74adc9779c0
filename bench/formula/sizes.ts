import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** Bytes of a browser bundle, minified and gzipped. */
export interface Sizes {
  /** All that `@duheng/formula/runtime` exports. */
  readonly runtime: number;
  /** The same and `@duheng/formula/columns`. */
  readonly runtimeAndColumns: number;
  /** A page that checks, compiles and evaluates. */
  readonly checkAndCompile: number;
  /** The whole of `@duheng/formula`: with format, rename, complete, highlight, programs. */
  readonly whole: number;
}

export async function measureSizes(here: string): Promise<Sizes> {
  return {
    runtime: await gzipped(here, 'export * from "@duheng/formula/runtime";'),
    runtimeAndColumns: await gzipped(
      here,
      'export * from "@duheng/formula/runtime"; export * from "@duheng/formula/columns";',
    ),
    checkAndCompile: await gzipped(here, 'export { check, compile } from "@duheng/formula";'),
    whole: await gzipped(here, 'export * from "@duheng/formula";'),
  };
}

async function gzipped(here: string, contents: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: here },
    bundle: true,
    minify: true,
    charset: "utf8",
    write: false,
    format: "esm",
    target: "es2022",
    logLevel: "warning",
  });
  return outputFiles.reduce((sum, { contents: body }) => sum + gzipSync(body).length, 0);
}
