/**
 * Every act that may reach across tenants, and why. A test holds this list: adding a row is a decision that a
 * reviewer sees.
 */
export const acrossActs = {
  "audit.tellHome": "what is done under a grant is told to the tenant that the person comes from, too",
  "database.verify": "looks for documents whose tenant does not exist",
  "grants.candidates": "who of another tenant may be granted to review",
  "grants.mine": "papers of other tenants on which a person is granted to act",
  "indicatorEntries.readAbove": "what the tenants above offer in their indicator libraries",
  "organisation.progress": "how far the running cycles of the tenants below are: counts only",
  "organisation.readiness": "what the tenants below lack for the next cycle: counts only",
  "reorganisations.people": "who of a unit below may be chosen to go over to another: door plates only",
  "reorganisations.preview": "what a merger or split of units below would do, and what stands against it",
  "reorganisations.write":
    "units below are merged or split: people, departments and accounts go from one to another",
  "transfers.accept":
    "somebody whom one unit hands over and another accepts leaves there and comes here in one act",
  "tenants.countPeople": "whether a unit below that is to be removed has records of people: a count",
  "persons.join": "staff records of one account in several tenants are of one person",
  "users.readTrail": "sign-ins, refusals and acts of an account, in all units that it belongs to",
  "users.tell": "what is done to an account is told to all units that it belongs to",
} as const satisfies Record<string, string>;

export type AcrossAct = keyof typeof acrossActs;
