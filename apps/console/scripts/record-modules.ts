import { relative } from "node:path";
import type { Plugin } from "vite";
import type { BuiltChunk } from "./bundle-graph.ts";

/** Writes `.vite/chunks.json` beside the manifest: which modules ended up in which chunk. */
export function recordModules(root: string): Plugin {
  return {
    name: "duheng:record-modules",
    generateBundle(_options, bundle) {
      const chunks: Record<string, BuiltChunk> = {};
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== "chunk") continue;
        const source = chunk.facadeModuleId === null ? undefined : relative(root, chunk.facadeModuleId);
        chunks[chunk.fileName] = {
          file: chunk.fileName,
          ...(source === undefined ? {} : { src: source }),
          imports: chunk.imports,
          modules: chunk.moduleIds.map((id) => relative(root, id)),
        };
      }
      this.emitFile({
        type: "asset",
        fileName: ".vite/chunks.json",
        source: JSON.stringify(chunks, null, 1),
      });
    },
  };
}
