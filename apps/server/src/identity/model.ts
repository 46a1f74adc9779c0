import { modelOf } from "../database/model.ts";
import { repositoryOf } from "../database/repository.ts";

const MembershipModel = modelOf("Membership", {
  collection: "memberships",
  scope: "global",
  indexes: [
    { on: { userId: 1, tenantId: 1 }, unique: true },
    { on: { userId: 1, createdAt: 1, _id: 1 } },
    { on: { tenantId: 1, createdAt: 1, _id: 1 } },
    { on: { roles: 1 } },
    // A staff record is of one account.
    { on: { tenantId: 1, staffId: 1 }, unique: true, partial: { staffId: { $exists: true } } },
  ],
});

export const memberships = repositoryOf("Membership", MembershipModel);
