import { nearestNames, type Values } from "@duheng/imports";
import type { ToldAhead } from "../../import-kinds/import-kind.ts";
import { listStaff } from "../../staff/lists.ts";

/** Texts of which the nearest are looked for, each once; more are a table of somebody else. */
const mostLooked = 300;

/** Tells of rows that are about nobody who is there: nobody is ever made by figures. */
export class Nobody {
  readonly #nearest = new Map<string, string | undefined>();
  #people: Promise<Readonly<Record<"name" | "number", readonly string[]>>> | undefined;

  /** Of a row. In: what it says. */
  async called({ number, name }: Values): Promise<ToldAhead> {
    if (typeof number !== "string" && typeof name !== "string") return nobodyNamed;
    const [field, said] =
      typeof name === "string" ? (["name", name] as const) : (["number", String(number)] as const);
    const nearest = await this.#nearestTo(field, said);
    const message =
      nearest === undefined
        ? {
            zh: `本单位没有“${said}”。请更正，或略过这一行`,
            en: `nobody here is “${said}”: correct it, or leave the row out`,
          }
        : {
            zh: `本单位没有“${said}”，是不是“${nearest}”？`,
            en: `nobody here is “${said}”: is it “${nearest}”?`,
          };
    return { field, code: "nobody", message };
  }

  async #nearestTo(field: "name" | "number", said: string): Promise<string | undefined> {
    const key = `${field} ${said}`;
    if (this.#nearest.has(key) || this.#nearest.size >= mostLooked) return this.#nearest.get(key);
    this.#people ??= listStaff().then((people) => ({
      name: people.map((person) => person.name),
      number: people.map((person) => person.number),
    }));
    const [nearest] = nearestNames(said, (await this.#people)[field]);
    this.#nearest.set(key, nearest);
    return nearest;
  }
}

const nobodyNamed: ToldAhead = {
  code: "nobody",
  message: {
    zh: "没有说是谁的数据，请填写工号或姓名",
    en: "does not say whose figures they are: fill in the number or the name",
  },
};
