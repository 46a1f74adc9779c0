import type { AnswerMap } from "../api.ts";
import { own } from "../json/record.ts";
import type { FieldNode, InnerLevel, NodeTree } from "./field-node.ts";
import type { Level } from "./level.ts";
import { LevelNode } from "./level-node.ts";

/**
 * A form as it is being filled: one node per field that exists now, each knowing what it comes to. A change runs only
 * the formulas that depend on it, and judges only the values that it touched.
 */
export class FillTree implements NodeTree {
  readonly root: LevelNode;
  readonly #nodes: Map<string, FieldNode> | null;
  readonly #rows = new Map<string, InnerLevel>();
  #touched: Set<string> | null = null;

  /** `follow`: whether nodes are found by path and changes told; not needed to evaluate answers once. */
  constructor(level: Level, answers: AnswerMap, { follow }: { readonly follow: boolean }) {
    this.#nodes = follow ? new Map() : null;
    this.root = this.level(level, null, "", answers);
  }

  /** A new node of this tree for the fields of an object or a row. */
  level(level: Level, holder: InnerLevel | null, path: string, raw: unknown): LevelNode {
    return new LevelNode(this, level, holder, path, raw);
  }

  /** The field at a path, where it exists now; rows are no fields. Only of a tree that follows. */
  find(path: string): FieldNode | undefined {
    return this.#nodes?.get(path);
  }

  /** The row at a path. */
  findRow(path: string): InnerLevel | undefined {
    return this.#rows.get(path);
  }

  /** Gives a top-level field another value. Answers every path whose value, visibility or problems changed. */
  change(key: string, raw: unknown): ReadonlySet<string> {
    const touched = new Set<string>();
    this.#touched = touched;
    this.root.offer(key, raw);
    this.root.run();
    this.root.judge();
    this.#touched = null;
    return touched;
  }

  /** Runs the checks that have not been run. */
  judge(): void {
    this.root.judge();
  }

  touch(path: string): void {
    this.#touched?.add(path);
  }

  add(node: FieldNode): void {
    this.#nodes?.set(node.path, node);
    this.#touched?.add(node.path);
  }

  remove(node: FieldNode): void {
    this.#nodes?.delete(node.path);
    this.#touched?.add(node.path);
  }

  addRow(row: InnerLevel): void {
    if (this.#nodes !== null) this.#rows.set(row.path, row);
    this.#touched?.add(row.path);
  }

  removeRow(row: InnerLevel): void {
    this.#rows.delete(row.path);
    this.#touched?.add(row.path);
  }
}

/** A form evaluated once, its problems too. */
export function evaluated(level: Level, answers: AnswerMap): FillTree {
  const tree = new FillTree(level, answers, { follow: false });
  tree.judge();
  return tree;
}

/** The answers as handed in: hidden and unknown values dropped, blanks left out, computed ones filled in. */
export function submissionOf(level: Level, answers: AnswerMap): AnswerMap {
  return new FillTree(level, answers, { follow: false }).root.submitted();
}

/** Top-level keys of answers that the form does not know. */
export function unknownKeys(level: Level, answers: AnswerMap): string[] {
  return Object.keys(answers).filter((key) => !level.indexOf.has(key) && own(answers, key) !== undefined);
}
