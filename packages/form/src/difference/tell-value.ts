import type { Sentence } from "../api.ts";
import { isRecord, type JsonRecord } from "../json/record.ts";
import { show, shownDecimals } from "../scoring/show.ts";
import { enumWord, propertyName } from "./attribute-words.ts";

export type WordLocale = keyof Sentence;

/**
 * A value of a form's part in words: yes and no, points and givers, options by title, numbers with at most 4 decimals,
 * formulas as they are written. Empty for what is not there.
 * @param attribute what the value is of; a list's items have theirs as `items/…`
 */
export function tellValue(attribute: string, value: unknown, locale: WordLocale): string {
  return new Teller(locale).tell(attribute.replace(/^items\//, ""), value);
}

/** A filled-in value in words: its names are the form's author's own. */
export function tellAnswer(value: unknown, locale: WordLocale): string {
  return new Teller(locale).answer(value);
}

/** Records whose properties are named by the form's author: fields, codes, datasets. */
export const authored: ReadonlySet<string> = new Set([
  "answers",
  "review",
  "ratings",
  "data",
  "cohort",
  "indicators",
  "groups",
]);

export class Teller {
  readonly #locale: WordLocale;
  readonly #decimals: number;
  readonly #isInSentence: boolean;

  /** `isInSentence`: texts that people fill in are quoted, so that they are told from the words around them. */
  constructor(locale: WordLocale, { decimals = shownDecimals, isInSentence = false } = {}) {
    this.#locale = locale;
    this.#decimals = decimals;
    this.#isInSentence = isInSentence;
  }

  /** One that tells numbers with other decimals. */
  withDecimals(decimals: number): Teller {
    return new Teller(this.#locale, { decimals, isInSentence: this.#isInSentence });
  }

  /** Chinese and English by the locale. */
  say(zh: string, en: string): string {
    return this.#locale === "zh" ? zh : en;
  }

  list(texts: readonly string[]): string {
    return texts.join(this.say("、", ", "));
  }

  quote(text: string): string {
    return this.say(`“${text}”`, `"${text}"`);
  }

  tell(name: string, value: unknown): string {
    if (value === undefined || value === null || value === "") return "";
    if (isSentence(value)) return value[this.#locale];
    if (name === "default" || name === "examples" || name === "const") return this.answer(value);
    if (name === "ratings" && isRecord(value)) return this.#ballots(value);
    if (authored.has(name)) return this.answer(value);
    const word = enumWord(name, value);
    if (word !== null) return word[this.#locale];
    if (name === "oneOf" || name === "enum") return this.#options(value);
    if (Array.isArray(value)) return this.list(value.map((each: unknown) => this.tell(name, each)));
    if (isRecord(value)) return this.#known(name, value) ?? this.record(value);
    return this.#plain(value);
  }

  /** What a person fills in. */
  answer(value: unknown): string {
    if (value === undefined || value === null || value === "") return this.say("空", "blank");
    if (Array.isArray(value)) {
      return value.length === 0 ? this.say("空", "blank") : this.list(value.map((each) => this.#row(each)));
    }
    if (typeof value === "string") return this.#filledIn(value);
    if (!isRecord(value)) return this.#plain(value);
    const { id, name, size } = value;
    if (typeof id === "string" && typeof name === "string" && typeof size === "number")
      return this.#filledIn(name);
    return Object.entries(value)
      .map(([key, each]) => `${this.quote(key)} ${this.answer(each)}`)
      .join(this.say("，", ", "));
  }

  /** `满分 10，方式 固定分`: all properties that have a word. */
  record(value: JsonRecord): string {
    return Object.entries(value)
      .filter(([name, each]) => !name.endsWith("/") && each !== undefined)
      .map(([name, each]) => {
        const word = propertyName(name.replace(/^items\//, ""))?.[this.#locale];
        const text = this.tell(name.replace(/^items\//, ""), each);
        return word === undefined ? text : `${word} ${text}`;
      })
      .join(this.say("，", ", "));
  }

  /** What an option is called. */
  option(option: unknown): string {
    if (!isRecord(option)) return this.#value(option);
    return typeof option.title === "string" && option.title !== ""
      ? this.quote(option.title)
      : this.#value(option.const);
  }

  #options(value: unknown): string {
    return Array.isArray(value)
      ? this.list(value.map((each: unknown) => this.option(each)))
      : this.#plain(value);
  }

  #value(value: unknown): string {
    return typeof value === "string" ? this.quote(value) : this.answer(value);
  }

  #row(value: unknown): string {
    return isRecord(value)
      ? this.say(`（${this.answer(value)}）`, `(${this.answer(value)})`)
      : this.answer(value);
  }

  #plain(value: unknown): string {
    if (typeof value === "boolean") return this.say(value ? "是" : "否", value ? "yes" : "no");
    return typeof value === "number" ? this.#number(value) : String(value);
  }

  #filledIn(text: string): string {
    return this.#isInSentence ? this.quote(text) : text;
  }

  #number(value: number): string {
    return show(value, this.#decimals);
  }

  #known(name: string, value: JsonRecord): string | null {
    switch (name) {
      case "points":
        return this.#points(value);
      case "by":
        return this.#giver(value);
      case "x-check": {
        const { formula, message } = value;
        const said = isSentence(message) ? message[this.#locale] : String(message ?? "");
        return this.say(`须满足 ${formula}（提示：${said}）`, `must hold: ${formula} (message: ${said})`);
      }
      case "veto":
        return this.say(
          `满足 ${value.when} 时最高为${this.tell("ceiling", value.ceiling)}`,
          `where ${value.when}, at most ${this.tell("ceiling", value.ceiling)}`,
        );
      case "levels":
        return `${value.title} ${typeof value.share === "number" ? `${this.#number(value.share * 100)}%` : ""}`;
      case "x-source":
        return this.say(
          `数据集“${value.dataset}”的“${value.column}”列`,
          `column "${value.column}" of dataset "${value.dataset}"`,
        );
      case "trim":
        return this.say(
          `满 ${value.from} 票时去掉最高、最低各 ${value.drop} 票`,
          `from ${value.from} ballots on the ${value.drop} highest and lowest are dropped`,
        );
      case "origin":
        return this.say(
          `指标库第 ${value.version ?? 1} 版`,
          `the indicator library, version ${value.version ?? 1}`,
        );
      default:
        return null;
    }
  }

  /** By indicator, and by the kind of rater. */
  #ballots(value: JsonRecord): string {
    return Object.entries(value)
      .map(
        ([code, kinds]) => `${this.quote(code)} ${isRecord(kinds) ? this.record(kinds) : this.answer(kinds)}`,
      )
      .join(this.say("；", "; "));
  }

  #points(value: JsonRecord): string {
    const unit = this.say("分", "points");
    const number = (each: unknown) => (typeof each === "number" ? this.#number(each) : "");
    if (value.kind === "fixed") return `${number(value.full)} ${unit}`;
    return this.say(
      `${number(value.min)} 至 ${number(value.max)} 分`,
      `${number(value.min)} to ${number(value.max)} points`,
    );
  }

  #giver({ kind, formula, levels, raters }: JsonRecord): string {
    if (kind === "formula") return `${this.say("公式", "the formula")} ${String(formula)}`;
    const said = this.tell("kind", kind);
    const more = kind === "reviewer" ? this.tell("levels", levels) : this.tell("raters", raters);
    return more === "" ? said : this.say(`${said}（${more}）`, `${said} (${more})`);
  }
}

function isSentence(value: unknown): value is Sentence {
  return (
    isRecord(value) &&
    typeof value.zh === "string" &&
    typeof value.en === "string" &&
    Object.keys(value).length === 2
  );
}
