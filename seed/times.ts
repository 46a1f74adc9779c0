/** When the documents of the organisation were made. */
const created = { createdAt: at("2026-03-02"), updatedAt: at("2026-03-02") };

/** A moment of a day in the city's time zone. */
export function at(day: string, time = "09:00:00"): string {
  return `${day}T${time}+08:00`;
}

/** First revision, as every document of the seed has it. */
export const fresh = { revision: 1, ...created };
