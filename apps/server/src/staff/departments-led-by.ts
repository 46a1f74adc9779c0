import { departments } from "./model.ts";

/** The departments of the present tenant that a person leads: as leader in charge, and as head of section. */
export async function departmentsLedBy(staffId: string): Promise<{ inChargeOf: string[]; headOf: string[] }> {
  const led = await departments.find({ $or: [{ leaderInChargeId: staffId }, { headId: staffId }] });
  return {
    inChargeOf: led.filter((one) => one.leaderInChargeId === staffId).map((one) => one.id),
    headOf: led.filter((one) => one.headId === staffId).map((one) => one.id),
  };
}
