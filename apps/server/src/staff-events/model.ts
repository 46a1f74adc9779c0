import { modelOf } from "../database/model.ts";
import { repositoryOf } from "../database/repository.ts";

export const StaffEventModel = modelOf("StaffEvent", {
  collection: "staff_events",
  indexes: [
    // A person's line of time.
    { on: { staffId: 1, on: -1, _id: -1 } },
    // What is planned, by its day.
    { on: { state: 1, on: 1 } },
  ],
});

export const staffEvents = repositoryOf("StaffEvent", StaffEventModel);
