import type { Document } from "../engine/index.ts";
import type { Store } from "../storage/store.ts";
import { allViews, type ViewDefinition } from "../storage/views.ts";

/** What a command on a view is run on. */
export interface ViewedCollection {
  readonly collection: string;
  /** Of all views on the way, the innermost first. */
  readonly pipeline: readonly Document[];
}

/** The views of all databases, at hand for every command; the stored definitions are what counts for changes. */
export class Views {
  readonly #store: Store;
  #all: ReadonlyMap<string, ViewDefinition> = new Map();

  constructor(store: Store) {
    this.#store = store;
    this.reload();
  }

  /** Reads the definitions again, after they were changed. */
  reload(): void {
    const { view, release } = this.#store.snapshot();
    try {
      this.#all = new Map([...allViews(view)].map((one) => [keyOf(one.db, one.name), one]));
    } finally {
      release();
    }
  }

  get isEmpty(): boolean {
    return this.#all.size === 0;
  }

  has(db: string, name: string): boolean {
    return this.#all.has(keyOf(db, name));
  }

  /** The views of one database. */
  of(db: string): readonly ViewDefinition[] {
    return [...this.#all.values()].filter((one) => one.db === db);
  }

  databases(): readonly string[] {
    return [...new Set([...this.#all.values()].map(({ db }) => db))];
  }

  /** What a view is of in the end; `undefined` when there is no such view. Views are never of themselves. */
  resolve(db: string, name: string): ViewedCollection | undefined {
    if (this.isEmpty) return undefined;
    let collection = name;
    const pipelines: (readonly Document[])[] = [];
    for (;;) {
      const view = this.#all.get(keyOf(db, collection));
      if (view === undefined) break;
      pipelines.unshift(view.pipeline);
      collection = view.on;
    }
    return pipelines.length === 0 ? undefined : { collection, pipeline: pipelines.flat() };
  }
}

function keyOf(db: string, name: string): string {
  return `${db}\0${name}`;
}
