/** What the build says of its chunks: the part of Vite's manifest that is needed, with the modules in each chunk. */
export interface BuiltChunk {
  readonly file: string;
  /** The source that is this chunk's entry, where it is one. */
  readonly src?: string;
  /** Keys of the chunks that are loaded together with it. */
  readonly imports: readonly string[];
  /** Source paths of the modules inside. */
  readonly modules: readonly string[];
}

export type BuiltChunks = Readonly<Record<string, BuiltChunk>>;

/** Everything that is loaded when these entries are opened: their chunks and, transitively, what they import statically. */
export function loadedWith(chunks: BuiltChunks, entries: readonly string[]): BuiltChunk[] {
  const seen = new Map<string, BuiltChunk>();
  const visit = (key: string) => {
    const chunk = chunks[key];
    if (chunk === undefined) throw new Error(`The build has no chunk "${key}".`);
    if (seen.has(key)) return;
    seen.set(key, chunk);
    chunk.imports.forEach(visit);
  };
  entries.forEach(visit);
  return [...seen.values()];
}

/** Modules among the loaded ones that must not be there. */
export function forbiddenModules(loaded: readonly BuiltChunk[], forbidden: RegExp): string[] {
  return loaded.flatMap((chunk) => chunk.modules.filter((module) => forbidden.test(module)));
}
