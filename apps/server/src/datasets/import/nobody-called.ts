import type { Staff } from "@duheng/contracts";
import { nearestNames, type Values } from "@duheng/imports";
import type { ToldAhead } from "../../import-kinds/import-kind.ts";

/** Of a row that is about nobody who is there: nobody is ever made by figures. */
export function nobodyCalled({ number, name }: Values, people: readonly Staff[]): ToldAhead {
  if (typeof number !== "string" && typeof name !== "string")
    return {
      code: "nobody",
      message: {
        zh: "没有说是谁的数据，请填写工号或姓名",
        en: "does not say whose figures they are: fill in the number or the name",
      },
    };
  const [field, said] = typeof name === "string" ? ["name", name] : ["number", String(number)];
  const [nearest] = nearestNames(
    said,
    people.map((person) => (field === "name" ? person.name : person.number)),
  );
  const [zh, en] = nearest === undefined ? ["", ""] : [`，是不是“${nearest}”？`, `: is it “${nearest}”?`];
  return {
    field,
    code: "nobody",
    message:
      nearest === undefined
        ? {
            zh: `本单位没有“${said}”。请更正，或略过这一行`,
            en: `nobody here is “${said}”: correct it, or leave the row out`,
          }
        : { zh: `本单位没有“${said}”${zh}`, en: `nobody here is “${said}”${en}` },
  };
}
