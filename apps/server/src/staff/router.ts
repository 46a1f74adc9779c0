import { registerImportKind } from "../imports/import-kind.ts";
import { makePerson } from "../persons/make-person.ts";
import { listContract, sealedContract } from "../rpc/list-contract.ts";
import { mutation } from "../rpc/mutation.ts";
import { nothing, procedure } from "../rpc/procedure.ts";
import { router } from "../rpc/trpc.ts";
import { seenSealed } from "../use-cases/documents/sealed-view.ts";
import { type WriteContract, writeUseCases } from "../use-cases/documents/write-documents.ts";
import { categoryColumns, departmentColumns, staffColumns } from "./columns.ts";
import { staffImport } from "./import/import-staff.ts";
import { categoryListing, departmentListing, staffListing } from "./listings.ts";
import { departments, staff, staffCategories } from "./model.ts";
import { namesInDepartment, namesInStaff } from "./names.ts";
import { readStaffInput } from "./read-staff-input.ts";
import {
  checkDepartmentReferences,
  checkStaff,
  refuseCategoryInUse,
  refuseDepartmentInUse,
} from "./references.ts";
import { tellStaffChanged } from "./staff-changed.ts";
import { updateStaffMany } from "./update-many.ts";

const departmentContract = {
  subject: "departments",
  repository: departments,
  input: "DepartmentInput",
  defaults: () => ({ order: 0 }),
  check: checkDepartmentReferences,
  names: namesInDepartment,
  checkRemove: refuseDepartmentInUse,
} as const;

export const departmentsRouter = router(
  listContract({ ...departmentContract, ...departmentListing, exported: departmentColumns }),
);

export const staffCategoriesRouter = router(
  listContract({
    subject: "staffCategories",
    repository: staffCategories,
    input: "StaffCategoryInput",
    defaults: () => ({ order: 0 }),
    checkRemove: refuseCategoryInUse,
    ...categoryListing,
    exported: categoryColumns,
  }),
);

const staffContract = {
  subject: "staff" as const,
  repository: staff,
  input: "StaffInput" as const,
  read: readStaffInput,
  defaults: async () => {
    const { id: personId } = await makePerson();
    return { personId, isLeader: false, state: "active" as const, statuses: [] };
  },
  check: async (person, before, caller) => {
    await checkStaff(person, before);
    if (before) await tellStaffChanged({ before, after: person, caller });
  },
  checkRemove: (before, caller) => tellStaffChanged({ before, caller }),
  names: namesInStaff,
} satisfies WriteContract<"Staff", "StaffInput">;

const departmentActs = writeUseCases(departmentContract);
const staffActs = writeUseCases(staffContract);

registerImportKind(
  staffImport({
    removeStaff: staffActs.remove,
    createDepartment: departmentActs.create,
    removeDepartment: departmentActs.remove,
    revisionOfDepartment: async (id) => (await departments.get(id)).revision,
  }),
);

export const staffRouter = router({
  ...listContract({ ...staffContract, ...staffListing, exported: staffColumns }),
  updateMany: mutation(updateStaffMany(staffActs.update)),
  ...sealedContract({ subject: "staff", repository: staff }),
  /** The caller's own record in this tenant; null where there is none. */
  own: procedure({ ability: ["reveal", "staff"], input: nothing }).query(async ({ ctx }) => {
    const { staffId } = ctx.actor;
    const person = staffId === undefined ? undefined : await staff.findOne({ _id: staffId });
    return person === undefined ? null : seenSealed("Staff", "staff", person, ctx);
  }),
});
