import type { SameKeys } from "../i18n/message-types.ts";
import type { zh } from "./messages.zh.ts";

export const en: SameKeys<typeof zh> = {
  hint: "People whom other units hand over: once accepted they have left there and have a record here.",
  empty: "Nobody waits to be accepted",
  emptyHint: "Somebody of this unit is handed over in his file.",
  from: "{unit} · {position}",
  terms: "From {day} on · {reason} · offered by {name}",
  withNumber: "The identity number comes along",
  withoutNumber: "Nothing sealed comes along: no identity number, no phone",
  accept: {
    action: "Accept",
    title: "Accept “{name}”",
    text: "Choose department and category. In the other unit he has left from then on, and a successor there takes over.",
    number: "Staff number",
    confirm: "Accept",
    done: "Accepted",
  },
  refuse: {
    action: "Refuse",
    title: "Refuse “{name}”?",
    reason: "Reason",
    confirm: "Refuse",
    done: "Given back",
  },
  offer: {
    title: "Hand “{name}” to another unit",
    text: "Once accepted he has left here, and all papers stay; there he has a record that points to the same person.",
    day: "First day in the other unit",
    dayHint: "From this day on no more of this unit",
    reason: "Why",
    number: "The identity number goes along (sealed)",
    confirm: "Offer",
    done: "Offered; it waits for the other unit",
  },
  offered: {
    title: "Between units",
    to: "To {unit}, from {day} on",
    refusal: "Why not: {reason}",
    withdraw: "Take back",
    withdrawTitle: "Take back the offer to {unit}?",
    withdrawn: "Taken back",
  },
};
