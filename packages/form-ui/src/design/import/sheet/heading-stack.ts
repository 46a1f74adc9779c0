import { groupInTitle, kindOfGroup, ordinalLevel, titleOfGroup } from "./group-title.ts";

/** Headings between rows, by their depth: 一、 holds those of （一） below it. */
export class HeadingStack {
  #heads: readonly { readonly level: number; readonly title: string; readonly points: number | undefined }[] =
    [];
  #isOfTable = false;
  #isFromBeside = false;

  push(text: string, points?: number, depth?: number): void {
    // Depths that are not written in the headings are told from the rows of one table alone.
    if (this.#isFromBeside && depth !== undefined) this.clear();
    this.#isFromBeside = false;
    const level = depth ?? ordinalLevel(text) ?? 1;
    const read = titleOfGroup(groupInTitle(text) ?? text);
    this.#heads = [
      ...this.#heads.filter((head) => head.level < level),
      { level, title: read.title, points: read.points ?? points },
    ];
  }

  /** A heading that holds for one table only. */
  pushTable(text: string): void {
    this.clear();
    this.push(text);
    this.#isOfTable = true;
  }

  /** The table goes on beside: headings hold until the first one there. */
  goOnBeside(): void {
    this.#isFromBeside = true;
  }

  clear(): void {
    this.#heads = [];
    this.#isOfTable = false;
  }

  /** Whether the outermost heading holds for one table only. */
  get isOfTable(): boolean {
    return this.#isOfTable;
  }

  /** The group: the outermost heading, but within 共性指标 and 个性指标 the one below, where there is one. */
  get group(): { readonly title: string; readonly points: number | undefined } {
    const [outer, inner] = this.#heads;
    const found = outer !== undefined && this.scope !== undefined && inner !== undefined ? inner : outer;
    return found ?? { title: "", points: undefined };
  }

  /** Whether the group is common to all or of the unit's own, where a heading says so. */
  get scope(): "common" | "individual" | undefined {
    const kind = kindOfGroup(this.#heads[0]?.title ?? "");
    return kind === "common" || kind === "individual" ? kind : undefined;
  }

  /** Headings below the group. */
  get inner(): readonly string[] {
    const { title } = this.group;
    return this.#heads
      .map((head) => head.title)
      .slice(this.#heads.findIndex((head) => head.title === title) + 1);
  }
}
