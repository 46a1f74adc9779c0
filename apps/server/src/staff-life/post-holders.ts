import type { PostHolders } from "@duheng/assessment";
import type { Assessment } from "@duheng/contracts";
import { staffWithRole } from "../identity/staff-with-role.ts";
import { allRelatives } from "../kinships/of-staff.ts";
import { activeAmong } from "../staff/active-among.ts";
import { listDepartments } from "../staff/lists.ts";

/** Who of the unit holds the posts of steps now: those who are here, and nobody over a relative. */
export async function presentHolders(): Promise<(subject: HeldFor) => PostHolders> {
  // One after the other: this is read in a transaction, too.
  const departments = new Map((await listDepartments()).map((one) => [one.id, one]));
  const mainLeaderIds = await activeAmong(await staffWithRole("main-leader"));
  const unitAdminIds = await activeAmong(await staffWithRole("unit-admin"));
  const heads = [...departments.values()].flatMap(({ headId, leaderInChargeId }) =>
    [headId, leaderInChargeId].filter((id) => id !== undefined),
  );
  const here = new Set(await activeAmong([...new Set(heads)]));
  const relatives = await allRelatives();
  const ifHere = (id: string | undefined) => (id !== undefined && here.has(id) ? id : undefined);
  return ({ staffId, departmentId }) => {
    const department = departments.get(departmentId);
    return {
      subjectId: staffId,
      headId: ifHere(department?.headId),
      leaderInChargeId: ifHere(department?.leaderInChargeId),
      mainLeaderIds,
      unitAdminIds,
      relativeIds: relatives.get(staffId) ?? [],
    };
  };
}

/** Of whom the posts are asked. */
export interface HeldFor {
  readonly staffId: string;
  readonly departmentId: string;
}

/** The same of a paper: the department is that of its cycle's beginning. */
export function heldForPaper({ subject, snapshot }: Pick<Assessment, "subject" | "snapshot">): HeldFor {
  return { staffId: subject.id, departmentId: snapshot.departmentId };
}
