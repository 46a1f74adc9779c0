import type { Problem } from "@duheng/contracts";
import { own } from "../json/record.ts";
import { knownChanged, needChanged, rawGiven, valueChanged } from "./changes.ts";
import { FieldNode, type InnerLevel, type NodeTree } from "./field-node.ts";
import { noProblems, rowProblems, sameProblems } from "./judge.ts";
import type { Level } from "./level.ts";
import { type OuterName, outerNames, refresh } from "./outer-names.ts";
import { Waiting } from "./waiting.ts";

/** The fields of the form, of an object, or of one row. */
export class LevelNode implements InnerLevel {
  readonly path: string;
  readonly nodes: readonly FieldNode[];
  /** What formulas of this level see, by name; kept up to date in place. Values of a wrong kind are blank to them. */
  readonly input: Record<string, unknown> = {};
  readonly level: Level;
  raw: unknown;
  problems: readonly Problem[] = noProblems;
  readonly #tree: NodeTree;
  readonly #holder: InnerLevel | null;
  readonly #waiting = new Waiting();
  readonly #outerNeeds: readonly OuterName[];
  readonly #outerLooks: readonly OuterName[];
  /** Null: none has been judged. */
  #unjudged: Set<number> | null = null;
  #submitted: Record<string, unknown> | null = null;

  constructor(tree: NodeTree, level: Level, holder: InnerLevel | null, path: string, raw: unknown) {
    this.#tree = tree;
    this.#holder = holder;
    this.level = level;
    this.path = path;
    this.raw = raw;
    this.#outerNeeds = outerNames(level.outerNeeds, holder);
    this.#outerLooks = outerNames(level.outerLooks, holder);
    for (const { key, node } of this.#outerNeeds) this.input[key] = node.known;
    for (const { key, node } of this.#outerLooks) this.input[key] = node.known;
    for (const { info } of level.fields) this.input[info.key] = undefined;
    this.nodes = level.fields.map((field) => new FieldNode(tree, field, this, own(raw, field.info.key)));
    for (const node of this.nodes) {
      node.evaluate(rawGiven | needChanged);
      this.input[node.field.info.key] = node.known;
      node.version = 1;
    }
  }

  /** The field that a name means here: of this level, or of the nearest around it. */
  nodeAround(key: string): FieldNode | undefined {
    return this.nodeOf(key) ?? this.#holder?.nodeAround(key);
  }

  nodeOf(key: string): FieldNode | undefined {
    return this.nodes[this.level.indexOf.get(key) ?? -1];
  }

  /** Another raw value for one field, evaluated by the next run. */
  offer(key: string, raw: unknown): void {
    const index = this.level.indexOf.get(key);
    const node = this.nodes[index ?? -1];
    if (index === undefined || node === undefined || Object.is(node.raw, raw)) return;
    const isShown = (node.raw ?? undefined) !== (raw ?? undefined);
    if (isShown && (node.field.computed === null || !node.visible)) this.#tree.touch(node.path);
    node.raw = raw;
    this.#wait(index, rawGiven);
  }

  /** Takes another raw object, and what changed around it. */
  update(raw: unknown): number {
    let changes = 0;
    if (raw !== this.raw) {
      if ((raw ?? undefined) !== (this.raw ?? undefined)) this.#tree.touch(this.path);
      this.raw = raw;
      changes = valueChanged;
      for (const { field } of this.nodes) this.offer(field.info.key, own(raw, field.info.key));
    }
    for (const outer of this.#outerNeeds) {
      if (!refresh(outer, this.input)) continue;
      for (const index of this.level.dependants.get(outer.key) ?? []) this.#wait(index, needChanged);
    }
    return this.run() | changes;
  }

  /** Evaluates what waits, and what depends on it, each once. */
  run(): number {
    let all = 0;
    for (let index = this.#waiting.take(); index !== undefined; index = this.#waiting.take()) {
      const node = this.nodes[index];
      if (node === undefined) continue;
      const changes = node.evaluate(node.reasons);
      node.reasons = 0;
      this.#unjudged?.add(index);
      all |= changes;
      if ((changes & knownChanged) === 0) continue;
      const { key } = node.field.info;
      this.input[key] = node.known;
      node.version += 1;
      for (const dependant of this.level.dependants.get(key) ?? []) this.#wait(dependant, needChanged);
      for (const watcher of this.level.watchers.get(key) ?? []) this.#unjudged?.add(watcher);
    }
    if (all !== 0) this.#submitted = null;
    return all;
  }

  /** Runs the checks of what changed since the last time, and of all the first time. */
  judge(): void {
    for (const outer of this.#outerLooks) {
      if (!refresh(outer, this.input)) continue;
      for (const index of this.level.watchers.get(outer.key) ?? []) this.#unjudged?.add(index);
    }
    if (this.#unjudged === null) for (const node of this.nodes) node.judge();
    else for (const index of this.#unjudged) this.nodes[index]?.judge();
    if (this.#unjudged === null || this.#unjudged.size > 0) this.#unjudged = new Set();
  }

  /** One row: what is no row at all says just that. */
  judgeRow(): void {
    const problems = rowProblems(this.raw, this.path);
    if (!sameProblems(problems, this.problems)) this.#tree.touch(this.path);
    this.problems = problems;
    if (problems.length > 0) this.acquit();
    else this.judge();
  }

  /** Nothing in here is wrong, since nothing of it is handed in. */
  acquit(): void {
    if (this.#unjudged === null) return;
    for (const node of this.nodes) node.acquit();
    this.#unjudged = null;
  }

  /** What is handed in of this level; keeps its identity while nothing changed. */
  submitted(): Record<string, unknown> {
    if (this.#submitted !== null) return this.#submitted;
    const values: Record<string, unknown> = {};
    for (const node of this.nodes) {
      if (node.hasValue) values[node.field.info.key] = node.submitted();
    }
    this.#submitted = values;
    return values;
  }

  removeRow(): void {
    this.#tree.removeRow(this);
    for (const node of this.nodes) node.remove();
  }

  #wait(index: number, reason: number): void {
    const node = this.nodes[index];
    if (node === undefined) return;
    if (node.reasons === 0) this.#waiting.add(index);
    node.reasons |= reason;
  }
}
