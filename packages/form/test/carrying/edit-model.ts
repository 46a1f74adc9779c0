import type { Model, Node } from "./model.ts";

/** Numbers pick what is meant; the same edit may mean something else in another form. */
export interface Edit {
  readonly op: (typeof operations)[number];
  readonly a: number;
  readonly b: number;
}

export const operations = [
  "add",
  "rename",
  "reorder",
  "move",
  "box",
  "dissolve",
  "remove",
  "replace",
  "swap",
  "compute",
  "retype",
  "retitle",
  "drop-option",
] as const;

const kinds = ["text", "number", "choice", "choices", "object", "rows", "object"] as const;
const simple = ["text", "number", "choice", "choices"] as const;

/** Edits a model in place; keys are few, so that they are used again. */
export class Editor {
  readonly model: Model;
  #made = 0;

  constructor(model: Model) {
    this.model = model;
  }

  apply({ op, a, b }: Edit): void {
    if (op === "add") this.#add(a, b);
    const lists = this.#lists().filter((list) => list.length > 0);
    const list = lists[a % lists.length];
    const node = list?.[b % list.length];
    if (list === undefined || node === undefined) return;
    const at = list.indexOf(node);
    const next = list[(at + 1 + (a % 3)) % list.length] ?? node;
    switch (op) {
      case "rename":
        node.key = this.#freeKey(list, a + b);
        return;
      case "reorder":
        list.push(...list.splice(at, 1));
        return;
      case "move":
        this.#move(list, node, a + b);
        return;
      case "box":
        if (this.#depthOf(list) + heightOf(node) < deepest)
          list[at] = { ...this.#node("object", list, b), inner: [node] };
        return;
      case "dissolve": {
        if (node.kind !== "object" || node.definition !== null) return;
        list.splice(at, 1);
        for (const each of node.inner) list.push({ ...each, key: this.#freeKey(list, b, each.key) });
        return;
      }
      case "remove":
        list.splice(at, 1);
        return;
      case "replace":
        list[at] = { ...node, id: this.#id(), inner: this.#renewed(node.inner) };
        return;
      case "swap":
        [node.key, next.key] = [next.key, node.key];
        return;
      case "compute":
        node.computed = !node.computed && (node.kind === "text" || node.kind === "number");
        return;
      case "retype":
        if (node.kind !== "object" && node.kind !== "rows") Object.assign(node, this.#type(node, a));
        return;
      case "retitle":
        // Each option gets the title of the next: values and titles of one field are the same words.
        node.options = node.options.map(([value], index) => {
          const other = node.options[(index + 1) % node.options.length]?.[0] ?? value;
          return [value, other];
        });
        return;
      case "drop-option":
        if (node.options.length > 1) node.options = node.options.filter((_, index) => index !== a % 2);
        return;
    }
  }

  /** A text, where a list may not be empty. */
  addTo(list: Node[]): void {
    list.push(this.#node("text", list, list.length));
  }

  #add(a: number, b: number): void {
    const lists = this.#lists();
    const list = lists[a % lists.length] ?? this.model.fields;
    const kind = kinds[b % kinds.length] ?? "text";
    const isDeep = this.#depthOf(list) >= deepest;
    const node = this.#node(isDeep && (kind === "object" || kind === "rows") ? "text" : kind, list, a);
    const names = Object.keys(this.model.definitions);
    const isInDefinition = names.some((name) => this.#holds(this.model.definitions[name] ?? [], list));
    if ((node.kind === "object" || node.kind === "rows") && b % 3 > 0 && !isInDefinition)
      node.definition = names[a % names.length] ?? null;
    list.push(node);
  }

  /** Among what is written in the same definition, or outside of all: into another object, list of rows or out of it. */
  #move(list: Node[], node: Node, pick: number): void {
    const roots = [this.model.fields, ...Object.values(this.model.definitions)];
    const root = roots.find((each) => this.#holds(each, list));
    if (root === undefined) return;
    const targets = this.#listsIn(root).filter(
      (each) =>
        each !== list &&
        !this.#listsIn(node.inner).includes(each) &&
        this.#depthOf(each) + heightOf(node) <= deepest,
    );
    const target = targets[pick % targets.length];
    if (target === undefined) return;
    list.splice(list.indexOf(node), 1);
    node.key = this.#freeKey(target, pick, node.key);
    target.push(node);
  }

  #node(kind: Node["kind"], list: Node[], pick: number): Node {
    const id = this.#id();
    const key = this.#freeKey(list, pick);
    const node: Node = {
      id,
      key,
      kind,
      inner: [],
      definition: null,
      computed: false,
      evidence: pick % 3 > 0,
      options: [],
    };
    return { ...node, ...this.#type(node, kinds.indexOf(kind)) };
  }

  #type({ id, kind, options }: Node, pick: number): Pick<Node, "kind" | "options" | "computed"> {
    const next = kind === "object" || kind === "rows" ? kind : (simple[pick % simple.length] ?? kind);
    if (next !== "choice" && next !== "choices") return { kind: next, options: [], computed: false };
    const values = ["甲", "乙", "丙"].map((each) => `${id}${each}`);
    return {
      kind: next,
      options: options.length > 0 ? options : values.map((value) => [value, value]),
      computed: false,
    };
  }

  #renewed(nodes: Node[]): Node[] {
    return nodes.map((node) => ({ ...node, id: this.#id(), inner: this.#renewed(node.inner) }));
  }

  #id(): string {
    this.#made += 1;
    return `f${this.#made}`;
  }

  #freeKey(list: Node[], pick: number, wanted = keys[pick % keys.length] ?? "甲"): string {
    const taken = new Set(list.map(({ key }) => key));
    const more = list.map((_, index) => `甲${index}`);
    return [wanted, ...keys, ...more].find((key) => !taken.has(key)) ?? "最后";
  }

  #lists(): Node[][] {
    return [this.model.fields, ...Object.values(this.model.definitions)].flatMap((root) =>
      this.#listsIn(root),
    );
  }

  /** Lists of fields written in this one, itself first. */
  #listsIn(list: Node[]): Node[][] {
    return [
      list,
      ...list.flatMap(({ kind, definition, inner }) =>
        (kind === "object" || kind === "rows") && definition === null ? this.#listsIn(inner) : [],
      ),
    ];
  }

  #holds(root: Node[], list: Node[]): boolean {
    return this.#listsIn(root).includes(list);
  }

  #depthOf(list: Node[]): number {
    const depth = (nodes: Node[], at: number): number =>
      nodes === list
        ? at
        : Math.max(-1, ...nodes.map((node) => (node.definition === null ? depth(node.inner, at + 1) : -1)));
    return Math.max(
      ...[this.model.fields, ...Object.values(this.model.definitions)].map((root) => depth(root, 0)),
    );
  }
}

const keys = ["甲", "乙", "丙", "丁", "a", "b", "c", "名", "数"];

/** Lists inside of lists: a definition's come below those of its user. */
const deepest = 2;

function heightOf({ kind, inner }: Node): number {
  return kind === "object" || kind === "rows" ? 1 + Math.max(0, ...inner.map(heightOf)) : 0;
}

/** A form of its own: later edits of the other do not touch it. */
export function copyOf(model: Model): Model {
  return structuredClone(model);
}
