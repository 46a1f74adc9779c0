import type { Translate } from "../i18n/use-t.ts";
import type { DepartmentPicture, UnitPicture } from "../rpc/answers.ts";
import type { Locale } from "../rpc/errors.ts";
import { clauses, withNote } from "../ui/list-text.ts";
import type { TreeNode } from "./tree-items.ts";

/** What the ids of people in the tree begin with; departments go by their own. */
const personPrefix = "person ";
const nobody = "nobody";

/** Whether a node of the tree is a department. */
export function isDepartment(id: string): boolean {
  return id !== nobody && !id.startsWith(personPrefix);
}

/** The unit as a tree: those of the leadership and the leaders in charge, each with the departments that are his. */
export function departmentNodes(
  { leaders, departments }: UnitPicture,
  t: Translate,
  locale: Locale,
): TreeNode[] {
  const people = new Map(leaders.map((one) => [one.id, one]));
  for (const { leaderInCharge } of departments)
    if (leaderInCharge !== undefined) people.set(leaderInCharge.id, leaderInCharge);
  const led = [...people.values()].map(({ id, name, position, keys }): TreeNode => {
    const own = departments.filter(({ leaderInCharge }) => leaderInCharge?.id === id);
    return {
      id: `${personPrefix}${id}`,
      label: position === undefined ? name : withNote(name, position, locale),
      keys,
      ...(own.length > 0 ? { note: t("organisation.charge", { count: own.length }) } : {}),
      children: own.map((one) => departmentNode(one, t, locale)),
    };
  });
  const others = departments.filter(({ leaderInCharge }) => leaderInCharge === undefined);
  const nodesOf = (isLeadership: boolean) =>
    others.filter((one) => one.isLeadership === isLeadership).map((one) => departmentNode(one, t, locale));
  const children = nodesOf(false);
  const whole = [...nodesOf(true), ...led];
  if (children.length === 0) return whole;
  return [...whole, { id: nobody, label: t("organisation.noCharge"), keys: "", children }];
}

function departmentNode(
  { id, name, people, isLeadership, head, keys }: DepartmentPicture,
  t: Translate,
  locale: Locale,
): TreeNode {
  const led = head === undefined ? t("organisation.noHead") : t("organisation.head", { name: head.name });
  const told = [t("organisation.people", { count: people }), ...(isLeadership && !head ? [] : [led])];
  return {
    ...{ id, label: name, children: [] },
    keys: `${keys} ${head?.name ?? ""} ${head?.keys ?? ""}`,
    note: clauses(told, locale),
    isFaulty: head === undefined && !isLeadership,
  };
}
