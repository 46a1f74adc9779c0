import { attributeName } from "../difference/attribute-words.ts";
import { partName } from "../difference/change-sentences.ts";
import { identify } from "../difference/identified.ts";
import { sentence } from "../problem.ts";
import type { MergeChoices, MergeConflict } from "./conflict.ts";
import { nameConflict } from "./final-names.ts";
import type { MergedParts } from "./merge-parts.ts";
import { listHolder, nameAttribute, nameOf, type Part, titleOf } from "./parts.ts";
import { shapeAttribute } from "./shape.ts";
import { ofThree } from "./three.ts";

/** What a person has to look at, in the order of the document. */
export function conflictsOf(found: MergedParts, choices: MergeChoices): MergeConflict[] {
  const places = new Map([...identify(found.form)].map(([key, { path }]) => [key, path]));
  const writer = new Writer(found, places, choices);
  return [
    ...found.removals.map(({ key, id, because, taken, removedBy }) => {
      const title = writer.title(key);
      const who =
        removedBy === "mine" ? ["您", "对方", "you", "the other"] : ["对方", "您", "the other", "you"];
      const why =
        because === "changed"
          ? ["作了修改", "changed it"]
          : ["在公式或样例中用到了它", "uses it in a formula or a sample"];
      return writer.conflict(key, {
        id,
        kind: "removed",
        values: (part) => part?.attributes,
        taken,
        zh: `${title.zh}：${who[0]}删除了它，${who[1]}${why[0]}`,
        en: `${title.en}: ${who[2]} removed it, ${who[3]} ${why[1]}`,
      });
    }),
    ...found.names.renamedTwice.map((key) => {
      const attribute = nameAttribute(found.three.mine.all.get(key)?.kind ?? "field") ?? "key";
      return writer.changed(key, nameConflict(key), attribute, writer.renamed(key));
    }),
    ...found.names.clashes.map(({ id, name, mine, theirs, instead }) => {
      const [own, other] = [writer.title(mine), writer.title(theirs)];
      return writer.conflict(mine, {
        id,
        kind: "name",
        values: () => undefined,
        given: { mine: own.zh, theirs: other.zh },
        zh: `${own.zh}与对方的${other.zh}都叫“${name}”，其中一个改名为“${instead}”`,
        en: `${own.en} and the other's ${other.en} are both called "${name}"; one becomes "${instead}"`,
      });
    }),
    ...found.attributes.map(({ key, attribute, ...given }) =>
      writer.changed(key, `changed ${key} ${attribute}`, attribute, given),
    ),
    ...found.moves.map((key) => {
      const title = writer.title(key);
      return writer.conflict(key, {
        id: `moved ${key}`,
        kind: "moved",
        values: (part) => (part === undefined ? undefined : writer.title(listHolder(part.list))),
        zh: `${title.zh}：双方移到了不同的地方`,
        en: `${title.en}: moved to two different places`,
      });
    }),
    ...found.orders.map((list) => writer.order(list)),
    ...found.emptied.map((list) =>
      writer.conflict("score ", {
        id: `last ${list}`,
        kind: "last",
        values: () => undefined,
        zh: "双方各删去了一部分分组，合并后一个也不剩",
        en: "Each removed some of the groups: together none would be left",
      }),
    ),
  ];
}

interface Wording {
  readonly id: string;
  readonly kind: MergeConflict["kind"];
  readonly values: (part: Part | undefined) => unknown;
  readonly given?: { readonly base?: unknown; readonly mine: unknown; readonly theirs: unknown };
  readonly attribute?: string;
  readonly taken?: MergeConflict["taken"];
  readonly zh: string;
  readonly en: string;
}

class Writer {
  readonly #found: MergedParts;
  readonly #places: ReadonlyMap<string, string>;
  readonly #choices: MergeChoices;

  constructor(found: MergedParts, places: ReadonlyMap<string, string>, choices: MergeChoices) {
    this.#found = found;
    this.#places = places;
    this.#choices = choices;
  }

  title(key: string): { readonly zh: string; readonly en: string } {
    const part = this.#part(key);
    if (part === undefined) return { zh: "表单", en: "the form" };
    const [zh, en] = partName(part.kind);
    const title = part.kind === "item" ? this.#fieldOf(part) : titleOf(part);
    return title === "" ? { zh, en } : { zh: `${zh}“${title}”`, en: `${en} "${title}"` };
  }

  /** The names that both sides gave. */
  renamed(key: string): { base: unknown; mine: unknown; theirs: unknown } {
    const name = (part: Part | undefined) => (part === undefined ? undefined : nameOf(part));
    const { base, mine, theirs } = ofThree(this.#found.raw, key);
    return { base: name(base), mine: name(mine), theirs: name(theirs) };
  }

  changed(
    key: string,
    id: string,
    attribute: string,
    given: { readonly base: unknown; readonly mine: unknown; readonly theirs: unknown },
  ): MergeConflict {
    const title = this.title(key);
    const { zh, en } =
      attribute === shapeAttribute
        ? sentence("填写方式", "what may be filled in")
        : attributeName(this.#part(key)?.kind ?? "form", attribute);
    return this.conflict(key, {
      id,
      kind: "changed",
      attribute,
      values: () => undefined,
      given,
      zh: `${title.zh}：双方都改了${zh}`,
      en: `${title.en}: both changed ${en}`,
    });
  }

  order(list: string): MergeConflict {
    const holder = this.title(listHolder(list));
    const titles = (side: "base" | "mine" | "theirs") =>
      (this.#found.three[side].lists.get(list) ?? []).map((key) => this.title(key));
    return this.conflict(listHolder(list), {
      id: `order ${list}`,
      kind: "order",
      values: () => undefined,
      given: { base: titles("base"), mine: titles("mine"), theirs: titles("theirs") },
      zh: `${holder.zh}：双方调整了其中内容的顺序`,
      en: `${holder.en}: both changed the order of what is in it`,
    });
  }

  conflict(key: string, { id, kind, values, given, attribute, taken, zh, en }: Wording): MergeConflict {
    const part = this.#part(key);
    const three = ofThree(this.#found.three, key);
    return {
      id,
      kind,
      part: part?.kind ?? "form",
      partId: part?.id ?? "",
      title: part === undefined ? "" : titleOf(part),
      path: this.#places.get(key) ?? "",
      ...(attribute === undefined ? {} : { attribute }),
      base: given === undefined ? values(three.base) : given.base,
      mine: given === undefined ? values(three.mine) : given.mine,
      theirs: given === undefined ? values(three.theirs) : given.theirs,
      taken: taken ?? this.#choices[id] ?? "mine",
      message: sentence(zh, en),
    };
  }

  #part(key: string): Part | undefined {
    const { parts, three } = this.#found;
    return parts.all.get(key) ?? three.mine.all.get(key) ?? three.theirs.all.get(key);
  }

  #fieldOf(item: Part): string {
    const field = this.#part(`field ${item.id.replace(/#\d+$/, "")}`);
    return field === undefined ? String(item.attributes.field ?? "") : titleOf(field);
  }
}
