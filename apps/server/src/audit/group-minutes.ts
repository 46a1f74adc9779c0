/** What is saved, searched or beaten all the time would bury what people look for in the trail: so long it is one entry. */
export const groupMinutes = 10;
