import {
  assessmentStateWords,
  cycleStateWords,
  formStateWords,
  frequencyWords,
  gradeWords,
  labelsOf,
  staffStateWords,
  staffStatusWords,
} from "@duheng/contracts/words";
import type { SameKeys } from "./message-types.ts";
import type { zh } from "./words.zh.ts";

export const en: SameKeys<typeof zh> = {
  grade: labelsOf(gradeWords, "en"),
  role: {
    "city-admin": "City administrator",
    "banner-admin": "Banner administrator",
    "unit-admin": "Unit administrator",
    "main-leader": "Main leader",
    "leader-in-charge": "Leader in charge",
    "section-head": "Head of section",
    staff: "Staff",
    auditor: "Auditor",
    "system-admin": "System administrator",
    "security-admin": "Security administrator",
  },
  tenantKind: { city: "City", banner: "Banner or district", unit: "Unit" },
  assessmentState: labelsOf(assessmentStateWords, "en"),
  cycleState: labelsOf(cycleStateWords, "en"),
  formState: labelsOf(formStateWords, "en"),
  publicationState: { active: "Available", superseded: "Newer version out", retired: "Retired" },
  stepBy: {
    self: "The person",
    "section-head": "Head of section",
    "leader-in-charge": "Leader in charge",
    "main-leader": "Main leader",
    "unit-admin": "Unit administrator",
  },
  frequency: labelsOf(frequencyWords, "en"),
  rounding: { floor: "Round down", "half-up": "Round half up", ceiling: "Round up" },
  quotaGroup: { unit: "Whole unit", department: "Per department", category: "Per category" },
  staffState: labelsOf(staffStateWords, "en"),
  staffStatus: labelsOf(staffStatusWords, "en"),
};
