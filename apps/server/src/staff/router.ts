import { type Department, type Staff, type StaffCategory, validators } from "@duheng/contracts";
import { changedSince } from "../import-kinds/by-acts.ts";
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
import { leaveStaff } from "../staff-life/leave-staff.ts";
import { leavingAhead } from "../staff-life/leaving-ahead.ts";
import { moveStaff } from "../staff-life/move-staff.ts";
import { leavingOf, openWorkOf } from "../staff-life/open-work.ts";
import { reenterStaff } from "../staff-life/reenter-staff.ts";
import { beginStatus, endStatus } from "../staff-life/statuses.ts";
import { withdrawEvent } from "../staff-life/withdraw-event.ts";
import { retireUseCases } from "../use-cases/documents/retire-documents.ts";
import { seenSealed } from "../use-cases/documents/sealed-view.ts";
import { writeUseCases } from "../use-cases/documents/write-documents.ts";
import { perform } from "../use-cases/perform.ts";
import { categoryColumns, departmentColumns, staffColumns } from "./columns.ts";
import { departmentsInOrder, orderDepartments } from "./department-order.ts";
import { categoriesImport } from "./import/import-categories.ts";
import { departmentsImport } from "./import/import-departments.ts";
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
  reorder: mutation(orderDepartments),
  /** All of them, as reorder takes them. */
  inOrder: procedure({ ability: ["update", "departments"], input: nothing }).query(departmentsInOrder),
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

registerImportKind(departmentsImport(departmentActs));
registerImportKind(categoriesImport(writeUseCases(categoryContract)));
registerImportKind(
  staffImport({
    removeStaff: staffActs.remove,
    createDepartment: departmentActs.create,
    removeDepartment: departmentActs.remove,
    revisionOfDepartment: async (id) => (await departments.get(id)).revision,
    follow,
    check: checkStaff,
    leavingAhead,
    async lead(department, leaderInChargeId, caller) {
      const { revision } = await led(department, leaderInChargeId, caller);
      const before = department.leaderInChargeId ?? null;
      return { departmentId: department.id, leaderInChargeId: before, revision };
    },
    async leadAgain({ departmentId, leaderInChargeId, revision }, caller) {
      const department = await departments.get(departmentId);
      if (department.revision !== revision) throw changedSince();
      await led(department, leaderInChargeId ?? undefined, caller);
    },
  }),
);

/** The department with another leader in charge, or with none. */
async function led(department: Department, leader: string | undefined, caller: Caller): Promise<Department> {
  const { id, revision, name, order, headId } = department;
  const head = headId === undefined ? {} : { headId };
  const leaderInCharge = leader === undefined ? {} : { leaderInChargeId: leader };
  await perform(departmentActs.update, { id, revision, name, order, ...head, ...leaderInCharge }, caller);
  return departments.get(id);
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
