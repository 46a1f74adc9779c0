import { mongo } from "mongoose";
import { mongoose } from "./mongoose.ts";

/** Indexes of earlier releases whose work others do by now, by collection: each would cost with every write. */
const superseded: Readonly<Record<string, readonly string[]>> = {
  tenants: ["path_1_name_1"],
  memberships: ["tenantId_1"],
  departments: ["tenantId_1_order_1"],
  staff_categories: ["tenantId_1_order_1"],
  staff: ["tenantId_1_departmentId_1", "tenantId_1_categoryId_1", "tenantId_1_personId_1"],
  forms: ["tenantId_1_updatedAt_-1"],
  form_presences: ["tenantId_1_formId_1"],
  indicator_entries: ["tenantId_1_indicator.code_1"],
  publications: ["ownerTenantId_1_formId_1_version_1", "state_1_sharedAt_-1"],
  assessments: [
    "tenantId_1_userId_1_period_-1",
    "tenantId_1_quotaGroupId_1",
    "tenantId_1_subject.id_1_period_-1",
  ],
  grants: ["homeTenantId_1_staffId_1_state_1_until_1", "ownerTenantId_1_assessmentIds_1"],
  jobs: ["isOpen_1_turnAt_1", "tenantId_1_enqueuedAt_-1"],
  audit_entries: ["tenantId_1_at_-1", "tenantId_1_target.id_1_at_-1"],
};

/** Takes away what others have replaced; of what is not there nothing is said. */
export async function dropSuperseded(): Promise<void> {
  const database = mongoose.connection.getClient().db(mongoose.connection.name);
  for (const [collection, names] of Object.entries(superseded)) {
    for (const index of names) {
      try {
        await database.collection(collection).dropIndex(index);
      } catch (error) {
        if (!isAbsent(error)) throw error;
      }
    }
  }
}

/** NamespaceNotFound, IndexNotFound; the other process that starts at the same time was first. */
function isAbsent(error: unknown): boolean {
  return error instanceof mongo.MongoServerError && (error.code === 26 || error.code === 27);
}
