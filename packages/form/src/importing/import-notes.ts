import type { Problem } from "@duheng/contracts";
import type { Sentence } from "../api.ts";
import { errorAt, sentence, warningAt } from "../problem.ts";

/** Something of a schema that a form made of the rest does without. */
export interface LeftOut {
  /** JSON pointer into the schema that was given. */
  readonly path: string;
  /** The field concerned: its title, or its key; absent where it is the form as a whole. */
  readonly title?: string;
  /** field: it cannot be filled in. rule: answers that it would refuse are accepted. narrowed: less can be filled in. */
  readonly kind: "field" | "rule" | "narrowed";
  /** What is left out, and what that means. */
  readonly message: Sentence;
}

/** Titles are written by others, and shown in a sentence. */
const titleLength = 60;

/** What is found while a schema is read: what is taken over differently, and what cannot be taken over. */
export class ImportNotes {
  readonly findings: Problem[] = [];
  readonly left: LeftOut[] = [];
  readonly #seen = new Set<string>();

  /** Taken over, with a difference that loses nothing anybody would fill in. */
  warn(at: string, code: string, zh: string, en: string): void {
    if (this.#isNew(code, at)) this.findings.push(warningAt(at, code, zh, en));
  }

  /** A field that cannot be filled in, and why. */
  leaveField(at: string, title: string, code: string, zh: string, en: string): void {
    const { named, namedEn } = words(title);
    this.#leave(at, title, "field", code, sentence(zh, en), {
      zh: `${named}没有导入，不能填写：${zh}`,
      en: `${namedEn} is left out and cannot be filled in: ${en}`,
    });
  }

  /** A rule that is not kept, and why. */
  leaveRule(at: string, title: string, code: string, rule: string, zh: string, en: string): void {
    const { named, namedEn } = words(title);
    this.#leave(at, title, "rule", code, sentence(zh, en), {
      zh: `${named}的规则“${rule}”没有导入，它会拒绝的内容现在能提交：${zh}`,
      en: `the rule "${rule}" on ${namedEn} is left out, answers that it would refuse are accepted: ${en}`,
    });
  }

  /** Of what a field takes only a part is left. */
  narrow(at: string, title: string, code: string, zh: string, en: string): void {
    const { named, namedEn } = words(title);
    this.#leave(at, title, "narrowed", code, sentence(zh, en), {
      zh: `${named}只导入了一部分：${zh}`,
      en: `${namedEn} is taken over in part: ${en}`,
    });
  }

  #leave(
    at: string,
    title: string,
    kind: LeftOut["kind"],
    code: string,
    reason: Sentence,
    message: Sentence,
  ): void {
    if (!this.#isNew(code, at)) return;
    this.findings.push(errorAt(at, code, reason.zh, reason.en));
    this.left.push({ path: at, kind, message, ...(title === "" ? {} : { title }) });
  }

  /** A definition is read once, but a schema may be looked at several times on the way. */
  #isNew(code: string, at: string): boolean {
    const key = `${code} ${at}`;
    if (this.#seen.has(key)) return false;
    this.#seen.add(key);
    return true;
  }
}

function words(title: string): { named: string; namedEn: string } {
  const letters = [...title];
  const short = letters.length > titleLength ? `${letters.slice(0, titleLength).join("")}…` : title;
  return title === ""
    ? { named: "整张表", namedEn: "the form" }
    : { named: `“${short}”`, namedEn: `"${short}"` };
}
