import type { Form } from "@duheng/contracts";
import type { LockReach } from "@duheng/form";

/** What locks from above hold beyond the locked indicators themselves, with the titles of those. */
export interface HeldCells {
  /** Indicators on which they rest, by id. */
  readonly used: ReadonlyMap<string, readonly string[]>;
  /** Groups whose points they read, by code: no indicator may come into these, none of `used` may leave them. */
  readonly sums: ReadonlyMap<string, readonly string[]>;
  /** Ids of the groups on which they rest: what these weigh and their bounds stay. */
  readonly groups: ReadonlySet<string>;
}

export const nothingHeld: HeldCells = { used: new Map(), sums: new Map(), groups: new Set() };

/** What a table holds of all that locks reach in a form. */
export function heldCells(form: Form, { uses, sums }: LockReach): HeldCells {
  return {
    used: new Map(
      form.indicators.flatMap(({ id }, index) => {
        const titles = uses.get(`/indicators/${String(index)}`);
        return titles === undefined ? [] : [[id, titles] as const];
      }),
    ),
    sums,
    groups: new Set(
      form.score.groups.flatMap(({ id }, index) => (uses.has(`/score/groups/${String(index)}`) ? [id] : [])),
    ),
  };
}
