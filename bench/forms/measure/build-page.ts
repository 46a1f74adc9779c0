import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { gzipSync } from "node:zlib";
import react from "@vitejs/plugin-react";
import { build } from "vite";
import type { Library } from "../libraries.ts";

export interface BuiltPage {
  readonly folder: string;
  /** Scripts and styles that the page loads before its first field, gzipped, bytes. */
  readonly gzip: number;
}

/** Builds one library's page for production into `outDir`; React is taken from the library's own folder. */
export async function buildPage(here: string, library: Library, outDir: string): Promise<BuiltPage> {
  const root = join(here, library.folder);
  const entry = join(root, "pages", `${library.page}.tsx`);
  await build({
    configFile: false,
    root,
    logLevel: "error",
    plugins: [react()],
    resolve: { dedupe: ["react", "react-dom"] },
    define: { "process.env.NODE_ENV": '"production"' },
    build: {
      outDir,
      emptyOutDir: true,
      target: "es2023",
      modulePreload: false,
      cssCodeSplit: false,
      rolldownOptions: { input: entry, output: { entryFileNames: "page.js" } },
    },
  });
  const files = filesBelow(outDir);
  const loaded = new Set([
    ...importedFrom(outDir, "page.js"),
    ...files.filter((file) => file.endsWith(".css")),
  ]);
  writeFileSync(join(outDir, "index.html"), pageOf(files));
  const gzip = [...loaded].reduce((sum, file) => sum + gzipSync(readFileSync(join(outDir, file))).length, 0);
  return { folder: outDir, gzip };
}

function pageOf(files: readonly string[]): string {
  const styles = files
    .filter((file) => file.endsWith(".css"))
    .map((file) => `<link rel="stylesheet" href="/${file}">`);
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>bench</title>',
    '<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">',
    ...styles,
    '</head><body><div id="app"></div><script type="module" src="/page.js"></script></body></html>',
  ].join("\n");
}

/** The script and what it imports statically; chunks that are loaded later count only if they are asked for. */
function importedFrom(outDir: string, file: string, found: Set<string> = new Set()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  const source = readFileSync(join(outDir, file), "utf8");
  for (const [, , name] of source.matchAll(
    /(?:^|[;}\s])(import|export)[^;"'()]*?["']\.{1,2}\/([^"']+\.js)["']/g,
  )) {
    if (name !== undefined) importedFrom(outDir, chunkAt(outDir, name), found);
  }
  return found;
}

function chunkAt(outDir: string, name: string): string {
  const found = filesBelow(outDir).find((file) => file === name || file.endsWith(`/${name}`));
  if (found === undefined) throw new Error(`the build has no ${name}`);
  return found;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}
