/** Of a job that is told nothing. */
export const noInput = { parse: (): Record<string, never> => ({}) };
