import { pointerParts } from "../json/pointer.ts";
import type { Source } from "./addresses.ts";
import type { ImportedDocument } from "./conjoin.ts";
import type { FieldSchema, Subject } from "./field-schema.ts";
import type { ReferenceOnly } from "./reference-only.ts";

/** What references lead to, wherever in the document it stands: each becomes one of the form's definitions, read once. */
export class Definitions {
  /** By name, as forms have them. */
  readonly read: Record<string, FieldSchema> = {};
  readonly #names = new Map<string, string | null>();
  /** Places of schemas that are being read. */
  readonly #within = new Set<string>();
  readonly #document: ImportedDocument;
  readonly #read: (source: Source, subject: Subject) => FieldSchema | null;

  constructor(document: ImportedDocument, read: (source: Source, subject: Subject) => FieldSchema | null) {
    this.#document = document;
    this.#read = read;
  }

  /** Reads a schema in which references to itself lead nowhere. */
  within<Result>({ at }: Source, read: () => Result): Result {
    this.#within.add(at);
    try {
      return read();
    } finally {
      this.#within.delete(at);
    }
  }

  /** The name of the definition that a reference leads to; null where it cannot be read, which the notes tell. */
  define({ reference, base, at }: ReferenceOnly, subject: Subject): string | null {
    const { addresses, notes } = this.#document;
    const target = addresses.find(reference, base);
    const shown = reference.slice(0, 80);
    if (target === null || target.at === "") {
      const [zh, en] =
        target === null
          ? [`“${shown}”不在这份文件里，引用不到`, `"${shown}" leads to nothing inside of this document`]
          : ["引用了整份文件自己，会没有尽头", "refers to the whole document, which would have no end"];
      notes.leaveField(at, subject.title, "bad-reference", zh, en);
      return null;
    }
    if (this.#within.has(target.at)) {
      notes.leaveField(
        at,
        subject.title,
        "recursive-reference",
        `“${shown}”引用了自己所在的内容，会没有尽头`,
        `"${shown}" refers to what it is in, which would have no end`,
      );
      return null;
    }
    const known = this.#names.get(target.at);
    if (known !== undefined) {
      if (known === null) this.#leaveUnread(at, subject, shown);
      return known;
    }
    const field = this.within(target, () => this.#read(target, subject));
    const name = field === null ? null : this.#nameFor(target);
    this.#names.set(target.at, name);
    if (field === null || name === null) {
      this.#leaveUnread(at, subject, shown);
      return null;
    }
    this.read[name] = field;
    return name;
  }

  /** `$ref` to a definition by its name. */
  reference(name: string): string {
    const part = name.replaceAll("~", "~0").replaceAll("/", "~1");
    return `#/$defs/${part.replaceAll(/[%\s"<>\\^`{|}#?]/g, encodeURIComponent)}`;
  }

  #leaveUnread(at: string, { title }: Subject, reference: string): void {
    this.#document.notes.leaveField(
      at,
      title,
      "unsupported-definition",
      `所引用的“${reference}”没有能填写的内容`,
      `"${reference}", which it refers to, has nothing that can be filled in`,
    );
  }

  /** Its own name; numbered where another has it. */
  #nameFor({ at }: Source): string {
    // A slash would part a pointer in two, and is read as such by some tools even where it is written as ~1.
    const own = (pointerParts(at).at(-1) ?? "").replaceAll(/[/~]/g, "-") || "definition";
    let name = own;
    for (let count = 2; Object.hasOwn(this.read, name); count += 1) name = `${own}-${count}`;
    return name;
  }
}
