import {
  type BilingualText,
  type Department,
  type Staff,
  type StaffCategory,
  validators,
} from "@duheng/contracts";
import { AppError } from "../errors/app-error.ts";
import { registerImportKind } from "../import-kinds/import-kind.ts";
import { refuseCategoryInUse } from "../in-use/category-uses.ts";
import { refuseDepartmentInUse } from "../in-use/department-uses.ts";
import { refusePersonInUse } from "../in-use/staff-uses.ts";
import { forgetKinships } from "../kinships/of-staff.ts";
import type { Caller } from "../permissions/caller.ts";
import { makePerson } from "../persons/make-person.ts";
import { listContract, sealedContract } from "../rpc/list-contract.ts";
import { mutation } from "../rpc/mutation.ts";
import { nothing, procedure } from "../rpc/procedure.ts";
import { router } from "../rpc/trpc.ts";
import { eventsOf } from "../staff-events/of-person.ts";
import { forgetEvents } from "../staff-events/record.ts";
import { followRecord } from "../staff-life/follow-record.ts";
import { handOver } from "../staff-life/hand-over.ts";
import { refuseLastOfRole } from "../staff-life/last-of-role.ts";
import { leaveStaff } from "../staff-life/leave-staff.ts";
import { moveStaff } from "../staff-life/move-staff.ts";
import { leavingOf, openWorkOf } from "../staff-life/open-work.ts";
import { reenterStaff } from "../staff-life/reenter-staff.ts";
import { beginStatus, endStatus } from "../staff-life/statuses.ts";
import { withdrawEvent } from "../staff-life/withdraw-event.ts";
import { retireUseCases } from "../use-cases/documents/retire-documents.ts";
import { seenSealed } from "../use-cases/documents/sealed-view.ts";
import { writeUseCases } from "../use-cases/documents/write-documents.ts";
import { categoryColumns, departmentColumns, staffColumns } from "./columns.ts";
import { staffImport } from "./import/import-staff.ts";
import { categoryListing, departmentListing, staffListing } from "./listings.ts";
import { departments, staff, staffCategories } from "./model.ts";
import { namesInDepartment, namesInStaff } from "./names.ts";
import { readStaffInput } from "./read-staff-input.ts";
import { checkDepartmentReferences, checkStaff, refuseWithPeople } from "./references.ts";
import { tellStaffChanged } from "./staff-changed.ts";
import { updateStaffMany } from "./update-many.ts";

const departmentContract = {
  subject: "departments",
  repository: departments,
  input: "DepartmentInput",
  defaults: () => ({ order: 0, state: "active" as const }),
  check: checkDepartmentReferences,
  names: namesInDepartment,
  checkRemove: refuseDepartmentInUse,
  checkRetire: ({ id }: Department) => refuseWithPeople({ departmentId: id }),
} as const;

const retireDepartment = retireUseCases(departmentContract);

export const departmentsRouter = router({
  ...listContract({ ...departmentContract, ...departmentListing, exported: departmentColumns }),
  retire: mutation(retireDepartment.retire),
  restore: mutation(retireDepartment.restore),
});

const categoryContract = {
  subject: "staffCategories",
  repository: staffCategories,
  input: "StaffCategoryInput",
  defaults: () => ({ order: 0, state: "active" as const }),
  checkRemove: refuseCategoryInUse,
  checkRetire: ({ id }: StaffCategory) => refuseWithPeople({ categoryId: id }),
} as const;

const retireCategory = retireUseCases(categoryContract);

export const staffCategoriesRouter = router({
  ...listContract({ ...categoryContract, ...categoryListing, exported: categoryColumns }),
  retire: mutation(retireCategory.retire),
  restore: mutation(retireCategory.restore),
});

const staffContract = {
  subject: "staff" as const,
  repository: staff,
  input: "StaffInput" as const,
  read: readStaffInput,
  defaults: async () => {
    const { id: personId } = await makePerson();
    return { personId, isLeader: false, state: "active" as const, statuses: [] };
  },
  check: (person: Staff, before: Staff | undefined) => checkStaff(person, before),
  updated: (after: Staff, before: Staff, caller: Caller) => follow(after, before, caller),
  names: namesInStaff,
  checkRemove: async (person: Staff, caller: Caller) => {
    await refusePersonInUse(person);
    await forgetEvents(person.id);
    await forgetKinships(person.id);
    await tellStaffChanged({ before: person, actor: caller.actor });
  },
} as const;

const departmentActs = writeUseCases(departmentContract);
const staffActs = writeUseCases(staffContract);

registerImportKind(
  staffImport({
    removeStaff: staffActs.remove,
    createDepartment: departmentActs.create,
    removeDepartment: departmentActs.remove,
    revisionOfDepartment: async (id) => (await departments.get(id)).revision,
    follow,
    check: checkStaff,
    whyStaying,
  }),
);

/** Whoever has something to hand over leaves by the act that hands it over. */
async function whyStaying(person: Staff, { actor }: Caller): Promise<BilingualText | undefined> {
  if (person.userId === actor.userId)
    return {
      zh: "不能把自己记为已离开，请由另一位管理员办理",
      en: "nobody marks himself as left: ask another administrator",
    };
  const { departments: led, papers } = await openWorkOf({ staffId: person.id });
  if (led.length + papers > 0)
    return {
      zh: "还负责科室或有未办的评鉴，请在其人员档案中办理“离开”并指定接手人",
      en: "leads a department or has reviews to do: let this person leave in the person's file, with a successor",
    };
  return refusalOf(() => refuseLastOfRole(person));
}

async function refusalOf(work: () => Promise<unknown>): Promise<BilingualText | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (error instanceof AppError) return error.text;
    throw error;
  }
}

/** What follows from a record that was changed as a whole, in its transaction. */
async function follow(
  after: Staff,
  before: Staff,
  caller: Caller,
  how?: { readonly isUndo: true },
): Promise<void> {
  await followRecord(after, before, caller.actor);
  await tellStaffChanged({ before, after, actor: caller.actor, ...how });
}

export const staffRouter = router({
  ...listContract({ ...staffContract, ...staffListing, exported: staffColumns }),
  updateMany: mutation(updateStaffMany(staffActs.update)),
  leave: mutation(leaveStaff),
  reenter: mutation(reenterStaff),
  move: mutation(moveStaff),
  beginStatus: mutation(beginStatus),
  endStatus: mutation(endStatus),
  handOver: mutation(handOver),
  withdrawEvent: mutation(withdrawEvent),
  /** What happened to somebody, and what is planned, along a line. */
  events: procedure({ ability: ["update", "staff"], input: validators.GetInput }).query(({ input }) =>
    eventsOf(input.id),
  ),
  /** What somebody would leave behind on a day: what others would have to take over, and which own papers end. */
  leaving: procedure({ ability: ["update", "staff"], input: validators.LeavingInput }).query(({ input }) =>
    leavingOf(input),
  ),
  openWork: procedure({ ability: ["update", "staff"], input: validators.OpenWorkInput }).query(({ input }) =>
    openWorkOf(input),
  ),
  ...sealedContract({ subject: "staff", repository: staff }),
  /** The caller's own record in this tenant; null where there is none. */
  own: procedure({ ability: ["reveal", "staff"], input: nothing }).query(async ({ ctx }) => {
    const { staffId } = ctx.actor;
    const person = staffId === undefined ? undefined : await staff.findOne({ _id: staffId });
    return person === undefined ? null : seenSealed("Staff", "staff", person, ctx);
  }),
});
