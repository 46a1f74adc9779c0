/** As whom a form is tried, and how it is looked at. */
export const roles = ["staff", "reviewer", "rater", "phone", "print"] as const;

export type Role = (typeof roles)[number];
