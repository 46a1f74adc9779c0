import type { Problem } from "@duheng/contracts";
import type { RunnableProgram } from "@duheng/formula/runtime";
import { fieldLimits } from "../fields/limits.ts";
import { sameJson } from "../json/equal.ts";
import { isBlank, isRecord } from "../json/record.ts";
import { ofValue } from "../planning/plan.ts";
import { knownChanged, needChanged, valueChanged } from "./changes.ts";
import { noProblems, ownProblems, sameProblems } from "./judge.ts";
import type { Level, LevelField } from "./level.ts";

/** The fields inside an object, or of one row, as the field sees them that holds them. */
export interface InnerLevel {
  readonly path: string;
  readonly nodes: readonly FieldNode[];
  /** What formulas of this level see, by name. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly raw: unknown;
  problems: readonly Problem[];
  /** Takes another raw object, and what changed around it. */
  update(raw: unknown): number;
  judge(): void;
  judgeRow(): void;
  acquit(): void;
  submitted(): Record<string, unknown>;
  removeRow(): void;
  /** The field that a name means here: of this level, or of the nearest around it. */
  nodeAround(key: string): FieldNode | undefined;
}

/** The tree that nodes are of: it finds them by their path, makes what is inside of them, and is told what they touch. */
export interface NodeTree {
  level(level: Level, holder: InnerLevel, path: string, raw: unknown): InnerLevel;
  touch(path: string): void;
  add(node: FieldNode): void;
  remove(node: FieldNode): void;
  addRow(row: InnerLevel): void;
  removeRow(row: InnerLevel): void;
}

/** One field that exists now: of a row, once for each row. */
export class FieldNode {
  readonly field: LevelField;
  readonly path: string;
  /** As entered. */
  raw: unknown;
  visible = false;
  /** Of a computed field that is visible; null while an input is missing. */
  computed: unknown = null;
  hasValue = false;
  /** What formulas see of it; of objects and rows the same object, whose inside changes. */
  known: unknown = undefined;
  /** Grows whenever formulas see something else. */
  version = 0;
  /** Grows whenever something else is handed in. */
  handedIn = 0;
  problems: readonly Problem[] = noProblems;
  inner: InnerLevel | null = null;
  rows: readonly InnerLevel[] = [];
  reasons = 0;
  readonly #tree: NodeTree;
  readonly #holder: InnerLevel;
  #value: unknown = undefined;

  constructor(tree: NodeTree, field: LevelField, holder: InnerLevel, raw: unknown) {
    this.#tree = tree;
    this.field = field;
    this.#holder = holder;
    this.path = holder.path + field.step;
    this.raw = raw;
    tree.add(this);
  }

  evaluate(reasons: number): number {
    if ((reasons & needChanged) !== 0) this.#see();
    const changes = this.visible ? this.#take() : this.#hide();
    if ((changes & valueChanged) !== 0) this.handedIn += 1;
    return changes;
  }

  judge(): void {
    this.#tell(
      this.visible ? ownProblems(this.field, this.#judged(), this.#holder.input, this.path) : noProblems,
    );
    if (this.inner !== null) {
      if (this.hasValue && !isWrongObject(this.raw)) this.inner.judge();
      else this.inner.acquit();
    }
    for (const row of this.rows) row.judgeRow();
  }

  acquit(): void {
    this.#tell(noProblems);
    this.inner?.acquit();
    for (const row of this.rows) {
      if (row.problems.length > 0) this.#tree.touch(row.path);
      row.problems = noProblems;
      row.acquit();
    }
  }

  /** What is handed in; undefined: nothing. */
  submitted(): unknown {
    if (!this.hasValue) return undefined;
    if (this.inner !== null) return isWrongObject(this.raw) ? this.raw : this.inner.submitted();
    if (this.field.info.kind !== "rows" || !Array.isArray(this.raw) || this.raw.length > fieldLimits.rows)
      return this.#value;
    this.#value ??= this.rows.map((row) => (isRecord(row.raw) ? row.submitted() : row.raw));
    return this.#value;
  }

  remove(): void {
    this.#tree.remove(this);
    this.#removeInside();
  }

