import { isDeepStrictEqual } from "node:util";
import type { Problem, Staff } from "@duheng/contracts";
import { problem } from "../errors/app-error.ts";

type Days = Pick<Staff, "joinedOn" | "leftOn" | "statuses">;

/** Days of a person of which each by itself is right, and that cannot be together. Each is told at the later one. */
export function impossibleDays({ joinedOn, leftOn, statuses }: Days): Problem[] {
  const isBefore = joinedOn !== undefined && leftOn !== undefined && leftOn < joinedOn;
  return [
    ...(isBefore
      ? [
          problem(
            "before-joined",
            "/leftOn",
            `不能早于到岗日期 ${joinedOn}`,
            `cannot be before the first day, ${joinedOn}`,
          ),
        ]
      : []),
    ...statuses.flatMap(({ kind, from, to }, at) => {
      if (to !== undefined && to < from)
        return [
          problem(
            "ends-before",
            `/statuses/${at}/to`,
            `不能早于开始日期 ${from}`,
            `cannot be before it begins, ${from}`,
          ),
        ];
      const earlier = statuses.slice(0, at).filter((one) => one.kind === kind);
      return earlier.some((one) => overlaps(one, { from, to }))
        ? [
            problem(
              "status-twice",
              `/statuses/${at}/from`,
              "同一情形的两段时间重叠了，请核对起止日期",
              "the same is noted twice for these days",
            ),
          ]
        : [];
    }),
  ];
}

/** Those that a change brings: what was so before, and could not be, is not judged again. */
export function newImpossibleDays(person: Days, before: Days | undefined): Problem[] {
  if (before === undefined) return impossibleDays(person);
  const isSame = (fields: readonly (keyof Days)[]) =>
    fields.every((field) => isDeepStrictEqual(person[field], before[field]));
  const kept = { stay: isSame(["joinedOn", "leftOn"]), statuses: isSame(["statuses"]) };
  return impossibleDays(person).filter(({ path }) => !(path === "/leftOn" ? kept.stay : kept.statuses));
}

interface Span {
  readonly from: string;
  readonly to?: string | undefined;
}

/** Whether two times have a day in common; one without an end goes on. */
export function overlaps(one: Span, other: Span): boolean {
  return one.from <= (other.to ?? noEnd) && other.from <= (one.to ?? noEnd);
}

const noEnd = "9999-12-31";
