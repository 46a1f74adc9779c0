import type { JsonRecord } from "../json/record.ts";
import { listHolder, type Part, type PartKind, type Parts, partKey } from "./parts.ts";

/** Gathers the parts of one form; two that share an id by mistake are both kept. */
export class Collector {
  readonly #all = new Map<string, Part>();
  readonly #lists = new Map<string, string[]>();

  /** In: where it stands. Out: its key, by which its children name it. */
  add(kind: PartKind, id: string, list: string, attributes: JsonRecord, holder = listHolder(list)): string {
    const own = this.#freeId(kind, id);
    const key = partKey(kind, own);
    this.#all.set(key, { key, kind, id: own, holder, list, attributes });
    const order = this.#lists.get(list);
    if (order === undefined) this.#lists.set(list, [key]);
    else order.push(key);
    return key;
  }

  parts(): Parts {
    return { all: this.#all, lists: this.#lists };
  }

  #freeId(kind: PartKind, id: string): string {
    let free = id;
    for (let count = 2; this.#all.has(partKey(kind, free)); count += 1) free = `${id}#${count}`;
    return free;
  }
}