  /** Enough of the value to judge it by: what is inside is judged there, so it is not gathered for this. */
  #judged(): unknown {
    const { kind, bounds } = this.field.info;
    if (!this.hasValue) return undefined;
    if (kind === "object") return isWrongObject(this.raw) ? this.raw : this.inner?.input;
    return kind === "rows" && bounds.uniqueItems !== true ? this.raw : this.submitted();
  }

  #see(): void {
    const { visible } = this.field;
    const isVisible = visible === null || run(visible, this.#holder.input) === true;
    if (isVisible !== this.visible) this.#tree.touch(this.path);
    this.visible = isVisible;
  }

  #hide(): number {
    this.#removeInside();
    this.computed = null;
    return this.#settle(undefined, undefined);
  }

  #take(): number {
    const { info, inner, computed } = this.field;
    if (computed !== null) {
      const value = run(computed, this.#holder.input);
      if (!sameJson(value, this.computed)) this.#tree.touch(this.path);
      this.computed = value;
      return this.#simple(value ?? undefined);
    }
    if (inner === null) return this.#simple(isBlank(this.raw) ? undefined : this.raw);
    return info.kind === "object" ? this.#takeObject(inner) : this.#takeRows(inner);
  }

  #simple(value: unknown): number {
    return this.#settle(value, value !== undefined && this.field.fitsKind(value) ? value : undefined);
  }

  #settle(value: unknown, known: unknown): number {
    const changes =
      (Object.is(value, this.#value) ? 0 : valueChanged) | (sameJson(known, this.known) ? 0 : knownChanged);
    const isGone = this.hasValue && value === undefined;
    this.#value = value;
    this.hasValue = value !== undefined;
    this.known = known;
    return isGone ? changes | valueChanged : changes;
  }

  /** An object that is not required and in which nothing was entered is not handed in. */
  #takeObject(level: Level): number {
    const { info } = this.field;
    let changes = valueChanged | knownChanged;
    if (this.inner === null) this.inner = this.#tree.level(level, this.#holder, this.path, this.raw);
    else changes = this.inner.update(this.raw);
    const isThere = info.required || this.inner.nodes.some(isEntered);
    const isWrong = isWrongObject(this.raw);
    const known = isThere && !isWrong ? this.inner.input : undefined;
    if (known !== this.known) changes |= valueChanged | knownChanged;
    this.known = known;
    if (this.hasValue !== (isThere || isWrong)) changes |= valueChanged;
    this.hasValue = isThere || isWrong;
    return changes;
  }

  /** A list longer than any form allows is not looked into: it is refused as a whole. */
  #takeRows(level: Level): number {
    const raw: unknown = this.raw;
    if (!Array.isArray(raw) || raw.length > fieldLimits.rows) {
      this.#removeInside();
      return this.#settle(isBlank(raw) ? undefined : raw, undefined);
    }
    let changes =
      this.known === undefined || raw.length !== this.rows.length ? valueChanged | knownChanged : 0;
    const rows = this.rows.slice(0, raw.length);
    for (const row of this.rows.slice(raw.length)) row.removeRow();
    raw.forEach((each: unknown, index) => {
      const row = rows[index];
      if (row !== undefined) changes |= row.update(each);
      else {
        const added = this.#tree.level(level, this.#holder, `${this.path}/${index}`, each);
        this.#tree.addRow(added);
        rows.push(added);
      }
    });
    this.rows = rows;
    if (changes === 0) return changes;
    this.#value = undefined;
    this.hasValue = true;
    if ((changes & knownChanged) !== 0) this.known = rows.map(({ input }) => input);
    return changes;
  }

  #removeInside(): void {
    for (const node of this.inner?.nodes ?? []) node.remove();
    for (const row of this.rows) row.removeRow();
    this.inner = null;
    this.rows = [];
  }

  #tell(problems: readonly Problem[]): void {
    if (!sameProblems(problems, this.problems)) this.#tree.touch(this.path);
    this.problems = problems;
  }
}

function isEntered({ field, hasValue }: FieldNode): boolean {
  return field.info.computed === undefined && hasValue;
}

function isWrongObject(raw: unknown): boolean {
  return raw !== undefined && raw !== null && !isRecord(raw);
}

/** The value of a formula of one definition; null where it is blank or cannot be known. */
function run(program: RunnableProgram, input: Readonly<Record<string, unknown>>): unknown {
  return ofValue(program.evaluate(input).values) ?? null;
}
